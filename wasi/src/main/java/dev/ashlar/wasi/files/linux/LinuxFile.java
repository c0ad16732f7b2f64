package dev.ashlar.wasi.files.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.FileTime;
import dev.ashlar.wasi.files.OpenMode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** A file as a descriptor. What is not a regular file has no positions. */
final class LinuxFile implements FileHandle {
    private final Descriptor descriptor;
    private final boolean regular;
    private final boolean readable;
    private final boolean writable;
    private volatile boolean append;

    LinuxFile(Descriptor descriptor, boolean regular, OpenMode mode) {
        this.descriptor = descriptor;
        this.regular = regular;
        this.readable = mode.read();
        this.writable = mode.write();
        this.append = mode.append();
    }

    @Override
    public boolean readable() {
        return readable;
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public boolean append() {
        return append;
    }

    @Override
    public void setAppend(boolean newAppend) {
        append = newAppend;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws FileException {
        Objects.checkFromIndexSize(offset, length, target.length);
        require(readable, position);
        return descriptor.use(number -> {
            MemorySegment buffer = Buffers.take();
            try {
                int done = 0;
                while (done < length) {
                    int wanted = Math.min(length - done, Buffers.BYTES);
                    int got = regular
                            ? Libc.pread(number, buffer, wanted, position + done)
                            : Libc.read(number, buffer, wanted);
                    MemorySegment.copy(buffer, JAVA_BYTE, 0, target, offset + done, got);
                    done += got;
                    if (got < wanted || !regular) {
                        break;
                    }
                }
                return done;
            } finally {
                Buffers.give(buffer);
            }
        });
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws FileException {
        Objects.checkFromIndexSize(offset, length, source.length);
        require(writable, position);
        return write(position, source, offset, length, append);
    }

    @Override
    public int append(byte[] source, int offset, int length) throws FileException {
        Objects.checkFromIndexSize(offset, length, source.length);
        require(writable, 0);
        return write(0, source, offset, length, true);
    }

    private int write(long position, byte[] source, int offset, int length, boolean atEnd) throws FileException {
        return descriptor.use(number -> {
            MemorySegment buffer = Buffers.take();
            try {
                int done = 0;
                while (done < length) {
                    int wanted = Math.min(length - done, Buffers.BYTES);
                    MemorySegment.copy(source, offset + done, buffer, JAVA_BYTE, 0, wanted);
                    int written = writeOnce(number, buffer, wanted, position + done, atEnd);
                    done += written;
                    if (written < wanted) {
                        break;
                    }
                }
                return done;
            } finally {
                Buffers.give(buffer);
            }
        });
    }

    private int writeOnce(int number, MemorySegment buffer, int length, long position, boolean atEnd)
            throws FileException {
        if (!regular) {
            return Libc.write(number, buffer, length);
        }
        return atEnd ? Libc.append(number, buffer, length) : Libc.pwrite(number, buffer, length, position);
    }

    @Override
    public void setSize(long size) throws FileException {
        require(writable, size);
        descriptor.use(number -> {
            Libc.ftruncate(number, size);
            return true;
        });
    }

    @Override
    public void allocate(long position, long length) throws FileException {
        require(writable, position);
        require(writable, length - 1);
        descriptor.use(number -> {
            Libc.fallocate(number, position, length);
            return true;
        });
    }

    @Override
    public FileStatus status() throws FileException {
        return descriptor.use(Stat::of);
    }

    @Override
    public void setTimes(FileTime accessed, FileTime modified) throws FileException {
        if (!writable) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment times = Times.of(accessed, modified, arena);
            descriptor.use(number -> {
                Libc.futimens(number, times);
                return true;
            });
        }
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        descriptor.use(number -> {
            Libc.fsync(number, metadata);
            return true;
        });
    }

    @Override
    public void close() {
        descriptor.close();
    }

    private static void require(boolean granted, long position) throws FileException {
        if (!granted) {
            throw new FileException(FileError.BAD_DESCRIPTOR);
        }
        if (position < 0) {
            throw new FileException(FileError.INVALID);
        }
    }
}
