package dev.ashlar.conformance;

import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other values of the same type, where the type has another one. */
final class ComponentFlip {
    private ComponentFlip() {}

    static Value flip(Value value, int seed) {
        return switch (value) {
            case Value.Bool(boolean b) -> new Value.Bool(!b);
            case Value.S8(byte n) -> new Value.S8((byte) (n ^ 1 << seed % 8));
            case Value.U8(int n) -> new Value.U8(n ^ 1 << seed % 8);
            case Value.S16(short n) -> new Value.S16((short) (n ^ 1 << seed % 16));
            case Value.U16(int n) -> new Value.U16(n ^ 1 << seed % 16);
            case Value.S32(int n) -> new Value.S32(n ^ 1 << seed % 32);
            case Value.U32(long n) -> new Value.U32(n ^ 1L << seed % 32);
            case Value.S64(long n) -> new Value.S64(n ^ 1L << seed % 64);
            case Value.U64(long n) -> new Value.U64(n ^ 1L << seed % 64);
            case Value.F32(float f) -> new Value.F32(f == 0 ? 1 : -f);
            case Value.F64(double d) -> new Value.F64(d == 0 ? 1 : -d);
            case Value.Char(int c) -> new Value.Char(c == 'x' ? 'y' : 'x');
            case Value.Str(String s) -> new Value.Str(s + "!");
            case Value.ListOf(List<Value> elements) -> new Value.ListOf(more(elements));
            case Value.RecordOf(List<String> names, List<Value> values) ->
                new Value.RecordOf(names, flipOne(values, seed));
            case Value.TupleOf(List<Value> values) -> new Value.TupleOf(flipOne(values, seed));
            case Value.OptionOf(Optional<Value> payload) ->
                new Value.OptionOf(payload.isPresent() ? Optional.empty() : Optional.of(new Value.Bool(true)));
            default -> new Value.Str("something else than " + value);
        };
    }

    private static List<Value> more(List<Value> elements) {
        List<Value> longer = new ArrayList<>(elements);
        longer.add(elements.isEmpty() ? new Value.Bool(true) : elements.getFirst());
        return longer;
    }

    private static List<Value> flipOne(List<Value> values, int seed) {
        List<Value> flipped = new ArrayList<>(values);
        int index = seed % values.size();
        flipped.set(index, flip(values.get(index), seed));
        return flipped;
    }
}
