package dev.ashlar.component.abi;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ValType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes layouts, each once. Types are told apart by identity, so that types which share their parts cost as much as
 * their parts do; keep one object for all types of a component. Not thread-safe.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#flattening">Canonical
 *     ABI: flattening</a>
 */
public final class Abi {
    /** More core parameters than this are passed through memory. */
    public static final int MAX_FLAT_PARAMETERS = 16;

    /** The same for a lowered function of the asynchronous ABI. */
    public static final int MAX_FLAT_ASYNC_PARAMETERS = 4;

    /** More core results than this are returned through memory. */
    public static final int MAX_FLAT_RESULTS = 1;

    /** Bytes that a string or the elements of a list may have at most, on either side. */
    public static final long MAX_VALUE_BYTES = (1L << 28) - 1;

    /** The size of all that is at least as large. */
    public static final long HUGE = 1L << 40;

    /** Types nested deeper are refused. */
    public static final int MAX_DEPTH = 200;

    private static final Object NO_PAYLOAD = new Object();
    private static final int FLAT_KEPT = MAX_FLAT_PARAMETERS + 1;

    private final PointerType pointer;
    private final Map<ValType, Layout> layouts = new IdentityHashMap<>();
    private final Map<List<Object>, Layout> interned = new HashMap<>();
    private final Map<ScalarKind, Layout> scalars = new EnumMap<>(ScalarKind.class);
    private final Layout text;
    private int depth;

    /** @param pointer of the memory that the values lie in */
    public Abi(PointerType pointer) {
        this.pointer = pointer;
        this.text = new Layout.Text(pointer);
    }

    public PointerType pointer() {
        return pointer;
    }

    /**
     * The layout of a type.
     *
     * @throws IllegalArgumentException when types are nested deeper than {@link #MAX_DEPTH}
     */
    public Layout layout(ValType type) {
        Layout known = layouts.get(type);
        if (known != null) {
            return known;
        }
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException("a type is nested more than " + MAX_DEPTH + " deep");
        }
        depth++;
        try {
            Layout computed = intern(compute(type));
            layouts.put(type, computed);
            return computed;
        } finally {
            depth--;
        }
    }

    /** Several types as one tuple. */
    public Layout.Product tuple(List<ValType> types) {
        return (Layout.Product) intern(product(types.stream().map(this::layout).toList()));
    }

    /** The core function that a function is on one side of a call. */
    public CoreSignature signature(ComponentFunctionType function, Convention convention) {
        Layout.Product parameters = tuple(function.parameters().stream()
                .map(ComponentFunctionType.Parameter::type)
                .toList());
        Optional<Layout> result = function.result().map(this::layout);
        int mostParameters = convention == Convention.LOWER_ASYNC ? MAX_FLAT_ASYNC_PARAMETERS : MAX_FLAT_PARAMETERS;
        boolean spilled = parameters.flat().size() > mostParameters;
        List<NumberType> flatResult = result.map(Layout::flat).orElse(List.of());
        boolean resultSpilled = flatResult.size() > (convention == Convention.LOWER_ASYNC ? 0 : MAX_FLAT_RESULTS);
        List<ValueType> in = new ArrayList<>(spilled ? List.of(pointer.flat()) : parameters.flat());
        List<ValueType> out = new ArrayList<>();
        switch (convention) {
            case LIFT -> out.addAll(resultSpilled ? List.of(pointer.flat()) : flatResult);
            case LOWER -> {
                if (resultSpilled) {
                    in.add(pointer.flat());
                } else {
                    out.addAll(flatResult);
                }
            }
            case LIFT_ASYNC -> {}
            case LIFT_ASYNC_CALLBACK -> out.add(NumberType.I32);
            case LOWER_ASYNC -> {
                if (resultSpilled) {
                    in.add(pointer.flat());
                }
                out.add(NumberType.I32);
            }
        }
        return new CoreSignature(new FunctionType(in, out), parameters, result, spilled, resultSpilled);
    }

    /** Bytes of the discriminant of a variant of so many cases. */
    public static int discriminantSize(int cases) {
        return cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4;
    }

    /** The narrowest core type that holds values of both. */
    public static NumberType join(NumberType a, NumberType b) {
        if (a == b) {
            return a;
        }
        boolean narrow = (a == NumberType.I32 || a == NumberType.F32) && (b == NumberType.I32 || b == NumberType.F32);
        return narrow ? NumberType.I32 : NumberType.I64;
    }

    private Layout compute(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> primitive(primitive);
            case ValType.ListOf list -> new Layout.Sequence(layout(list.element()), pointer);
            case ValType.FixedListOf list -> fixed(layout(list.element()), Integer.toUnsignedLong(list.length()));
            case ValType.MapOf map -> new Layout.Sequence(tuple(List.of(map.key(), map.value())), pointer);
            case ValType.RecordOf record ->
                tuple(record.fields().stream().map(ValType.Field::type).toList());
            case ValType.TupleOf tuple -> tuple(tuple.elements());
            case ValType.VariantOf variant ->
                sum(variant.cases().stream().map(ValType.Case::payload).toList());
            case ValType.EnumOf names ->
                sum(names.cases().stream()
                        .map(name -> Optional.<ValType>empty())
                        .toList());
            case ValType.OptionOf option -> sum(List.of(Optional.empty(), Optional.of(option.payload())));
            case ValType.ResultOf result -> sum(List.of(result.ok(), result.error()));
            case ValType.FlagsOf flags -> new Layout.FlagSet(flags.names().size());
            case ValType.Own own -> new Layout.Handle(own);
            case ValType.Borrow borrow -> new Layout.Handle(borrow);
            case ValType.StreamOf stream -> new Layout.Handle(stream);
            case ValType.FutureOf future -> new Layout.Handle(future);
        };
    }

    /** Layouts of equal parts become one, so that types of two components meet in the same layouts. */
    private Layout intern(Layout layout) {
        List<Object> key = new ArrayList<>();
        key.add(layout.getClass());
        switch (layout) {
            case Layout.Scalar scalar -> key.add(scalar.kind());
            case Layout.Text ignored -> {}
            case Layout.Handle handle -> {
                switch (handle.type()) {
                    case ValType.Own own -> key.addAll(List.of(ValType.Own.class, own.resource()));
                    case ValType.Borrow borrow -> key.addAll(List.of(ValType.Borrow.class, borrow.resource()));
                    default -> key.add(new Identity(handle.type()));
                }
            }
            case Layout.Sequence list -> key.add(new Identity(list.element()));
            case Layout.FixedSequence list -> {
                key.add(new Identity(list.element()));
                key.add(list.length());
            }
            case Layout.Product product -> product.members().forEach(member -> key.add(new Identity(member.layout())));
            case Layout.Sum sum ->
                sum.cases()
                        .forEach(payload ->
                                key.add(payload.<Object>map(Identity::new).orElse(NO_PAYLOAD)));
            case Layout.FlagSet flags -> key.add(flags.count());
        }
        return interned.computeIfAbsent(key, missing -> layout);
    }

    /** Equal to itself alone. */
    private record Identity(Object value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity(Object its) && its == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    private Layout primitive(ValType.Primitive primitive) {
        return switch (primitive) {
            case STRING -> text;
            case ERROR_CONTEXT -> new Layout.Handle(primitive);
            case BOOL -> scalar(ScalarKind.BOOL);
            case S8 -> scalar(ScalarKind.S8);
            case U8 -> scalar(ScalarKind.U8);
            case S16 -> scalar(ScalarKind.S16);
            case U16 -> scalar(ScalarKind.U16);
            case S32 -> scalar(ScalarKind.S32);
            case U32 -> scalar(ScalarKind.U32);
            case S64 -> scalar(ScalarKind.S64);
            case U64 -> scalar(ScalarKind.U64);
            case F32 -> scalar(ScalarKind.F32);
            case F64 -> scalar(ScalarKind.F64);
            case CHAR -> scalar(ScalarKind.CHAR);
        };
    }

    private Layout scalar(ScalarKind kind) {
        return scalars.computeIfAbsent(kind, Layout.Scalar::new);
    }

    private static Layout fixed(Layout element, long length) {
        List<NumberType> flat = new ArrayList<>();
        for (long i = 0;
                i < length && flat.size() < FLAT_KEPT && !element.flat().isEmpty();
                i++) {
            append(flat, element.flat());
        }
        boolean huge = element.size() > 0 && length >= HUGE / element.size();
        return new Layout.FixedSequence(element, length, huge ? HUGE : element.size() * length, List.copyOf(flat));
    }

    private static Layout.Product product(List<Layout> parts) {
        List<Layout.Member> members = new ArrayList<>();
        List<NumberType> flat = new ArrayList<>();
        long end = 0;
        int alignment = 1;
        int flatStart = 0;
        for (Layout part : parts) {
            long offset = align(end, part.alignment());
            members.add(new Layout.Member(part, offset, flatStart));
            append(flat, part.flat());
            flatStart += part.flat().size();
            end = Math.min(HUGE, offset + part.size());
            alignment = Math.max(alignment, part.alignment());
        }
        return new Layout.Product(List.copyOf(members), align(end, alignment), alignment, List.copyOf(flat));
    }

    private Layout sum(List<Optional<ValType>> payloads) {
        List<Optional<Layout>> cases =
                payloads.stream().map(payload -> payload.map(this::layout)).toList();
        int discriminantSize = discriminantSize(cases.size());
        int payloadAlignment = 1;
        long payloadSize = 0;
        List<NumberType> joined = new ArrayList<>();
        for (Optional<Layout> payload : cases) {
            if (payload.isPresent()) {
                payloadAlignment = Math.max(payloadAlignment, payload.get().alignment());
                payloadSize = Math.max(payloadSize, payload.get().size());
                joinInto(joined, payload.get().flat());
            }
        }
        int alignment = Math.max(discriminantSize, payloadAlignment);
        long payloadOffset = align(discriminantSize, payloadAlignment);
        List<NumberType> flat = new ArrayList<>();
        flat.add(NumberType.I32);
        append(flat, joined);
        long size = align(Math.min(HUGE, payloadOffset + payloadSize), alignment);
        return new Layout.Sum(cases, discriminantSize, payloadOffset, size, alignment, List.copyOf(flat));
    }

    private static void joinInto(List<NumberType> joined, List<NumberType> flat) {
        for (int i = 0; i < flat.size(); i++) {
            if (i < joined.size()) {
                joined.set(i, join(joined.get(i), flat.get(i)));
            } else {
                joined.add(flat.get(i));
            }
        }
    }

    private static void append(List<NumberType> flat, List<NumberType> more) {
        flat.addAll(more.subList(0, Math.min(more.size(), FLAT_KEPT - flat.size())));
    }

    private static long align(long offset, int alignment) {
        return offset + alignment - 1 & -alignment;
    }
}
