package dev.ashlar.host.deploy;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a revision is tried and warmed before it serves: the health route of its manifest is asked until it answers with a status from 200
 * to 299, and then again, so that the code that answers requests is loaded and has run. Nothing is asked where the manifest has none.
 *
 * @param requests good answers that are wanted
 * @param patience until the first good answer
 * @param pause between answers that are not good
 */
public record WarmUp(int requests, Duration patience, Duration pause) {
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_OTHER = 300;
    private static final int MOST_REQUESTS = 1_000;

    /** Five good answers; ten seconds for the first. */
    public static final WarmUp DEFAULT = new WarmUp(5, Duration.ofSeconds(10), Duration.ofMillis(200));

    /** @throws IllegalArgumentException when one of them makes no sense */
    public WarmUp {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException(
                    "the number of requests is %d; it must be from 1 to %d".formatted(requests, MOST_REQUESTS));
        }
        if (!patience.isPositive() || !pause.isPositive()) {
            throw new IllegalArgumentException("patience and pause must be positive");
        }
    }

    /** @throws UnhealthyRevisionException when no good answer comes in time, or another one follows */
    void run(RunningApplication revision) {
        revision.application().health().ifPresent(path -> run(revision, path));
    }

    private void run(RunningApplication revision, String path) {
        long end = System.nanoTime() + patience.toNanos();
        HttpProbe.Answer answer = ask(revision, path, patience);
        while (!isGood(answer)) {
            long left = end - System.nanoTime() - pause.toNanos();
            if (left <= 0 || !sleep()) {
                throw unhealthy(revision.application(), path, answer);
            }
            answer = ask(revision, path, Duration.ofNanos(left));
        }
        for (int i = 1; i < requests && System.nanoTime() - end < 0; i++) {
            answer = ask(revision, path, patience);
            if (!isGood(answer)) {
                throw unhealthy(revision.application(), path, answer);
            }
        }
    }

    private static HttpProbe.Answer ask(RunningApplication revision, String path, Duration patience) {
        return new HttpProbe("GET", path, host(revision.application()), Map.of("user-agent", "ashlar-health"), patience)
                .send(revision.probed());
    }

    /** One that a route for a host of its own does not keep it from. */
    private static String host(Application application) {
        return application.name() + ".localhost";
    }

    private static boolean isGood(HttpProbe.Answer answer) {
        return answer.status() >= FIRST_GOOD && answer.status() < FIRST_OTHER;
    }

    private boolean sleep() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private UnhealthyRevisionException unhealthy(Application application, String path, HttpProbe.Answer answer) {
        String said = answer.status() == 0
                ? "did not answer within %d ms".formatted(patience.toMillis())
                : "answered with %d%s".formatted(answer.status(), quoted(answer.body()));
        String why = Optional.of(answer)
                .flatMap(HttpProbe.Answer::failure)
                .map(failure -> "; " + failure.reason())
                .orElse("");
        return new UnhealthyRevisionException(
                answer,
                application
                        .origins()
                        .problem(
                                "application.health",
                                "the revision does not work: %s %s%s".formatted(path, said, why),
                                "mend what it says, or name another path; what served before goes on serving"));
    }

    private static String quoted(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.isEmpty() ? "" : " \"" + (line.length() > 200 ? line.substring(0, 200) + "..." : line) + "\"";
    }
}
