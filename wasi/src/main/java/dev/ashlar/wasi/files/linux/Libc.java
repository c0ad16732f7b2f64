package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.ashlar.wasi.files.FileException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The functions of the C library that this package needs; all but {@link #close} turn {@code errno} into an exception. */
@SuppressWarnings("restricted")
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final long SYS_OPENAT2 = 437;
    private static final long OPEN_HOW_BYTES = 24;
    private static final int RWF_APPEND = 0x10;

    private static final MethodHandle SYSCALL_OPENAT2 = LINKER.downcallHandle(
            address("syscall"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
            Linker.Option.captureCallState("errno"),
            Linker.Option.firstVariadicArg(1));
    private static final MethodHandle CLOSE = plain("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle STATX = plain("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle MKDIRAT = plain("mkdirat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle UNLINKAT = plain("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle RENAMEAT = plain("renameat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private static final MethodHandle LINKAT =
            plain("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SYMLINKAT = plain("symlinkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private static final MethodHandle READLINKAT =
            plain("readlinkat", JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle UTIMENSAT = plain("utimensat", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    private static final MethodHandle FUTIMENS = plain("futimens", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle READ = plain("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = plain("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle PREAD = plain("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle PWRITE = plain("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle PWRITEV2 =
            plain("pwritev2", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle FTRUNCATE = plain("ftruncate", JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle FALLOCATE =
            plain("fallocate", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle FSYNC = plain("fsync", JAVA_INT, JAVA_INT);
    private static final MethodHandle FDATASYNC = plain("fdatasync", JAVA_INT, JAVA_INT);
    private static final MethodHandle GETDENTS = plain("getdents64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);

    private Libc() {}

    /** {@code openat2}: opens; {@code resolve} says how far the path may lead. */
    static int openat2(int directory, String path, long flags, int mode, long resolve) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment how = arena.allocate(OPEN_HOW_BYTES, 8);
            how.set(JAVA_LONG, 0, flags);
            how.set(JAVA_LONG, 8, mode);
            how.set(JAVA_LONG, 16, resolve);
            MemorySegment name = Names.toNative(path, arena);
            return (int) check(
                    (long) SYSCALL_OPENAT2.invokeExact(state, SYS_OPENAT2, directory, name, how, OPEN_HOW_BYTES),
                    state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void close(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(arena.allocate(STATE), descriptor);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void statx(int descriptor, String path, int flags, int mask, MemorySegment target) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment name = Names.toNative(path, arena);
            check((int) STATX.invokeExact(state, descriptor, name, flags, mask, target), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void mkdirat(int directory, String name, int mode) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) MKDIRAT.invokeExact(state, directory, Names.toNative(name, arena), mode), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void unlinkat(int directory, String name, int flags) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) UNLINKAT.invokeExact(state, directory, Names.toNative(name, arena), flags), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void renameat(int directory, String name, int newDirectory, String newName) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment from = Names.toNative(name, arena);
            MemorySegment to = Names.toNative(newName, arena);
            check((int) RENAMEAT.invokeExact(state, directory, from, newDirectory, to), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void linkat(int directory, String name, int newDirectory, String newName) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment from = Names.toNative(name, arena);
            MemorySegment to = Names.toNative(newName, arena);
            check((int) LINKAT.invokeExact(state, directory, from, newDirectory, to, 0), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void symlinkat(String target, int directory, String name) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment to = Names.toNative(target, arena);
            check((int) SYMLINKAT.invokeExact(state, to, directory, Names.toNative(name, arena)), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static int readlinkat(int directory, String name, MemorySegment target) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment link = Names.toNative(name, arena);
            return (int) check((long) READLINKAT.invokeExact(state, directory, link, target, target.byteSize()), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void utimensat(int directory, String name, MemorySegment times, int flags) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) UTIMENSAT.invokeExact(state, directory, Names.toNative(name, arena), times, flags), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void futimens(int descriptor, MemorySegment times) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) FUTIMENS.invokeExact(state, descriptor, times), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static int read(int descriptor, MemorySegment buffer, long length) throws FileException {
        return transfer(READ, descriptor, buffer, length);
    }

    static int write(int descriptor, MemorySegment buffer, long length) throws FileException {
        return transfer(WRITE, descriptor, buffer, length);
    }

    private static int transfer(MethodHandle function, int descriptor, MemorySegment buffer, long length)
            throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return (int) check((long) function.invokeExact(state, descriptor, buffer, length), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static int pread(int descriptor, MemorySegment buffer, long length, long position) throws FileException {
        return transfer(PREAD, descriptor, buffer, length, position);
    }

    static int pwrite(int descriptor, MemorySegment buffer, long length, long position) throws FileException {
        return transfer(PWRITE, descriptor, buffer, length, position);
    }

    private static int transfer(MethodHandle function, int descriptor, MemorySegment buffer, long length, long position)
            throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return (int) check((long) function.invokeExact(state, descriptor, buffer, length, position), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Writes at the end, wherever that is when the kernel gets to it. */
    static int append(int descriptor, MemorySegment buffer, long length) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment vector = arena.allocate(16, 8);
            vector.set(ADDRESS, 0, buffer);
            vector.set(JAVA_LONG, 8, length);
            return (int) check((long) PWRITEV2.invokeExact(state, descriptor, vector, 1, 0L, RWF_APPEND), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void ftruncate(int descriptor, long size) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) FTRUNCATE.invokeExact(state, descriptor, size), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void fallocate(int descriptor, long position, long length) throws FileException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) FALLOCATE.invokeExact(state, descriptor, 0, position, length), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static void fsync(int descriptor, boolean metadata) throws FileException {
        MethodHandle function = metadata ? FSYNC : FDATASYNC;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            check((int) function.invokeExact(state, descriptor), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Reads raw directory entries; 0 at the end. */
    static int getdents(int descriptor, MemorySegment buffer) throws FileException {
        return transfer(GETDENTS, descriptor, buffer, buffer.byteSize());
    }

    private static long check(long result, MemorySegment state) throws FileException {
        if (result < 0) {
            throw Errno.exception((int) ERRNO.get(state, 0L));
        }
        return result;
    }

    /** Method handles declare {@link Throwable}; only ours can come out. */
    private static FileException failed(Throwable thrown) {
        return switch (thrown) {
            case FileException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        };
    }

    private static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                address(name), FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
    }

    private static MemorySegment address(String name) {
        return SYMBOLS.find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }
}
