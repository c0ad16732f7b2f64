package dev.ashlar.wasi.preview1;

import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.streams.InputPump;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Reading, writing and seeking; sockets, of which none is ever granted. */
final class ReadWriteFunctions {
    private static final int VECTOR_BYTES = 8;
    private static final int MOST_VECTORS = 1024;

    /** How much passes through the host at a time, however much the guest asks for. */
    private static final int CHUNK = 1 << 16;

    private static final Duration FOREVER = Duration.ofDays(365);

    private ReadWriteFunctions() {}

    /** Reads or writes {@code length} bytes of the guest's memory; returns how many it did. */
    @FunctionalInterface
    private interface Transfer {
        int apply(int address, int length, long done) throws Exception;
    }

    static void fdRead(Guest guest, int fd, int vectors, int count, int result) throws Exception {
        switch (guest.descriptors().get(fd, Rights.FD_READ)) {
            case Descriptor.Input input ->
                guest.putU32(result, each(guest, vectors, count, (a, n, done) -> readInput(guest, a, n, done)));
            case Descriptor.OpenFile open -> {
                int done = each(guest, vectors, count, fileReader(guest, open, open.position));
                open.position += done;
                guest.putU32(result, done);
            }
            case Descriptor.Output output -> throw new ErrnoException(Errno.BADF);
            case Descriptor.OpenDirectory directory -> throw new ErrnoException(Errno.BADF);
        }
    }

    static void fdPread(Guest guest, int fd, int vectors, int count, long offset, int result) throws Exception {
        Descriptor.OpenFile open = guest.descriptors().file(fd, Rights.FD_READ);
        guest.putU32(result, each(guest, vectors, count, fileReader(guest, open, offset)));
    }

    static void fdWrite(Guest guest, int fd, int vectors, int count, int result) throws Exception {
        switch (guest.descriptors().get(fd, Rights.FD_WRITE)) {
            case Descriptor.Output output ->
                guest.putU32(
                        result, each(guest, vectors, count, (a, n, done) -> writeOutput(guest, output.stream, a, n)));
            case Descriptor.OpenFile open -> {
                int done = each(guest, vectors, count, fileWriter(guest, open, open.position));
                open.position = open.file.append() ? open.file.status().size() : open.position + done;
                guest.putU32(result, done);
            }
            case Descriptor.Input input -> throw new ErrnoException(Errno.BADF);
            case Descriptor.OpenDirectory directory -> throw new ErrnoException(Errno.BADF);
        }
    }

    static void fdPwrite(Guest guest, int fd, int vectors, int count, long offset, int result) throws Exception {
        Descriptor.OpenFile open = guest.descriptors().file(fd, Rights.FD_WRITE);
        guest.putU32(result, each(guest, vectors, count, fileWriter(guest, open, offset)));
    }

    /** Goes through the vectors until one is not done in full. */
    private static int each(Guest guest, int vectors, int count, Transfer transfer) throws Exception {
        if (count < 0 || count > MOST_VECTORS) {
            throw new ErrnoException(Errno.INVAL);
        }
        guest.require(vectors, count * VECTOR_BYTES);
        int done = 0;
        for (int i = 0; i < count; i++) {
            int address = guest.u32(vectors + i * VECTOR_BYTES);
            int length = guest.u32(vectors + i * VECTOR_BYTES + 4);
            guest.require(address, length);
            int part = inChunks(guest, transfer, address, Math.min(length, Integer.MAX_VALUE - done), done);
            done += part;
            if (part < length) {
                break;
            }
        }
        return done;
    }

    private static int inChunks(Guest guest, Transfer transfer, int address, int length, long before) throws Exception {
        int done = 0;
        while (done < length) {
            int wanted = Math.min(length - done, CHUNK);
            int part = transfer.apply(address + done, wanted, before + done);
            done += part;
            guest.checkpoint();
            if (part < wanted) {
                break;
            }
        }
        return done;
    }

    private static Transfer fileReader(Guest guest, Descriptor.OpenFile open, long position) {
        return (address, length, done) -> {
            byte[] bytes = new byte[length];
            int got = open.file.read(position + done, bytes, 0, length);
            guest.put(address, bytes, got);
            return got;
        };
    }

    private static Transfer fileWriter(Guest guest, Descriptor.OpenFile open, long position) {
        return (address, length, done) -> open.file.write(position + done, guest.bytes(address, length), 0, length);
    }

    /** Waits for the first byte only. */
    private static int readInput(Guest guest, int address, int length, long done) throws Exception {
        InputPump input = guest.context().input();
        byte[] bytes = new byte[length];
        try {
            int got;
            do { // another thread of the guest may have been quicker
                if (done == 0) {
                    int ignored = guest.blocking(() -> input.await(FOREVER));
                }
                got = input.poll(bytes, 0, length);
            } while (got == 0 && done == 0 && length > 0);
            got = Math.max(0, got);
            guest.put(address, bytes, got);
            return got;
        } catch (IOException e) {
            throw new ErrnoException(Errno.IO);
        }
    }

    private static int writeOutput(Guest guest, OutputStream output, int address, int length) throws Exception {
        Quota quota = guest.context().quotas().outputBytes();
        guest.require(address, length);
        int permitted = (int) quota.takeUpTo(length);
        if (permitted == 0 && length > 0) {
            throw new ErrnoException(Errno.DQUOT);
        }
        byte[] bytes = guest.bytes(address, permitted);
        try {
            return guest.blocking(() -> {
                output.write(bytes);
                output.flush();
                return permitted;
            });
        } catch (IOException e) {
            throw new ErrnoException(Errno.IO);
        }
    }

    static void fdSeek(Guest guest, int fd, long delta, int whence, int result) throws FileException {
        if (guest.descriptors().get(fd) instanceof Descriptor.OpenDirectory) {
            throw new ErrnoException(Errno.BADF);
        }
        Descriptor.OpenFile open = guest.descriptors().file(fd, Rights.FD_SEEK);
        long from = switch (whence) {
            case 0 -> 0;
            case 1 -> open.position;
            case 2 -> open.file.status().size();
            default -> throw new ErrnoException(Errno.INVAL);
        };
        long to = from + delta;
        if (to < 0 || delta > 0 && to < from) {
            throw new ErrnoException(Errno.INVAL);
        }
        open.position = to;
        guest.putU64(result, to);
    }

    static void fdTell(Guest guest, int fd, int result) {
        guest.putU64(result, guest.descriptors().file(fd, Rights.FD_TELL).position);
    }

    static void sockAccept(Guest guest, int fd, int flags, int result) {
        throw notASocket(guest, fd);
    }

    static void sockRecv(Guest guest, int fd, int vectors, int count, int flags, int size, int resultFlags) {
        throw notASocket(guest, fd);
    }

    static void sockSend(Guest guest, int fd, int vectors, int count, int flags, int size) {
        throw notASocket(guest, fd);
    }

    static void sockShutdown(Guest guest, int fd, int how) {
        throw notASocket(guest, fd);
    }

    private static ErrnoException notASocket(Guest guest, int fd) {
        guest.descriptors().get(fd);
        return new ErrnoException(Errno.NOTSOCK);
    }
}
