package dev.ashlar.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A channel as a socket, as the JDK has none for Unix domain sockets. One thread may read while another writes. */
final class ChannelSocket extends Socket {
    private final SocketChannel channel;
    private final InetSocketAddress address;

    ChannelSocket(SocketChannel channel, InetSocketAddress address) {
        this.channel = channel;
        this.address = address;
    }

    @Override
    public InputStream getInputStream() {
        return new Input(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return new Output(channel);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return address;
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return address;
    }

    @Override
    public void setSoLinger(boolean on, int linger) {
        // closing is noticed at once, as there is no network in between
    }

    @Override
    public void shutdownOutput() throws IOException {
        var _ = channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final class Input extends InputStream {
        private final SocketChannel channel;

        Input(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, offset, length));
        }
    }

    private static final class Output extends OutputStream {
        private final SocketChannel channel;

        Output(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var left = ByteBuffer.wrap(bytes, offset, length);
            while (left.hasRemaining()) {
                int _ = channel.write(left);
            }
        }
    }
}
