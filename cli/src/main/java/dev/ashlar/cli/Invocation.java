package dev.ashlar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * What the user wants to be called.
 *
 * @param path of the module or component
 * @param call as given to {@code --invoke}
 * @param trapMissing whether functions that nobody defines trap when called, instead of failing to link
 * @param threads that the program may have
 * @param wrongUsage makes an exception that points at the command's help
 */
record Invocation(
        Path path,
        @Nullable String call,
        List<String> arguments,
        boolean trapMissing,
        GuestThreads threads,
        Function<String, ParameterException> wrongUsage) {
    private static final int LISTED = 30;

    ParameterException wrong(String message) {
        return wrongUsage.apply(message);
    }

    /** For a function that is not there; {@code functions} are shown with their types. */
    CommandFailedException noFunction(String name, List<String> functions) {
        return new CommandFailedException("%s exports no function '%s'; %s".formatted(path, name, exported(functions)));
    }

    /** What there is to call, a line each. */
    static String exported(List<String> functions) {
        if (functions.isEmpty()) {
            return "it exports no function at all";
        }
        int more = functions.size() - LISTED;
        return "it exports:"
                + String.join(
                        "",
                        functions.stream()
                                .limit(LISTED)
                                .map(function -> "\n  " + Printable.name(function))
                                .toList())
                + (more > 0 ? "\n  and " + more + " more, which 'ashlar inspect' shows" : "");
    }
}
