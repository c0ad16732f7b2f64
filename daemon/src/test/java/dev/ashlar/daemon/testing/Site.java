package dev.ashlar.daemon.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks applications, by the host that a request names. */
public record Site(InetSocketAddress address) {
    /**
     * What came back.
     *
     * @param head status line and headers
     */
    public record Response(int status, String head, String body) {}

    public Response get(String host, String path) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nhost: %s\r\nconnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IOException("no answer: " + text);
            }
            var head = text.substring(0, end);
            var body = text.substring(end + 4);
            return new Response(
                    Integer.parseInt(text.substring(9, 12)),
                    head,
                    head.contains("transfer-encoding: chunked") ? unchunked(body) : body);
        }
    }

    private static String unchunked(String body) {
        var text = new StringBuilder();
        for (int at = 0; ; ) {
            int end = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body, at, end, 16);
            if (size == 0) {
                return text.toString();
            }
            text.append(body, end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
    }
}
