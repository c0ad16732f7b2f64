package dev.ashlar.conformance;

import dev.ashlar.conformance.Command.Action;
import dev.ashlar.conformance.Command.AssertException;
import dev.ashlar.conformance.Command.AssertExhaustion;
import dev.ashlar.conformance.Command.AssertFault;
import dev.ashlar.conformance.Command.AssertReturn;
import dev.ashlar.conformance.Command.AssertTrap;
import dev.ashlar.conformance.Command.DefineInstance;
import dev.ashlar.conformance.Command.DefineModule;
import dev.ashlar.conformance.Command.Fault;
import dev.ashlar.conformance.Command.Perform;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.conformance.Value.Bits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a copy of a script that expects the wrong thing wherever anything is expected, and acts the same. A command is
 * wrong in one way only, so there are two copies.
 */
enum Flip {
    /** The right kind of outcome with another content: one bit of a result, the text of a trap. */
    CONTENT,

    /** Another kind of outcome: a return presented as a trap, a trap as a return. */
    KIND;

    /**
     * The copy.
     *
     * @param wrong for each of the commands whether it was made to expect the wrong thing
     */
    record Flipped(Script script, List<Boolean> wrong) {
        Flipped {
            wrong = List.copyOf(wrong);
        }
    }

    Flipped apply(Script script) {
        List<Command> commands = new ArrayList<>();
        List<Boolean> wrong = new ArrayList<>();
        List<Command> atTheEnd = new ArrayList<>();
        for (Command command : script.commands()) {
            Command flipped = flip(command);
            commands.add(flipped == null ? command : flipped);
            wrong.add(flipped != null);
            if (command instanceof DefineInstance define) {
                commands.add(presentValid(define.line(), define.binary()));
                wrong.add(true);
                atTheEnd.add(presentInstantiable(define.line(), define.binary()));
            } else if (command instanceof DefineModule define) {
                commands.add(presentValid(define.line(), define.binary()));
                wrong.add(true);
            }
        }
        atTheEnd.forEach(command -> {
            commands.add(command);
            wrong.add(true);
        });
        return new Flipped(new Script(script.name(), script.features(), commands), wrong);
    }

    private Command presentValid(int line, Binary binary) {
        return new AssertFault(line, this == CONTENT ? Fault.INVALID : Fault.MALFORMED, binary, "flipped");
    }

    /** Instantiating a module once more may change what others see, so this is for the end of a script. */
    private Command presentInstantiable(int line, Binary binary) {
        return this == CONTENT
                ? new AssertFault(line, Fault.UNINSTANTIABLE, binary, "unreachable")
                : new AssertFault(line, Fault.UNLINKABLE, binary, "unknown import");
    }

    /** The command expecting the wrong thing; null where nothing is expected. */
    private @Nullable Command flip(Command command) {
        return switch (command) {
            case DefineInstance _, DefineModule _, Command.Instantiate _, Command.Register _ -> null;
            case Perform(int line, Action action) ->
                this == CONTENT ? new AssertException(line, action) : new AssertTrap(line, action, "unreachable");
            case AssertReturn(int line, Action action, List<Value> expected) ->
                this == CONTENT ? new AssertReturn(line, action, flip(expected, line)) : butReturn(line, action);
            case AssertTrap(int line, Action action, String text) ->
                this == CONTENT ? new AssertTrap(line, action, flip(text)) : butTrap(line, action);
            case AssertExhaustion(int line, Action action) -> flipStop(line, action);
            case AssertException(int line, Action action) -> flipStop(line, action);
            case AssertFault fault -> flip(fault);
        };
    }

    private Command flipStop(int line, Action action) {
        return this == CONTENT
                ? new AssertTrap(line, action, "unreachable")
                : new AssertReturn(line, action, List.of());
    }

    private static Command butReturn(int line, Action action) {
        return switch (line % 3) {
            case 0 -> new AssertTrap(line, action, "unreachable");
            case 1 -> new AssertExhaustion(line, action);
            default -> new AssertException(line, action);
        };
    }

    private static Command butTrap(int line, Action action) {
        return switch (line % 3) {
            case 0 -> new AssertReturn(line, action, List.of());
            case 1 -> new AssertExhaustion(line, action);
            default -> new AssertException(line, action);
        };
    }

    private @Nullable Command flip(AssertFault assertion) {
        int line = assertion.line();
        Binary binary = assertion.binary();
        return switch (assertion.fault()) {
            case MALFORMED ->
                this == CONTENT
                        ? new AssertFault(line, Fault.INVALID, binary, assertion.text())
                        : new DefineModule(line, Optional.empty(), binary);
            case INVALID ->
                this == CONTENT
                        ? new AssertFault(line, Fault.MALFORMED, binary, assertion.text())
                        : new DefineModule(line, Optional.empty(), binary);
            case INVALID_CUSTOM -> null;
            case UNLINKABLE ->
                new AssertFault(line, this == CONTENT ? Fault.UNINSTANTIABLE : Fault.INVALID, binary, "unreachable");
            case UNINSTANTIABLE ->
                this == CONTENT
                        ? new AssertFault(line, Fault.UNINSTANTIABLE, binary, flip(assertion.text()))
                        : new AssertFault(line, Fault.UNLINKABLE, binary, "unknown import");
        };
    }

    private static String flip(String trapText) {
        return trapText.contains("unreachable") ? "integer overflow" : "unreachable";
    }

    /** Other values at one place, which depends on {@code seed}; a result too many where none is expected. */
    private static List<Value> flip(List<Value> expected, int seed) {
        if (expected.isEmpty()) {
            return List.of(Value.Number.of(Lane.I32, 0));
        }
        List<Value> values = new ArrayList<>(expected);
        int index = seed % values.size();
        values.set(index, flip(values.get(index), seed));
        return values;
    }

    static Value flip(Value value, int seed) {
        return switch (value) {
            case Value.Number(Lane lane, Bits bits) -> new Value.Number(lane, flip(lane, bits, seed));
            case Value.Vector(Lane lane, List<Bits> lanes) -> {
                List<Bits> others = new ArrayList<>(lanes);
                int index = seed % lanes.size();
                others.set(index, flip(lane, others.get(index), seed));
                yield new Value.Vector(lane, others);
            }
            case Value.Host(String type, long id) -> new Value.Host(type, id + 1);
            case Value.Null _ -> new Value.NonNull("externref");
            case Value.NonNull(String type) -> new Value.Null(type);
            case Value.Either(List<Value> values) -> noneOf(values);
            case Value.Lifted(var lifted) -> new Value.Lifted(ComponentFlip.flip(lifted, seed));
        };
    }

    private static Bits flip(Lane lane, Bits bits, int seed) {
        return switch (bits) {
            case Bits.Exact(long exact) -> new Bits.Exact(exact ^ 1L << seed % lane.width());
            case Bits.Nan _ -> new Bits.Exact(0);
        };
    }

    /** A flip of the first alternative that is not another one. */
    private static Value noneOf(List<Value> alternatives) {
        Value first = exact(alternatives.getFirst());
        return IntStream.range(0, 64)
                .mapToObj(seed -> flip(first, seed))
                .filter(candidate -> !Values.matches(new Value.Either(alternatives), Values.carrier(candidate)))
                .findFirst()
                .orElseThrow();
    }

    private static Value exact(Value value) {
        return value instanceof Value.Vector(Lane lane, List<Bits> lanes)
                ? new Value.Vector(
                        lane,
                        lanes.stream()
                                .map(bits -> bits instanceof Bits.Exact ? bits : new Bits.Exact(0))
                                .toList())
                : value;
    }
}
