package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.NetworkScheme;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.network.NetworkDeniedException;
import dev.ashlar.wasi.network.NetworkPolicy;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policy for one guest. A guest of wasi:sockets looks a name up and connects to an address: so it is kept which names led to
 * which addresses, and a rule for the name lets the address pass. Denials go to the log, the first ones of each guest.
 */
final class Gate {
    private static final Logger LOG = System.getLogger("dev.ashlar.wasi.network");
    private static final int MOST_LOGGED = 10;
    private static final int MOST_ADDRESSES = 512;
    private static final int MOST_NAMES = 8;

    private final NetworkPolicy policy;
    private final Map<InetAddress, Set<String>> names = new LinkedHashMap<>(0, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Set<String>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private int logged;

    Gate(NetworkPolicy policy) {
        this.policy = policy;
    }

    /** Whether there is anything to do with a socket. */
    void requireAny() throws ErrorCodeException {
        if (!policy.allowsSockets()) {
            throw denied("sockets are denied: no rule of the guest is one for tcp or udp");
        }
    }

    void check(NetworkScheme scheme, InetSocketAddress to) throws ErrorCodeException {
        try {
            policy.check(scheme, to, namesOf(to.getAddress()));
        } catch (NetworkDeniedException e) {
            throw denied(String.valueOf(e.getMessage()));
        }
    }

    boolean allows(NetworkScheme scheme, InetSocketAddress to) {
        return policy.allows(scheme, to.getAddress(), to.getPort(), namesOf(to.getAddress()));
    }

    boolean allowsListening(NetworkScheme scheme, InetSocketAddress at) {
        return policy.allowsListening(scheme, at);
    }

    void checkListening(NetworkScheme scheme, InetSocketAddress at) throws ErrorCodeException {
        try {
            policy.checkListening(scheme, at);
        } catch (NetworkDeniedException e) {
            throw denied(String.valueOf(e.getMessage()));
        }
    }

    void checkLookup(String name) throws ErrorCodeException {
        try {
            policy.checkLookup(name);
        } catch (NetworkDeniedException e) {
            throw denied(String.valueOf(e.getMessage()));
        }
    }

    /** Blocks; remembers what it finds. */
    List<InetAddress> lookup(String name, int most) throws IOException, ErrorCodeException {
        try {
            List<InetAddress> found = policy.lookup(name).stream().limit(most).toList();
            remember(name, found);
            return found;
        } catch (NetworkDeniedException e) {
            throw denied(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void remember(String name, List<InetAddress> found) {
        for (InetAddress address : found) {
            Set<String> known = names.computeIfAbsent(address, ignored -> new LinkedHashSet<>());
            if (known.size() == MOST_NAMES) {
                known.remove(known.iterator().next());
            }
            known.add(name);
        }
    }

    private synchronized Set<String> namesOf(InetAddress address) {
        return Set.copyOf(names.getOrDefault(address, Set.of()));
    }

    private synchronized ErrorCodeException denied(String message) {
        if (logged < MOST_LOGGED) {
            logged++;
            LOG.log(Level.INFO, message);
        }
        return new ErrorCodeException(ErrorCode.ACCESS_DENIED);
    }
}
