package dev.ashlar.wasi.sockets;

import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.sockets.linux.NativeSocket;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Ready when a socket is. */
final class SocketPollable extends HostPollable {
    private final NativeSocket socket;
    private final IntSupplier events;
    private final BooleanSupplier ready;

    /**
     * @param events that may make it ready, asked for when somebody begins to wait
     * @param ready asks the socket, so that it wakes again when the answer is no
     */
    SocketPollable(NativeSocket socket, IntSupplier events, BooleanSupplier ready) {
        this.socket = socket;
        this.events = events;
        this.ready = ready;
    }

    static SocketPollable of(NativeSocket socket, int events) {
        return new SocketPollable(socket, () -> events, () -> socket.isReady(events));
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public void watch(Runnable wake) {
        socket.watch(events.getAsInt(), wake);
    }

    @Override
    public void unwatch(Runnable wake) {
        socket.unwatch(wake);
    }
}
