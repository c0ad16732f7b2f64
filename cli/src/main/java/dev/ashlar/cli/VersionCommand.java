package dev.ashlar.cli;

import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar version}: what a bug report needs to say. */
@Command(name = "version", description = "Show the versions of Ashlar, Java and the system.")
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("ashlar", Version.current());
        facts.put("java", Runtime.version().toString());
        facts.put("vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(Json.of(facts));
        } else {
            facts.forEach((name, value) -> out.printf("%-8s%s%n", name, value));
        }
    }
}
