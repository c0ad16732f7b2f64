package dev.ashlar.cli;

import dev.ashlar.wit.WitException;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar wit check}: whether WIT is right, and what packages there are. */
@Command(
        name = "check",
        description = "Check that WIT follows the grammar and that every name in it leads somewhere.",
        footer = {"", "Ends with 1 where something is wrong."})
final class WitCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            defaultValue = "wit",
            description =
                    "A folder with .wit files and perhaps a subfolder deps, one .wit file, or a component (.wasm); "
                            + "wit if left out.")
    private Path path;

    @Mixin
    private WitSource source;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (!json.chosen()) {
            print(source.read(path), out);
            return ExitCode.SUCCESS;
        }
        try {
            out.println(Json.of(facts(source.read(path))));
            return ExitCode.SUCCESS;
        } catch (WitException e) {
            out.println(Json.of(facts(e)));
            return ExitCode.FAILURE;
        }
    }

    private static void print(WitResolution resolution, PrintWriter out) {
        var table = new TextTable("package", ">interfaces", ">worlds");
        resolution
                .packages()
                .reversed()
                .forEach(one -> table.row(
                        one.name(), one.interfaces().size(), one.worlds().size()));
        table.print(out, "");
    }

    private static Map<String, Object> facts(WitResolution resolution) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("valid", true);
        facts.put("root", resolution.root().name().toString());
        facts.put(
                "packages",
                resolution.packages().stream().map(WitCheckCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(WitPackage one) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", one.name().toString());
        facts.put("interfaces", one.interfaces().stream().map(it -> it.name()).toList());
        facts.put(
                "worlds",
                one.worlds().stream().map(world -> world.name().name()).toList());
        return facts;
    }

    private static Map<String, @Nullable Object> facts(WitException failure) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("file", failure.file());
        error.put("line", failure.line());
        error.put("column", failure.column());
        error.put("reason", failure.reason());
        error.put("fix", failure.fix().orElse(null));
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("valid", false);
        facts.put("errors", List.of(error));
        return facts;
    }
}
