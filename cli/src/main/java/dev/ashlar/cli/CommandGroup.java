package dev.ashlar.cli;

import java.util.Map;
import java.util.function.Supplier;

/** A command that is only the parent of others. */
interface CommandGroup {
    /** Its commands by name, in the order of help. */
    Map<String, Supplier<Object>> commands();
}
