package dev.ashlar.component.host;

import static dev.ashlar.component.host.Emit.LINKAGE;
import static dev.ashlar.component.host.Emit.SCOPE;
import static dev.ashlar.component.host.Emit.helper;
import static dev.ashlar.component.host.Emit.type;
import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.NumberType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes code that gives Java values to a guest. There are three targets: linear memory; local variables, for core values
 * whose types are known; and an array of longs, for the core values of variants, where each holds what the case at hand
 * needs, as bits.
 *
 * <p>Storing a string or list calls the guest for room, so the memory's array is another one afterwards: it is fetched
 * for each access. Ranges that have been checked stay valid, since memories do not shrink.
 */
final class LowerWriter {
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final ClassDesc LONGS = CD_long.arrayType();
    private static final MethodTypeDesc STORE =
            type(CD_void, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_int, CD_Object);
    private static final MethodTypeDesc LIST = type(CD_long, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_Object);
    private static final MethodTypeDesc FLAT =
            type(CD_void, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_Object, LONGS, CD_int);
    private static final MethodTypeDesc PACKED = type(CD_long, GeneratedClass.LINKAGE, CD_Object);

    private final GeneratedClass generated;
    private final StringEncoding encoding;

    LowerWriter(GeneratedClass generated, StringEncoding encoding) {
        this.generated = generated;
        this.encoding = encoding;
    }

    /** Stores the value on the stack at a place in memory whose bounds have been checked. */
    void store(CodeBuilder code, Mapping mapping, int base, int offset) {
        switch (mapping) {
            case Mapping.Scalar scalar -> {
                core(code, scalar);
                storeScalar(code, scalar.kind(), base, offset);
            }
            case Mapping.Names names -> {
                core(code, names);
                Emit.write(code, Emit.storeHelper(names.layout().discriminantSize()), CD_int, base, offset);
            }
            case Mapping.FlagSet flags -> {
                core(code, flags);
                Emit.write(code, Emit.storeHelper((int) flags.layout().size()), CD_int, base, offset);
            }
            case Mapping.Handle handle -> {
                core(code, handle);
                Emit.write(code, "i32Store", CD_int, base, offset);
            }
            case Mapping.Text text -> storePair(code, text, base, offset);
            case Mapping.Numbers numbers -> storePair(code, numbers, base, offset);
            case Mapping.Sequence sequence -> storePair(code, sequence, base, offset);
            case Mapping.Entries entries -> storePair(code, entries, base, offset);
            case Mapping.Product product ->
                call(code, "store", product, base, offset, body -> storeProduct(body, product));
            case Mapping.Sum sum -> call(code, "store", sum, base, offset, body -> storeSum(body, sum));
        }
    }

    private void call(
            CodeBuilder code,
            String kind,
            Mapping mapping,
            int base,
            int offset,
            java.util.function.Consumer<CodeBuilder> body) {
        int value = Emit.toLocal(code, CD_Object);
        code.aload(LINKAGE).aload(SCOPE);
        Emit.address(code, base, offset);
        code.aload(value);
        generated.call(code, kind, mapping, STORE, body);
    }

    /** A pointer and a length lie in memory as they lie in a long. */
    private void storePair(CodeBuilder code, Mapping mapping, int base, int offset) {
        pair(code, mapping);
        Emit.write(code, "i64Store", CD_long, base, offset);
    }

    /** Whether the core values are of the same types for all values. */
    static boolean isStraight(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Sum sum -> false;
            case Mapping.Product product -> product.fields().stream().allMatch(LowerWriter::isStraight);
            default -> true;
        };
    }

    /** Puts the value on the stack into new local variables, one for each core value. */
    List<LiftWriter.Core> toLocals(CodeBuilder code, Mapping mapping) {
        List<LiftWriter.Core> flat = new ArrayList<>();
        toLocals(code, mapping, flat);
        return flat;
    }

    private void toLocals(CodeBuilder code, Mapping mapping, List<LiftWriter.Core> flat) {
        switch (mapping) {
            case Mapping.Scalar m -> single(code, m, flat);
            case Mapping.Names m -> single(code, m, flat);
            case Mapping.FlagSet m -> single(code, m, flat);
            case Mapping.Handle m -> single(code, m, flat);
            case Mapping.Text m -> twoLocals(code, m, flat);
            case Mapping.Numbers m -> twoLocals(code, m, flat);
            case Mapping.Sequence m -> twoLocals(code, m, flat);
            case Mapping.Entries m -> twoLocals(code, m, flat);
            case Mapping.Product product ->
                takeApart(code, product, Emit.toLocal(code, CD_Object), (index, field) -> toLocals(code, field, flat));
            case Mapping.Sum sum -> throw new IllegalArgumentException("a variant is not straight");
        }
    }

    private void single(CodeBuilder code, Mapping mapping, List<LiftWriter.Core> flat) {
        core(code, mapping);
        NumberType type = mapping.layout().flat().getFirst();
        flat.add(new LiftWriter.Core(type, Emit.toLocal(code, Emit.core(type))));
    }

    private void twoLocals(CodeBuilder code, Mapping mapping, List<LiftWriter.Core> flat) {
        pair(code, mapping);
        int pair = Emit.toLocal(code, CD_long);
        code.lload(pair).l2i();
        flat.add(new LiftWriter.Core(NumberType.I32, Emit.toLocal(code, CD_int)));
        code.lload(pair).loadConstant(32).lushr().l2i();
        flat.add(new LiftWriter.Core(NumberType.I32, Emit.toLocal(code, CD_int)));
    }

    /** An array of longs in a local variable, and the place in it where a value begins: a constant beyond a variable. */
    private record Slots(int array, int base, int start) {
        void index(CodeBuilder code, int offset) {
            code.iload(base);
            if (start + offset != 0) {
                code.loadConstant(start + offset).iadd();
            }
        }
    }

    /** Writes the core values of the value on the stack to an array of their number. */
    void toArray(CodeBuilder code, Mapping mapping, int array) {
        code.iconst_0();
        int base = Emit.toLocal(code, CD_int);
        toArray(code, mapping, new Slots(array, base, 0));
    }

    private void toArray(CodeBuilder code, Mapping mapping, Slots slots) {
        switch (mapping) {
            case Mapping.Scalar m -> oneSlot(code, m, slots);
            case Mapping.Names m -> oneSlot(code, m, slots);
            case Mapping.FlagSet m -> oneSlot(code, m, slots);
            case Mapping.Handle m -> oneSlot(code, m, slots);
            case Mapping.Text m -> twoSlots(code, m, slots);
            case Mapping.Numbers m -> twoSlots(code, m, slots);
            case Mapping.Sequence m -> twoSlots(code, m, slots);
            case Mapping.Entries m -> twoSlots(code, m, slots);
            case Mapping.Product product -> {
                pushFlatArguments(code, slots);
                generated.call(code, "flat", product, FLAT, body -> flatProduct(body, product));
            }
            case Mapping.Sum sum -> {
                pushFlatArguments(code, slots);
                generated.call(code, "flat", sum, FLAT, body -> flatSum(body, sum));
            }
        }
    }

    private static void pushFlatArguments(CodeBuilder code, Slots slots) {
        int value = Emit.toLocal(code, CD_Object);
        code.aload(LINKAGE).aload(SCOPE).aload(value).aload(slots.array());
        slots.index(code, 0);
    }

    private void oneSlot(CodeBuilder code, Mapping mapping, Slots slots) {
        core(code, mapping);
        Emit.widen(code, mapping.layout().flat().getFirst());
        storeSlot(code, slots, 0);
    }

    private void twoSlots(CodeBuilder code, Mapping mapping, Slots slots) {
        pair(code, mapping);
        int pair = Emit.toLocal(code, CD_long);
        code.lload(pair).loadConstant(0xFFFF_FFFFL).land();
        storeSlot(code, slots, 0);
        code.lload(pair).loadConstant(32).lushr();
        storeSlot(code, slots, 1);
    }

    private static void storeSlot(CodeBuilder code, Slots slots, int offset) {
        int bits = Emit.toLocal(code, CD_long);
        code.aload(slots.array());
        slots.index(code, offset);
        code.lload(bits).lastore();
    }

    // ---- leaves; their Java values are on the stack

    /** Makes the single core value of a leaf. */
    private void core(CodeBuilder code, Mapping mapping) {
        switch (mapping) {
            case Mapping.Scalar scalar -> {
                Emit.unbox(code, scalar);
                lowerScalar(code, scalar.kind());
            }
            case Mapping.Names names -> {
                if (names.dynamic()) {
                    generated.constant(code, names.constants(), List.class);
                    code.invokestatic(helper(Sums.class), "enumCase", type(CD_int, CD_Object, CD_List));
                } else {
                    code.invokestatic(helper(Sums.class), "ordinal", type(CD_int, CD_Object));
                }
            }
            case Mapping.FlagSet flags -> {
                if (flags.dynamic()) {
                    generated.constant(code, flags.constants(), List.class);
                    code.invokestatic(helper(Sums.class), "valueBits", type(CD_int, CD_Object, CD_List));
                } else {
                    code.invokestatic(helper(Sums.class), "bits", type(CD_int, CD_Object));
                }
            }
            case Mapping.Handle handle -> handle(code, handle);
            default -> throw new IllegalArgumentException(mapping + " has no single core value");
        }
    }

    private static void handle(CodeBuilder code, Mapping.Handle handle) {
        if (handle.dynamic()) {
            code.invokestatic(helper(ValueBoxes.class), "unboxHandle", type(CD_Object, CD_Object));
        }
        int value = Emit.toLocal(code, CD_Object);
        code.aload(SCOPE)
                .aload(value)
                .loadConstant(handle.resource())
                .invokestatic(
                        helper(Handles.class),
                        handle.own() ? "lowerOwn" : "lowerBorrow",
                        type(CD_int, GeneratedClass.SCOPE, CD_Object, CD_int));
    }

    private static void lowerScalar(CodeBuilder code, ScalarKind kind) {
        switch (kind) {
            case U8 -> code.invokestatic(helper(Scalars.class), "lowerU8", type(CD_int, CD_int));
            case U16 -> code.invokestatic(helper(Scalars.class), "lowerU16", type(CD_int, CD_int));
            case U32 -> code.invokestatic(helper(Scalars.class), "lowerU32", type(CD_int, CD_long));
            case CHAR -> code.invokestatic(helper(Scalars.class), "lowerChar", type(CD_int, CD_int));
            case BOOL, S8, S16, S32, S64, U64, F32, F64 -> {}
        }
    }

    private static void storeScalar(CodeBuilder code, ScalarKind kind, int base, int offset) {
        switch (kind) {
            case BOOL, S8, U8, S16, U16, S32, U32, CHAR ->
                Emit.write(code, Emit.storeHelper(kind.size()), CD_int, base, offset);
            case S64, U64 -> Emit.write(code, "i64Store", CD_long, base, offset);
            case F32 -> Emit.write(code, "f32Store", Emit.core(NumberType.F32), base, offset);
            case F64 -> Emit.write(code, "f64Store", Emit.core(NumberType.F64), base, offset);
        }
    }

    /** Stores what a string or list consists of; pushes pointer and length, see {@link Area#pair}. */
    private void pair(CodeBuilder code, Mapping mapping) {
        if (mapping instanceof Mapping.Entries entries) {
            code.invokestatic(
                    helper(Composites.class), entries.dynamic() ? "pairValues" : "pairs", type(CD_Object, CD_Object));
            pair(code, entries.pairs());
            return;
        }
        if (mapping instanceof Mapping.Text text && text.dynamic()) {
            code.invokestatic(helper(ValueBoxes.class), "unboxStr", type(CD_Object, CD_Object));
        }
        int value = Emit.toLocal(code, CD_Object);
        code.aload(LINKAGE);
        switch (mapping) {
            case Mapping.Text text -> code.aload(value).invokestatic(helper(Strings.class), textMethod(), PACKED);
            case Mapping.Numbers numbers -> {
                code.aload(value);
                numbers(code, numbers);
            }
            case Mapping.Sequence sequence -> {
                code.aload(SCOPE).aload(value);
                generated.call(code, "storeList", sequence, LIST, body -> storeList(body, sequence));
            }
            default -> throw new IllegalArgumentException(mapping + " has no length");
        }
    }

    private String textMethod() {
        return switch (encoding) {
            case UTF8 -> "lowerUtf8";
            case UTF16 -> "lowerUtf16";
            case LATIN1_UTF16 -> "lowerLatin1Utf16";
        };
    }

    private void numbers(CodeBuilder code, Mapping.Numbers numbers) {
        if (numbers.dynamic()) {
            generated.constant(code, ValType.Primitive.valueOf(numbers.element().name()), ValType.Primitive.class);
            code.loadConstant(numbers.element().size())
                    .invokestatic(
                            helper(Numbers.class),
                            "lowerValues",
                            PACKED.insertParameterTypes(2, helper(ValType.Primitive.class), CD_int));
        } else {
            code.invokestatic(helper(Numbers.class), "lower" + LiftWriter.arrays(numbers.element()), PACKED);
        }
    }

    // ---- lists

    private void storeList(CodeBuilder code, Mapping.Sequence sequence) {
        Mapping element = sequence.element();
        int size = Math.toIntExact(element.layout().size());
        code.aload(code.parameterSlot(2))
                .invokestatic(
                        helper(Composites.class),
                        sequence.dynamic() ? "elementValues" : "elements",
                        type(OBJECTS, CD_Object));
        int elements = Emit.toLocal(code, OBJECTS);
        code.aload(LINKAGE)
                .loadConstant(element.layout().alignment())
                .aload(elements)
                .arraylength()
                .i2l()
                .loadConstant((long) size)
                .lmul()
                .invokestatic(helper(Area.class), "allocate", type(CD_int, GeneratedClass.LINKAGE, CD_int, CD_long));
        int start = Emit.toLocal(code, CD_int);
        code.iload(start);
        int pointer = Emit.toLocal(code, CD_int);
        code.iconst_0();
        int index = Emit.toLocal(code, CD_int);
        var head = code.newLabel();
        var exit = code.newLabel();
        code.labelBinding(head).iload(index).aload(elements).arraylength().if_icmpge(exit);
        code.aload(elements).iload(index).aaload();
        store(code, element, pointer, 0);
        code.iinc(index, 1).iload(pointer).loadConstant(size).iadd().istore(pointer);
        code.goto_(head).labelBinding(exit);
        code.iload(start)
                .aload(elements)
                .arraylength()
                .invokestatic(helper(Area.class), "pair", type(CD_long, CD_int, CD_int))
                .lreturn();
    }

    // ---- records

    private void storeProduct(CodeBuilder code, Mapping.Product product) {
        int pointer = code.parameterSlot(2);
        takeApart(code, product, code.parameterSlot(3), (index, field) -> {
            int offset = Math.toIntExact(product.layout().members().get(index).offset());
            store(code, field, pointer, offset);
        });
        code.return_();
    }

    private void flatProduct(CodeBuilder code, Mapping.Product product) {
        takeApart(code, product, code.parameterSlot(2), (index, field) -> {
            int start = product.layout().members().get(index).flatStart();
            toArray(code, field, new Slots(code.parameterSlot(3), code.parameterSlot(4), start));
        });
        code.return_();
    }

    private interface FieldConsumer {
        /** The field's value is on the stack. */
        void accept(int index, Mapping field);
    }

    private void takeApart(CodeBuilder code, Mapping.Product product, int value, FieldConsumer consumer) {
        List<Mapping> fields = product.fields();
        switch (product.construction()) {
            case Mapping.Construction.OfRecord(MethodHandle constructor, List<MethodHandle> accessors) -> {
                for (int i = 0; i < fields.size(); i++) {
                    generated.constant(code, accessors.get(i), MethodHandle.class);
                    code.aload(value);
                    Emit.invokeExact(code, accessors.get(i).type());
                    consumer.accept(i, fields.get(i));
                }
            }
            case Mapping.Construction.DynamicRecord(List<String> names) -> {
                code.aload(value);
                generated.constant(code, names, List.class);
                code.invokestatic(helper(Composites.class), "fields", type(CD_List, CD_Object, CD_List));
                eachOf(code, fields, consumer);
            }
            case Mapping.Construction.DynamicTuple() -> {
                code.aload(value)
                        .loadConstant(fields.size())
                        .invokestatic(helper(Composites.class), "elements", type(CD_List, CD_Object, CD_int));
                eachOf(code, fields, consumer);
            }
        }
    }

    private static void eachOf(CodeBuilder code, List<Mapping> fields, FieldConsumer consumer) {
        int list = Emit.toLocal(code, CD_List);
        for (int i = 0; i < fields.size(); i++) {
            code.aload(list).loadConstant(i).invokeinterface(CD_List, "get", type(CD_Object, CD_int));
            consumer.accept(i, fields.get(i));
        }
    }

    // ---- variants, options, results

    private void storeSum(CodeBuilder code, Mapping.Sum sum) {
        int pointer = code.parameterSlot(2);
        int value = code.parameterSlot(3);
        Layout.Sum layout = sum.layout();
        int offset = Math.toIntExact(layout.payloadOffset());
        int chosen = select(code, sum, value);
        code.iload(chosen);
        Emit.write(code, Emit.storeHelper(layout.discriminantSize()), CD_int, pointer, 0);
        code.iload(chosen);
        Emit.cases(code, sum.payloads().size(), index -> {
            payload(code, sum, index, value).ifPresent(payload -> store(code, payload, pointer, offset));
            code.return_();
        });
    }

    private void flatSum(CodeBuilder code, Mapping.Sum sum) {
        int value = code.parameterSlot(2);
        int array = code.parameterSlot(3);
        int base = code.parameterSlot(4);
        int chosen = select(code, sum, value);
        code.iload(chosen).i2l();
        storeSlot(code, new Slots(array, base, 0), 0);
        code.iload(chosen);
        Emit.cases(code, sum.payloads().size(), index -> {
            payload(code, sum, index, value).ifPresent(payload -> toArray(code, payload, new Slots(array, base, 1)));
            code.return_();
        });
    }

    /** Finds out which case a value is; returns the local variable that holds its index. */
    private int select(CodeBuilder code, Mapping.Sum sum, int value) {
        code.aload(value);
        switch (sum.alternatives()) {
            case Mapping.Alternatives.OfOption(boolean dynamic) ->
                code.invokestatic(
                        helper(Sums.class), dynamic ? "optionValueCase" : "optionCase", type(CD_int, CD_Object));
            case Mapping.Alternatives.OfResult(boolean dynamic) ->
                code.invokestatic(
                        helper(Sums.class), dynamic ? "resultValueCase" : "resultCase", type(CD_int, CD_Object));
            case Mapping.Alternatives.OfRecords records -> {
                generated.constant(code, records.classes(), List.class);
                code.invokestatic(helper(Sums.class), "recordCase", type(CD_int, CD_Object, CD_List));
            }
            case Mapping.Alternatives.DynamicVariant(List<String> names) -> {
                generated.constant(code, names, List.class);
                code.invokestatic(helper(Sums.class), "variantCase", type(CD_int, CD_Object, CD_List));
            }
        }
        return Emit.toLocal(code, CD_int);
    }

    /** Pushes the payload of a value that is of a certain case; nothing where there is none. */
    private Optional<Mapping> payload(CodeBuilder code, Mapping.Sum sum, int index, int value) {
        Optional<Mapping> payload = sum.payloads().get(index);
        boolean present = payload.isPresent();
        switch (sum.alternatives()) {
            case Mapping.Alternatives.OfOption(boolean dynamic) -> {
                if (present) {
                    code.aload(value)
                            .invokestatic(
                                    helper(Sums.class),
                                    dynamic ? "optionValuePayload" : "optionPayload",
                                    type(CD_Object, CD_Object));
                }
            }
            case Mapping.Alternatives.OfResult(boolean dynamic) -> {
                if (dynamic) {
                    dynamicPayload(code, present, value);
                } else if (present) {
                    code.aload(value).invokestatic(helper(Sums.class), "resultPayload", type(CD_Object, CD_Object));
                }
            }
            case Mapping.Alternatives.OfRecords records -> {
                Optional<MethodHandle> accessor = records.accessors().get(index);
                if (accessor.isPresent()) {
                    generated.constant(code, accessor.get(), MethodHandle.class);
                    code.aload(value);
                    Emit.invokeExact(code, accessor.get().type());
                }
            }
            case Mapping.Alternatives.DynamicVariant variant -> dynamicPayload(code, present, value);
        }
        return payload;
    }

    private static void dynamicPayload(CodeBuilder code, boolean present, int value) {
        code.aload(value);
        if (present) {
            code.invokestatic(helper(Sums.class), "payload", type(CD_Object, CD_Object));
        } else {
            code.invokestatic(helper(Sums.class), "noPayload", type(CD_void, CD_Object));
        }
    }
}
