package dev.ashlar.wasi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a guest may reach. {@link #NONE} is nothing; each {@code with…} method opens one door.
 *
 * {@snippet :
 * Grants grants = Grants.NONE
 *         .withArguments(List.of("tool", "--fast"))
 *         .withPreopen(new Preopen(Path.of("/srv/data"), "/data", false))
 *         .withClock(new ClockGrant.System());
 * }
 *
 * @param arguments of the program, its name first
 * @param environment variables in the order in which the guest sees them
 */
public record Grants(
        List<String> arguments,
        Map<String, String> environment,
        List<Preopen> preopens,
        StandardStreams streams,
        ClockGrant clock,
        RandomGrant random,
        NetworkGrant network,
        WasiLimits limits) {
    /** Nothing at all. */
    public static final Grants NONE = new Grants(
            List.of(),
            Map.of(),
            List.of(),
            StandardStreams.NONE,
            new ClockGrant.None(),
            new RandomGrant.None(),
            NetworkGrant.NONE,
            WasiLimits.DEFAULT);

    /** @throws IllegalArgumentException when an argument or a variable cannot be told to a guest */
    public Grants {
        arguments = List.copyOf(arguments);
        environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        preopens = List.copyOf(preopens);
        arguments.forEach(argument -> requireNoNul("argument", argument));
        environment.forEach((name, value) -> {
            requireNoNul("variable", name);
            requireNoNul("value of the variable " + name, value);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException("the name of a variable is empty or contains '=': " + name);
            }
        });
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the " + what + " contains a NUL character");
        }
    }

    public Grants withArguments(List<String> newArguments) {
        return new Grants(newArguments, environment, preopens, streams, clock, random, network, limits);
    }

    public Grants withEnvironment(Map<String, String> newEnvironment) {
        return new Grants(arguments, newEnvironment, preopens, streams, clock, random, network, limits);
    }

    /** One directory more. */
    public Grants withPreopen(Preopen preopen) {
        List<Preopen> more = new ArrayList<>(preopens);
        more.add(preopen);
        return new Grants(arguments, environment, more, streams, clock, random, network, limits);
    }

    public Grants withStreams(StandardStreams newStreams) {
        return new Grants(arguments, environment, preopens, newStreams, clock, random, network, limits);
    }

    public Grants withClock(ClockGrant newClock) {
        return new Grants(arguments, environment, preopens, streams, newClock, random, network, limits);
    }

    public Grants withRandom(RandomGrant newRandom) {
        return new Grants(arguments, environment, preopens, streams, clock, newRandom, network, limits);
    }

    public Grants withNetwork(NetworkGrant newNetwork) {
        return new Grants(arguments, environment, preopens, streams, clock, random, newNetwork, limits);
    }

    public Grants withLimits(WasiLimits newLimits) {
        return new Grants(arguments, environment, preopens, streams, clock, random, network, newLimits);
    }
}
