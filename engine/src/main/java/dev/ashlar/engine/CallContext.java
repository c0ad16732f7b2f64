package dev.ashlar.engine;

import java.util.Optional;
import java.util.concurrent.Callable;

/** What a host function knows about the call that it serves. Valid during the call only. */
public interface CallContext {
    Store store();

    /** The instance whose code made the call; empty where the host itself called the function. */
    Optional<Instance> caller();

    /**
     * Runs something that may block: the guest's run permit goes to a neighbour meanwhile. Host functions that block
     * without this are noticed, and their permit is taken back, but only after some milliseconds.
     */
    <T> T blocking(Callable<T> action) throws Exception;

    /**
     * To be called every fraction of a millisecond by host functions that compute for long: the guest's slice may end here,
     * and neighbours have theirs.
     *
     * @throws Trap when the guest's deadline has passed, or it was cancelled
     */
    void checkpoint();
}
