package dev.ashlar.host.deploy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts applications to sleep that nobody uses: they give up all that can be made again, and the next request wakes them. One thread looks at
 * all of them now and then, so that a request costs nothing: whether there was one shows in the counters that are kept anyway.
 *
 * <p>Applications with schedules or subscriptions do not sleep: what starts them is not a request.
 */
public final class IdleApplications implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");

    /** Of those that are awake, a part goes at each shortage. */
    private static final int PART = 4;

    /** In place of a number of invocations: one that wakes has not been awake and unused since the last look. */
    private static final long ASLEEP = -1;

    private final IdleOptions options;
    private final Map<DeployedApplication, Use> watched = new ConcurrentHashMap<>();
    private final Thread thread;

    /** What was seen of an application that is awake. */
    private record Use(long invocations, long since) {}

    private IdleApplications(IdleOptions options) {
        this.options = options;
        this.thread = Thread.ofPlatform().daemon().name("idle applications").unstarted(this::loop);
    }

    public static IdleApplications watch(IdleOptions options) {
        var idle = new IdleApplications(options);
        idle.thread.start();
        return idle;
    }

    /** Looks after an application from now on, until it is closed. */
    public void add(DeployedApplication application) {
        watched.put(application, new Use(ASLEEP, System.nanoTime()));
    }

    private void loop() {
        try {
            while (true) {
                Thread.sleep(options.interval());
                look();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() {
        long now = System.nanoTime();
        watched.keySet().removeIf(DeployedApplication::isClosed);
        var unused = watched.keySet().stream()
                .filter(application -> isUnused(application, now))
                .toList();
        for (DeployedApplication application : unused) {
            if (now - since(application) >= options.after().toNanos()) {
                sleep(application, "nobody used it for " + Duration.ofNanos(now - since(application)));
            }
        }
        if (options.shortage().getAsBoolean()) {
            makeRoom(unused);
        }
    }

    /** Whether it is awake and nothing has happened since the last look; remembers what there is now. */
    private boolean isUnused(DeployedApplication application, long now) {
        if (!application.isAwake()) {
            watched.replace(application, new Use(ASLEEP, now));
            return false;
        }
        long invocations = application.base().meters().application().invocations();
        Use use = watched.get(application);
        if (use != null && use.invocations() == invocations && application.mayRest()) {
            return true;
        }
        watched.replace(application, new Use(invocations, now));
        return false;
    }

    private long since(DeployedApplication application) {
        return Objects.requireNonNull(watched.get(application)).since();
    }

    private void makeRoom(List<DeployedApplication> unused) {
        var oldest = unused.stream()
                .filter(DeployedApplication::isAwake)
                .sorted(Comparator.comparingLong(this::since))
                .toList();
        int part = (oldest.size() + PART - 1) / PART;
        for (DeployedApplication application : oldest.subList(0, part)) {
            sleep(application, "memory is short");
        }
    }

    private static void sleep(DeployedApplication application, String why) {
        LOGGER.log(System.Logger.Level.DEBUG, "{0} is put to sleep: {1}", application.name(), why);
        try {
            application.sleep();
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.WARNING, application.name() + " cannot be put to sleep", e);
        }
    }

    /** Looks no longer. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
