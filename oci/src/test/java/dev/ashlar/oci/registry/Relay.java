package dev.ashlar.oci.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on connections to a port, counts their bytes, and cuts them when there were enough. */
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong received = new AtomicLong();
    volatile long mostSent = Long.MAX_VALUE;
    volatile long mostReceived = Long.MAX_VALUE;
    /** Cuts before this request of that method. */
    volatile String cutBefore = "";

    volatile int nth;
    /** Lets requests of this method wait. */
    volatile String delayed = "";

    volatile long delayMillis;
    volatile boolean cutOnce;
    volatile Runnable onCut = () -> {};

    Relay(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String name() {
        return "localhost:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket in = server.accept();
                Thread.ofVirtual().start(() -> pass(in));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pass(Socket in) {
        awaitEndOfCut();
        try {
            var out = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(in);
            open.add(out);
            Thread.ofVirtual().start(() -> copy(in, out, sent, true));
            Thread.ofVirtual().start(() -> copy(out, in, received, false));
        } catch (IOException e) {
            close(in);
        }
    }

    private void copy(Socket from, Socket to, AtomicLong count, boolean upwards) {
        byte[] buffer = new byte[1 << 13];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (upwards && isNth(buffer, n) || count.addAndGet(n) > (upwards ? mostSent : mostReceived)) {
                    cut();
                    return;
                }
                if (upwards && delayMillis > 0 && starts(buffer, n, delayed)) {
                    Thread.sleep(delayMillis);
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // the other side is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNth(byte[] buffer, int length) {
        return starts(buffer, length, cutBefore) && --nth == 0;
    }

    private static boolean starts(byte[] buffer, int length, String method) {
        return !method.isEmpty() && new String(buffer, 0, Math.min(length, 16), US_ASCII).startsWith(method);
    }

    private synchronized void cut() {
        if (cutOnce) {
            mostSent = Long.MAX_VALUE;
            mostReceived = Long.MAX_VALUE;
        }
        open.forEach(Relay::close);
        open.clear();
        onCut.run();
    }

    /** Who comes meanwhile finds the target as it is afterwards, however long that takes. */
    private synchronized void awaitEndOfCut() {}

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Relay::close);
    }
}
