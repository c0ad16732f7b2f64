package dev.ashlar.wasi;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads for one program of WASI 0.1: {@code wasi.thread-spawn} starts a thread that has an instance of the module in a store of its
 * own, with the same memory.
 *
 * {@snippet :
 * var threads = new WasiThreads(module, 8, () -> engine.newStore(config), Thread.ofPlatform().factory());
 * Linker linker = threads.define(engine.newLinker(), main);
 * Instance program = linker.instantiate(main, module);
 * threads.run(() -> program.function("_start").call());
 * }
 *
 * <p>The program ends when its first thread returns, or any of them exits or traps: the others are cancelled. A
 * thread that is to be one more than granted is not started, which the guest is told. Functions of WASI are carried out one at a time,
 * but for their waiting; the stores' data may be one {@link WasiContext}.
 *
 * @see <a href="https://github.com/WebAssembly/wasi-threads">wasi-threads</a>
 */
public final class WasiThreads {
    /** What guests import {@code thread-spawn} from. */
    public static final String MODULE = "wasi";

    private static final String SPAWN = "thread-spawn";
    private static final String START = "wasi_thread_start";
    private static final FunctionType SPAWN_TYPE = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));

    /** {@code errno.again}, negative as all failures are. */
    private static final int AGAIN = -6;

    private static final int MOST_IDS = (1 << 29) - 1;

    private final Module module;
    private final int most;
    private final Supplier<Store> stores;
    private final ThreadFactory factory;
    private final Set<Store> open = new HashSet<>();
    private @Nullable Linker linker;
    private @Nullable Store first;
    private int running;
    private int lastId;
    private boolean ended;
    private @Nullable Throwable failure;

    /**
     * @param most threads at a time, beside the first
     * @param stores makes the store of one more thread; its data is as for {@link Preview1}
     * @param factory makes the threads, each with the stack that {@link dev.ashlar.engine.EngineConfig#maxStackBytes} asks for
     */
    public WasiThreads(Module module, int most, Supplier<Store> stores, ThreadFactory factory) {
        if (most < 0) {
            throw new IllegalArgumentException("a negative number of threads: " + most);
        }
        this.module = module;
        this.most = most;
        this.stores = stores;
        this.factory = factory;
    }

    /** Whether a module asks for threads. */
    public static boolean areWanted(Module module) {
        return module.imports().stream()
                .anyMatch(wanted ->
                        wanted.module().equals(MODULE) && wanted.name().equals(SPAWN));
    }

    /**
     * Defines what the module imports of WASI 0.1, the shared memories that it imports, and {@code wasi.thread-spawn}. Nothing may be
     * added to the linker once the program runs.
     *
     * @param main the store of the first thread, which pays for the memories
     */
    public Linker define(Linker target, Store main) {
        WasiProvider.get().definePreview1ForThreads(target, module);
        for (ImportType wanted : module.imports()) {
            if (wanted.type() instanceof MemoryType type && type.shared()) {
                target.define(wanted.module(), wanted.name(), main.newMemory(type));
            }
        }
        target.function(MODULE, SPAWN, SPAWN_TYPE, (context, arguments) ->
                new Object[] {spawn((int) Objects.requireNonNull(arguments[0]))});
        linker = target;
        synchronized (this) {
            first = main;
            open.add(main);
        }
        return target;
    }

    /**
     * Runs the first thread, and ends the others when it is over.
     *
     * @throws ExitException when any thread exits
     * @throws Trap of the thread that trapped first
     */
    public void run(Runnable main) {
        try {
            main.run();
            endFirst(null);
        } catch (RuntimeException | Error e) {
            endFirst(e);
        }
        join();
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private synchronized int spawn(int argument) {
        if (ended || running >= most || lastId >= MOST_IDS) {
            return AGAIN;
        }
        int id = lastId + 1;
        running++;
        boolean started = false;
        try {
            factory.newThread(() -> live(id, argument)).start();
            started = true;
            lastId = id;
        } finally {
            running -= started ? 0 : 1;
        }
        return id;
    }

    private void live(int id, int argument) {
        try (Store store = stores.get()) {
            try {
                if (enter(store)) {
                    instantiate(store).function(START).call(id, argument);
                }
            } finally {
                leave(store);
            }
        } catch (Throwable e) {
            end(e instanceof Trap trap ? named(trap, id) : e);
        } finally {
            over();
        }
    }

    private static Trap named(Trap trap, int id) {
        String detail = trap.detail().isEmpty() ? "" : trap.detail() + ", ";
        Trap named = new Trap(trap.code(), detail + "in thread " + id, trap);
        named.setStackTrace(trap.getStackTrace());
        return named;
    }

    private Instance instantiate(Store store) {
        Linker defined = Objects.requireNonNull(linker, "define comes first");
        return defined.instantiate(store, module);
    }

    private synchronized boolean enter(Store store) {
        if (!ended) {
            open.add(store);
        }
        return !ended;
    }

    private synchronized void leave(Store store) {
        open.remove(store);
    }

    private synchronized void endFirst(@Nullable Throwable cause) {
        if (first != null) {
            open.remove(first);
        }
        end(cause);
    }

    /** The first to end decides how the program ends. */
    private synchronized void end(@Nullable Throwable cause) {
        if (!ended) {
            ended = true;
            failure = cause;
            open.forEach(Store::cancel);
        }
    }

    private synchronized void over() {
        running--;
        notifyAll();
    }

    private synchronized void join() {
        boolean interrupted = false;
        while (running > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
