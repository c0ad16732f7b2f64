package dev.ashlar.host.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;

/**
 * A request that is under way until the test lets it end, however long that takes: whoever reads its body to the end waits for the last byte.
 * A probe does so at {@code /count}.
 */
public final class HeldRequest implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;

    private HeldRequest(Socket socket) {
        this.socket = socket;
    }

    /** @param headers besides what is needed */
    public static HeldRequest begin(int port, String path, String... headers) throws IOException {
        var held = new HeldRequest(new Socket("127.0.0.1", port));
        held.socket.setSoTimeout(PATIENCE_MILLIS);
        var head = new StringBuilder("POST %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n".formatted(path));
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        held.send(head + "content-length: 1\r\n\r\n");
        return held;
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Lets it end, and gives the status of the answer. */
    public int end() throws IOException {
        send("x");
        return status();
    }

    /** That of the answer, when the connection is closed. */
    public int status() throws IOException {
        var text = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + text);
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    /** Leaves, if it is not answered. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
