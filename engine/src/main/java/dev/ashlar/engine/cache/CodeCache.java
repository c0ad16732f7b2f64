package dev.ashlar.engine.cache;

import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.engine.CodeCacheEntry;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompileOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The code cache of an engine. Where something is wrong with it, it says so, once, and the engine goes on as without.
 *
 * <p>An entry appears when a module's first classes have been generated, and grows in the background with what later runs
 * generate: a run finds what any run before it needed.
 */
public final class CodeCache implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger("dev.ashlar.engine.cache");

    private static final String SIGNATURES = "signatures-";

    private final TrustedDirectory directory;
    private final byte[] engineBuild;
    private final CompileOptions options;
    private final CacheWriter writer;
    private final AtomicBoolean warned = new AtomicBoolean();

    private CodeCache(TrustedDirectory directory, long maxBytes, byte[] engineBuild, CompileOptions options) {
        this.directory = directory;
        this.engineBuild = engineBuild;
        this.options = options;
        this.writer = new CacheWriter(new CacheFolder(directory.path(), maxBytes));
    }

    /** Empty where the directory cannot be used, which the log says. */
    public static @Nullable CodeCache open(CodeCacheConfig config, CompileOptions options) {
        try {
            return new CodeCache(
                    TrustedDirectory.open(config.directory()), config.maxBytes(), EngineBuild.digest(), options);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    "compiled code is not kept: the cache directory {0} cannot be used: {1}",
                    config.directory(),
                    e);
            return null;
        }
    }

    /** The entries in a directory, used last first; none where there is no such directory. */
    public static List<CodeCacheEntry> entries(Path directory) throws IOException {
        return Files.isDirectory(directory)
                ? new CacheFolder(directory, 0).entries().reversed()
                : List.of();
    }

    /** What is known of a module, which may be nothing yet. */
    public CachedModule module(byte[] binary) {
        CacheKey key = CacheKey.of(binary, engineBuild, options);
        Path path = CacheFolder.file(directory.path(), key);
        return new CachedModule(this, key, path, index(path, key));
    }

    /** Classes that belong to no module: those of signatures. */
    public ClassStore signatures() {
        CacheKey key = CacheKey.of(new byte[0], engineBuild, options);
        Path path = directory.path().resolve(SIGNATURES + key + CacheFolder.ENTRY);
        return new CachedModule(this, key, path, index(path, key));
    }

    /** Reads what an entry has; null where there is none that can be used. */
    @Nullable KnownClasses index(Path path, CacheKey key) {
        if (!Files.exists(path)) {
            return null;
        }
        try {
            directory.check(path);
            KnownClasses known = KnownClasses.read(path, key);
            touch(path);
            return known;
        } catch (IOException | RuntimeException e) {
            unusable(path, e);
            return null;
        }
    }

    private static void touch(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "the time of last use cannot be noted", e);
        }
    }

    /** An entry, or a part of one, is not what was written. It is made anew. */
    void unusable(Path path, Exception e) {
        LOGGER.log(Level.WARNING, "{0} is not used and made anew: {1}", path, e);
    }

    /** Something could not be written. */
    void cannotWrite(Path path, Exception e) {
        Level level = warned.compareAndSet(false, true) ? Level.WARNING : Level.DEBUG;
        LOGGER.log(level, "compiled code cannot be kept in {0}: {1}", path.getParent(), e);
    }

    CacheWriter writer() {
        return writer;
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.close();
    }
}
