package dev.ashlar.http.client;

import dev.ashlar.engine.Tenant;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Connections that wait for a next request. They belong to a tenant, a name and an address: a guest gets one only after its own
 * policy has allowed all of that.
 */
final class ConnectionPool implements AutoCloseable {
    private final int capacity;
    private final long idleNanos;
    /** The oldest first. */
    private final ArrayDeque<Idle> idle = new ArrayDeque<>();

    private boolean closed;
    private boolean sweeping;

    ConnectionPool(int capacity, Duration idleTime) {
        this.capacity = capacity;
        this.idleNanos = Deadline.nanos(idleTime);
    }

    /** @param host for which the server has shown its certificate */
    record Key(Tenant tenant, boolean secure, boolean http2, String host, InetSocketAddress address) {}

    private record Idle(Connection connection, long since) {}

    /** The one that was used last, if it is still good. */
    Optional<Connection> take(Key key) {
        List<Connection> bad = new ArrayList<>();
        Optional<Connection> found = Optional.empty();
        while (found.isEmpty()) {
            Optional<Connection> next = remove(key);
            if (next.isEmpty()) {
                break;
            }
            found = next.filter(Connection::isQuiet);
            if (found.isEmpty()) {
                bad.add(next.get());
            }
        }
        bad.forEach(Connection::close);
        return found;
    }

    private synchronized Optional<Connection> remove(Key key) {
        long now = System.nanoTime();
        for (Iterator<Idle> newestFirst = idle.descendingIterator(); newestFirst.hasNext(); ) {
            Idle next = newestFirst.next();
            if (now - next.since < idleNanos && next.connection.key().equals(key)) {
                newestFirst.remove();
                return Optional.of(next.connection);
            }
        }
        return Optional.empty();
    }

    void put(Connection connection) {
        connection.markUsed();
        List<Connection> surplus = new ArrayList<>();
        synchronized (this) {
            if (closed || capacity == 0) {
                surplus.add(connection);
            } else {
                idle.addLast(new Idle(connection, System.nanoTime()));
                if (idle.size() > capacity) {
                    surplus.add(idle.removeFirst().connection);
                }
                if (!sweeping) {
                    sweeping = true;
                    Thread ignored = Thread.ofVirtual().name("ashlar-http-idle").start(this::sweep);
                }
            }
        }
        surplus.forEach(Connection::close);
    }

    /** Closes what is too old, until nothing is left. */
    private void sweep() {
        try {
            long pause = idleNanos;
            while (pause > 0) {
                Thread.sleep(Duration.ofNanos(pause));
                pause = closeOld();
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Returns how long the next one may stay, 0 when there is none. */
    private long closeOld() {
        List<Connection> old = new ArrayList<>();
        long pause = 0;
        synchronized (this) {
            long now = System.nanoTime();
            while (!idle.isEmpty() && pause == 0) {
                long left = idleNanos - (now - idle.getFirst().since);
                if (left > 0) {
                    pause = left;
                } else {
                    old.add(idle.removeFirst().connection);
                }
            }
            sweeping = pause > 0;
        }
        old.forEach(Connection::close);
        return pause;
    }

    synchronized int size() {
        return idle.size();
    }

    @Override
    public void close() {
        List<Idle> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(idle);
            idle.clear();
        }
        rest.forEach(each -> each.connection.close());
    }
}
