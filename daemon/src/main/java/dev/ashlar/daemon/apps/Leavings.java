package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.log.Logs;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.Tables;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Removes what applications leave behind that are gone for good: what they stored, what they said. That is written down with their end,
 * so it is done to its end by the next start if the process is killed meanwhile.
 */
final class Leavings {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.daemon");

    private final Database database;
    private final Tenancy tenancy;
    private final Logs logs;

    Leavings(Database database, Tenancy tenancy, Logs logs) {
        this.database = database;
        this.tenancy = tenancy;
        this.logs = logs;
    }

    /** With the end of the application. */
    static void begin(Tables tables, LiveApplication.Key key) throws SQLException {
        tables.leaving().add(key.tenant(), key.name());
    }

    /**
     * With the application's lock, when it does not run any more.
     *
     * @return whether anything was stored
     */
    boolean finish(LiveApplication.Key key) throws IOException {
        boolean found = tenancy.of(key.tenant()).removeStores(key.name());
        logs.delete(key.tenant(), key.name());
        boolean _ = database.write(tables -> {
            tables.leaving().remove(key.tenant(), key.name());
            return true;
        });
        return found;
    }

    /** Before anything runs. */
    void finishAll() {
        for (var one : database.read(tables -> tables.leaving().all())) {
            try {
                if (one.isTenant()) {
                    tenancy.finishRemoval(one.tenant());
                } else {
                    boolean _ = finish(new LiveApplication.Key(one.tenant(), one.application()));
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.log(System.Logger.Level.WARNING, "what %s left behind cannot be removed".formatted(one), e);
            }
        }
    }
}
