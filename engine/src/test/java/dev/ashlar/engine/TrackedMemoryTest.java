package dev.ashlar.engine;

/** The same where writes are tracked, and only what was written to is cleaned. */
class TrackedMemoryTest extends RecycledMemoryTest {
    @Override
    EngineConfig config() {
        return EngineConfig.DEFAULT.withTrackWrites(true);
    }
}
