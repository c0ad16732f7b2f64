package dev.ashlar.guests;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Store;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * An instance of a published module. Functions that it imports get their types from the module; those that the test does
 * not give trap with their name.
 */
final class Guest implements AutoCloseable {
    private final PublishedModule published;
    private final Store store;
    private final Linker linker;
    private Instance instance;
    private Memory memory;

    /** What a host function does: takes the arguments, returns the result or null where there is none. */
    interface Body {
        Object call(Object[] arguments) throws Exception;
    }

    Guest(PublishedModule published) {
        this.published = published;
        this.store = published.module().engine().newStore();
        this.linker = published.module().engine().newLinker().trapMissing();
    }

    /** Runs a step on a thread of its own with that much stack. */
    static <T> T onDeepStack(long bytes, Callable<T> step) throws Exception {
        FutureTask<T> task = new FutureTask<>(step);
        new Thread(null, task, "deep", bytes).start();
        return task.get();
    }

    Store store() {
        return store;
    }

    Linker linker() {
        return linker;
    }

    Guest host(String importModule, String importName, Body body) {
        FunctionType type = published.module().imports().stream()
                .filter(i -> i.module().equals(importModule) && i.name().equals(importName))
                .map(i -> (FunctionType) i.type())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        published.name() + " imports no " + importModule + "." + importName));
        linker.function(importModule, importName, type, (context, arguments) -> {
            Object result = body.call(arguments);
            return type.results().isEmpty() ? new Object[0] : new Object[] {result};
        });
        return this;
    }

    void instantiate() {
        instance = published.timed("instantiate", () -> linker.instantiate(store, published.module()));
    }

    /** For a guest that imports its memory. */
    void useMemory(Memory imported) {
        memory = imported;
    }

    void useMemory(String export) {
        memory = instance.memory(export);
    }

    Memory memory() {
        return memory;
    }

    /** The one result of an exported function, or null where it has none. */
    Object call(String export, Object... arguments) {
        Object[] results = instance.function(export).call(arguments);
        return results.length == 0 ? null : results[0];
    }

    int callInt(String export, Object... arguments) {
        return (int) call(export, arguments);
    }

    String text(int address, int length) {
        return new String(memory.read(Integer.toUnsignedLong(address), length), StandardCharsets.UTF_8);
    }

    /** Text that a zero ends. */
    String text(int address) {
        long start = Integer.toUnsignedLong(address);
        long end = start;
        while (memory.readByte(end) != 0) {
            end++;
        }
        return text(address, (int) (end - start));
    }

    /** Emscripten's {@code emscripten_resize_heap}: 1 where the memory could grow to that many bytes. */
    int growTo(Object bytes) {
        long missing = Integer.toUnsignedLong((int) bytes) - memory.size();
        return memory.grow(Math.ceilDiv(missing, Memory.PAGE_SIZE)) < 0 ? 0 : 1;
    }

    /** WASI's {@code environ_sizes_get} where there are no variables. */
    int noEnvironment(Object[] addresses) {
        memory.writeInt((int) addresses[0], 0);
        memory.writeInt((int) addresses[1], 0);
        return 0;
    }

    @Override
    public void close() {
        store.close();
    }
}
