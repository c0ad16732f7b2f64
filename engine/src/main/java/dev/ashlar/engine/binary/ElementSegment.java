package dev.ashlar.engine.binary;

import org.jspecify.annotations.Nullable;

/**
 * An element segment. Exactly one of {@code functions} and {@code expressions} is given.
 *
 * @param mode {@link #ACTIVE}, {@link #PASSIVE} or {@link #DECLARATIVE}
 * @param table that an active segment writes to
 * @param offset byte offset of the constant expression of an active segment's place, else -1
 * @param type {@link ValType} code of the elements
 * @param functions indices of the functions referred to
 * @param expressions byte offsets of the constant expressions of the elements
 */
public record ElementSegment(
        int mode, int table, int offset, int type, int @Nullable [] functions, int @Nullable [] expressions) {
    public static final int ACTIVE = 0;
    public static final int PASSIVE = 1;
    public static final int DECLARATIVE = 2;

    public int size() {
        return functions != null ? functions.length : expressions != null ? expressions.length : 0;
    }
}
