package dev.ashlar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Single requests with nothing between them and the clock: a socket each, HTTP/1.1, closed after the answer. */
final class HttpProbe {
    private static final int TIMEOUT = 60_000;

    private final int port;
    private final byte[] request;

    HttpProbe(int port, String path) {
        this.port = port;
        request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    boolean listens() {
        try (Socket socket = connect()) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Milliseconds from before the connection is made until the whole answer is there.
     *
     * @throws IOException when there is none, or none with status 200
     */
    double request() throws IOException {
        long start = System.nanoTime();
        byte[] answer;
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            answer = in.readAllBytes();
        }
        double millis = (System.nanoTime() - start) / 1e6;
        String head = new String(answer, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("the answer is " + head.lines().findFirst().orElse("empty"));
        }
        return millis;
    }
}
