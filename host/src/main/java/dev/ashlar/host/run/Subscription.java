package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.Value;
import dev.ashlar.host.manifest.TopicPattern;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a topic that wait for a component, and are handled some at a time, each with instances of its own. Who handles them may
 * change: what waits is then handled by the successor.
 */
final class Subscription implements AutoCloseable {
    /** Messages that wait, and their bytes. */
    private static final int MOST_WAITING = 1_000;

    private static final long MOST_BYTES = 16 << 20;

    private final Thread thread;
    private final Queue<Message> waiting = new ArrayDeque<>();
    private Subscriber current;
    private long bytes;
    private int running;
    private boolean finishing;
    private boolean closed;
    /** Whether this keeps the last subscriber's revision from ending. */
    private boolean holding;

    private Subscription(Subscriber first) {
        this.current = first;
        this.thread = Thread.ofVirtual().name("messages " + first.pattern()).unstarted(this::loop);
    }

    static Subscription start(Subscriber first) {
        var subscription = new Subscription(first);
        subscription.thread.start();
        return subscription;
    }

    synchronized TopicPattern pattern() {
        return current.pattern();
    }

    /** From now on another revision's component handles the messages. */
    synchronized void handOver(Subscriber successor) {
        current = successor;
        notifyAll();
    }

    /** False when too much waits. */
    synchronized boolean offer(Message message) {
        if (finishing || closed) {
            return true;
        }
        if (waiting.size() >= MOST_WAITING || bytes + message.body().length > MOST_BYTES) {
            return false;
        }
        bytes += message.body().length;
        waiting.add(message);
        notifyAll();
        return true;
    }

    /** A message, and the revision that handles it, which cannot end before. */
    private record Delivery(Message message, Subscriber subscriber) {}

    private void loop() {
        try {
            for (Delivery next = next(); next != null; next = next()) {
                var delivery = next;
                var ignored = Thread.ofVirtual()
                        .name("message to " + delivery.subscriber().invoker().component())
                        .start(() -> handle(delivery));
            }
        } catch (InterruptedException e) {
            // nobody interrupts it but the end of the process
        } finally {
            letGo();
        }
    }

    /** Null when there will be none. */
    private synchronized @Nullable Delivery next() throws InterruptedException {
        while (!closed) {
            if (waiting.isEmpty() && finishing) {
                return null;
            }
            if (!waiting.isEmpty() && running < current.concurrency()) {
                if (current.inFlight().tryEnter()
                        || holding && current.inFlight().tryJoin()) {
                    var message = waiting.remove();
                    bytes -= message.body().length;
                    running++;
                    return new Delivery(message, current);
                }
                if (finishing) {
                    return null;
                }
            }
            wait();
        }
        return null;
    }

    private void handle(Delivery delivery) {
        Message message = delivery.message();
        try {
            delivery.subscriber()
                    .invoker()
                    .invoke("the message " + message.subject(), instance -> deliver(instance, message));
        } finally {
            handled();
            delivery.subscriber().inFlight().leave();
        }
    }

    private synchronized void handled() {
        running--;
        notifyAll();
    }

    private static Optional<String> deliver(ComponentInstance instance, Message message) {
        var handler = instance.instance(Topics.HANDLER).function("handle-message");
        var result = (Value.ResultOf) handler.call(message.toValue()).orElseThrow();
        return result.isOk()
                ? Optional.empty()
                : Optional.of(
                        result.payload().map(why -> ((Value.Str) why).value()).orElse("no reason given"));
    }

    /** No more messages come. Those that wait are handled by who handles them now, whose revision does not end before. */
    synchronized void finish() {
        finishing = true;
        holding = current.inFlight().tryEnter();
        notifyAll();
    }

    private synchronized void letGo() {
        int lost = waiting.size();
        waiting.clear();
        if (lost > 0) {
            current.invoker().skipped("%d messages that waited are dropped".formatted(lost));
        }
        if (holding) {
            holding = false;
            current.inFlight().leave();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
