package dev.ashlar.component.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random values of random types are read as they were written, and damaged texts are refused or read, nothing else. */
class WaveRoundTripTest {
    private static final List<String> LABELS =
            List.of("none", "some", "ok", "err", "nan", "inf", "true", "a-B1-c", "x", "HTTP");
    private final Random random = new Random(7);

    @Test
    void readsWhatIsWritten() {
        for (int i = 0; i < 20_000; i++) {
            ValType type = type(4);
            Value value = value(type);
            assertThat(Wave.parse(type, value.toString())).as("%s", type).isEqualTo(value);
        }
    }

    @Test
    void damageIsRefusedWithAPlaceOrRead() {
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            ValType type = type(3);
            String text = damaged(value(type).toString());
            try {
                Value read = Wave.parse(type, text);
                assertThat(Wave.parse(type, read.toString())).isEqualTo(read);
            } catch (WaveException e) {
                assertThat(e.offset()).isBetween(0, text.length());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    private String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> out.deleteCharAt(at);
            case 1 -> out.setCharAt(at, "()[]{}:,\"'\\%-0e.\uD800\n u".charAt(random.nextInt(20)));
            default -> out.setLength(at);
        }
        return out.toString();
    }

    private ValType type(int depth) {
        int kind = random.nextInt(depth == 0 ? 1 : 9);
        return switch (kind) {
            case 1 -> new ValType.ListOf(type(depth - 1));
            case 2 ->
                new ValType.RecordOf(labels().map(name -> new ValType.Field(name, type(depth - 1)))
                        .toList());
            case 3 -> new ValType.TupleOf(types(depth));
            case 4 ->
                new ValType.VariantOf(labels().map(name -> new ValType.Case(name, maybe(depth)))
                        .toList());
            case 5 -> new ValType.EnumOf(labels().toList());
            case 6 -> new ValType.OptionOf(type(depth - 1));
            case 7 -> new ValType.ResultOf(maybe(depth), maybe(depth));
            case 8 -> new ValType.FlagsOf(labels().toList());
            default -> Primitive.values()[random.nextInt(Primitive.ERROR_CONTEXT.ordinal())];
        };
    }

    private Stream<String> labels() {
        List<String> shuffled = new ArrayList<>(LABELS);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.stream().limit(1 + random.nextInt(4));
    }

    private List<ValType> types(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> type(depth - 1))
                .toList();
    }

    private Optional<ValType> maybe(int depth) {
        return random.nextBoolean() ? Optional.of(type(depth - 1)) : Optional.empty();
    }

    private Value value(ValType type) {
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case ValType.ListOf list ->
                new Value.ListOf(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> value(list.element()))
                        .toList());
            case ValType.RecordOf fields ->
                new Value.RecordOf(
                        fields.fields().stream().map(ValType.Field::name).toList(),
                        fields.fields().stream()
                                .map(field -> value(field.type()))
                                .toList());
            case ValType.TupleOf tuple ->
                new Value.TupleOf(tuple.elements().stream().map(this::value).toList());
            case ValType.VariantOf variant -> {
                ValType.Case chosen =
                        variant.cases().get(random.nextInt(variant.cases().size()));
                yield new Value.VariantOf(chosen.name(), chosen.payload().map(this::value));
            }
            case ValType.EnumOf cases ->
                new Value.EnumOf(cases.cases().get(random.nextInt(cases.cases().size())));
            case ValType.OptionOf option ->
                new Value.OptionOf(random.nextBoolean() ? Optional.of(value(option.payload())) : Optional.empty());
            case ValType.ResultOf result -> {
                boolean ok = random.nextBoolean();
                yield new Value.ResultOf(ok, (ok ? result.ok() : result.error()).map(this::value));
            }
            case ValType.FlagsOf flags ->
                Value.FlagsOf.of(flags.names().stream()
                        .filter(name -> random.nextBoolean())
                        .toArray(String[]::new));
            default -> throw new AssertionError(type);
        };
    }

    private Value primitive(Primitive type) {
        long bits = random.nextLong() >> random.nextInt(64);
        return switch (type) {
            case BOOL -> new Value.Bool(random.nextBoolean());
            case S8 -> new Value.S8((byte) bits);
            case U8 -> new Value.U8((int) bits & 0xFF);
            case S16 -> new Value.S16((short) bits);
            case U16 -> new Value.U16((int) bits & 0xFFFF);
            case S32 -> new Value.S32((int) bits);
            case U32 -> new Value.U32(bits & 0xFFFF_FFFFL);
            case S64 -> new Value.S64(bits);
            case U64 -> new Value.U64(bits);
            case F32 -> new Value.F32(Float.intBitsToFloat(random.nextInt()));
            case F64 -> new Value.F64(Double.longBitsToDouble(random.nextLong()));
            case CHAR -> new Value.Char(codePoint());
            case STRING ->
                new Value.Str(IntStream.range(0, random.nextInt(6))
                        .map(i -> codePoint())
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            case ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private int codePoint() {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '\'' : codePoint;
    }
}
