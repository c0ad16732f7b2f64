package dev.ashlar.component.bind;

import dev.ashlar.component.NumberList;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.function.Function;

/** Lists of numbers, arrays in Java. */
record PackedNumbers(Class<?> arrayType, Function<Object, NumberList> pack, Function<NumberList, Object> unpack)
        implements Converter {
    /** @param element a type of numbers */
    static PackedNumbers of(ValType.Primitive element) {
        return switch (element) {
            case U8, S8 ->
                new PackedNumbers(byte[].class, array -> NumberList.of(element, (byte[]) array), NumberList::toBytes);
            case U16, S16 ->
                new PackedNumbers(
                        short[].class, array -> NumberList.of(element, (short[]) array), NumberList::toShorts);
            case U32, S32 ->
                new PackedNumbers(int[].class, array -> NumberList.of(element, (int[]) array), NumberList::toInts);
            case U64, S64 ->
                new PackedNumbers(long[].class, array -> NumberList.of(element, (long[]) array), NumberList::toLongs);
            case F32 -> new PackedNumbers(float[].class, array -> NumberList.of((float[]) array), NumberList::toFloats);
            case F64 ->
                new PackedNumbers(double[].class, array -> NumberList.of((double[]) array), NumberList::toDoubles);
            case BOOL, CHAR, STRING, ERROR_CONTEXT ->
                throw new IllegalArgumentException(element + " is not a type of numbers");
        };
    }

    @Override
    public Value toValue(Object java) {
        return new Value.ListOf(pack.apply(java));
    }

    @Override
    public Object toJava(Value value) {
        return unpack.apply((NumberList) ((Value.ListOf) value).elements());
    }
}
