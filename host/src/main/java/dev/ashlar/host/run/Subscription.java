package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.Value;
import dev.ashlar.host.manifest.TopicPattern;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A component that handles the messages of a topic, each with instances of its own, some at a time. */
final class Subscription implements AutoCloseable {
    /** Messages that wait, and their bytes. */
    private static final int MOST_WAITING = 1_000;

    private static final long MOST_BYTES = 16 << 20;
    private static final int AT_A_TIME = 8;

    private final TopicPattern pattern;
    private final Invoker invoker;
    private final InFlight inFlight;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong bytes = new AtomicLong();
    private final Semaphore free;
    private final Thread thread;

    /** @param concurrency messages handled at a time, if the component's limits say */
    Subscription(TopicPattern pattern, Invoker invoker, InFlight inFlight, Optional<Integer> concurrency) {
        this.pattern = pattern;
        this.invoker = invoker;
        this.inFlight = inFlight;
        this.free = new Semaphore(Math.min(AT_A_TIME, concurrency.orElse(AT_A_TIME)));
        this.thread = Thread.ofVirtual().name("messages " + pattern).unstarted(this::loop);
    }

    TopicPattern pattern() {
        return pattern;
    }

    void start() {
        thread.start();
    }

    /** False when too much waits. */
    boolean offer(Message message) {
        if (bytes.addAndGet(message.body().length) <= MOST_BYTES && waiting.offer(message)) {
            return true;
        }
        bytes.addAndGet(-message.body().length);
        return false;
    }

    private void loop() {
        try {
            while (true) {
                var message = waiting.take();
                bytes.addAndGet(-message.body().length);
                free.acquire();
                if (!inFlight.tryEnter()) {
                    return;
                }
                var ignored = Thread.ofVirtual()
                        .name("message to " + invoker.component())
                        .start(() -> handle(message));
            }
        } catch (InterruptedException e) {
            // the application is being stopped
        }
    }

    private void handle(Message message) {
        try {
            invoker.invoke("the message " + message.subject(), instance -> deliver(instance, message));
        } finally {
            free.release();
            inFlight.leave();
        }
    }

    private static Optional<String> deliver(ComponentInstance instance, Message message) {
        var handler = instance.instance(Topics.HANDLER).function("handle-message");
        var result = (Value.ResultOf) handler.call(message.toValue()).orElseThrow();
        return result.isOk()
                ? Optional.empty()
                : Optional.of(
                        result.payload().map(why -> ((Value.Str) why).value()).orElse("no reason given"));
    }

    @Override
    public void close() {
        thread.interrupt();
        int lost = waiting.size();
        if (lost > 0) {
            invoker.skipped("%d messages that waited are dropped".formatted(lost));
        }
    }
}
