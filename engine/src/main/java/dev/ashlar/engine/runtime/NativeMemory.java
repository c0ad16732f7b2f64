package dev.ashlar.engine.runtime;

import dev.ashlar.engine.ResourceLimitException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses outside of the Java heap that are zeros, and take room only where somebody has written (decision 0123). On Linux, where the
 * module may use native access, from {@code mmap}; elsewhere a private mapping of a file that is all hole and has no name any more:
 * what is written to it goes to memory of the process, never to the file.
 */
final class NativeMemory {
    /** What nobody closed is freed once it cannot be reached. */
    static final Cleaner FORGOTTEN = Cleaner.create();

    /** Each takes one of the 65,530 that the kernel gives a process. */
    private static final int MOST = 4096;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final int READ_WRITE = 1 | 2;
    private static final int PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;

    private NativeMemory() {}

    /** Only where native access is enabled, so that the JVM has nothing to warn of. */
    @SuppressWarnings("restricted")
    private static final class Mapping {
        private static final MethodHandle MMAP = handle(
                "mmap",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG));
        private static final MethodHandle MUNMAP = handle(
                "munmap", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

        private static MethodHandle handle(String name, FunctionDescriptor type) {
            Linker linker = Linker.nativeLinker();
            SymbolLookup symbols = linker.defaultLookup();
            return linker.downcallHandle(symbols.findOrThrow(name), type);
        }

        static MemorySegment map(long bytes, Arena arena) {
            long base;
            try {
                base = (long) MMAP.invokeExact(0L, bytes, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, -1, 0L);
            } catch (Throwable e) {
                throw new IllegalStateException("mmap could not be called", e);
            }
            if (base == -1) {
                throw refused(bytes, "mmap failed");
            }
            return MemorySegment.ofAddress(base).reinterpret(bytes, arena, gone -> unmap(base, bytes));
        }

        private static void unmap(long base, long bytes) {
            try {
                int ignored = (int) MUNMAP.invokeExact(base, bytes);
            } catch (Throwable e) {
                throw new IllegalStateException("munmap could not be called", e);
            }
        }
    }

    /**
     * Reserves so many bytes until the arena is closed; {@link #released} comes after that.
     *
     * @throws ResourceLimitException when the system has not so many addresses, or there are too many such memories
     */
    static MemorySegment reserve(long bytes, Arena arena) {
        if (COUNT.incrementAndGet() > MOST) {
            COUNT.decrementAndGet();
            throw new ResourceLimitException("there are %d memories outside of the Java heap".formatted(MOST));
        }
        try {
            return bytes == 0
                    ? MemorySegment.NULL.asSlice(0, 0)
                    : isNative() ? Mapping.map(bytes, arena) : hole(bytes, arena);
        } catch (RuntimeException e) {
            COUNT.decrementAndGet();
            throw e;
        }
    }

    static void released() {
        COUNT.decrementAndGet();
    }

    private static boolean isNative() {
        return NativeMemory.class.getModule().isNativeAccessEnabled()
                && System.getProperty("os.name").equals("Linux");
    }

    /** Where native access is not enabled. */
    static MemorySegment hole(long bytes, Arena arena) {
        try {
            Path file = Files.createTempFile("ashlar", ".memory");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.PRIVATE, 0, bytes, arena);
            }
        } catch (IOException | OutOfMemoryError e) {
            throw refused(bytes, e.toString());
        }
    }

    private static ResourceLimitException refused(long bytes, String reason) {
        return new ResourceLimitException("no %d bytes of addresses for a memory: %s".formatted(bytes, reason));
    }
}
