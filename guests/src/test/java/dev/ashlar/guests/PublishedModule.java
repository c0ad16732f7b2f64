package dev.ashlar.guests;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Module;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A module as its makers published it, compiled to the last function; closing it prints what each step took. */
final class PublishedModule implements AutoCloseable {
    private final String name;
    private final Engine engine;
    private final Module module;
    private final List<String> times = new ArrayList<>();

    PublishedModule(String name, NpmFile file) throws IOException, InterruptedException {
        this(name, file, EngineConfig.DEFAULT);
    }

    PublishedModule(String name, NpmFile file, EngineConfig config) throws IOException, InterruptedException {
        byte[] bytes = file.fetch();
        this.name = name;
        this.engine = Engine.create(config);
        this.module = timed("decode and validate", () -> engine.compile(bytes, name));
        timed("compile", () -> {
            module.compileAll();
            return module;
        });
    }

    <T> T timed(String what, Callable<T> step) {
        long start = System.nanoTime();
        try {
            T result = step.call();
            times.add(what + " %,d ms".formatted((System.nanoTime() - start) / 1_000_000));
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    Module module() {
        return module;
    }

    @Override
    public void close() {
        engine.close();
        System.out.printf(Locale.ROOT, "%s: %s%n", name, String.join(", ", times));
    }
}
