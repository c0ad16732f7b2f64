package dev.ashlar.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A directory that nobody else can put code into: it belongs to this user or to root, as do the directories above it, and
 * others may not write to it. Where the file system knows no permissions, its owner is looked at alone.
 */
final class TrustedDirectory {
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 00002;
    private static final int WRITABLE_BY_GROUP = 00020;
    private static final Integer ROOT = 0;

    private final Path path;
    private final Object user;
    private final boolean unix;

    private TrustedDirectory(Path path, Object user, boolean unix) {
        this.path = path;
        this.user = user;
        this.unix = unix;
    }

    /** @throws IOException when it cannot be made, or is open to others; the message says why */
    static TrustedDirectory open(Path wanted) throws IOException {
        Path path = make(wanted).toRealPath();
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        var directory = new TrustedDirectory(path, unix ? userId() : Files.getOwner(userHome()), unix);
        directory.check(path, WRITABLE_BY_GROUP | WRITABLE_BY_OTHERS);
        for (Path above = path.getParent(); unix && above != null; above = above.getParent()) {
            directory.checkAbove(above);
        }
        return directory;
    }

    private static Path make(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Path absolute = wanted.toAbsolutePath();
        boolean posix = absolute.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return Files.createDirectories(
                absolute,
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)} : new FileAttribute<?>[0]);
    }

    /** Java tells neither the user's number nor, where /etc/passwd does not know the user, a name; /proc does. */
    private static Object userId() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) ? Files.getAttribute(self, "unix:uid") : Files.getAttribute(userHome(), "unix:uid");
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home", "."));
    }

    Path path() {
        return path;
    }

    /** @throws IOException when somebody else could have written the file */
    void check(Path file) throws IOException {
        check(file, WRITABLE_BY_GROUP | WRITABLE_BY_OTHERS);
    }

    private void check(Path file, int forbidden) throws IOException {
        if (unix) {
            int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            checkOwner(file);
            if ((mode & forbidden) != 0) {
                throw new IOException("%s is writable by others (chmod go-w)".formatted(file));
            }
        } else {
            UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(user)) {
                throw new IOException("%s belongs to %s".formatted(file, owner));
            }
        }
    }

    private void checkOwner(Path file) throws IOException {
        Object owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(user) && !owner.equals(ROOT)) {
            throw new IOException("%s belongs to user %s, not to %s".formatted(file, owner, user));
        }
    }

    private void checkAbove(Path above) throws IOException {
        int mode = (Integer) Files.getAttribute(above, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & STICKY) != 0) {
            return;
        }
        checkOwner(above);
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            throw new IOException("%s, above %s, is writable by others".formatted(above, path));
        }
    }
}
