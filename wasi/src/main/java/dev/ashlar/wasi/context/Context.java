package dev.ashlar.wasi.context;

import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.streams.InputPump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Grants come to life. Used by one thread at a time, as its store is, or by several with its lock. */
public final class Context implements WasiContext {
    private final Grants grants;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<OpenPreopen> preopens = new ArrayList<>();
    private final InputPump input;
    private final Clock clock;
    private final RandomSource random;
    private final Quotas quotas;
    private final Map<Class<?>, AutoCloseable> parts = new HashMap<>();

    /** A directory that was open before the guest started. */
    public record OpenPreopen(Directory directory, String name) {}

    public Context(Grants grants) throws IOException {
        this.grants = grants;
        this.input = new InputPump(grants.streams().input());
        this.clock = Clock.of(grants.clock());
        this.random = RandomSource.of(grants.random());
        this.quotas = Quotas.of(grants.limits());
        long ignored = quotas.openFiles().takeUpTo(grants.preopens().size());
        try {
            for (Preopen preopen : grants.preopens()) {
                preopens.add(
                        new OpenPreopen(HostDirectories.open(preopen.host(), preopen.writable()), preopen.guest()));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** For guests on several threads, which use it in turn. */
    public ReentrantLock lock() {
        return lock;
    }

    @Override
    public Grants grants() {
        return grants;
    }

    public List<OpenPreopen> preopens() {
        return preopens;
    }

    public InputPump input() {
        return input;
    }

    public Clock clock() {
        return clock;
    }

    public RandomSource random() {
        return random;
    }

    public Quotas quotas() {
        return quotas;
    }

    /** What one version of WASI keeps for this guest: made when first asked for, closed with the context. */
    public <T extends AutoCloseable> T part(Class<T> type, Function<Context, T> make) {
        AutoCloseable part = parts.get(type);
        if (part == null) {
            part = make.apply(this);
            parts.put(type, part);
        }
        return type.cast(part);
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts.values()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close what the guest had open", e);
            }
        }
        parts.clear();
        preopens.forEach(preopen -> preopen.directory().close());
    }
}
