package dev.ashlar.http.types;

import dev.ashlar.wasi.io.HostPollable;

/** Ready when something of a body can be read. */
final class BodyPollable extends HostPollable {
    private final BodySource source;

    BodyPollable(BodySource source) {
        this.source = source;
    }

    @Override
    public boolean ready() {
        return source.ready();
    }

    @Override
    public void watch(Runnable wake) {
        source.watch(wake);
    }

    @Override
    public void unwatch(Runnable wake) {
        source.unwatch(wake);
    }
}
