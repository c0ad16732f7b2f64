package dev.ashlar.daemon.state;

import dev.ashlar.daemon.problem.DaemonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory that has all that a daemon keeps; one process at a time uses it. Only its owner may enter it, so whatever is in it,
 * secrets included, is as safe as the owner's account.
 */
public final class StateDirectory implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int LONGEST_OWNER = 64;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private StateDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes it if it is not there, and takes it.
     *
     * @throws DaemonException when it cannot be used, or another process does
     */
    public static StateDirectory open(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            refuseCommon(path);
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return lock(path);
        } catch (IOException e) {
            throw new DaemonException("cannot use the state directory %s: %s".formatted(path, e), e);
        }
    }

    /** One that others use, too, such as /tmp, would be closed to them. */
    private static void refuseCommon(Path path) throws IOException {
        if (Files.isDirectory(path)
                && !Files.exists(path.resolve(LOCK))
                && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                if (files.iterator().hasNext()) {
                    throw new DaemonException(
                            "%s has files of others, and everybody may write there; name a directory for the state alone"
                                    .formatted(path));
                }
            }
        }
    }

    private static StateDirectory lock(Path path) throws IOException {
        var channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = tryLock(channel);
            if (lock == null) {
                throw new DaemonException("the state directory %s is in use by %s; stop it, or give another directory"
                        .formatted(path, owner(channel)));
            }
            channel.truncate(0);
            int _ = channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new StateDirectory(path, channel, lock);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_OWNER);
        int _ = channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]+") ? "process " + text : "another process";
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new DaemonException("cannot leave the state directory " + path, e);
        }
    }
}
