package dev.ashlar.http.server;

import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.exchange.Dispatcher;
import dev.ashlar.http.exchange.Watchdog;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;

/** Accepts connections; a virtual thread serves each, and guests run on it. */
final class Listener implements HttpServer {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.http");
    private static final int BACKLOG = 1024;
    private static final long POLL_MILLIS = 5;

    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final Dispatcher dispatcher;
    private final Watchdog watchdog = new Watchdog();
    private final Semaphore free;
    private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    private Listener(HttpServerConfig config, HttpHandler handler, ServerSocket socket, Optional<SSLContext> tls) {
        this.socket = socket;
        this.tls = tls;
        this.dispatcher = new Dispatcher(handler, config.listener(), config.limits());
        this.free = new Semaphore(config.limits().connections());
    }

    static Listener start(HttpServerConfig config, HttpHandler handler) throws IOException {
        Optional<SSLContext> tls = config.tls().isPresent()
                ? Optional.of(TlsContexts.of(config.tls().get()))
                : Optional.empty();
        var socket = bind(config.address());
        var listener = new Listener(config, handler, socket, tls);
        listener.watchdog.start();
        Thread.ofPlatform().name("http-listener " + socket.getLocalPort()).start(listener::accept);
        return listener;
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("the name of the address %s is not known".formatted(address.getHostString()));
        }
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return socket;
        } catch (BindException e) {
            socket.close();
            throw new BindException(
                    "cannot listen on %s:%d: %s".formatted(address.getHostString(), address.getPort(), e.getMessage()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
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
        return (InetSocketAddress) socket.getLocalSocketAddress();
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
