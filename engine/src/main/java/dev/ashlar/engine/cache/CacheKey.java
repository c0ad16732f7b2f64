package dev.ashlar.engine.cache;

import dev.ashlar.engine.compile.CompileOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Everything that code depends on, hashed: the module, the engine's build, the Java release, options. Nobody can make a
 * module that is given another's code.
 */
final class CacheKey {
    static final int BYTES = 32;

    private final byte[] hash;

    private CacheKey(byte[] hash) {
        this.hash = hash;
    }

    static CacheKey of(byte[] binary, byte[] engineBuild, CompileOptions options) {
        MessageDigest digest = sha256();
        digest.update(engineBuild);
        String others = "java " + Runtime.version().feature() + ' ' + options + '\n';
        digest.update(others.getBytes(StandardCharsets.UTF_8));
        digest.update(binary);
        return new CacheKey(digest.digest());
    }

    byte[] bytes() {
        return hash.clone();
    }

    boolean is(byte[] other) {
        return Arrays.equals(hash, other);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(hash);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
