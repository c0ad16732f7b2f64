package dev.ashlar.fuzz.abi;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.adapt.AdapterGenerator;
import dev.ashlar.component.adapt.AdapterSpec;
import dev.ashlar.component.adapt.GeneratedAdapters;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random function types; for each, adapters between all pairs of string encodings; through each adapter random values,
 * forth as parameters and back as result. What arrives, every byte in the target's memory and every call of realloc has
 * to be what the specification says. Then the same with damaged memory, pointers and realloc: the adapter has to trap
 * when the specification does, for the same reason.
 */
public final class AbiCampaign {
    private static final int CALLS = 24;
    private static final int DAMAGED_CALLS = 12;

    private final Engine engine = Engine.create();
    private final byte[] memories = Crossing.memories();
    private long values;
    private long calls;
    private long traps;

    /** What was found and how much was done. */
    public record Outcome(long functions, long calls, long values, long traps, List<String> failures) {}

    /** Runs at least so many values through adapters, or fails. */
    public Outcome run(long seed, long count) {
        List<String> failures = new ArrayList<>();
        long functions = 0;
        while (values < count && failures.size() < 10) {
            long its = seed + functions++;
            try {
                function(new SplittableRandom(its));
            } catch (MismatchException e) {
                failures.add("seed " + its + ": " + e.getMessage());
            } catch (RuntimeException e) {
                failures.add("seed " + its + ": " + e);
            }
        }
        engine.close();
        return new Outcome(functions, calls, values, traps, failures);
    }

    private void function(RandomGenerator random) {
        ComponentFunctionType type = new RandomTypes(random).function();
        List<AdapterSpec> specs = new ArrayList<>();
        for (StringEncoding from : StringEncoding.values()) {
            for (StringEncoding to : StringEncoding.values()) {
                specs.add(new AdapterSpec(
                        "f",
                        type,
                        type,
                        side(Crossing.CALLER, from),
                        side(Crossing.CALLEE, to),
                        Crossing.FUNCTION,
                        List.of(Crossing.CALLEE)));
            }
        }
        GeneratedAdapters adapters = AdapterGenerator.generate(specs, new Abi(PointerType.I32));
        try (Crossing crossing = new Crossing(engine, memories, adapters)) {
            for (int i = 0; i < specs.size(); i++) {
                CallCheck check = new CallCheck(crossing, crossing.adapter(i), specs.get(i), type, random);
                for (int call = 0; call < CALLS; call++) {
                    values += check.sound();
                    calls++;
                }
                for (int call = 0; call < DAMAGED_CALLS; call++) {
                    traps += check.damaged() ? 1 : 0;
                    calls++;
                }
            }
        }
    }

    private static AdapterSpec.Side side(int number, StringEncoding encoding) {
        return new AdapterSpec.Side(
                number,
                encoding,
                OptionalInt.of(number),
                OptionalInt.of(Crossing.REALLOC + number),
                OptionalInt.empty());
    }
}
