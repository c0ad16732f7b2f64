package dev.ashlar.oci.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Finds out whether a server of this machine speaks TLS, by greeting it. */
final class TlsProbe {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int TLS_ALERT = 21;
    private static final int TLS_HANDSHAKE = 22;

    private TlsProbe() {}

    /** Sends something that is neither a request nor a handshake: TLS answers with an alert, HTTP with text or not at all. */
    static boolean speaksTls(String name, URI uri) throws IOException {
        int port = uri.getPort() >= 0 ? uri.getPort() : 443;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write("GET /v2/ HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int first = socket.getInputStream().read();
            return first == TLS_ALERT || first == TLS_HANDSHAKE || saysThatItIsEncrypted(first, socket);
        } catch (IOException e) {
            throw Failures.unanswered(name, e);
        }
    }

    /** Go's servers answer plain requests on encrypted ports in plain text. */
    private static boolean saysThatItIsEncrypted(int first, Socket socket) throws IOException {
        String answer = (char) first + new String(socket.getInputStream().readNBytes(255), StandardCharsets.ISO_8859_1);
        return answer.startsWith("HTTP/1.0 400") && answer.contains("HTTPS");
    }
}
