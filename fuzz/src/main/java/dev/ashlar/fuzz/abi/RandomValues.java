package dev.ashlar.fuzz.abi;

import dev.ashlar.component.ValType;
import dev.ashlar.component.binary.StringEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes up values, as {@link SpecLift} represents them, in strings of one encoding. */
final class RandomValues {
    private static final int LONG_TEXT = 140_000;

    private final RandomGenerator random;
    private final StringEncoding encoding;

    /** Values left in this one; what is beyond gets short. */
    private int budget = 300;

    RandomValues(RandomGenerator random, StringEncoding encoding) {
        this.random = random;
        this.encoding = encoding;
    }

    Object value(SpecType type) {
        budget--;
        return switch (type) {
            case SpecType.Primitive(ValType.Primitive kind) -> primitive(kind);
            case SpecType.ListOf(SpecType element) -> many(length(element), element);
            case SpecType.RecordOf(List<SpecType> fields) -> {
                List<Object> values = new ArrayList<>();
                fields.forEach(field -> values.add(value(field)));
                yield values;
            }
            case SpecType.VariantOf(List<Optional<SpecType>> cases) -> {
                int index = random.nextInt(cases.size());
                yield new Choice(index, cases.get(index).map(this::value));
            }
            case SpecType.FlagsOf(int count) -> random.nextLong() & (1L << count) - 1;
            case SpecType.Handle ignored -> random.nextInt(1, 1_000);
        };
    }

    private int length(SpecType element) {
        if (budget <= 0) {
            return 0;
        }
        boolean plain =
                element instanceof SpecType.Primitive(ValType.Primitive kind) && kind != ValType.Primitive.STRING;
        return plain && random.nextInt(8) == 0 ? random.nextInt(200) : random.nextInt(5);
    }

    private List<Object> many(int count, SpecType element) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(element));
        }
        return values;
    }

    private Object primitive(ValType.Primitive kind) {
        long bits = random.nextInt(4) == 0 ? -random.nextLong(3) : random.nextLong();
        return switch (kind) {
            case BOOL -> random.nextBoolean();
            case S8 -> (long) (byte) bits;
            case U8 -> bits & 0xFF;
            case S16 -> (long) (short) bits;
            case U16 -> bits & 0xFFFF;
            case S32 -> (long) (int) bits;
            case U32 -> bits & 0xFFFF_FFFFL;
            case S64, U64 -> bits;
            case F32 -> Float.floatToIntBits((float) random.nextGaussian() * (bits % 7 == 0 ? Float.NaN : 3e30f));
            case F64 -> Double.doubleToLongBits(random.nextGaussian() * (bits % 7 == 0 ? Double.NaN : 1e300));
            case CHAR -> character(random.nextInt(5));
            case STRING -> text();
            case ERROR_CONTEXT -> throw new IllegalArgumentException();
        };
    }

    private int character(int alphabet) {
        return switch (alphabet) {
            case 0 -> random.nextInt(0x80);
            case 1 -> random.nextInt(0x100);
            case 2 -> random.nextInt(0x800);
            case 3 -> random.nextBoolean() ? random.nextInt(0xD800) : random.nextInt(0xE000, 0x10000);
            default -> random.nextInt(0x10000, 0x110000);
        };
    }

    private Text text() {
        int alphabets = random.nextInt(1, 6);
        int length = random.nextInt(20_000) == 0
                ? random.nextInt(LONG_TEXT)
                : random.nextInt(random.nextInt(4) == 0 ? 120 : 20);
        StringBuilder text = new StringBuilder();
        int rare = random.nextInt(2, 30);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(character(random.nextInt(rare) == 0 ? random.nextInt(alphabets) : 0));
        }
        return of(text.toString());
    }

    private Text of(String text) {
        boolean latin1 = text.chars().allMatch(unit -> unit < 256);
        return switch (encoding) {
            case UTF8 -> new Text(text, Text.Form.UTF8, text.getBytes(StandardCharsets.UTF_8).length);
            case UTF16 -> new Text(text, Text.Form.UTF16, text.length());
            case LATIN1_UTF16 ->
                new Text(text, latin1 && random.nextInt(3) != 0 ? Text.Form.LATIN1 : Text.Form.TAGGED, text.length());
        };
    }
}
