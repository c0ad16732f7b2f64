package dev.ashlar.component.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.engine.runtime.MemoryAccess;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Objects;

/**
 * Strings between linear memory and Java, for the three encodings of the canonical ABI. Called by generated code, by name.
 *
 * <p>The JDK's own coders are the fastest there are, but they replace what is malformed instead of refusing it. So the
 * result is searched for replacement characters, and only where there is one, which may be meant, is it worth looking
 * closer.
 */
final class Strings {
    /** In a length: the string is UTF-16. */
    private static final int UTF16_TAG = 1 << 31;

    private static final char REPLACEMENT = '\uFFFD';
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private Strings() {}

    static Object liftUtf8(Linkage linkage, int pointer, int length) {
        int bytes = Area.text(linkage, pointer, length & 0xFFFF_FFFFL, 1);
        String text = new String(linkage.memory.bytes, pointer, bytes, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(linkage, pointer, bytes);
        }
        return text;
    }

    static Object liftUtf16(Linkage linkage, int pointer, int length) {
        int bytes = Area.text(linkage, pointer, 2 * (length & 0xFFFF_FFFFL), 2);
        return utf16(linkage.memory.bytes, pointer, bytes / 2);
    }

    static Object liftLatin1Utf16(Linkage linkage, int pointer, int length) {
        if ((length & UTF16_TAG) != 0) {
            return liftUtf16(linkage, pointer, length ^ UTF16_TAG);
        }
        int bytes = Area.text(linkage, pointer, length, 2);
        return new String(linkage.memory.bytes, pointer, bytes, ISO_8859_1);
    }

    private static void requireWellFormed(Linkage linkage, int pointer, int bytes) {
        linkage.charge(2L * bytes);
        ByteBuffer buffer = ByteBuffer.wrap(linkage.memory.bytes, pointer, bytes);
        CoderResult result = UTF_8.newDecoder().decode(buffer, CharBuffer.allocate(bytes), false);
        if (result.isError()) {
            throw Scalars.trap(CanonicalTrap.INVALID_UTF8, "in a string at " + pointer);
        }
        if (buffer.hasRemaining()) {
            throw Scalars.trap(CanonicalTrap.INCOMPLETE_UTF8, "at the end of a string at " + pointer);
        }
    }

    private static String utf16(byte[] memory, int pointer, int length) {
        char[] chars = new char[length];
        int surrogates = 0;
        for (int i = 0; i < length; i++) {
            char unit = (char) (short) MemoryAccess.SHORT.get(memory, pointer + 2 * i);
            chars[i] = unit;
            surrogates |= unit >> 11 == 0x1B ? 1 : 0;
        }
        String text = new String(chars);
        if (surrogates != 0 && loneSurrogate(text) >= 0) {
            throw Scalars.trap(CanonicalTrap.INVALID_UTF16, "in a string at " + pointer);
        }
        return text;
    }

    /** @return pointer and length, see {@link Area#pair} */
    static long lowerUtf8(Linkage linkage, Object value) {
        String text = string(value);
        byte[] bytes = text.getBytes(UTF_8);
        if (hasQuestionMark(bytes)) {
            requireWellFormed(text);
        }
        int pointer = Area.allocate(linkage, 1, bytes.length);
        System.arraycopy(bytes, 0, linkage.memory.bytes, pointer, bytes.length);
        return Area.pair(pointer, bytes.length);
    }

    static long lowerUtf16(Linkage linkage, Object value) {
        String text = string(value);
        requireWellFormed(text);
        return storeUtf16(linkage, text, 0);
    }

    static long lowerLatin1Utf16(Linkage linkage, Object value) {
        String text = string(value);
        if (!isLatin1(text)) {
            requireWellFormed(text);
            return storeUtf16(linkage, text, UTF16_TAG);
        }
        int length = text.length();
        int pointer = Area.allocate(linkage, 2, length);
        copyLatin1(text, linkage.memory.bytes, pointer);
        return Area.pair(pointer, length);
    }

    private static long storeUtf16(Linkage linkage, String text, int tag) {
        int length = text.length();
        int pointer = Area.allocate(linkage, 2, 2L * length);
        byte[] memory = linkage.memory.bytes;
        for (int i = 0; i < length; i++) {
            MemoryAccess.SHORT.set(memory, pointer + 2 * i, (short) text.charAt(i));
        }
        return Area.pair(pointer, length | tag);
    }

    @SuppressWarnings("deprecation") // the only copy of the low bytes that is one
    private static void copyLatin1(String text, byte[] memory, int pointer) {
        text.getBytes(0, text.length(), memory, pointer);
    }

    private static String string(Object value) {
        return (String) Objects.requireNonNull(value, "a string is null");
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Encoding puts one in the place of a lone surrogate. */
    private static boolean hasQuestionMark(byte[] bytes) {
        int i = 0;
        for (; i <= bytes.length - 8; i += 8) {
            long difference = (long) MemoryAccess.LONG.get(bytes, i) ^ '?' * ONES;
            if ((difference - ONES & ~difference & HIGHS) != 0) {
                return true;
            }
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                return true;
            }
        }
        return false;
    }

    private static void requireWellFormed(String text) {
        int index = loneSurrogate(text);
        if (index >= 0) {
            throw new IllegalArgumentException(
                    "a string has a lone surrogate, U+%04X, at index %d".formatted((int) text.charAt(index), index));
        }
    }

    private static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >> 11 == 0x1B) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
