package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.Answers;
import dev.ashlar.daemon.apps.DeployResult;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.StoredAnswer;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that its client may send again, not knowing whether it was heard: by its header {@code idempotency-key} it is known, and
 * answered as it was. Answers are kept for a day.
 */
record RepeatedRequests(String tenant, Optional<String> key, String digest) implements Answers {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_KEY = 128;

    static RepeatedRequests of(Call call) throws IOException {
        var key = call.exchange().header("idempotency-key");
        if (key.filter(text -> text.isEmpty() || text.length() > LONGEST_KEY).isPresent()) {
            throw new ProblemException(Kind.INVALID, "the header idempotency-key has 1 to 128 characters");
        }
        var request = call.exchange().target() + "\n" + Digest.of(call.bytes());
        return new RepeatedRequests(call.tenant(), key, request);
    }

    @Override
    public Optional<StoredAnswer> known(Tables tables) throws SQLException {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var known = tables.records().answer(tenant, key.get());
        if (known.filter(answer -> !answer.request().equals(digest)).isPresent()) {
            throw new ProblemException(
                    Kind.CONFLICT,
                    "the idempotency-key \"%s\" was that of another request; take a new one".formatted(key.get()));
        }
        return known;
    }

    @Override
    public void forget(Tables tables) throws SQLException {
        if (key.isPresent()) {
            tables.records().removeAnswer(tenant, key.get());
        }
    }

    @Override
    public StoredAnswer record(Tables tables, DeployResult result) throws SQLException {
        var answer = new StoredAnswer(digest, 201, DeployResource.text(Views.deployed(result)));
        if (key.isPresent()) {
            var now = Instant.now();
            tables.records().addAnswer(tenant, key.get(), answer, now, now.minus(KEPT));
        }
        return answer;
    }
}
