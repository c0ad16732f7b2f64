package dev.ashlar.wasi.context;

import dev.ashlar.wasi.files.Directory;
import dev.ashlar.wasi.files.linux.LinuxDirectory;
import dev.ashlar.wasi.files.nio.NioDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which implementation directories have: Linux's system calls on Linux, Java's own API elsewhere. The system property
 * {@code ashlar.wasi.files} says otherwise: {@code linux}, {@code nio}, or {@code nio-paths} for what {@code nio} does where
 * directories cannot be kept open.
 */
public final class HostDirectories {
    private HostDirectories() {}

    /** @throws IOException when there is no such directory, or it may not be read; the message names it */
    public static Directory open(Path path, boolean writable) throws IOException {
        String implementation = System.getProperty("ashlar.wasi.files", isLinux() ? "linux" : "nio");
        return switch (implementation) {
            case "linux" -> LinuxDirectory.open(path, writable);
            case "nio" -> NioDirectory.open(path, writable, NioDirectory.Holding.OPEN_IF_POSSIBLE);
            case "nio-paths" -> NioDirectory.open(path, writable, NioDirectory.Holding.BY_PATH);
            default ->
                throw new IOException("the system property ashlar.wasi.files is %s: use linux, nio or nio-paths"
                        .formatted(implementation));
        };
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }
}
