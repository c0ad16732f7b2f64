package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar inspect}: what a core module needs, offers and is made of. */
@Command(
        name = "inspect",
        description = "Show imports, exports, memories, sections and features of a WebAssembly module.")
final class InspectCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODULE", description = "A WebAssembly module in the binary format.")
    private Path path;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var file = ModuleFile.read(path);
        try (var engine = Engine.create()) {
            var facts = new ModuleFacts(file, file.compile(engine));
            var out = spec.commandLine().getOut();
            if (json.chosen()) {
                out.println(Json.of(facts.json()));
            } else {
                print(facts, out);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void print(ModuleFacts facts, PrintWriter out) {
        out.printf("module     %s, %,d bytes%n", Printable.name(facts.name()), facts.size());
        var features = facts.features();
        out.println("features   " + (features.isEmpty() ? "WebAssembly 1.0" : String.join(", ", features)));
        facts.producers()
                .forEach((field, values) ->
                        out.println("producers  " + Printable.name(field + ": " + String.join(", ", values))));
        print("Imports", facts.imports(), out);
        print("Exports", facts.exports(), out);
        print("Memories", facts.memories(), out);
        print("Contents", facts.contents(), out);
        print("Sections", facts.sections(), out);
    }

    private static void print(String title, TextTable table, PrintWriter out) {
        out.println();
        if (table.size() == 0) {
            out.println(title + ": none");
            return;
        }
        out.println(title);
        table.print(out, INDENT);
    }
}
