package dev.ashlar.host.bundle;

import dev.ashlar.host.bundle.SpinLock.LockedFile;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the files of an application that Spin pushed where its components see them: a directory for each component. */
final class SpinFiles {
    /** One file may be in many places, and archives are compressed; but there is an end to it. */
    private static final long MOST_TIMES = 32;

    private static final long ALWAYS = 1 << 20;

    /** No component has a name like that. */
    private static final String SPOOL = ".archives";

    private final SpinArtifact artifact;
    private final Map<String, List<LockedFile>> files;
    private final ContentStore store;
    private final long most;

    SpinFiles(SpinArtifact artifact, Map<String, List<LockedFile>> files, ContentStore store) {
        this.artifact = artifact;
        this.files = files;
        this.store = store;
        this.most = Math.min(DirectoryTar.MAX_BYTES, MOST_TIMES * Math.min(artifact.bytes(), 1L << 40) + ALWAYS);
    }

    /** @param root an empty directory that nobody else knows of */
    void fill(Path root) throws IOException {
        Path spool = Files.createDirectory(root.resolve(SPOOL));
        extract(spool);
        var tree = new UnpackedTree(root, "the application");
        long bytes = 0;
        for (var component : files.entrySet()) {
            tree.directory(component.getKey());
            for (var file : byPath(component.getValue()).values()) {
                bytes += write(tree, component.getKey(), file, spool);
                if (bytes > most) {
                    throw new TarException("its files are %,d times what was pushed, or more".formatted(MOST_TIMES));
                }
            }
        }
        remove(spool);
        tree.sync();
    }

    /** What is named twice is the later one, as for Spin. */
    private static Map<String, LockedFile> byPath(List<LockedFile> files) {
        var byPath = new TreeMap<String, LockedFile>();
        files.forEach(file -> byPath.put(file.path(), file));
        return byPath;
    }

    private void extract(Path spool) throws IOException {
        Set<Digest> wanted = new HashSet<>();
        files.values().stream()
                .flatMap(List::stream)
                .filter(file -> file.inline().isEmpty())
                .forEach(file -> file.digest()
                        .filter(digest -> !artifact.layers().containsKey(digest))
                        .ifPresent(wanted::add));
        for (Descriptor archive : artifact.archives()) {
            if (!wanted.isEmpty()) {
                try (InputStream in = store.open(archive.digest())) {
                    new SpinArchive(in, most).take(wanted, spool);
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw new TarException("%s, a file of it, is no layer and in no archive"
                    .formatted(wanted.iterator().next()));
        }
    }

    private long write(UnpackedTree tree, String component, LockedFile file, Path spool) throws IOException {
        String name = component + "/" + file.path();
        for (int slash = name.indexOf('/', component.length() + 1); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String parent = name.substring(0, slash);
            if (!tree.hasDirectory(parent)) {
                tree.directory(parent);
            }
        }
        if (file.inline().isPresent()) {
            byte[] bytes = file.inline().get();
            var _ = tree.file(name, bytes.length, new ByteArrayInputStream(bytes)::read);
            return bytes.length;
        }
        Digest digest = file.digest().orElseThrow();
        Path extracted = spool.resolve(digest.hex());
        @Nullable Descriptor layer = artifact.layers().get(digest);
        long size = layer == null ? Files.size(extracted) : layer.size();
        try (InputStream in = layer == null ? Files.newInputStream(extracted) : store.open(digest)) {
            var _ = tree.file(name, size, in::read);
        }
        return size;
    }

    private static void remove(Path spool) throws IOException {
        try (var files = Files.newDirectoryStream(spool)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(spool);
    }
}
