package dev.ashlar.wasi.io;

/** Need not be waited for: files, and outputs that take everything. */
public final class ReadyPollable extends HostPollable {
    @Override
    public boolean ready() {
        return true;
    }
}
