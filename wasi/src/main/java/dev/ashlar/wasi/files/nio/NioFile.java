package dev.ashlar.wasi.files.nio;

import dev.ashlar.wasi.files.FileError;
import dev.ashlar.wasi.files.FileException;
import dev.ashlar.wasi.files.FileHandle;
import dev.ashlar.wasi.files.FileStatus;
import dev.ashlar.wasi.files.FileTime;
import dev.ashlar.wasi.files.OpenMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** A regular file as a channel. */
final class NioFile implements FileHandle {
    private final FileChannel channel;
    private final Path path;
    private final BasicFileAttributes whenOpened;
    private final OpenMode mode;
    private volatile boolean append;

    /**
     * @param path where it was when it was opened
     * @param whenOpened what it was then
     */
    NioFile(FileChannel channel, Path path, BasicFileAttributes whenOpened, OpenMode mode) {
        this.channel = channel;
        this.path = path;
        this.whenOpened = whenOpened;
        this.mode = mode;
        this.append = mode.append();
    }

    /** Something to do with the channel. */
    @FunctionalInterface
    private interface Use<T> {
        T get() throws IOException, FileException;
    }

    private static <T> T use(Use<T> use) throws FileException {
        try {
            return use.get();
        } catch (IOException e) {
            throw NioErrors.of(e);
        }
    }

    @Override
    public boolean readable() {
        return mode.read();
    }

    @Override
    public boolean writable() {
        return mode.write();
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
        require(mode.read(), position);
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        return use(() -> {
            while (buffer.hasRemaining()) {
                int got = channel.read(buffer, position + buffer.position() - offset);
                if (got <= 0) {
                    break;
                }
            }
            return buffer.position() - offset;
        });
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws FileException {
        require(mode.write(), position);
        if (position + length < 0) {
            throw new FileException(FileError.FILE_TOO_LARGE);
        }
        return append ? append(source, offset, length) : use(() -> writeAll(position, source, offset, length));
    }

    /** Two that append to one file at once may overwrite each other: Java opens to append, or not, once and for all. */
    @Override
    public int append(byte[] source, int offset, int length) throws FileException {
        require(mode.write(), 0);
        return use(() -> writeAll(channel.size(), source, offset, length));
    }

    private int writeAll(long position, byte[] source, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        while (buffer.hasRemaining()) {
            int ignored = channel.write(buffer, position + buffer.position() - offset);
        }
        return length;
    }

    @Override
    public void setSize(long size) throws FileException {
        require(mode.write(), size);
        use(() -> {
            if (size < channel.size()) {
                return channel.truncate(size);
            }
            extend(size);
            return channel;
        });
    }

    private void extend(long size) throws IOException {
        if (size > channel.size()) {
            int ignored = channel.write(ByteBuffer.allocate(1), size - 1);
        }
    }

    @Override
    public void allocate(long position, long length) throws FileException {
        require(mode.write(), position);
        require(true, length - 1);
        if (position + length < 0) {
            throw new FileException(FileError.FILE_TOO_LARGE);
        }
        use(() -> {
            extend(position + length);
            return true;
        });
    }

    @Override
    public FileStatus status() throws FileException {
        return use(() -> {
            BasicFileAttributes now = present() ? view().readAttributes() : whenOpened;
            FileStatus found = NioStatus.of(now, path);
            return new FileStatus(
                    found.device(),
                    found.inode(),
                    found.kind(),
                    found.links(),
                    channel.size(),
                    found.accessed(),
                    found.modified(),
                    found.changed());
        });
    }

    /** Whether the file is still where it was opened. */
    private boolean present() {
        try {
            return Objects.equals(view().readAttributes().fileKey(), whenOpened.fileKey());
        } catch (IOException e) {
            return false;
        }
    }

    private BasicFileAttributeView view() {
        return Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void setTimes(FileTime accessed, FileTime modified) throws FileException {
        if (!mode.write()) {
            throw new FileException(FileError.NOT_PERMITTED);
        }
        use(() -> {
            if (!present()) {
                throw new FileException(FileError.NO_ENTRY);
            }
            NioStatus.setTimes(view(), accessed, modified);
            return true;
        });
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        use(() -> {
            channel.force(metadata);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close " + path, e);
        }
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
