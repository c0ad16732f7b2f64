package dev.ashlar.capabilities.keyvalue.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to a server: one command at a time, on the caller's thread. */
final class RedisConnection implements AutoCloseable {
    private static final int BUFFER = 1 << 13;
    private static final long GREETING = 1 << 16;

    private final Socket socket;
    private final OutputStream out;
    private final ReplyReader replies;
    private long lastUse;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        replies = new ReplyReader(new BufferedInputStream(socket.getInputStream(), BUFFER));
    }

    /**
     * @param timeout for connecting, and for each wait for the server
     * @throws RefusedException when the server does not let us in
     */
    static RedisConnection open(RedisUrl url, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(url.host(), url.port()), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            socket.setTcpNoDelay(true);
            RedisConnection connection = new RedisConnection(url.tls() ? secure(socket, url) : socket);
            connection.greet(url);
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The certificate must be for the host, and of an authority that the JDK trusts. */
    private static Socket secure(Socket plain, RedisUrl url) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void greet(RedisUrl url) throws IOException {
        if (url.password().isPresent()) {
            byte[] password = url.password().get().getBytes(UTF_8);
            require(
                    url.user().isPresent()
                            ? call(GREETING, word("AUTH"), url.user().get().getBytes(UTF_8), password)
                            : call(GREETING, word("AUTH"), password));
        }
        require(call(GREETING, word("SELECT"), word(Integer.toString(url.database()))));
    }

    private static void require(Reply reply) throws IOException {
        if (reply instanceof Reply.Failure(String message)) {
            throw new RefusedException(message);
        }
    }

    /** The server does not let us in. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    static byte[] word(String word) {
        return word.getBytes(US_ASCII);
    }

    /** Nanoseconds since it was used. */
    long idle() {
        return System.nanoTime() - lastUse;
    }

    /**
     * Sends a command and reads the reply.
     *
     * @param most bytes that values of the reply may have together
     * @throws IOException after which the connection is of no use
     */
    Reply call(long most, byte[]... command) throws IOException {
        out.write(word("*" + command.length + "\r\n"));
        for (byte[] part : command) {
            out.write(word("$" + part.length + "\r\n"));
            out.write(part);
            out.write('\r');
            out.write('\n');
        }
        out.flush();
        Reply reply = replies.read(most);
        lastUse = System.nanoTime();
        return reply;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use anyway.
        }
    }
}
