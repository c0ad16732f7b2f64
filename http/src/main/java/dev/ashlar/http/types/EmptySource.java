package dev.ashlar.http.types;

import java.util.Optional;

/** Nothing. */
final class EmptySource implements BodySource {
    private static final byte[] NOTHING = {};

    @Override
    public byte[] read(int atMost) {
        return NOTHING;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void watch(Runnable wake) {}

    @Override
    public void unwatch(Runnable wake) {}

    @Override
    public Optional<FieldList> trailers() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
