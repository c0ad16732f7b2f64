package dev.ashlar.fuzz.abi;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.adapt.AdapterSpec;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Trap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls through one adapter, checked. For both directions the specification first does, in the models of the two sides,
 * what the adapter then has to do in the memories.
 */
final class CallCheck {
    private static final int MAX_FLAT_PARAMETERS = 16;
    private static final int MAX_FLAT_RESULTS = 1;

    private final Crossing crossing;
    private final Function adapter;
    private final StringEncoding from;
    private final StringEncoding to;
    private final SpecType.RecordOf parameters;
    private final SpecType.RecordOf result;
    private final boolean resultSpilled;
    private final RandomGenerator random;
    private final Damage damage;

    CallCheck(
            Crossing crossing, Function adapter, AdapterSpec spec, ComponentFunctionType type, RandomGenerator random) {
        this.crossing = crossing;
        this.adapter = adapter;
        this.from = spec.caller().encoding();
        this.to = spec.callee().encoding();
        this.parameters = new SpecType.RecordOf(type.parameters().stream()
                .map(parameter -> SpecType.of(parameter.type()))
                .toList());
        this.result =
                new SpecType.RecordOf(type.result().map(SpecType::of).stream().toList());
        this.resultSpilled = result.flatten().size() > MAX_FLAT_RESULTS;
        this.random = random;
        this.damage = new Damage(random);
    }

    /** What the specification says of one direction. */
    private sealed interface Expected {
        record Arrives(List<Object> values, List<Object> core) implements Expected {}

        record Traps(Set<CanonicalTrap> any) implements Expected {}
    }

    // ---- values as they should be

    /** One call; returns how many component-level values went over. */
    int sound() {
        crossing.reset();
        List<Object> core = lowerArguments();
        Expected.Arrives expected = arrives(predictParameters(core));
        Expected.Arrives[] answered = new Expected.Arrives[1];
        crossing.body = (context, flat) -> {
            expectSame("core arguments", bits(expected.core()), bits(List.of(flat)));
            expectNoDifference("the callee's memory", crossing.callee);
            expectSame("arguments", expected.values(), liftParameters(flat));
            List<Object> answer = lowerAnswer();
            answered[0] = arrives(predictResult(answer, core));
            return answer.toArray();
        };
        List<Object> results = call(core);
        expectSame("core results", bits(answered[0].core()), bits(results));
        expectNoDifference("the caller's memory", crossing.caller);
        expectSame("result", answered[0].values(), liftResult(core, results));
        if (!crossing.flagsAreInitial()) {
            throw new MismatchException("the flags were not put back");
        }
        return expected.values().size() + answered[0].values().size();
    }

    private static Expected.Arrives arrives(Expected expected) {
        return switch (expected) {
            case Expected.Arrives it -> it;
            case Expected.Traps it -> throw new IllegalStateException("a sound value traps: " + it.any());
        };
    }

    private List<Object> call(List<Object> core) {
        try {
            return list(adapter.call(core.toArray()));
        } catch (Trap e) {
            throw new MismatchException("traps: " + e.getMessage() + " " + e.backtrace(), e);
        }
    }

    private static List<Object> list(@Nullable Object[] results) {
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    // ---- what both sides do

    /** The caller lowers arguments, and room for the result. */
    private List<Object> lowerArguments() {
        Side caller = crossing.caller;
        List<Object> core = new ArrayList<>(
                caller.lower(from, 0).values(MAX_FLAT_PARAMETERS, values(from, parameters), parameters));
        if (resultSpilled) {
            core.add(caller.modelArena.allocate(result.alignment(), result.size()));
        }
        caller.adoptModel();
        return core;
    }

    /** The callee lowers a result. */
    private List<Object> lowerAnswer() {
        Side callee = crossing.callee;
        callee.modelArena.lieNoMore();
        List<Object> core = callee.lower(to, 0).values(MAX_FLAT_RESULTS, values(to, result), result);
        callee.adoptModel();
        return core;
    }

    @SuppressWarnings("unchecked")
    private List<Object> values(StringEncoding encoding, SpecType.RecordOf types) {
        return (List<Object>) new RandomValues(random, encoding).value(types);
    }

    private List<Object> liftParameters(Object[] flat) {
        return crossing.callee.lift(to, Crossing.HANDLE_OFFSET).values(MAX_FLAT_PARAMETERS, List.of(flat), parameters);
    }

    private List<Object> liftResult(List<Object> arguments, List<Object> results) {
        SpecLift lift = crossing.caller.lift(from, Crossing.HANDLE_OFFSET);
        return resultSpilled
                ? lift.tuple((int) arguments.getLast(), result)
                : lift.values(MAX_FLAT_RESULTS, results, result);
    }

    // ---- what the specification does in between

    private Expected predictParameters(List<Object> core) {
        List<Object> values;
        try {
            values = crossing.caller.liftModel(from).values(MAX_FLAT_PARAMETERS, core, parameters);
        } catch (SpecTrap e) {
            return traps(e, true);
        }
        try {
            return new Expected.Arrives(
                    values,
                    crossing.callee.lower(to, Crossing.HANDLE_OFFSET).values(MAX_FLAT_PARAMETERS, values, parameters));
        } catch (SpecTrap e) {
            return traps(e, false);
        }
    }

    private Expected predictResult(List<Object> core, List<Object> arguments) {
        Side caller = crossing.caller;
        List<Object> values;
        try {
            values = crossing.callee.liftModel(to).values(MAX_FLAT_RESULTS, core, result);
        } catch (SpecTrap e) {
            return orOfPointer(traps(e, true), arguments);
        }
        try {
            SpecLower lower = caller.lower(from, Crossing.HANDLE_OFFSET);
            if (!resultSpilled) {
                return new Expected.Arrives(values, lower.values(MAX_FLAT_RESULTS, values, result));
            }
            int address = (int) arguments.getLast();
            caller.liftModel(from).checkPointer(address, result);
            lower.store(values, result, address);
            return new Expected.Arrives(values, List.of());
        } catch (SpecTrap e) {
            return traps(e, false);
        }
    }

    /** An adapter looks at the pointer to the result first, the specification last. */
    private Expected.Traps orOfPointer(Expected.Traps found, List<Object> arguments) {
        if (resultSpilled) {
            try {
                crossing.caller.liftModel(from).checkPointer((int) arguments.getLast(), result);
            } catch (SpecTrap e) {
                found.any().add(e.trap());
            }
        }
        return found;
    }

    /**
     * The specification lifts everything before it lowers anything. An adapter does one value after the other, and may
     * meet a trap of lowering, even of the pointer to the result, before a later one of lifting.
     */
    private Expected.Traps traps(SpecTrap found, boolean lifting) {
        Set<CanonicalTrap> any = EnumSet.of(found.trap());
        if (found.trap() == CanonicalTrap.INVALID_UTF8) {
            any.add(CanonicalTrap.INCOMPLETE_UTF8);
        }
        if (lifting) {
            any.add(CanonicalTrap.REALLOC_OUT_OF_BOUNDS);
            if (damage.hasPoisonedRealloc()) {
                any.add(CanonicalTrap.REALLOC_UNALIGNED);
            }
        }
        return new Expected.Traps(any);
    }

    // ---- damaged values

    /** One call with something wrong; whether it trapped. */
    boolean damaged() {
        crossing.reset();
        damage.reset();
        List<Object> core = lowerArguments();
        boolean inAnswer = random.nextBoolean();
        boolean pointerMoved = false;
        if (!inAnswer) {
            core = damage.apply(core, resultSpilled ? core.size() - 1 : core.size(), crossing.caller, crossing.callee);
        } else if (resultSpilled && random.nextInt(4) == 0) {
            core.set(core.size() - 1, damage.pointer());
            pointerMoved = true;
            crossing.caller.writtenAnywhere();
        }
        List<Object> arguments = core;
        try {
            return damagedCall(arguments, inAnswer, pointerMoved);
        } catch (SpecLift.TooLarge e) {
            return false;
        }
    }

    /** @param pointerMoved the result may be written over what belongs to it */
    private boolean damagedCall(List<Object> arguments, boolean inAnswer, boolean pointerMoved) {
        Expected[] expected = {predictParameters(arguments)};
        crossing.body = (context, flat) -> {
            if (!(expected[0] instanceof Expected.Arrives(List<Object> values, List<Object> ignored))) {
                throw new MismatchException("no trap, but the specification says " + expected[0]);
            }
            expectSame("arguments", values, liftParameters(flat));
            List<Object> answer = lowerAnswer();
            if (inAnswer) {
                answer = damage.apply(answer, answer.size(), crossing.callee, crossing.caller);
            }
            expected[0] = predictResult(answer, arguments);
            return answer.toArray();
        };
        try {
            List<Object> results = list(adapter.call(arguments.toArray()));
            switch (expected[0]) {
                case Expected.Traps it ->
                    throw new MismatchException("no trap, but the specification says " + it.any());
                case Expected.Arrives it -> {
                    if (!pointerMoved) {
                        expectSame("result", it.values(), liftResult(arguments, results));
                    }
                }
            }
            return false;
        } catch (Trap trap) {
            if (!(expected[0] instanceof Expected.Traps(Set<CanonicalTrap> any))
                    || any.stream().noneMatch(one -> isSame(one, trap))) {
                throw new MismatchException(
                        "the specification says " + expected[0] + ", the adapter " + trap.getMessage(), trap);
            }
            return true;
        }
    }

    private static boolean isSame(CanonicalTrap expected, Trap actual) {
        return expected.code().equals(actual.code()) && expected.detail().equals(actual.detail());
    }

    // ---- comparing

    private static void expectNoDifference(String what, Side side) {
        int at = side.difference();
        if (at >= 0) {
            throw new MismatchException(what + " differs at " + at);
        }
    }

    private static void expectSame(String what, List<Object> expected, List<Object> actual) {
        if (!expected.equals(actual)) {
            throw new MismatchException("%s: expected %s, got %s".formatted(what, expected, actual));
        }
    }

    /** Floats by bits. */
    private static List<Object> bits(List<Object> core) {
        return core.stream()
                .map(value -> switch (value) {
                    case Float f -> (Object) Float.floatToIntBits(f);
                    case Double d -> Double.doubleToLongBits(d);
                    default -> value;
                })
                .toList();
    }
}
