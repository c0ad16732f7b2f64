package dev.ashlar.cli;

import dev.ashlar.wit.Incompatibility;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar wit compat}: whether one package, interface or world can take the place of another. */
@Command(
        name = "compat",
        description = {
            "Say whether AFTER can take the place of BEFORE.",
            "An interface can when it has everything that the other has, of the same types. A world can when it exports "
                    + "at least as much and imports at most as much. Releases are compatible within 1.x, 0.2.x, 0.3.x and "
                    + "so on; drafts with themselves only."
        },
        footer = {"", "Ends with 1 where it cannot."})
final class WitCompatCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description = "What is there now: a folder, a .wit file or a component.")
    private Path before;

    @Parameters(
            index = "1",
            paramLabel = "AFTER",
            description = "What would come: a folder, a .wit file or a component.")
    private Path after;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description =
                    "Compare this interface or world alone, as in types, wasi:http/types or wasi:http/types@0.2.0.")
    private @Nullable String only;

    @Mixin
    private WitSource source;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var one = source.read(before);
        var other = source.read(after);
        var found = only == null
                ? Wit.compare(one, other)
                : Wit.compare(one, named(only, one, before), other, named(only, other, after));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(Json.of(facts(found)));
        } else if (found.isEmpty()) {
            out.println("compatible");
        } else {
            found.forEach(line -> out.println(Printable.name(line.toString())));
        }
        return found.isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private static InterfaceName named(String name, WitResolution resolution, Path path) {
        var packages = name.contains("/") ? resolution.packages() : List.of(resolution.root());
        var found = packages.stream()
                .flatMap(WitCompatCommand::names)
                .filter(candidate -> name.equals(candidate.toString())
                        || name.equals(candidate.unversioned().toString())
                        || name.equals(candidate.name()))
                .toList();
        if (found.isEmpty()) {
            throw new CommandFailedException("%s: there is no interface or world %s".formatted(path, name));
        }
        if (found.size() > 1) {
            throw new CommandFailedException("%s: %s may be any of %s; add the version".formatted(path, name, found));
        }
        return found.getFirst();
    }

    private static Stream<InterfaceName> names(WitPackage one) {
        var interfaces = one.interfaces().stream().map(it -> new InterfaceName(one.name(), it.name()));
        return Stream.concat(interfaces, one.worlds().stream().map(world -> world.name()));
    }

    private static Map<String, Object> facts(List<Incompatibility> found) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("compatible", found.isEmpty());
        facts.put(
                "incompatibilities", found.stream().map(WitCompatCommand::facts).toList());
        return facts;
    }

    private static Map<String, @Nullable Object> facts(Incompatibility one) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
        facts.put("path", one.path());
        facts.put("before", one.before().orElse(null));
        facts.put("after", one.after().orElse(null));
        facts.put("reason", one.reason().orElse(null));
        return facts;
    }
}
