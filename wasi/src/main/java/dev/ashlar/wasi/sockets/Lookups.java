package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.AddressRange;
import dev.ashlar.wasi.HostName;
import dev.ashlar.wasi.SocketLimits;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.ResolveAddressStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code wasi:sockets/ip-name-lookup}: a thread for each name, since looking up blocks. */
final class Lookups {
    private final Context context;
    private final Gate gate;
    private final SocketLimits limits;
    private final Quota running;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Lookups(Context context, Gate gate, SocketLimits limits) {
        this.context = context;
        this.gate = gate;
        this.limits = limits;
        this.running = new Quota("lookups", limits.lookups());
    }

    ResolveAddressStream start(String name) throws ErrorCodeException {
        Optional<InetAddress> literal = AddressRange.literal(name);
        if (literal.isPresent()) {
            return new FoundAddresses(context, List.of(literal.get()));
        }
        String normalized =
                HostName.normalize(name).orElseThrow(() -> new ErrorCodeException(ErrorCode.INVALID_ARGUMENT));
        gate.checkLookup(normalized);
        if (!running.tryTake(1)) {
            throw new ErrorCodeException(ErrorCode.TEMPORARY_RESOLVER_FAILURE);
        }
        FoundAddresses found = new FoundAddresses(context);
        Thread thread = Thread.ofVirtual().name("ashlar-lookup").unstarted(() -> run(normalized, found));
        threads.add(thread);
        found.whenClosed(thread::interrupt);
        thread.start();
        return found;
    }

    private void run(String name, FoundAddresses target) {
        try {
            target.complete(gate.lookup(name, limits.addresses()));
        } catch (UnknownHostException e) {
            target.fail(ErrorCode.NAME_UNRESOLVABLE);
        } catch (IOException e) {
            target.fail(ErrorCode.TEMPORARY_RESOLVER_FAILURE);
        } catch (ErrorCodeException e) {
            target.fail(e.error());
        } catch (RuntimeException e) {
            target.fail(ErrorCode.PERMANENT_RESOLVER_FAILURE);
            throw e;
        } finally {
            running.giveBack(1);
            threads.remove(Thread.currentThread());
        }
    }

    /** Ends those that run. */
    void close() {
        threads.forEach(Thread::interrupt);
    }
}
