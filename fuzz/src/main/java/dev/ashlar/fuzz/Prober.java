package dev.ashlar.fuzz;

/** Takes what may be anything through all that is done with such things. */
interface Prober {
    /**
     * Everything that happens with one of them, on the current platform thread. A failure has to show twice, since the
     * first ones pay for the loading of classes.
     */
    Verdict probe(byte[] bytes);
}
