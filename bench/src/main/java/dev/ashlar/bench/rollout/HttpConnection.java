package dev.ashlar.bench.rollout;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept alive, HTTP/1.1, one request after the other; bodies whole. */
public final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT = 30_000;
    private static final int MOST_BYTES = 16 << 20;

    /** @param body as text with a character for each byte */
    public record Answer(int status, String body) {}

    private final Socket socket = new Socket();
    private final InputStream in;

    public HttpConnection(InetSocketAddress address) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT);
            socket.connect(address, TIMEOUT);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** @throws IOException when the connection breaks, or this is no answer */
    public Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String line = line();
        if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
            throw new IOException("this is no answer: " + line);
        }
        int status = Integer.parseInt(line.substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (line = line(); !line.isEmpty(); line = line()) {
            String field = line.toLowerCase(Locale.ROOT);
            if (field.startsWith("content-length:")) {
                length = Integer.parseInt(field.substring(15).strip());
            } else if (field.startsWith("transfer-encoding:")) {
                chunked = field.contains("chunked");
            }
        }
        byte[] body = chunked ? chunks() : exactly(Math.max(length, 0));
        return new Answer(status, new String(body, StandardCharsets.ISO_8859_1));
    }

    private byte[] chunks() throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) {
                    continue; // a trailer
                }
                return body.toByteArray();
            }
            body.writeBytes(exactly(size));
            String end = line();
            if (!end.isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length > MOST_BYTES) {
            throw new IOException("an answer of %d bytes".formatted(length));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after %d of %d bytes".formatted(bytes.length, length));
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || line.length() > MOST_BYTES) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
