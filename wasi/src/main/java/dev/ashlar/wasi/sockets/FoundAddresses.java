package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.ipnamelookup.ResolveAddressStream;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.sockets.v0_2.network.IpAddress;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostPollable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses of a name, as soon as they are known. */
final class FoundAddresses implements ResolveAddressStream {
    private final Context context;
    private final List<Runnable> watchers = new ArrayList<>(1);
    private @Nullable Iterator<InetAddress> addresses;
    private @Nullable ErrorCode failure;
    private Runnable whenClosed = () -> {};

    FoundAddresses(Context context) {
        this.context = context;
    }

    FoundAddresses(Context context, List<InetAddress> addresses) {
        this.context = context;
        this.addresses = addresses.iterator();
    }

    void whenClosed(Runnable action) {
        whenClosed = action;
    }

    void complete(List<InetAddress> found) {
        wake(() -> addresses = found.iterator());
    }

    void fail(ErrorCode code) {
        wake(() -> failure = code);
    }

    private void wake(Runnable change) {
        List<Runnable> wakes;
        synchronized (this) {
            change.run();
            wakes = List.copyOf(watchers);
        }
        wakes.forEach(Runnable::run);
    }

    private synchronized boolean isKnown() {
        return addresses != null || failure != null;
    }

    private synchronized void watch(Runnable wake) {
        watchers.add(wake);
    }

    private synchronized void unwatch(Runnable wake) {
        watchers.remove(wake);
    }

    @Override
    public synchronized Optional<IpAddress> resolveNextAddress() throws ErrorCodeException {
        if (failure != null) {
            throw new ErrorCodeException(failure);
        }
        if (addresses == null) {
            throw new ErrorCodeException(ErrorCode.WOULD_BLOCK);
        }
        return addresses.hasNext() ? Optional.of(Addresses.toWit(addresses.next())) : Optional.empty();
    }

    @Override
    public Pollable subscribe() {
        return new KnownPollable().handTo(context);
    }

    /** Ready when the name was looked up. */
    private final class KnownPollable extends HostPollable {
        @Override
        public boolean ready() {
            return isKnown();
        }

        @Override
        public void watch(Runnable wake) {
            FoundAddresses.this.watch(wake);
        }

        @Override
        public void unwatch(Runnable wake) {
            FoundAddresses.this.unwatch(wake);
        }
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
