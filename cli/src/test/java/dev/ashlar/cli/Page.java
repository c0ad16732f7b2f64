package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of the documentation that can be followed: its blocks of commands, each with what it prints if the page says. */
final class Page {
    /**
     * A block of commands.
     *
     * @param output what the last of them prints in the end, if the page says
     */
    record Step(String commands, Optional<String> output) {}

    private Page() {}

    /** Blocks marked {@code sh}; one marked {@code text} behind is the output. */
    static List<Step> steps(Path page) throws IOException {
        var steps = new ArrayList<Step>();
        var block = new StringBuilder();
        String kind = "";
        for (String line : Files.readAllLines(page)) {
            if (!line.startsWith("```")) {
                block.append(kind.isEmpty() ? "" : line + "\n");
            } else if (kind.isEmpty()) {
                kind = line.substring(3);
            } else {
                if (kind.equals("sh")) {
                    steps.add(new Step(block.toString(), Optional.empty()));
                } else {
                    assertThat(kind).isEqualTo("text");
                    steps.add(new Step(steps.removeLast().commands(), Optional.of(block.toString())));
                }
                kind = "";
                block.setLength(0);
            }
        }
        return steps;
    }

    /** Puts the ashlar of this build into a folder for the {@code PATH}. */
    static Path install(Path folder) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var script = Files.writeString(
                bin.resolve("ashlar"), "#!/bin/sh\nexec " + String.join(" ", AshlarProcess.command()) + " \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return bin;
    }
}
