package dev.ashlar.http.server;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Unix domain socket. It is bound under another name, in a directory that only its owner may enter, and moved to its place once
 * nobody else may connect: so there is no moment at which somebody could, and whoever finds the file finds somebody who listens.
 */
final class UnixAccepting implements Accepting {
    private final ServerSocketChannel channel;
    private final Path file;
    private final @Nullable Object key;

    private UnixAccepting(ServerSocketChannel channel, Path file, @Nullable Object key) {
        this.channel = channel;
        this.file = file;
        this.key = key;
    }

    static UnixAccepting at(UnixDomainSocketAddress address) throws IOException {
        Path file = address.getPath().toAbsolutePath();
        try {
            Files.createDirectories(file.resolveSibling("."));
            requireFree(file);
            return bind(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new BindException("cannot listen on %s: %s".formatted(file, reason(e)));
        }
    }

    private static String reason(Exception e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    private static void requireFree(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new BindException("there is something that is no socket");
        }
        try (var probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            boolean _ = probe.connect(UnixDomainSocketAddress.of(file));
            throw new BindException("another process listens there");
        } catch (ConnectException e) {
            // a file that nobody listens behind, left by a process that was killed
        }
    }

    private static UnixAccepting bind(Path file) throws IOException {
        Path directory = Files.createTempDirectory(
                file.getParent(),
                ".s",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Path hidden = directory.resolve("s");
            var _ = channel.bind(UnixDomainSocketAddress.of(hidden), BACKLOG);
            Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-------"));
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new UnixAccepting(channel, file, keyOf(file));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            boolean _ = Files.deleteIfExists(directory.resolve("s"));
            Files.delete(directory);
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public Socket accept() throws IOException {
        return new ChannelSocket(channel.accept(), address());
    }

    @Override
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(file.toString(), 0);
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    /** Takes the file away, unless another server has taken its place. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                if (Files.exists(file) && Objects.equals(keyOf(file), key)) {
                    boolean _ = Files.deleteIfExists(file);
                }
            }
        }
    }
}
