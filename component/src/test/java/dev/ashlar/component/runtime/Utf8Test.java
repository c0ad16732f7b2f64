package dev.ashlar.component.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.engine.Trap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void allCharactersAreReadAndWritten() {
        byte[] bytes = new byte[4];
        for (int character = 0; character < 0x110000; character++) {
            if (character < 0xD800 || character > 0xDFFF) {
                int end = Utf8.put(bytes, 0, character);
                if (end != Utf8.length(character) || Utf8.decode(bytes, 0, end) != character) {
                    throw new AssertionError("U+%04X".formatted(character));
                }
            }
        }
    }

    @Test
    void acceptsWhatJavaAccepts() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            random.nextBytes(bytes);
            for (int at = 1; at < bytes.length; at++) {
                if (random.nextInt(4) != 0) {
                    bytes[at] = (byte) (bytes[at] & 0x3F | 0x80);
                }
            }
            if (!decoded(bytes).equals(decodedByJava(bytes))) {
                throw new AssertionError(Arrays.toString(bytes));
            }
        }
    }

    @Test
    void whatEndsTooEarlyIsIncomplete() {
        assertThat(trap(0xE2, 0x82)).isEqualTo(CanonicalTrap.INCOMPLETE_UTF8);
        assertThat(trap(0xF0, 0x9F, 0x98)).isEqualTo(CanonicalTrap.INCOMPLETE_UTF8);
        assertThat(trap(0xE0, 0x82)).isEqualTo(CanonicalTrap.INVALID_UTF8);
        assertThat(trap(0xC0)).isEqualTo(CanonicalTrap.INVALID_UTF8);
    }

    private static CanonicalTrap trap(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        try {
            throw new AssertionError("no trap but " + Utf8.decode(bytes, 0, bytes.length));
        } catch (Trap e) {
            return Arrays.stream(CanonicalTrap.values())
                    .filter(trap -> trap.detail().equals(e.detail()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The character, where it takes all bytes. */
    private static OptionalInt decoded(byte[] bytes) {
        try {
            int character = Utf8.decode(bytes, 0, bytes.length);
            return Utf8.length(character) == bytes.length ? OptionalInt.of(character) : OptionalInt.empty();
        } catch (Trap e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt decodedByJava(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.codePointCount(0, text.length()) == 1
                    ? OptionalInt.of(text.codePointAt(0))
                    : OptionalInt.empty();
        } catch (CharacterCodingException e) {
            return OptionalInt.empty();
        }
    }
}
