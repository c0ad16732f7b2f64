package dev.ashlar.fuzz;

/** How the engine did at a script. */
sealed interface Comparison {
    /** Every step ended as the script says. */
    record Same() implements Comparison {}

    /** The engine met a limit that says nothing about its semantics, or the script has nothing to compare with. */
    record Inconclusive(String why) implements Comparison {}

    /**
     * A step ended otherwise.
     *
     * @param kind what sort of step
     * @param step the step
     * @param expected how the script ends it
     * @param actual how the engine ended it
     */
    record Differs(String kind, String step, String expected, String actual) implements Comparison {
        /** The same for differences that look alike. */
        String cause() {
            return actual.startsWith("throws ")
                    ? kind + ": " + rootOf(actual)
                    : "%s: %s, expected %s".formatted(kind, head(actual), head(expected));
        }

        private static String rootOf(String trace) {
            return trace.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("throws ") || line.startsWith("Caused by: "))
                    .reduce(trace, (outer, inner) -> inner)
                    .replaceAll("\\d+", "N")
                    .replaceFirst(" in .*", "");
        }

        private static String head(String outcome) {
            String[] words = outcome.lines().findFirst().orElse("").split(" ", 3);
            return words[0].equals("trap") ? words[0] + " " + words[1] : words[0].replaceFirst(":.*|^\\d+$", "...");
        }

        @Override
        public String toString() {
            return step + "\n  expected " + expected + "\n  found    " + actual + "\n";
        }
    }
}
