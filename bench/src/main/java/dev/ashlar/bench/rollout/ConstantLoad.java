package dev.ashlar.bench.rollout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a constant rate, whatever the server does: each has its time, and its latency counts from then. A server that stands
 * still for a while is seen by all requests of that while, not only by those that were under way (no coordinated omission).
 */
public final class ConstantLoad implements AutoCloseable {
    /** What is sent, in turns. */
    public interface Requests {
        /** Asked when it is about to be sent. */
        Request request(long number);
    }

    /** @param check says why an answer is not what should come */
    public record Request(byte[] bytes, Function<HttpConnection.Answer, Optional<String>> check) {}

    private static final int MOST_FAILURES_TOLD = 20;

    private final InetSocketAddress address;
    private final Requests requests;
    private final long interval;
    private final long begin = System.nanoTime() + 100_000_000;
    private final AtomicLong next = new AtomicLong();
    private final List<Thread> senders = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Latencies latencies = new Latencies();
    private long failed;
    private volatile boolean stopped;

    private ConstantLoad(InetSocketAddress address, Requests requests, int rate) {
        this.address = address;
        this.requests = requests;
        this.interval = 1_000_000_000L / rate;
    }

    /** @param rate requests a second, all connections together */
    public static ConstantLoad start(InetSocketAddress address, Requests requests, int rate, int connections) {
        var load = new ConstantLoad(address, requests, rate);
        for (int i = 0; i < connections; i++) {
            load.senders.add(Thread.ofPlatform().daemon().name("load " + i).start(load::send));
        }
        return load;
    }

    /** What was seen since the last call, or the start. */
    public synchronized Seen take() {
        var seen = new Seen(latencies, failed, List.copyOf(failures));
        latencies = new Latencies();
        failed = 0;
        failures.clear();
        return seen;
    }

    /** @param failures the first ones, as text */
    public record Seen(Latencies latencies, long failed, List<String> failures) {
        /** Of several times, taken as one. */
        public static Seen all(List<Seen> parts) {
            var latencies = new Latencies();
            parts.forEach(part -> latencies.addAll(part.latencies));
            return new Seen(
                    latencies,
                    parts.stream().mapToLong(Seen::failed).sum(),
                    parts.stream()
                            .flatMap(part -> part.failures.stream())
                            .limit(MOST_FAILURES_TOLD)
                            .toList());
        }
    }

    private void send() {
        @Nullable HttpConnection connection = null;
        while (!stopped) {
            long number = next.getAndIncrement();
            long due = begin + number * interval;
            await(due);
            try {
                if (connection == null) {
                    connection = new HttpConnection(address);
                }
                var request = requests.request(number);
                var answer = connection.send(request.bytes());
                ended(System.nanoTime() - due, request.check().apply(answer));
            } catch (IOException | RuntimeException e) {
                ended(System.nanoTime() - due, Optional.of(e.toString()));
                close(connection);
                connection = null;
            }
        }
        close(connection);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized void ended(long nanos, Optional<String> mistake) {
        latencies.add(nanos);
        mistake.ifPresent(text -> {
            failed++;
            if (failures.size() < MOST_FAILURES_TOLD) {
                failures.add(text);
            }
        });
    }

    private static void close(@Nullable HttpConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                return; // it is gone in any case
            }
        }
    }

    /** Ends when the requests under way are answered. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread sender : senders) {
                sender.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
