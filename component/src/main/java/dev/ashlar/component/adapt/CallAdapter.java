package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the function that a caller imports for a callee of another component: may the call be made, parameters over,
 * call, result back, post-return.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#canon-lower">Canonical
 *     ABI: canon lower</a>
 */
final class CallAdapter {
    private final AdapterModule module;
    private final AdapterSpec spec;
    private final CoreSignature lowered;
    private final CoreSignature lifted;
    private final FunctionAssembler code;
    private final Flow forth;
    private final Flow back;

    CallAdapter(AdapterModule module, Abi abi, AdapterSpec spec) {
        this.module = module;
        this.spec = spec;
        this.lowered = abi.signature(spec.callerType(), Convention.LOWER);
        this.lifted = abi.signature(spec.calleeType(), Convention.LIFT);
        this.code = new FunctionAssembler(lowered.type());
        this.forth = new Flow(
                spec.caller(),
                spec.callee(),
                spec.entering().contains(spec.callee().instance()));
        this.back = new Flow(spec.callee(), spec.caller(), false);
    }

    FunctionId write() {
        FunctionId id = module.assembler().define(spec.name(), code);
        boolean task = spec.task() || module.lends(lowered.parameters());
        FlagAccess.requireMayLeave(module, code, spec.caller().instance());
        FlagAccess.enter(module, code, spec.entering());
        if (task) {
            code.call(module.intrinsic(new AdapterImport.BeginCall(
                    spec.caller().instance(), spec.callee().instance())));
        }
        int[] arguments = parameters();
        int[] returned = locals(lifted.type().results());
        call(spec.function(), lifted.type(), arguments, returned);
        int[] results = result(returned);
        postReturn(returned);
        if (task) {
            code.call(module.intrinsic(new AdapterImport.EndCall(
                    spec.caller().instance(), spec.callee().instance())));
        }
        FlagAccess.leave(module, code, spec.entering());
        Arrays.stream(results).forEach(code::get);
        return id;
    }

    /** Brings the parameters over; returns the locals with the callee's core arguments. */
    private int[] parameters() {
        Layout.Product from = lowered.parameters();
        Layout.Product to = lifted.parameters();
        if (!lowered.parametersSpilled()) {
            int[] target = locals(lifted.type().parameters());
            new Translator(module, code, forth)
                    .inPlace(from, to, new Place.Locals(range(target.length), 0), new Place.Locals(target, 0));
            return target;
        }
        checkPointer(0, from, forth.from());
        int target = code.local(NumberType.I32);
        code.i32(0).i32(0).i32(to.alignment()).i32(Math.toIntExact(to.size()));
        code.call(new Allocators(module).of(forth)).set(target);
        new Translator(module, code, forth).inPlace(from, to, new Place.Address(0, 0), new Place.Address(target, 0));
        return new int[] {target};
    }

    /** Brings the result over; returns the locals with the core results. */
    private int[] result(int[] returned) {
        if (lifted.result().isEmpty() || lowered.result().isEmpty()) {
            return new int[0];
        }
        Layout from = lifted.result().get();
        Layout to = lowered.result().get();
        Translator translator = new Translator(module, code, back);
        if (!lifted.resultSpilled()) {
            int[] target = locals(lowered.type().results());
            translator.value(from, to, new Place.Locals(returned, 0), new Place.Locals(target, 0));
            return target;
        }
        int pointer = lowered.type().parameters().size() - 1;
        checkPointer(returned[0], from, back.from());
        checkPointer(pointer, to, back.to());
        translator.value(from, to, new Place.Address(returned[0], 0), new Place.Address(pointer, 0));
        return new int[0];
    }

    private void postReturn(int[] returned) {
        if (spec.callee().postReturn().isPresent()) {
            int instance = spec.callee().instance();
            FunctionType type = new FunctionType(lifted.type().results(), List.of());
            FlagAccess.forbidLeaving(module, code, instance, forth.entered());
            call(spec.callee().postReturn().getAsInt(), type, returned, new int[0]);
            FlagAccess.allowLeaving(module, code, instance, forth.entered());
        }
    }

    private void call(int function, FunctionType type, int[] arguments, int[] results) {
        module.callGuest(
                code,
                module.coreFunction(function, type),
                () -> Arrays.stream(arguments).forEach(code::get),
                () -> {
                    for (int i = results.length - 1; i >= 0; i--) {
                        code.set(results[i]);
                    }
                });
    }

    private void checkPointer(int address, Layout layout, AdapterSpec.Side side) {
        module.checkAligned(code, address, layout.alignment(), CanonicalTrap.UNALIGNED_POINTER);
        code.i32(Math.toIntExact(layout.size()));
        module.checkInBounds(code, address, module.memory(side), CanonicalTrap.POINTER_OUT_OF_BOUNDS);
    }

    private int[] locals(List<ValueType> types) {
        return types.stream().mapToInt(type -> code.local((NumberType) type)).toArray();
    }

    private static int[] range(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
