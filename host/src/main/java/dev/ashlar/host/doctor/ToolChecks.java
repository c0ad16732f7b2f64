package dev.ashlar.host.doctor;

import dev.ashlar.host.build.BuildTarget;
import dev.ashlar.host.doctor.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the tools are there that build commands speak of: those whose names are words of a command, or of a script that a
 * command names.
 */
final class ToolChecks {
    private static final int MAX_SCRIPT = 64 << 10;
    private static final String NO_WORD = "[^A-Za-z0-9_.+-]+";

    private final Probe probe;

    ToolChecks(Probe probe) {
        this.probe = probe;
    }

    List<Finding> run(List<BuildTarget> targets) {
        Map<Tool, Set<String>> users = new EnumMap<>(Tool.class);
        var needed = new HashSet<Tool>();
        for (var target : targets) {
            var words = words(target);
            for (var tool : Tool.values()) {
                if (tool.isUsedBy(words)) {
                    users.computeIfAbsent(tool, key -> new LinkedHashSet<>()).add(target.name());
                    if (target.output().filter(Files::exists).isEmpty()) {
                        needed.add(tool);
                    }
                }
            }
        }
        return users.entrySet().parallelStream()
                .map(entry -> finding(entry.getKey(), entry.getValue(), needed.contains(entry.getKey())))
                .toList();
    }

    private Finding finding(Tool tool, Set<String> users, boolean needed) {
        String who = String.join(", ", users);
        return probe.version(tool.probe())
                .map(version -> Finding.ok(tool.label(), version + ", for " + who))
                .orElseGet(() -> Finding.of(
                        needed ? Severity.ERROR : Severity.WARNING,
                        tool.label(),
                        "is not here, and %s %s built with it%s"
                                .formatted(
                                        who,
                                        users.size() == 1 ? "is" : "are",
                                        needed ? "" : "; what was built before can be run"),
                        tool.fix()));
    }

    private static Set<String> words(BuildTarget target) {
        var words = new HashSet<String>();
        for (String command : target.commands()) {
            addWords(command, words);
            for (String argument : command.split("[\\s;&|()]+")) {
                addScript(target.directory(), argument, words);
            }
        }
        return words;
    }

    private static void addScript(Path directory, String name, Set<String> words) {
        try {
            Path script = directory.resolve(name);
            boolean isScript = !name.isEmpty() && Files.isRegularFile(script) && Files.size(script) <= MAX_SCRIPT;
            if (isScript) {
                Files.readString(script)
                        .lines()
                        .filter(line -> !line.stripLeading().startsWith("#"))
                        .forEach(line -> addWords(line, words));
            }
        } catch (IOException | InvalidPathException e) {
            // not a text, so not a script
        }
    }

    private static void addWords(String line, Set<String> words) {
        words.addAll(Arrays.asList(line.split(NO_WORD)));
    }
}
