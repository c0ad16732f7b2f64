package dev.ashlar.conformance;

import dev.ashlar.conformance.Script.Binary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A command of a core script. */
sealed interface Command {
    /** Line in the script that the data was made from. */
    int line();

    /** The command for people, without its expectation. */
    String show();

    /** Commands that something is expected of; they are what the runner counts. */
    sealed interface Assertion extends Command {
        /** What is expected, for people. */
        String expectation();
    }

    /** Defines a module and instantiates it; the instance becomes current. */
    record DefineInstance(int line, Optional<String> name, Binary binary) implements Command {
        @Override
        public String show() {
            return "module " + binary;
        }
    }

    /** Defines a module without an instance. */
    record DefineModule(int line, Optional<String> name, Binary binary) implements Command {
        @Override
        public String show() {
            return "module definition " + binary;
        }
    }

    /** Makes an instance of a defined module, the latest unless named; it becomes current. */
    record Instantiate(int line, Optional<String> name, Optional<String> module) implements Command {
        @Override
        public String show() {
            return "module instance " + name.orElse("") + " of " + module.orElse("the latest module");
        }
    }

    /** Makes the exports of an instance, the current one unless named, importable as module {@code as}. */
    record Register(int line, String as, Optional<String> name) implements Command {
        @Override
        public String show() {
            return "register \"" + as + "\"";
        }
    }

    /** Runs an action for its effects. */
    record Perform(int line, Action action) implements Command {
        @Override
        public String show() {
            return "action " + action;
        }
    }

    /** The action returns these results. */
    record AssertReturn(int line, Action action, List<Value> expected) implements Assertion {
        public AssertReturn {
            expected = List.copyOf(expected);
        }

        @Override
        public String show() {
            return "assert_return " + action;
        }

        @Override
        public String expectation() {
            return Values.show(expected);
        }
    }

    /** The action traps. */
    record AssertTrap(int line, Action action, String text) implements Assertion {
        @Override
        public String show() {
            return "assert_trap " + action;
        }

        @Override
        public String expectation() {
            return "trap: " + text;
        }
    }

    /** The action runs out of call stack. */
    record AssertExhaustion(int line, Action action) implements Assertion {
        @Override
        public String show() {
            return "assert_exhaustion " + action;
        }

        @Override
        public String expectation() {
            return "trap: call stack exhausted";
        }
    }

    /** The action ends with an exception that nobody caught. */
    record AssertException(int line, Action action) implements Assertion {
        @Override
        public String show() {
            return "assert_exception " + action;
        }

        @Override
        public String expectation() {
            return "an uncaught exception";
        }
    }

    /** Something is wrong with the module. */
    record AssertFault(int line, Fault fault, Binary binary, String text) implements Assertion {
        @Override
        public String show() {
            return "assert_" + fault + " " + binary;
        }

        @Override
        public String expectation() {
            return fault.expectation() + " (" + text + ")";
        }
    }

    /** What can be wrong with a module, by the stage that notices. */
    enum Fault {
        MALFORMED("a malformed module"),
        INVALID("an invalid module"),
        INVALID_CUSTOM("a module with an invalid custom section, or one that is ignored"),
        UNLINKABLE("a failure to link"),
        UNINSTANTIABLE("a trap during instantiation");

        private final String expectation;

        Fault(String expectation) {
            this.expectation = expectation;
        }

        String expectation() {
            return expectation;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A question to an instance, the current one unless named. */
    sealed interface Action {
        Optional<String> instance();

        /** Calls an exported function. */
        record Invoke(Optional<String> instance, String field, List<Value> arguments) implements Action {
            public Invoke {
                arguments = List.copyOf(arguments);
            }

            @Override
            public String toString() {
                return arguments.stream()
                        .map(Value::toString)
                        .collect(Collectors.joining(", ", quote(field) + "(", ")"));
            }
        }

        /** Reads an exported global. */
        record Get(Optional<String> instance, String field) implements Action {
            @Override
            public String toString() {
                return "get " + quote(field);
            }
        }

        private static String quote(String name) {
            return name.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    ? name
                    : name.chars()
                            .mapToObj(c -> c >= ' ' && c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c))
                            .collect(Collectors.joining("", "\"", "\""));
        }
    }
}
