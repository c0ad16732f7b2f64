package dev.ashlar.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** A server that says what the test wants, byte by byte, on every connection. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();
    /** Connections that the client has closed, as far as the script has noticed. */
    public final AtomicInteger closed = new AtomicInteger();

    /** What to do with a connection. */
    @FunctionalInterface
    public interface Script {
        void run(Conversation with) throws Exception;
    }

    /** One connection. */
    public record Conversation(InputStream in, OutputStream out) {
        /** Reads a request head; returns it, empty at the end of the connection. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    return "";
                }
                head.append((char) b);
            }
            return head.toString();
        }

        public String bytes(int length) throws IOException {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }

        public String through(String end) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf(end) < 0) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("the client ended after: " + text);
                }
                text.append((char) b);
            }
            return text.toString();
        }

        public void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    public ScriptedServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
    }

    public ScriptedServer(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
        Thread ignored = Thread.ofVirtual().start(this::accept);
    }

    /** The same answer to every request, on connections that stay open. */
    public static ScriptedServer saying(String answer) throws IOException {
        return new ScriptedServer(with -> {
            while (!with.head().isEmpty()) {
                with.say(answer);
            }
        });
    }

    /** One answer, then the end. */
    public static ScriptedServer sayingOnce(String answer) throws IOException {
        return new ScriptedServer(with -> {
            String ignored = with.head();
            with.say(answer);
        });
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread ignored = Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (SocketException e) {
            // closed
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            script.run(new Conversation(socket.getInputStream(), socket.getOutputStream()));
            endGently(socket);
        } catch (Exception e) {
            closed.incrementAndGet();
        }
    }

    /** Closing with something unread would reset the connection, and what was said might be lost. */
    private static void endGently(Socket socket) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            socket.shutdownOutput();
            socket.setSoTimeout(2_000);
            long ignored = socket.getInputStream().skip(Long.MAX_VALUE);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
