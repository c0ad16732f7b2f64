package dev.ashlar.component.host;

import static dev.ashlar.component.host.Emit.LINKAGE;
import static dev.ashlar.component.host.Emit.SCOPE;
import static dev.ashlar.component.host.Emit.helper;
import static dev.ashlar.component.host.Emit.type;
import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.NumberType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * Writes code that makes Java values of a guest's. There are two sources: core values in local variables ("flat") and
 * linear memory. Records, variants and lists get methods of their own.
 *
 * <p>A range of memory is checked as a whole before anything in it is read. The guest does not run in between, so the
 * range stays valid.
 */
final class LiftWriter {
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final ClassDesc VALUE = helper(Value.class);
    private static final MethodTypeDesc LOAD = type(CD_Object, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_int);
    private static final MethodTypeDesc LIST =
            type(CD_Object, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_int, CD_int);
    private static final MethodTypeDesc PACKED = type(CD_Object, GeneratedClass.LINKAGE, CD_int, CD_int);

    private final GeneratedClass generated;
    private final StringEncoding encoding;
    private final JavaSizes sizes = new JavaSizes();

    LiftWriter(GeneratedClass generated, StringEncoding encoding) {
        this.generated = generated;
        this.encoding = encoding;
    }

    /** Where a flat value is. */
    record Core(NumberType type, int local) {}

    /** Pushes the value at a place in memory whose bounds have been checked. */
    void load(CodeBuilder code, Mapping mapping, int base, int offset, int memory) {
        switch (mapping) {
            case Mapping.Scalar scalar -> {
                loadScalar(code, scalar.kind(), base, offset, memory);
                Emit.box(code, scalar);
            }
            case Mapping.Names names -> {
                int size = names.layout().discriminantSize();
                Emit.read(code, Emit.loadHelper(size), CD_int, base, offset, memory);
                constant(code, names);
            }
            case Mapping.FlagSet flags -> {
                Emit.read(code, Emit.loadHelper((int) flags.layout().size()), CD_int, base, offset, memory);
                flags(code, flags);
            }
            case Mapping.Handle handle -> {
                code.aload(LINKAGE).aload(SCOPE);
                Emit.read(code, "i32Load", CD_int, base, offset, memory);
                handle(code, handle);
            }
            case Mapping.Text text -> {
                code.aload(LINKAGE);
                pointerAndLength(code, base, offset, memory);
                text(code, text);
            }
            case Mapping.Numbers numbers -> {
                code.aload(LINKAGE);
                pointerAndLength(code, base, offset, memory);
                numbers(code, numbers);
            }
            case Mapping.Sequence sequence -> {
                code.aload(LINKAGE).aload(SCOPE);
                pointerAndLength(code, base, offset, memory);
                list(code, sequence);
            }
            case Mapping.Entries entries -> {
                load(code, entries.pairs(), base, offset, memory);
                entries(code, entries);
            }
            case Mapping.Product product -> {
                code.aload(LINKAGE).aload(SCOPE);
                Emit.address(code, base, offset);
                generated.call(code, "load", product, LOAD, body -> loadProduct(body, product));
            }
            case Mapping.Sum sum -> {
                code.aload(LINKAGE).aload(SCOPE);
                Emit.address(code, base, offset);
                generated.call(code, "load", sum, LOAD, body -> loadSum(body, sum));
            }
        }
    }

    /** Pushes the value that core values carry, which are of exactly the types of the mapping's layout. */
    void lift(CodeBuilder code, Mapping mapping, List<Core> flat) {
        switch (mapping) {
            case Mapping.Scalar scalar -> {
                push(code, flat);
                liftScalar(code, scalar.kind());
                Emit.box(code, scalar);
            }
            case Mapping.Names names -> {
                push(code, flat);
                constant(code, names);
            }
            case Mapping.FlagSet flags -> {
                push(code, flat);
                flags(code, flags);
            }
            case Mapping.Handle handle -> {
                code.aload(LINKAGE).aload(SCOPE);
                push(code, flat);
                handle(code, handle);
            }
            case Mapping.Text text -> {
                code.aload(LINKAGE);
                push(code, flat);
                text(code, text);
            }
            case Mapping.Numbers numbers -> {
                code.aload(LINKAGE);
                push(code, flat);
                numbers(code, numbers);
            }
            case Mapping.Sequence sequence -> {
                code.aload(LINKAGE).aload(SCOPE);
                push(code, flat);
                list(code, sequence);
            }
            case Mapping.Entries entries -> {
                lift(code, entries.pairs(), flat);
                entries(code, entries);
            }
            case Mapping.Product product -> {
                code.aload(LINKAGE).aload(SCOPE);
                push(code, flat);
                generated.call(code, "lift", product, flatType(product), body -> liftProduct(body, product));
            }
            case Mapping.Sum sum -> {
                code.aload(LINKAGE).aload(SCOPE);
                push(code, flat);
                generated.call(code, "lift", sum, flatType(sum), body -> liftSum(body, sum));
            }
        }
    }

    private static MethodTypeDesc flatType(Mapping mapping) {
        return LIST.dropParameterTypes(2, 4)
                .insertParameterTypes(
                        2, mapping.layout().flat().stream().map(Emit::core).toArray(ClassDesc[]::new));
    }

    private static void push(CodeBuilder code, List<Core> flat) {
        for (Core core : flat) {
            code.loadLocal(Emit.kind(core.type()), core.local());
        }
    }

    private static void pointerAndLength(CodeBuilder code, int base, int offset, int memory) {
        Emit.read(code, "i32Load", CD_int, base, offset, memory);
        Emit.read(code, "i32Load", CD_int, base, offset + 4, memory);
    }

    // ---- leaves; their core values are on the stack

    private static void loadScalar(CodeBuilder code, ScalarKind kind, int base, int offset, int memory) {
        switch (kind) {
            case BOOL -> {
                Emit.read(code, "i32Load8U", CD_int, base, offset, memory);
                liftScalar(code, kind);
            }
            case U8 -> Emit.read(code, "i32Load8U", CD_int, base, offset, memory);
            case S8 -> Emit.read(code, "i32Load8S", CD_int, base, offset, memory);
            case U16 -> Emit.read(code, "i32Load16U", CD_int, base, offset, memory);
            case S16 -> Emit.read(code, "i32Load16S", CD_int, base, offset, memory);
            case S32 -> Emit.read(code, "i32Load", CD_int, base, offset, memory);
            case U32 -> Emit.read(code, "i64Load32U", CD_long, base, offset, memory);
            case S64, U64 -> Emit.read(code, "i64Load", CD_long, base, offset, memory);
            case F32 -> Emit.read(code, "f32Load", Emit.core(NumberType.F32), base, offset, memory);
            case F64 -> Emit.read(code, "f64Load", Emit.core(NumberType.F64), base, offset, memory);
            case CHAR -> {
                Emit.read(code, "i32Load", CD_int, base, offset, memory);
                liftScalar(code, kind);
            }
        }
    }

    private static void liftScalar(CodeBuilder code, ScalarKind kind) {
        switch (kind) {
            case BOOL -> code.invokestatic(helper(Scalars.class), "liftBool", type(CD_boolean, CD_int));
            case S8 -> code.i2b();
            case U8 -> code.loadConstant(0xFF).iand();
            case S16 -> code.i2s();
            case U16 -> code.i2c();
            case U32 -> code.i2l().loadConstant(0xFFFF_FFFFL).land();
            case CHAR -> code.invokestatic(helper(Scalars.class), "liftChar", type(CD_int, CD_int));
            case S32, S64, U64, F32, F64 -> {}
        }
    }

    private void constant(CodeBuilder code, Mapping.Names names) {
        generated.constant(code, names.constants(), List.class);
        code.invokestatic(helper(Sums.class), "constant", type(CD_Object, CD_int, CD_List));
    }

    private void flags(CodeBuilder code, Mapping.FlagSet flags) {
        generated.constant(code, flags.constants(), List.class);
        code.invokestatic(
                helper(Sums.class), flags.dynamic() ? "flagValues" : "flags", type(CD_Object, CD_int, CD_List));
    }

    private static void handle(CodeBuilder code, Mapping.Handle handle) {
        code.loadConstant(handle.resource())
                .invokestatic(
                        helper(Handles.class),
                        handle.own() ? "liftOwn" : "liftBorrow",
                        type(CD_Object, GeneratedClass.LINKAGE, GeneratedClass.SCOPE, CD_int, CD_int));
        if (handle.dynamic()) {
            code.invokestatic(helper(ValueBoxes.class), "boxHandle", type(CD_Object, CD_Object));
        }
    }

    private void text(CodeBuilder code, Mapping.Text text) {
        String method = switch (encoding) {
            case UTF8 -> "liftUtf8";
            case UTF16 -> "liftUtf16";
            case LATIN1_UTF16 -> "liftLatin1Utf16";
        };
        code.invokestatic(helper(Strings.class), method, PACKED);
        if (text.dynamic()) {
            code.invokestatic(helper(ValueBoxes.class), "boxStr", type(CD_Object, CD_Object));
        }
    }

    private void numbers(CodeBuilder code, Mapping.Numbers numbers) {
        if (numbers.dynamic()) {
            generated.constant(code, ValType.Primitive.valueOf(numbers.element().name()), ValType.Primitive.class);
            code.loadConstant(numbers.element().size())
                    .invokestatic(
                            helper(Numbers.class),
                            "liftValues",
                            PACKED.insertParameterTypes(
                                    3, ClassDesc.ofDescriptor(ValType.Primitive.class.descriptorString()), CD_int));
        } else {
            code.invokestatic(helper(Numbers.class), "lift" + arrays(numbers.element()), PACKED);
        }
    }

    static String arrays(ScalarKind element) {
        return switch (element) {
            case U8, S8 -> "Bytes";
            case U16, S16 -> "Shorts";
            case U32, S32 -> "Ints";
            case U64, S64 -> "Longs";
            case F32 -> "Floats";
            case F64 -> "Doubles";
            case BOOL, CHAR -> throw new IllegalArgumentException(element + " is no number");
        };
    }

    private static void entries(CodeBuilder code, Mapping.Entries entries) {
        code.invokestatic(helper(Composites.class), entries.dynamic() ? "mapValue" : "map", type(CD_Object, CD_Object));
    }

    // ---- lists

    private void list(CodeBuilder code, Mapping.Sequence sequence) {
        generated.call(code, "loadList", sequence, LIST, body -> loadList(body, sequence));
    }

    private void loadList(CodeBuilder code, Mapping.Sequence sequence) {
        int pointer = code.parameterSlot(2);
        Mapping element = sequence.element();
        int size = Math.toIntExact(element.layout().size());
        code.aload(LINKAGE).iload(pointer).iload(code.parameterSlot(3));
        code.loadConstant(size)
                .loadConstant(element.layout().alignment())
                .loadConstant(sizes.of(element))
                .invokestatic(
                        helper(Area.class),
                        "list",
                        type(CD_int, GeneratedClass.LINKAGE, CD_int, CD_int, CD_int, CD_int, CD_int));
        int count = Emit.toLocal(code, CD_int);
        code.iload(count).anewarray(CD_Object);
        int elements = Emit.toLocal(code, OBJECTS);
        int memory = memory(code);
        code.iconst_0();
        int index = Emit.toLocal(code, CD_int);
        var head = code.newLabel();
        var exit = code.newLabel();
        code.labelBinding(head).iload(index).iload(count).if_icmpge(exit);
        code.aload(elements).iload(index);
        load(code, element, pointer, 0, memory);
        code.aastore();
        code.iinc(index, 1).iload(pointer).loadConstant(size).iadd().istore(pointer);
        code.goto_(head).labelBinding(exit);
        code.aload(elements)
                .invokestatic(
                        helper(Composites.class), sequence.dynamic() ? "listValue" : "list", type(CD_Object, OBJECTS))
                .areturn();
    }

    private static int memory(CodeBuilder code) {
        Emit.bytes(code);
        return Emit.toLocal(code, Emit.BYTES);
    }

    // ---- records

    private void loadProduct(CodeBuilder code, Mapping.Product product) {
        int memory = memory(code);
        int pointer = code.parameterSlot(2);
        construct(code, product, (field, mapping) -> {
            int offset = Math.toIntExact(product.layout().members().get(field).offset());
            load(code, mapping, pointer, offset, memory);
        });
    }

    private void liftProduct(CodeBuilder code, Mapping.Product product) {
        List<Core> flat = parameters(code, product);
        construct(code, product, (field, mapping) -> {
            int start = product.layout().members().get(field).flatStart();
            lift(
                    code,
                    mapping,
                    flat.subList(start, start + mapping.layout().flat().size()));
        });
    }

    private static List<Core> parameters(CodeBuilder code, Mapping mapping) {
        List<NumberType> types = mapping.layout().flat();
        return java.util.stream.IntStream.range(0, types.size())
                .mapToObj(i -> new Core(types.get(i), code.parameterSlot(i + 2)))
                .toList();
    }

    private interface FieldWriter {
        void push(int index, Mapping field);
    }

    private void construct(CodeBuilder code, Mapping.Product product, FieldWriter writer) {
        List<Mapping> fields = product.fields();
        switch (product.construction()) {
            case Mapping.Construction.OfRecord(MethodHandle constructor, List<MethodHandle> accessors) -> {
                generated.constant(code, constructor, MethodHandle.class);
                for (int i = 0; i < fields.size(); i++) {
                    writer.push(i, fields.get(i));
                }
                Emit.invokeExact(code, constructor.type());
            }
            case Mapping.Construction.DynamicRecord(List<String> names) -> {
                generated.constant(code, names, List.class);
                values(code, fields, writer);
                code.invokestatic(helper(Composites.class), "record", type(CD_Object, CD_List, VALUE.arrayType()));
            }
            case Mapping.Construction.DynamicTuple() -> {
                values(code, fields, writer);
                code.invokestatic(helper(Composites.class), "tuple", type(CD_Object, VALUE.arrayType()));
            }
        }
        code.areturn();
    }

    private static void values(CodeBuilder code, List<Mapping> fields, FieldWriter writer) {
        code.loadConstant(fields.size()).anewarray(VALUE);
        for (int i = 0; i < fields.size(); i++) {
            code.dup().loadConstant(i);
            writer.push(i, fields.get(i));
            code.aastore();
        }
    }

    // ---- variants, options, results

    private void loadSum(CodeBuilder code, Mapping.Sum sum) {
        int memory = memory(code);
        int pointer = code.parameterSlot(2);
        Layout.Sum layout = sum.layout();
        int offset = Math.toIntExact(layout.payloadOffset());
        Emit.read(code, Emit.loadHelper(layout.discriminantSize()), CD_int, pointer, 0, memory);
        choose(code, sum, payload -> load(code, payload, pointer, offset, memory));
    }

    private void liftSum(CodeBuilder code, Mapping.Sum sum) {
        List<Core> flat = parameters(code, sum);
        code.iload(flat.getFirst().local());
        choose(code, sum, payload -> lift(code, payload, narrowed(code, flat, payload)));
    }

    /** The core values of one case, out of those wide enough for all cases. */
    private static List<Core> narrowed(CodeBuilder code, List<Core> flat, Mapping payload) {
        List<Core> narrowed = new java.util.ArrayList<>();
        List<NumberType> wanted = payload.layout().flat();
        for (int i = 0; i < wanted.size(); i++) {
            Core have = flat.get(i + 1);
            NumberType want = wanted.get(i);
            if (have.type() != want) {
                code.loadLocal(Emit.kind(have.type()), have.local());
                Emit.coerce(code, have.type(), want);
                have = new Core(want, Emit.toLocal(code, Emit.core(want)));
            }
            narrowed.add(have);
        }
        return narrowed;
    }

    private interface PayloadWriter {
        void push(Mapping payload);
    }

    private void choose(CodeBuilder code, Mapping.Sum sum, PayloadWriter writer) {
        int count = sum.payloads().size();
        code.loadConstant(count).invokestatic(helper(Scalars.class), "checkCase", type(CD_int, CD_int, CD_int));
        Emit.cases(code, count, index -> {
            make(code, sum, index, writer);
            code.areturn();
        });
    }

    private void make(CodeBuilder code, Mapping.Sum sum, int index, PayloadWriter writer) {
        Optional<Mapping> payload = sum.payloads().get(index);
        switch (sum.alternatives()) {
            case Mapping.Alternatives.OfOption(boolean dynamic) -> {
                if (payload.isEmpty()) {
                    generated.constant(code, dynamic ? Value.OptionOf.NONE : Optional.empty(), Object.class);
                    return;
                }
                writer.push(payload.get());
                if (dynamic) {
                    code.invokestatic(helper(Sums.class), "some", type(CD_Object, CD_Object));
                } else {
                    ClassDesc optional = helper(Optional.class);
                    code.invokestatic(optional, "of", type(optional, CD_Object));
                }
            }
            case Mapping.Alternatives.OfResult(boolean dynamic) -> {
                String method = index == 0 ? "ok" : "err";
                if (dynamic && payload.isEmpty()) {
                    generated.constant(code, index == 0 ? Value.ResultOf.OK : Value.ResultOf.ERR, Object.class);
                    return;
                }
                if (payload.isPresent()) {
                    writer.push(payload.get());
                } else {
                    generated.constant(code, Unit.UNIT, Object.class);
                }
                if (dynamic) {
                    code.invokestatic(helper(Sums.class), method, type(CD_Object, CD_Object));
                } else {
                    ClassDesc result = helper(Result.class);
                    code.invokestatic(result, method, type(result, CD_Object), true);
                }
            }
            case Mapping.Alternatives.OfRecords records -> {
                MethodHandle constructor = records.constructors().get(index);
                generated.constant(code, constructor, MethodHandle.class);
                payload.ifPresent(writer::push);
                Emit.invokeExact(code, constructor.type());
            }
            case Mapping.Alternatives.DynamicVariant(List<String> names) -> {
                String name = names.get(index);
                if (payload.isEmpty()) {
                    generated.constant(code, new Value.VariantOf(name), Object.class);
                    return;
                }
                code.loadConstant(name);
                writer.push(payload.get());
                code.invokestatic(helper(Sums.class), "variant", type(CD_Object, CD_String, CD_Object));
            }
        }
    }
}
