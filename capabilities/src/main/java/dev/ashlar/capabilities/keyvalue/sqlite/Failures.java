package dev.ashlar.capabilities.keyvalue.sqlite;

import dev.ashlar.capabilities.keyvalue.KeyValueException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What failures of SQLite mean to those who use a store. */
final class Failures {
    private Failures() {}

    static KeyValueException of(Path file, SQLException failure) {
        return new KeyValueException("the store %s: %s".formatted(file.getFileName(), meaning(failure)), failure);
    }

    private static String meaning(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return String.valueOf(failure.getMessage());
        }
        return switch (sqlite.getResultCode()) {
            case SQLITE_FULL -> "there is no room left, on the disk or within its limit; nothing was written";
            case SQLITE_BUSY -> "another process holds it";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "the file is damaged; restore it from a backup or move it away";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> "the file cannot be opened for writing";
            default -> String.valueOf(sqlite.getMessage());
        };
    }
}
