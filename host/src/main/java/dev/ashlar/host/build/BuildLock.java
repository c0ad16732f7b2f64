package dev.ashlar.host.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Sees to it that an application is built by one process at a time; the next one then finds unchanged what that has built. */
final class BuildLock implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final FileChannel file;

    private BuildLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits while another one builds.
     *
     * @param folder is made when it is not there
     * @param busy runs once if there is something to wait for
     */
    static BuildLock take(Path folder, Runnable busy) throws InterruptedException {
        FileChannel file = open(folder.resolve("lock"));
        boolean told = false;
        boolean taken = false;
        try {
            while (tryLock(file) == null) {
                if (!told) {
                    busy.run();
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            taken = true;
            return new BuildLock(file);
        } catch (IOException e) {
            throw new BuildException("cannot lock %s: %s".formatted(folder, e), e);
        } finally {
            if (!taken) {
                close(file);
            }
        }
    }

    private static FileChannel open(Path lock) {
        try {
            Files.createDirectories(lock.getParent());
            return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new BuildException("cannot remember what is built: %s".formatted(e), e);
        }
    }

    /** Null while somebody has it, in this process or in another one. */
    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // nothing was written
        }
    }

    @Override
    public void close() {
        close(file);
    }
}
