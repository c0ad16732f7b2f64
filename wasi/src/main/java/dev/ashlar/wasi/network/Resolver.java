package dev.ashlar.wasi.network;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface Resolver {
    /**
     * Blocks. Interrupting the thread ends it.
     *
     * @param name normalized, and not an address
     * @throws UnknownHostException when the name has no address, or none was found out
     * @throws InterruptedIOException when the thread was interrupted, or there was no answer in time
     */
    List<InetAddress> lookup(String name) throws UnknownHostException, InterruptedIOException;
}
