package dev.ashlar.component.validate;

import dev.ashlar.component.ValType;
import dev.ashlar.engine.NumberType;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a value type from its parts, for each kind of pointer where it matters.
 *
 * @param size number of types in it if nothing were shared
 * @param depth how deep types are nested in it
 * @param resources whether it mentions a resource
 * @param borrows whether it contains a borrowed handle
 * @param pointers whether values of it refer to further memory
 * @param bytes size of an element with 64-bit pointers, see the Canonical ABI; at most {@link #TOO_LARGE}
 * @param alignment with 64-bit pointers
 * @param flat the core types of a value, or {@link #MANY} if they are more than {@link #MAX_FLAT}
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#element-size">Canonical
 *     ABI: element size</a>
 */
record ValueFacts(
        int size,
        int depth,
        boolean resources,
        boolean borrows,
        boolean pointers,
        long bytes,
        int alignment,
        List<NumberType> flat) {
    /** Elements are smaller than this. */
    static final long TOO_LARGE = 1 << 28;

    static final int MAX_FLAT = 16;

    /** More core types than a function takes. */
    static final List<NumberType> MANY = java.util.Collections.nCopies(MAX_FLAT + 1, NumberType.I32);

    private static final List<NumberType> ONE_I32 = List.of(NumberType.I32);
    private static final List<NumberType> POINTER_AND_LENGTH = List.of(NumberType.I32, NumberType.I32);

    static ValueFacts of(ValType type, List<Def.Value> parts) {
        Extent extent = new Extent();
        boolean borrows = type instanceof ValType.Borrow;
        boolean pointers =
                type == ValType.Primitive.STRING || type instanceof ValType.ListOf || type instanceof ValType.MapOf;
        for (Def.Value part : parts) {
            extent.add(part);
            borrows |= part.facts.borrows;
            pointers |= part.facts.pointers;
        }
        boolean resources = extent.resources() || type instanceof ValType.Own || type instanceof ValType.Borrow;
        boolean handle = type instanceof ValType.StreamOf || type instanceof ValType.FutureOf;
        Layout layout = Layout.of(type, parts);
        return new ValueFacts(
                extent.size(),
                extent.depth(),
                resources,
                borrows,
                pointers && !handle,
                Math.min(layout.bytes, TOO_LARGE),
                layout.alignment,
                flat(type, parts));
    }

    private static List<NumberType> flat(ValType type, List<Def.Value> parts) {
        return switch (type) {
            case ValType.Primitive primitive ->
                switch (primitive) {
                    case S64, U64 -> List.of(NumberType.I64);
                    case F32 -> List.of(NumberType.F32);
                    case F64 -> List.of(NumberType.F64);
                    case STRING -> POINTER_AND_LENGTH;
                    case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> ONE_I32;
                };
            case ValType.ListOf l -> POINTER_AND_LENGTH;
            case ValType.MapOf m -> POINTER_AND_LENGTH;
            case ValType.FixedListOf list ->
                Integer.compareUnsigned(list.length(), MAX_FLAT) > 0
                        ? MANY
                        : concatenate(java.util.Collections.nCopies(list.length(), parts.getFirst()));
            case ValType.RecordOf r -> concatenate(parts);
            case ValType.TupleOf t -> concatenate(parts);
            case ValType.VariantOf v -> join(parts);
            case ValType.OptionOf o -> join(parts);
            case ValType.ResultOf r -> join(parts);
            case ValType.EnumOf e -> ONE_I32;
            case ValType.FlagsOf f -> ONE_I32;
            case ValType.Own o -> ONE_I32;
            case ValType.Borrow b -> ONE_I32;
            case ValType.StreamOf s -> ONE_I32;
            case ValType.FutureOf f -> ONE_I32;
        };
    }

    private static List<NumberType> concatenate(List<Def.Value> parts) {
        List<NumberType> all = new ArrayList<>();
        for (Def.Value part : parts) {
            all.addAll(part.facts.flat);
            if (all.size() > MAX_FLAT) {
                return MANY;
            }
        }
        return List.copyOf(all);
    }

    private static List<NumberType> join(List<Def.Value> payloads) {
        List<NumberType> joined = new ArrayList<>();
        joined.add(NumberType.I32);
        for (Def.Value payload : payloads) {
            List<NumberType> flat = payload.facts.flat;
            for (int i = 0; i < flat.size(); i++) {
                if (i + 1 == joined.size()) {
                    joined.add(flat.get(i));
                } else {
                    joined.set(i + 1, join(joined.get(i + 1), flat.get(i)));
                }
            }
        }
        return joined.size() > MAX_FLAT ? MANY : List.copyOf(joined);
    }

    private static NumberType join(NumberType a, NumberType b) {
        if (a == b) {
            return a;
        }
        boolean narrow = (a == NumberType.I32 || a == NumberType.F32) && (b == NumberType.I32 || b == NumberType.F32);
        return narrow ? NumberType.I32 : NumberType.I64;
    }

    /** Size and alignment with 64-bit pointers. */
    private record Layout(long bytes, int alignment) {
        private static final Layout POINTER_AND_LENGTH = new Layout(16, 8);

        static Layout of(ValType type, List<Def.Value> parts) {
            return switch (type) {
                case ValType.Primitive primitive ->
                    switch (primitive) {
                        case BOOL, S8, U8 -> scalar(1);
                        case S16, U16 -> scalar(2);
                        case S32, U32, F32, CHAR, ERROR_CONTEXT -> scalar(4);
                        case S64, U64, F64 -> scalar(8);
                        case STRING -> POINTER_AND_LENGTH;
                    };
                case ValType.ListOf l -> POINTER_AND_LENGTH;
                case ValType.MapOf m -> POINTER_AND_LENGTH;
                case ValType.FixedListOf list -> {
                    ValueFacts element = parts.getFirst().facts;
                    yield new Layout(element.bytes * Integer.toUnsignedLong(list.length()), element.alignment);
                }
                case ValType.RecordOf r -> sequence(parts);
                case ValType.TupleOf t -> sequence(parts);
                case ValType.VariantOf v -> variant(v.cases().size(), parts);
                case ValType.OptionOf o -> variant(2, parts);
                case ValType.ResultOf r -> variant(2, parts);
                case ValType.EnumOf e -> scalar(discriminant(e.cases().size()));
                case ValType.FlagsOf f ->
                    scalar(f.names().size() <= 8 ? 1 : f.names().size() <= 16 ? 2 : 4);
                case ValType.Own o -> scalar(4);
                case ValType.Borrow b -> scalar(4);
                case ValType.StreamOf s -> scalar(4);
                case ValType.FutureOf f -> scalar(4);
            };
        }

        private static Layout scalar(int bytes) {
            return new Layout(bytes, bytes);
        }

        private static Layout sequence(List<Def.Value> parts) {
            long bytes = 0;
            int alignment = 1;
            for (Def.Value part : parts) {
                bytes = align(bytes, part.facts.alignment) + part.facts.bytes;
                alignment = Math.max(alignment, part.facts.alignment);
            }
            return new Layout(align(bytes, alignment), alignment);
        }

        private static Layout variant(int cases, List<Def.Value> payloads) {
            int discriminant = discriminant(cases);
            long largest = 0;
            int payloadAlignment = 1;
            for (Def.Value payload : payloads) {
                largest = Math.max(largest, payload.facts.bytes);
                payloadAlignment = Math.max(payloadAlignment, payload.facts.alignment);
            }
            int alignment = Math.max(discriminant, payloadAlignment);
            return new Layout(align(align(discriminant, payloadAlignment) + largest, alignment), alignment);
        }

        private static int discriminant(int cases) {
            return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
        }

        private static long align(long bytes, int alignment) {
            return bytes + alignment - 1 & -alignment;
        }
    }
}
