package dev.ashlar.http.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client's socket, encrypted or not. One thread may read while another writes; any may end it. */
public final class Transport {
    private final Socket bare;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final InetSocketAddress remote;

    /**
     * @param bare what was accepted
     * @param socket the same, or the encrypted one around it
     */
    public Transport(Socket bare, Socket socket) throws IOException {
        this.bare = bare;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.remote = (InetSocketAddress) bare.getRemoteSocketAddress();
    }

    public boolean isSecure() {
        return socket != bare;
    }

    /** The encrypted socket, or the one that was accepted. */
    public Socket socket() {
        return socket;
    }

    public InetSocketAddress remote() {
        return remote;
    }

    /** At least one byte; -1 at the end. */
    public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
    }

    /** How many bytes can be read without waiting; 0 when unknown. */
    public int available() throws IOException {
        return in.available();
    }

    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Says that nothing follows. What was written arrives. */
    public void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // it is closed already
        }
    }

    public void close() {
        close(socket);
        close(bare);
    }

    /**
     * Ends it at once, from any thread: whoever reads or writes fails, and the client sees a reset and not a clean end. What was
     * written may be lost.
     */
    public void reset() {
        try {
            bare.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is closed already
        }
        close(bare);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing can be done, and nothing is held any more
        }
    }
}
