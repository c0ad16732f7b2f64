package dev.ashlar.engine.binary;

import dev.ashlar.engine.InvalidModuleException;
import java.util.ArrayList;
import java.util.List;

/**
 * The type section: recursion groups of function, struct and array types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#type-section">Core spec: type section</a>
 */
final class TypeSection {
    private static final int REC = 0x4E;
    private static final int SUB_FINAL = 0x4F;
    private static final int SUB = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNC = 0x60;
    /** As in the JavaScript API; it must stay below what {@link ValType} can number. */
    private static final int MAX_TYPES = 1_000_000;

    private static final int[] NO_TYPES = {};

    private final BinaryReader in;
    private final List<SubType> types = new ArrayList<>();

    private TypeSection(BinaryReader in) {
        this.in = in;
    }

    static TypeTable read(BinaryReader in) {
        return new TypeSection(in).read();
    }

    private TypeTable read() {
        for (int groups = in.count(); groups > 0; groups--) {
            recursionGroup();
        }
        return new TypeTable(types);
    }

    private void recursionGroup() {
        int size = 1;
        if (in.peek() == REC) {
            in.skip(1);
            size = in.count();
        }
        int start = types.size();
        if (size > MAX_TYPES - start) {
            throw new InvalidModuleException(in.position(), "too many types: more than " + MAX_TYPES);
        }
        for (int i = 0; i < size; i++) {
            types.add(subType(start, size));
        }
    }

    private SubType subType(int groupStart, int groupSize) {
        int offset = in.position();
        int form = in.peek();
        if (form != SUB && form != SUB_FINAL) {
            return new SubType(true, -1, compositeType(), groupStart, groupSize, offset);
        }
        in.skip(1);
        int supertype = supertype(offset);
        return new SubType(form == SUB_FINAL, supertype, compositeType(), groupStart, groupSize, offset);
    }

    private int supertype(int offset) {
        int supertypes = in.count();
        if (supertypes > 1) {
            throw new InvalidModuleException(offset, "sub type: more than one supertype");
        }
        return supertypes == 0 ? -1 : in.index();
    }

    private CompositeType compositeType() {
        int form = in.u8();
        return switch (form) {
            case FUNC -> new FuncType(valueTypes(), valueTypes());
            case STRUCT -> structType();
            case ARRAY -> {
                int element = storageType();
                yield new ArrayType(element, TypeReader.mutability(in));
            }
            default -> throw in.malformed("malformed definition type 0x%x".formatted(form));
        };
    }

    private int[] valueTypes() {
        int count = in.count();
        int[] valueTypes = count == 0 ? NO_TYPES : new int[count];
        for (int i = 0; i < count; i++) {
            valueTypes[i] = TypeReader.valueType(in);
        }
        return valueTypes;
    }

    private StructType structType() {
        int[] fields = new int[in.count()];
        boolean[] mutable = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = storageType();
            mutable[i] = TypeReader.mutability(in);
        }
        return new StructType(fields, mutable);
    }

    private int storageType() {
        int code = in.peek();
        if (code == ValType.I8 || code == ValType.I16) {
            in.skip(1);
            return code;
        }
        return TypeReader.valueType(in);
    }
}
