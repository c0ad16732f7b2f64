package dev.ashlar.host.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** From a tar into an empty directory that nobody else knows of. */
final class Unpacking {
    private final UnpackedTree tree;
    private final TarReader tar;

    Unpacking(Path root, TarReader tar) {
        this.tree = new UnpackedTree(root, "the tar");
        this.tar = tar;
    }

    void run() throws IOException {
        for (Optional<TarHeader> next = tar.next(); next.isPresent(); next = tar.next()) {
            unpack(next.get());
        }
        tree.sync();
    }

    private void unpack(TarHeader header) throws IOException {
        if (header.type() == TarHeader.DIRECTORY) {
            String name = header.name();
            tree.directory(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        } else {
            var _ = tree.file(header.name(), header.size(), tar::read);
        }
    }
}
