package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar inspect}: what a core module or a component needs, offers and is made of. */
@Command(
        name = "inspect",
        description = "Show imports, exports, contents, sections and features of a WebAssembly module or component.")
final class InspectCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODULE", description = "A WebAssembly module or component in the binary format.")
    private Path path;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var file = ModuleFile.read(path);
        try (var engine = Engine.create()) {
            var out = spec.commandLine().getOut();
            if (file.isComponent()) {
                inspectComponent(file, engine, out);
            } else {
                inspectModule(file, engine, out);
            }
        }
        return ExitCode.SUCCESS;
    }

    private void inspectModule(ModuleFile file, Engine engine, PrintWriter out) {
        var facts = new ModuleFacts(file, file.compile(engine));
        if (json.chosen()) {
            out.println(Json.of(facts.json()));
        } else {
            print(facts, out);
        }
    }

    private void inspectComponent(ModuleFile file, Engine engine, PrintWriter out) {
        var facts = new ComponentFacts(file.name(), file.outline(engine));
        if (json.chosen()) {
            var all = new LinkedHashMap<String, Object>();
            all.put("file", file.path().toString());
            all.putAll(facts.json());
            out.println(Json.of(all));
        } else {
            print(facts, out);
        }
    }

    private static void print(ComponentFacts facts, PrintWriter out) {
        out.printf("component  %s, %,d bytes%n", Printable.name(facts.name()), facts.size());
        var features = facts.features();
        out.println("features   " + (features.isEmpty() ? "base Component Model" : String.join(", ", features)));
        printProducers(facts.producers(), out);
        print("Imports", facts.imports(), out);
        print("Exports", facts.exports(), out);
        print("Contents", facts.contents(), out);
        print("Sections", facts.sections(), out);
    }

    private static void print(String title, List<String> lines, PrintWriter out) {
        out.println();
        out.println(lines.isEmpty() ? title + ": none" : title);
        lines.forEach(line -> out.println(INDENT + line));
    }

    private static void printProducers(Map<String, List<String>> producers, PrintWriter out) {
        producers.forEach((field, values) ->
                out.println("producers  " + Printable.name(field + ": " + String.join(", ", values))));
    }

    private static void print(ModuleFacts facts, PrintWriter out) {
        out.printf("module     %s, %,d bytes%n", Printable.name(facts.name()), facts.size());
        var features = facts.features();
        out.println("features   " + (features.isEmpty() ? "WebAssembly 1.0" : String.join(", ", features)));
        printProducers(facts.producers(), out);
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
