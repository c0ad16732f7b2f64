package dev.ashlar.daemon.apps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One after another for each key, in the order in which they come. */
final class Turns<K> {
    private final Map<K, Queue> queues = new ConcurrentHashMap<>();

    private record Queue(ReentrantLock lock, int users) {}

    /** Whose turn it is, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for the turn. */
    Turn take(K key) {
        var queue = queues.compute(
                key,
                (_, known) -> known == null
                        ? new Queue(new ReentrantLock(true), 1)
                        : new Queue(known.lock(), known.users() + 1));
        queue.lock().lock();
        return () -> {
            queue.lock().unlock();
            var _ = queues.computeIfPresent(
                    key, (_, known) -> known.users() == 1 ? null : new Queue(known.lock(), known.users() - 1));
        };
    }
}
