package dev.ashlar.capabilities;

import dev.ashlar.capabilities.keyvalue.sqlite.SqliteStore;
import java.nio.file.Path;

/** Counts in a store for ever, and tells each number once it is there. To be killed. */
final class KeyValueWriter {
    private KeyValueWriter() {}

    public static void main(String[] arguments) {
        SqliteStore store = new SqliteStore(Path.of(arguments[0]), KeyValueLimits.DEFAULT);
        while (true) {
            System.out.println(store.increment("count", 1));
        }
    }
}
