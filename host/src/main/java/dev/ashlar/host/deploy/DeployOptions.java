package dev.ashlar.host.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How an application is deployed.
 *
 * @param patience for how long what is under way in a revision may take to end when it is retired
 * @param hosts who hears what happens in revisions; empty for the host's listener
 * @param rollback when a new revision is taken back by itself; empty for never
 * @param random chooses between revisions, per request
 */
public record DeployOptions(
        Duration patience,
        DeployListener listener,
        Optional<RevisionListeners> hosts,
        Optional<RollbackPolicy> rollback,
        Supplier<RandomGenerator> random) {
    /** Half a minute, as requests may take; nobody listens, and nothing is taken back by itself. */
    public static final DeployOptions DEFAULT = new DeployOptions(
            Duration.ofSeconds(30),
            DeployListener.NONE,
            Optional.empty(),
            Optional.empty(),
            ThreadLocalRandom::current);

    public DeployOptions withPatience(Duration newPatience) {
        return new DeployOptions(newPatience, listener, hosts, rollback, random);
    }

    public DeployOptions withListener(DeployListener newListener) {
        return new DeployOptions(patience, newListener, hosts, rollback, random);
    }

    public DeployOptions withHosts(RevisionListeners newHosts) {
        return new DeployOptions(patience, listener, Optional.of(newHosts), rollback, random);
    }

    public DeployOptions withRollback(RollbackPolicy policy) {
        return new DeployOptions(patience, listener, hosts, Optional.of(policy), random);
    }

    /** @param newRandom may be asked by many threads at once */
    public DeployOptions withRandom(Supplier<RandomGenerator> newRandom) {
        return new DeployOptions(patience, listener, hosts, rollback, newRandom);
    }
}
