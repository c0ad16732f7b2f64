package dev.ashlar.wasi.preview2;

/** Need not be waited for: files, and outputs that take everything. */
final class ReadyPollable extends HostPollable {
    @Override
    public boolean ready() {
        return true;
    }
}
