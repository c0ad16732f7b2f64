package dev.ashlar.capabilities.blob.files;

import dev.ashlar.capabilities.BlobLimits;
import dev.ashlar.capabilities.blob.BlobException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** What a store has of its limits. Counted once, when something is first written; kept from then on. */
final class StoreUse {
    private final Path containers;
    private final BlobLimits limits;
    private long bytes;
    private long drafted;
    private long objects;
    private boolean counted;

    StoreUse(Path containers, BlobLimits limits) {
        this.containers = containers;
        this.limits = limits;
    }

    /** A draft is to grow. */
    synchronized void takeDraft(long amount) throws IOException {
        count();
        if (amount > limits.storeBytes() - bytes - drafted) {
            throw new BlobException(
                    "the store is full: it has %d of %d bytes".formatted(bytes + drafted, limits.storeBytes()));
        }
        drafted += amount;
    }

    synchronized void dropDraft(long amount) {
        drafted -= amount;
    }

    /** One more object is to come. */
    synchronized void requireRoom() throws IOException {
        count();
        if (objects >= limits.objects()) {
            throw new BlobException("the store is full: it has %d objects".formatted(objects));
        }
    }

    /** Before anything changes that is to be told to this object. */
    synchronized void prepare() throws IOException {
        count();
    }

    /** A draft of so many bytes became an object. */
    synchronized void placed(long size) {
        drafted -= size;
        bytes += size;
        objects++;
    }

    /** An object of so many bytes is gone. */
    synchronized void removed(long size) {
        bytes -= size;
        objects--;
    }

    /** After much has gone at once. */
    synchronized void countAnew() throws IOException {
        counted = false;
        bytes = 0;
        objects = 0;
        count();
    }

    private void count() throws IOException {
        if (counted) {
            return;
        }
        counted = true;
        if (!Files.isDirectory(containers)) {
            return;
        }
        Files.walkFileTree(containers, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.startsWith(FileNames.ENCODED) || FileNames.isDigest(name)) {
                    bytes += attributes.size();
                    objects++;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
