package dev.ashlar.http;

import dev.ashlar.engine.Store;
import java.util.Optional;

/** Hosts that are answered within the process, without a connection: components of the same application, for one. */
@FunctionalInterface
public interface LocalHosts {
    /** None; every request goes to the network, as far as it is granted. */
    LocalHosts NONE = (guest, host, port) -> Optional.empty();

    /**
     * Who answers a request of a guest by {@code http}. What is found is not held against the guest's
     * {@link dev.ashlar.wasi.NetworkGrant}: whoever implements this decides what is granted.
     *
     * @param guest store of the guest that sends
     * @param host in lower case
     */
    Optional<LocalHost> find(Store guest, String host, int port);
}
