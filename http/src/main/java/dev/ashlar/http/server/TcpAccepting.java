package dev.ashlar.http.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port. */
record TcpAccepting(ServerSocket socket) implements Accepting {
    static TcpAccepting at(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw new IOException("the name of the address %s is not known".formatted(address.getHostString()));
        }
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return new TcpAccepting(socket);
        } catch (BindException e) {
            socket.close();
            throw new BindException(
                    "cannot listen on %s:%d: %s".formatted(address.getHostString(), address.getPort(), e.getMessage()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket accept() throws IOException {
        var accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        return accepted;
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
