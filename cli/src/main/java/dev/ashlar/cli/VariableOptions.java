package dev.ashlar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values of an application's variables: one by one, or in a file, which other users of the machine need not be able to read. */
final class VariableOptions {
    private static final int MOST_BYTES = 1 << 20;

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "The value of a variable of the application. Can be repeated.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--var-file",
            paramLabel = "FILE",
            description =
                    "A file with such a line for each variable; --var goes before. For secrets, which others could see "
                            + "on the command line.")
    private List<Path> files = new ArrayList<>();

    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                    put(values, line.stripLeading(), file + ":" + number);
                }
            }
        }
        given.forEach(one -> put(values, one, "--var"));
        return values;
    }

    private static void put(Map<String, String> values, String text, String place) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new CommandFailedException(place + ": this is no NAME=VALUE", ExitCode.USAGE);
        }
        values.put(text.substring(0, equals).strip(), text.substring(equals + 1));
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandFailedException(file + " has more than 1 MiB; is it the right file?");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
