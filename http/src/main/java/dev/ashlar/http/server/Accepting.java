package dev.ashlar.http.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Where clients connect. */
interface Accepting {
    /** Connections that wait for being accepted. */
    int BACKLOG = 1024;

    /** @throws IOException when it cannot listen there; the message says where */
    static Accepting at(SocketAddress address) throws IOException {
        return switch (address) {
            case InetSocketAddress tcp -> TcpAccepting.at(tcp);
            case UnixDomainSocketAddress file -> UnixAccepting.at(file);
            default -> throw new IOException("this is nothing to listen on: " + address);
        };
    }

    /** Waits for a client; fails when it was closed. */
    Socket accept() throws IOException;

    InetSocketAddress address();

    boolean isClosed();

    void close() throws IOException;
}
