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
            return "%s: %s, expected %s".formatted(kind, head(actual), head(expected));
        }

        private static String head(String outcome) {
            String[] words = outcome.lines().findFirst().orElse("").split(" ", 3);
            boolean named = words.length > 1 && (words[0].equals("trap") || words[0].equals("throws"));
            return named ? words[0] + " " + words[1] : words[0].replaceFirst(":.*|^\\d+$", "...");
        }

        @Override
        public String toString() {
            return step + "\n  expected " + expected + "\n  found    " + actual + "\n";
        }
    }
}
