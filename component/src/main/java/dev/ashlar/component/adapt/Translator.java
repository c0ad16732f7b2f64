package dev.ashlar.component.adapt;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes code that brings a value from one component to another: reads it where the source has it, checks it, and writes
 * it where the target wants it. Both memories have 32-bit addresses, so that a type has the same layout in both; the two
 * layouts of a value differ in resource types only.
 *
 * <p>Small values are translated in place. A larger part of a value gets a function of its own, which all places share
 * that translate the same part the same way: the size of the code follows the size of the types as written, not of
 * values with all types expanded.
 */
final class Translator {
    /** Steps that may be done in place. */
    private static final int IN_PLACE = 32;

    /** Copyable bytes that are moved by loads and stores instead of {@code memory.copy}. */
    private static final int MOVED_BY_WORDS = 64;

    private final AdapterModule module;
    private final FunctionAssembler code;
    private final Flow flow;

    Translator(AdapterModule module, FunctionAssembler code, Flow flow) {
        this.module = module;
        this.code = code;
        this.flow = flow;
    }

    /** The layouts are those of the source's and of the target's type. */
    void value(Layout from, Layout to, Place source, Place target) {
        if (module.steps(from) > IN_PLACE) {
            callShared(from, to, source, target);
        } else {
            inPlace(from, to, source, target);
        }
    }

    /** The same, but for the parts without a function of its own. */
    void inPlace(Layout from, Layout to, Place source, Place target) {
        switch (from) {
            case Layout.Scalar(ScalarKind kind) -> scalar(kind, source, target);
            case Layout.FlagSet flags -> flags(flags, source, target);
            case Layout.Handle handle -> handle(handle.type(), ((Layout.Handle) to).type(), source, target);
            case Layout.Text ignored -> text(source, target);
            case Layout.Sequence list -> sequence(list.element(), ((Layout.Sequence) to).element(), source, target);
            case Layout.FixedSequence list -> fixed(list, (Layout.FixedSequence) to, source, target);
            case Layout.Product product -> product(product, (Layout.Product) to, source, target);
            case Layout.Sum sum ->
                new SumTranslator(module, code, this).translate(sum, (Layout.Sum) to, source, target);
        }
    }

    // ---- core values and memory

    /** Pushes what {@code place} holds. */
    void load(Place place, int opcode, NumberType want) {
        switch (place) {
            case Place.Locals locals -> {
                int local = locals.local(0);
                code.get(local);
                Conversions.convert(code, code.typeOf(local), want);
            }
            case Place.Address(int local, int offset) ->
                code.get(local).access(opcode, module.memory(flow.from()), offset);
        }
    }

    /** Writes what {@code push} pushes. */
    void store(Place place, int opcode, NumberType have, Runnable push) {
        switch (place) {
            case Place.Locals locals -> {
                int local = locals.local(0);
                push.run();
                Conversions.convert(code, have, code.typeOf(local));
                code.set(local);
            }
            case Place.Address(int local, int offset) -> {
                code.get(local);
                push.run();
                code.access(opcode, module.memory(flow.to()), offset);
            }
        }
    }

    private void loadInt(Place place) {
        load(place, Op.I32_LOAD, NumberType.I32);
    }

    private void storeInt(Place place, Runnable push) {
        store(place, Op.I32_STORE, NumberType.I32, push);
    }

    // ---- types

    private void scalar(ScalarKind kind, Place source, Place target) {
        store(target, ScalarCode.store(kind), kind.flat(), () -> {
            load(source, ScalarCode.load(kind), kind.flat());
            ScalarCode.normalise(module, code, kind, source instanceof Place.Address);
        });
    }

    private void flags(Layout.FlagSet flags, Place source, Place target) {
        int size = (int) flags.size();
        store(target, ScalarCode.unsignedStore(size), NumberType.I32, () -> {
            load(source, ScalarCode.unsignedLoad(size), NumberType.I32);
            if (flags.count() < Integer.SIZE) {
                code.i32((1 << flags.count()) - 1).op(Op.I32_AND);
            }
        });
    }

    private void handle(ValType from, ValType to, Place source, Place target) {
        int here = flow.from().instance();
        int there = flow.to().instance();
        FunctionId transfer = module.intrinsic(
                switch (from) {
                    case ValType.Own own ->
                        new AdapterImport.TransferOwn(here, own.resource(), there, ((ValType.Own) to).resource());
                    case ValType.Borrow borrow ->
                        new AdapterImport.LendBorrow(here, borrow.resource(), there, ((ValType.Borrow) to).resource());
                    case ValType.Primitive ignored ->
                        throw new UnsupportedComponentFeatureException(
                                ComponentFeature.ERROR_CONTEXT, "passing an error-context between components");
                    default ->
                        throw new UnsupportedComponentFeatureException(
                                ComponentFeature.ASYNC, "passing a " + from + " between components");
                });
        storeInt(target, () -> {
            loadInt(source);
            code.call(transfer);
        });
    }

    private void text(Place source, Place target) {
        int moved = code.local(NumberType.I64);
        loadInt(source);
        loadInt(source.part(1, 4));
        code.call(new StringAdapters(module).of(flow)).set(moved);
        storeInt(target, () -> code.get(moved).op(Op.I32_WRAP_I64));
        storeInt(
                target.part(1, 4),
                () -> code.get(moved).i64(32).op(Op.I64_SHR_U).op(Op.I32_WRAP_I64));
        code.release(moved);
    }

    private void sequence(Layout from, Layout to, Place source, Place target) {
        int length = code.local(NumberType.I32);
        loadInt(source.part(1, 4));
        code.set(length);
        storeInt(target, () -> {
            loadInt(source);
            code.get(length).call(new ListAdapters(module).of(flow, from, to));
        });
        storeInt(target.part(1, 4), () -> code.get(length));
        code.release(length);
    }

    private void fixed(Layout.FixedSequence from, Layout.FixedSequence to, Place source, Place target) {
        Layout element = from.element();
        if (from.size() > 0 && source instanceof Place.Address in && target instanceof Place.Address out) {
            new ListAdapters(module).elements(code, flow, element, to.element(), in, out, (int) from.size());
            return;
        }
        for (int i = 0; i < from.length(); i++) {
            int flat = i * element.flat().size();
            long bytes = i * element.size();
            value(element, to.element(), source.part(flat, bytes), target.part(flat, bytes));
        }
    }

    private void product(Layout.Product from, Layout.Product to, Place source, Place target) {
        if (source instanceof Place.Address in && target instanceof Place.Address out && module.isCopyable(from)) {
            copy(in, out, (int) from.size());
            return;
        }
        for (int i = 0; i < from.members().size(); i++) {
            Layout.Member member = from.members().get(i);
            value(
                    member.layout(),
                    to.members().get(i).layout(),
                    source.part(member.flatStart(), member.offset()),
                    target.part(member.flatStart(), member.offset()));
        }
    }

    /** Moves bytes that need no look. */
    private void copy(Place.Address source, Place.Address target, int size) {
        if (size > MOVED_BY_WORDS) {
            code.get(target.local()).i32(target.offset()).op(Op.I32_ADD);
            code.get(source.local()).i32(source.offset()).op(Op.I32_ADD);
            code.i32(size).memoryCopy(module.memory(flow.to()), module.memory(flow.from()));
            return;
        }
        int done = 0;
        while (done < size) {
            int step = Math.min(8, Integer.highestOneBit(size - done));
            Place from = source.part(0, done);
            Place to = target.part(0, done);
            if (step == 8) {
                store(to, Op.I64_STORE, NumberType.I64, () -> load(from, Op.I64_LOAD, NumberType.I64));
            } else {
                store(
                        to,
                        ScalarCode.unsignedStore(step),
                        NumberType.I32,
                        () -> load(from, ScalarCode.unsignedLoad(step), NumberType.I32));
            }
            done += step;
        }
    }

    // ---- functions of their own

    private record Key(Identity from, Identity to, boolean loads, boolean stores, Flow flow) {}

    /** A layout as a key: equal to itself alone. */
    record Identity(Layout layout) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity(Layout its) && its == layout;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(layout);
        }
    }

    private void callShared(Layout from, Layout to, Place source, Place target) {
        boolean loads = source instanceof Place.Address;
        boolean stores = target instanceof Place.Address;
        List<ValueType> parameters = new ArrayList<>(loads ? List.of(NumberType.I32) : flat(from));
        if (stores) {
            parameters.add(NumberType.I32);
        }
        FunctionType type = new FunctionType(parameters, stores ? List.of() : List.copyOf(flat(to)));
        FunctionId shared = module.shared(
                new Key(new Identity(from), new Identity(to), loads, stores, flow),
                "translate",
                type,
                body -> writeShared(body, from, to, loads, stores));
        push(from, source);
        if (stores) {
            push(to, target);
        }
        code.call(shared);
        if (target instanceof Place.Locals locals) {
            take(to, locals);
        }
    }

    /** Pushes the core values of a place, or its address. */
    private void push(Layout layout, Place place) {
        switch (place) {
            case Place.Locals locals -> {
                for (int i = 0; i < flat(layout).size(); i++) {
                    int local = locals.local(i);
                    code.get(local);
                    Conversions.convert(code, code.typeOf(local), flat(layout).get(i));
                }
            }
            case Place.Address(int local, int offset) -> {
                code.get(local);
                if (offset != 0) {
                    code.i32(offset).op(Op.I32_ADD);
                }
            }
        }
    }

    /** Takes core values from the stack. */
    private void take(Layout layout, Place.Locals locals) {
        for (int i = flat(layout).size() - 1; i >= 0; i--) {
            int local = locals.local(i);
            Conversions.convert(code, flat(layout).get(i), code.typeOf(local));
            code.set(local);
        }
    }

    private void writeShared(FunctionAssembler body, Layout from, Layout to, boolean loads, boolean stores) {
        int inputs = loads ? 1 : flat(from).size();
        Place source = loads ? new Place.Address(0, 0) : new Place.Locals(range(inputs), 0);
        Translator translator = new Translator(module, body, flow);
        if (stores) {
            translator.inPlace(from, to, source, new Place.Address(inputs, 0));
            return;
        }
        int[] results = flat(to).stream().mapToInt(body::local).toArray();
        translator.inPlace(from, to, source, new Place.Locals(results, 0));
        Arrays.stream(results).forEach(body::get);
    }

    private static List<NumberType> flat(Layout layout) {
        if (layout.flat().size() > Abi.MAX_FLAT_PARAMETERS) {
            throw new IllegalStateException("a value of that many core values lies in memory");
        }
        return layout.flat();
    }

    private static int[] range(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
