package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/** Functions {@code (address, length) -> (address)} that bring a list from one memory to the other. */
final class ListAdapters {
    private static final FunctionType TYPE = FunctionType.returning(NumberType.I32, NumberType.I32, NumberType.I32);
    private static final int ADDRESS = 0;
    private static final int LENGTH = 1;

    private final AdapterModule module;

    ListAdapters(AdapterModule module) {
        this.module = module;
    }

    private record Key(Translator.Identity from, Translator.Identity to, Flow flow) {}

    FunctionId of(Flow flow, Layout from, Layout to) {
        return module.shared(
                new Key(new Translator.Identity(from), new Translator.Identity(to), flow),
                "list",
                TYPE,
                code -> write(code, flow, from, to));
    }

    private void write(FunctionAssembler code, Flow flow, Layout from, Layout to) {
        int size = Math.toIntExact(Math.max(1, Math.min(from.size(), Abi.MAX_VALUE_BYTES + 1)));
        int bytes = code.local(NumberType.I32);
        int target = code.local(NumberType.I32);
        code.get(LENGTH).i32((int) (Abi.MAX_VALUE_BYTES / size)).op(Op.I32_GT_U);
        module.trapIf(code, CanonicalTrap.LIST_TOO_LONG);
        code.get(LENGTH).i32(size).op(Op.I32_MUL).set(bytes);
        module.checkAligned(code, ADDRESS, from.alignment(), CanonicalTrap.UNALIGNED_POINTER);
        code.get(bytes);
        module.checkInBounds(code, ADDRESS, module.memory(flow.from()), CanonicalTrap.LIST_OUT_OF_BOUNDS);
        code.i32(0).i32(0).i32(from.alignment()).get(bytes);
        code.call(new Allocators(module).of(flow)).set(target);
        if (module.isCopyable(from)) {
            code.get(target).get(ADDRESS).get(bytes);
            code.memoryCopy(module.memory(flow.to()), module.memory(flow.from()));
        } else {
            code.get(bytes).ifTrue();

            int out = code.local(NumberType.I32);
            code.get(target).set(out);
            code.get(bytes).get(ADDRESS).op(Op.I32_ADD).set(bytes);
            loop(code, flow, from, to, ADDRESS, out, bytes, size);
            code.end();
        }
        code.get(target);
    }

    /** Elements in place, a fixed number of them. */
    void elements(
            FunctionAssembler code,
            Flow flow,
            Layout from,
            Layout to,
            Place.Address source,
            Place.Address target,
            int bytes) {
        int in = code.local(NumberType.I32);
        int out = code.local(NumberType.I32);
        int end = code.local(NumberType.I32);
        code.get(source.local()).i32(source.offset()).op(Op.I32_ADD).tee(in);
        code.i32(bytes).op(Op.I32_ADD).set(end);
        code.get(target.local()).i32(target.offset()).op(Op.I32_ADD).set(out);
        loop(code, flow, from, to, in, out, end, (int) from.size());
        code.release(in);
        code.release(out);
        code.release(end);
    }

    /** At least one element; both addresses move on. */
    private void loop(FunctionAssembler code, Flow flow, Layout from, Layout to, int in, int out, int end, int size) {
        code.loop();
        new Translator(module, code, flow).value(from, to, new Place.Address(in, 0), new Place.Address(out, 0));
        code.get(out).i32(size).op(Op.I32_ADD).set(out);
        code.get(in).i32(size).op(Op.I32_ADD).tee(in);
        code.get(end).op(Op.I32_NE).brIf(0);
        code.end();
    }
}
