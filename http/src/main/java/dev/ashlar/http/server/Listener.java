package dev.ashlar.http.server;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Watchdog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Accepts connections; a virtual thread serves each, and guests run on it. */
final class Listener implements HttpServer {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.http");
    private static final long POLL_MILLIS = 5;

    private final Accepting socket;
    private final Optional<ServerTls> tls;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog = new Watchdog();
    private final Semaphore free;
    private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    private Listener(HttpServerConfig config, HttpHandler handler, Accepting socket, Optional<ServerTls> tls) {
        this.socket = socket;
        this.tls = tls;
        this.dispatcher = new Dispatcher(handler, config.listener(), config.limits());
        this.free = new Semaphore(config.limits().connections());
    }

    static Listener start(HttpServerConfig config, HttpHandler handler) throws IOException {
        Optional<ServerTls> tls = config.tls().isPresent()
                ? Optional.of(TlsContexts.of(config.tls().get()))
                : Optional.empty();
        var socket = Accepting.at(config.address());
        var listener = new Listener(config, handler, socket, tls);
        listener.watchdog.start();
        Thread.ofPlatform().name("http-listener " + socket.address().getPort()).start(listener::accept);
        return listener;
    }

    private void accept() {
        while (!draining) {
            try {
                free.acquire();
                serve(socket.accept());
            } catch (IOException e) {
                free.release();
                if (!socket.isClosed()) {
                    LOGGER.log(System.Logger.Level.WARNING, "cannot accept a connection", e);
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** So that the log is not flooded while, for instance, the process has no file descriptor left. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket accepted) {
        var connection = new ServedConnection(accepted, tls, dispatcher, watchdog);
        connections.add(connection);
        Thread.ofVirtual().name("http").start(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
                free.release();
            }
        });
    }

    @Override
    public InetSocketAddress address() {
        return socket.address();
    }

    @Override
    public int connections() {
        return connections.size();
    }

    @Override
    public int requestsInFlight() {
        return dispatcher.inFlight();
    }

    @Override
    public boolean drain(Duration patience) {
        stopAccepting();
        connections.forEach(ServedConnection::drain);
        long end = System.nanoTime() + patience.toNanos();
        while (!connections.isEmpty() && System.nanoTime() - end < 0) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            connections.forEach(ServedConnection::drain);
        }
        return connections.isEmpty();
    }

    private void stopAccepting() {
        draining = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "cannot close the listening socket", e);
        }
    }

    @Override
    public void close() {
        stopAccepting();
        connections.forEach(ServedConnection::abort);
        watchdog.close();
    }
}
