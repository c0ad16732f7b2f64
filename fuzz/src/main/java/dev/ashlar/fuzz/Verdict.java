package dev.ashlar.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a module.
 *
 * @param stage the last one that it entered
 * @param outcome what ended it there: the simple name of an exception, or {@code ran}
 * @param compileBytes allocated to decode and validate it
 * @param failure what the engine did wrong
 */
record Verdict(Stage stage, String outcome, long compileBytes, Optional<Failure> failure) {

    /**
     * Something that must not happen.
     *
     * @param cause the same for failures that look alike
     * @param detail for people
     */
    record Failure(String cause, String detail) {
        /** What must not be thrown, and where. */
        static Failure thrown(Stage stage, Throwable e) {
            List<StackTraceElement> trace = Arrays.asList(e.getStackTrace());
            String where = trace.stream()
                    .filter(it -> it.getClassName().startsWith("dev.ashlar.engine")
                            || it.getClassName().startsWith("dev.ashlar.component"))
                    .findFirst()
                    .or(() -> trace.stream().findFirst())
                    .map(it -> " in " + it.getClassName() + "." + it.getMethodName())
                    .orElse("");
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            String detail = text.toString().lines().limit(60).collect(Collectors.joining("\n"));
            return new Failure(stage.label() + " throws " + e.getClass().getName() + where, detail);
        }
    }
}
