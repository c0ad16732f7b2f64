package dev.ashlar.cli;

import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.RandomGrant;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command lets its guest reach of the host: {@code --dir}, {@code --env}, {@code --allow-net} and the like, mixed in. */
final class GrantOptions {
    @Option(
            names = "--dir",
            paramLabel = "HOST[::GUEST][:ro]",
            converter = GrantText.Directory.class,
            description = "Let the guest use the directory HOST, which it sees as GUEST (default: HOST as written); "
                    + "with :ro it may only read. Nothing leads out of it. Can be given many times.")
    private List<Preopen> directories = new ArrayList<>();

    @Option(
            names = "--env",
            paramLabel = "NAME[=VALUE]",
            description = "Set a variable of the guest's environment; without a value, to the one that it has here.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--allow-net",
            paramLabel = "RULE[,RULE...]",
            arity = "1",
            preprocessor = NetworkText.WholeInternet.class,
            converter = NetworkText.Egress.class,
            description = "Let the guest connect: https://api.example.com, tcp://db.corp:5432 in private, "
                    + "http://localhost:3000, *://10.0.0.0/8:*. Without a rule, to all of the internet, but not to this "
                    + "machine and its network. Can be given many times.")
    private List<NetworkGrant> egress = new ArrayList<>();

    @Option(
            names = "--allow-listen",
            paramLabel = "RULE[,RULE...]",
            converter = NetworkText.Listen.class,
            description = "Let the guest listen: tcp://127.0.0.1:8080, udp://*:53. Can be given many times.")
    private List<NetworkGrant> listen = new ArrayList<>();

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            converter = GrantText.Clock.class,
            description = "What time it is for the guest: system (default), none, or a time at which it stands still, "
                    + "2026-01-31T12:00:00Z.")
    private ClockGrant clock = new ClockGrant.System();

    @Option(
            names = "--random",
            paramLabel = "SOURCE",
            converter = GrantText.Randomness.class,
            description = "Where the guest's random numbers come from: system (default), none, or a number that they "
                    + "start from, so that they are the same in every run.")
    private RandomGrant random = new RandomGrant.Secure();

    /**
     * All that is granted but arguments and streams.
     *
     * @param hostVariable the value of a variable of this process, null where it is not set
     * @throws CommandFailedException when what is to be granted is not there
     */
    Grants grants(UnaryOperator<@Nullable String> hostVariable) {
        var grants = Grants.NONE
                .withEnvironment(environment(hostVariable))
                .withNetwork(network())
                .withClock(clock)
                .withRandom(random);
        var names = new ArrayList<String>();
        for (Preopen directory : directories) {
            requireDirectory(directory);
            if (names.contains(directory.guest())) {
                throw new CommandFailedException(
                        "--dir gives the guest two directories named '%s'; HOST::GUEST gives one another name"
                                .formatted(directory.guest()),
                        ExitCode.USAGE);
            }
            names.add(directory.guest());
            grants = grants.withPreopen(directory);
        }
        return grants;
    }

    private NetworkGrant network() {
        return new NetworkGrant(
                egress.stream().flatMap(one -> one.egress().stream()).toList(),
                listen.stream().flatMap(one -> one.listen().stream()).toList());
    }

    private static void requireDirectory(Preopen directory) {
        var host = directory.host();
        if (!Files.exists(host)) {
            throw new CommandFailedException("--dir: no such directory: " + host);
        }
        if (!Files.isDirectory(host)) {
            throw new CommandFailedException("--dir: %s is no directory; grant the one that it is in".formatted(host));
        }
    }

    private Map<String, String> environment(UnaryOperator<@Nullable String> hostVariable) {
        var environment = new LinkedHashMap<String, String>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            var name = equals < 0 ? variable : variable.substring(0, equals);
            if (name.isEmpty()) {
                throw new CommandFailedException("--env: '%s' names no variable".formatted(variable), ExitCode.USAGE);
            }
            var value = equals < 0 ? hostVariable.apply(name) : variable.substring(equals + 1);
            if (value == null) {
                throw new CommandFailedException(
                        "--env: %s is not set here; --env %s=VALUE gives it a value".formatted(name, name));
            }
            environment.put(name, value);
        }
        return environment;
    }
}
