package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.StoredAnswer;
import dev.ashlar.daemon.state.Tables;
import java.sql.SQLException;
import java.util.Optional;

/** Answers to a request that its client may repeat, kept with what the request changes. */
public interface Answers {
    /** What it was answered before. */
    Optional<StoredAnswer> known(Tables tables) throws SQLException;

    /** It is as if it had not been asked. */
    void forget(Tables tables) throws SQLException;

    /** What it is answered now; kept, if a client may repeat it. */
    StoredAnswer record(Tables tables, DeployResult result) throws SQLException;
}
