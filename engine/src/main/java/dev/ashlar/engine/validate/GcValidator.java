package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.ValType.I32;
import static dev.ashlar.engine.validate.TypeRules.UNKNOWN;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.ArrayType;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.ValType;
import java.util.BitSet;
import java.util.function.Supplier;

/**
 * Validates the instructions of structs, arrays, i31 and casts.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#aggregate-reference-instructions">Core
 *     spec: aggregate instructions</a>
 */
final class GcValidator {
    /** As in the JavaScript API. */
    private static final int MAX_FIXED = 10_000;

    private static final int EQREF = ValType.ref(true, ValType.HEAP_EQ);
    private static final int ARRAYREF = ValType.ref(true, ValType.HEAP_ARRAY);
    private static final int I31REF = ValType.ref(true, ValType.HEAP_I31);
    private static final int FIRST_NULLABLE = 1;
    private static final int SECOND_NULLABLE = 2;

    private final ModuleInfo module;
    private final TypeRules rules;
    private final Immediates immediates;
    private final OperandStack operands;
    private final Supplier<int[]> label;
    private final BitSet defaultable = new BitSet();
    private BinaryReader in;

    /** @param label reads a label and says what a branch to it takes */
    GcValidator(
            ModuleInfo module, TypeRules rules, Immediates immediates, OperandStack operands, Supplier<int[]> label) {
        this.module = module;
        this.rules = rules;
        this.immediates = immediates;
        this.operands = operands;
        this.label = label;
        this.in = new BinaryReader(module.bytes(), 0, 0);
    }

    /** {@code ref.eq} */
    void equal() {
        module.features().add(Feature.GC);
        operands.pop(EQREF);
        operands.pop(EQREF);
        operands.push(I32);
    }

    /** @param code behind the prefix */
    void validate(BinaryReader code) {
        module.features().add(Feature.GC);
        in = code;
        int opcode = in.subopcode(Opcodes.PREFIX_GC);
        switch (opcode) {
            case Opcodes.STRUCT_GET, Opcodes.STRUCT_GET_S, Opcodes.STRUCT_GET_U -> structGet(opcode);
            case Opcodes.STRUCT_SET -> structSet();
            case Opcodes.ARRAY_NEW_DATA -> {
                int type = in.index();
                dataOf(type, array(type));
                operands.push(reference(type));
            }
            case Opcodes.ARRAY_NEW_ELEM -> {
                int type = in.index();
                elementsOf(array(type));
                operands.push(reference(type));
            }
            case Opcodes.ARRAY_GET, Opcodes.ARRAY_GET_S, Opcodes.ARRAY_GET_U -> {
                int type = in.index();
                int element = array(type).element();
                checkPacking(element, opcode != Opcodes.ARRAY_GET);
                operands.pop(I32);
                operands.pop(nullable(type));
                operands.push(unpacked(element));
            }
            case Opcodes.ARRAY_SET -> {
                int type = in.index();
                ArrayType array = mutableArray(type);
                operands.pop(unpacked(array.element()));
                operands.pop(I32);
                operands.pop(nullable(type));
            }
            case Opcodes.ARRAY_LEN -> {
                operands.pop(ARRAYREF);
                operands.push(I32);
            }
            case Opcodes.ARRAY_FILL -> {
                int type = in.index();
                ArrayType array = mutableArray(type);
                operands.pop(I32);
                operands.pop(unpacked(array.element()));
                operands.pop(I32);
                operands.pop(nullable(type));
            }
            case Opcodes.ARRAY_COPY -> arrayCopy();
            case Opcodes.ARRAY_INIT_DATA -> {
                int type = in.index();
                ArrayType array = mutableArray(type);
                operands.pop(I32);
                dataOf(type, array);
                operands.pop(nullable(type));
            }
            case Opcodes.ARRAY_INIT_ELEM -> {
                int type = in.index();
                ArrayType array = mutableArray(type);
                operands.pop(I32);
                elementsOf(array);
                operands.pop(nullable(type));
            }
            case Opcodes.REF_TEST, Opcodes.REF_TEST_NULL -> {
                int heap = immediates.heapType();
                operands.pop(ValType.ref(true, rules.top(heap)));
                operands.push(I32);
            }
            case Opcodes.REF_CAST, Opcodes.REF_CAST_NULL -> {
                int heap = immediates.heapType();
                operands.pop(ValType.ref(true, rules.top(heap)));
                operands.push(ValType.ref(opcode == Opcodes.REF_CAST_NULL, heap));
            }
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> branchOnCast(opcode == Opcodes.BR_ON_CAST);
            case Opcodes.I31_GET_S, Opcodes.I31_GET_U -> {
                operands.pop(I31REF);
                operands.push(I32);
            }
            default -> constant(opcode);
        }
    }

    /**
     * Validates an instruction of a constant expression.
     *
     * @param code behind the prefix
     * @return false when it is not constant
     */
    boolean validateConstant(BinaryReader code) {
        module.features().add(Feature.GC);
        in = code;
        int opcode = in.subopcode(Opcodes.PREFIX_GC);
        switch (opcode) {
            case Opcodes.STRUCT_NEW,
                    Opcodes.STRUCT_NEW_DEFAULT,
                    Opcodes.ARRAY_NEW,
                    Opcodes.ARRAY_NEW_DEFAULT,
                    Opcodes.ARRAY_NEW_FIXED,
                    Opcodes.ANY_CONVERT_EXTERN,
                    Opcodes.EXTERN_CONVERT_ANY,
                    Opcodes.REF_I31 -> {
                constant(opcode);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** What may stand in a constant expression, too. */
    private void constant(int opcode) {
        switch (opcode) {
            case Opcodes.STRUCT_NEW -> {
                int type = in.index();
                int[] fields = struct(type).fields();
                for (int i = fields.length - 1; i >= 0 && !operands.isExhausted(); i--) {
                    operands.pop(unpacked(fields[i]));
                }
                operands.push(reference(type));
            }
            case Opcodes.STRUCT_NEW_DEFAULT -> {
                int type = in.index();
                checkDefaults(type);
                operands.push(reference(type));
            }
            case Opcodes.ARRAY_NEW -> {
                int type = in.index();
                int element = array(type).element();
                operands.pop(I32);
                operands.pop(unpacked(element));
                operands.push(reference(type));
            }
            case Opcodes.ARRAY_NEW_DEFAULT -> {
                int type = in.index();
                checkDefault(array(type).element());
                operands.pop(I32);
                operands.push(reference(type));
            }
            case Opcodes.ARRAY_NEW_FIXED -> arrayNewFixed();
            case Opcodes.ANY_CONVERT_EXTERN -> convert(ValType.HEAP_EXTERN, ValType.HEAP_ANY);
            case Opcodes.EXTERN_CONVERT_ANY -> convert(ValType.HEAP_ANY, ValType.HEAP_EXTERN);
            case Opcodes.REF_I31 -> {
                operands.pop(I32);
                operands.push(ValType.ref(false, ValType.HEAP_I31));
            }
            default -> throw in.illegalOpcode(opcode);
        }
    }

    // ---- structs

    private void structGet(int opcode) {
        int type = in.index();
        int field = struct(type).fields()[field(struct(type))];
        checkPacking(field, opcode != Opcodes.STRUCT_GET);
        operands.pop(nullable(type));
        operands.push(unpacked(field));
    }

    private void structSet() {
        int type = in.index();
        StructType struct = struct(type);
        int field = field(struct);
        if (!struct.mutable()[field]) {
            throw operands.invalid("immutable field %d of type %d".formatted(field, type));
        }
        operands.pop(unpacked(struct.fields()[field]));
        operands.pop(nullable(type));
    }

    /** A type is looked at once: it may have thousands of fields, and an instruction has three bytes. */
    private void checkDefaults(int type) {
        int[] fields = struct(type).fields();
        if (defaultable.get(type)) {
            return;
        }
        for (int field : fields) {
            checkDefault(field);
        }
        defaultable.set(type);
    }

    private int field(StructType struct) {
        int field = in.index();
        if (field >= struct.fields().length) {
            throw operands.invalid("unknown field %d: the type has %d".formatted(field, struct.fields().length));
        }
        return field;
    }

    private StructType struct(int type) {
        if (type < module.types().size() && module.types().composite(type) instanceof StructType struct) {
            return struct;
        }
        throw otherType(type, "struct");
    }

    // ---- arrays

    private void arrayNewFixed() {
        int type = in.index();
        int element = unpacked(array(type).element());
        int count = in.index();
        if (count > MAX_FIXED) {
            throw operands.invalid("too many elements: array.new_fixed takes %d at most".formatted(MAX_FIXED));
        }
        for (int i = 0; i < count && !operands.isExhausted(); i++) {
            operands.pop(element);
        }
        operands.push(reference(type));
    }

    private void arrayCopy() {
        int target = in.index();
        int source = in.index();
        if (!rules.storageMatches(array(source).element(), mutableArray(target).element())) {
            throw operands.invalid("type mismatch: elements of type %d copied to type %d".formatted(source, target));
        }
        operands.pop(I32);
        operands.pop(I32);
        operands.pop(nullable(source));
        operands.pop(I32);
        operands.pop(nullable(target));
    }

    /** A data segment behind the type, with offset and length on the stack. */
    private void dataOf(int type, ArrayType array) {
        immediates.dataSegment();
        if (ValType.isRef(array.element())) {
            throw operands.invalid("array type is not numeric or vector: type " + type);
        }
        operands.pop(I32);
        operands.pop(I32);
    }

    /** An element segment behind the type, with offset and length on the stack. */
    private void elementsOf(ArrayType array) {
        int elements = module.elements()[immediates.element()].type();
        if (!rules.storageMatches(elements, array.element())) {
            throw operands.invalid("type mismatch: elements of type %s for an array of %s"
                    .formatted(TypeRules.name(elements), TypeRules.name(array.element())));
        }
        operands.pop(I32);
        operands.pop(I32);
    }

    private ArrayType array(int type) {
        if (type < module.types().size() && module.types().composite(type) instanceof ArrayType array) {
            return array;
        }
        throw otherType(type, "array");
    }

    private ArrayType mutableArray(int type) {
        ArrayType array = array(type);
        if (!array.mutable()) {
            throw operands.invalid("immutable array of type " + type);
        }
        return array;
    }

    // ---- casts

    private void branchOnCast(boolean onSuccess) {
        int flags = in.u8();
        if ((flags & ~(FIRST_NULLABLE | SECOND_NULLABLE)) != 0) {
            throw in.malformed("malformed cast flags 0x%x".formatted(flags));
        }
        int[] taken = label.get();
        int from = ValType.ref((flags & FIRST_NULLABLE) != 0, immediates.heapType());
        int to = ValType.ref((flags & SECOND_NULLABLE) != 0, immediates.heapType());
        if (!rules.matches(to, from)) {
            throw operands.invalid(
                    "type mismatch: a cast from %s to %s".formatted(TypeRules.name(from), TypeRules.name(to)));
        }
        int other = ValType.isNullable(to) ? ValType.ref(false, ValType.heap(from)) : from;
        if (taken.length == 0) {
            throw operands.invalid("type mismatch: the label of a cast takes no reference");
        }
        operands.pop(from);
        operands.push(onSuccess ? to : other);
        operands.pop(taken);
        for (int i = 0; i < taken.length - 1; i++) {
            operands.push(taken[i]);
        }
        operands.push(onSuccess ? other : to);
    }

    private void convert(int from, int to) {
        int found = operands.pop();
        if (found == UNKNOWN) {
            operands.push(ValType.ref(false, to));
            return;
        }
        operands.push(found);
        operands.pop(ValType.ref(true, from));
        operands.push(ValType.ref(ValType.isNullable(found), to));
    }

    // ---- types

    private InvalidModuleException otherType(int type, String wanted) {
        return operands.invalid(
                type < module.types().size()
                        ? "type mismatch: type %d is not %s type"
                                .formatted(type, wanted.equals("array") ? "an array" : "a struct")
                        : "unknown type " + type);
    }

    private void checkPacking(int storage, boolean extended) {
        if (isPacked(storage) != extended) {
            throw operands.invalid(extended ? "field is unpacked" : "field is packed: say how to extend it");
        }
    }

    private void checkDefault(int storage) {
        if (ValType.isRef(storage) && !ValType.isNullable(storage)) {
            throw operands.invalid("field type is not defaultable: " + TypeRules.name(storage));
        }
    }

    private static boolean isPacked(int storage) {
        return storage == ValType.I8 || storage == ValType.I16;
    }

    private static int unpacked(int storage) {
        return isPacked(storage) ? I32 : storage;
    }

    private static int reference(int type) {
        return ValType.ref(false, ValType.CONCRETE + type);
    }

    private static int nullable(int type) {
        return ValType.ref(true, ValType.CONCRETE + type);
    }
}
