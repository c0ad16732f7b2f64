package dev.ashlar.host.capacity;

import java.util.Set;
import java.util.function.Consumer;

/**
 * How an invocation waits.
 *
 * @param deadline when its time ends, as {@link System#nanoTime} has it; not looked at for one that is not {@code bounded}
 * @param bounded whether the queue's limit and the deadline hold for it: not for what is counted elsewhere, as messages are
 * @param held components of which instances are held by those that wait for this invocation; empty if nobody does
 * @param giveUp gets what makes it wait no longer, before it waits
 */
public record Patience(long deadline, boolean bounded, Set<String> held, Consumer<Runnable> giveUp) {
    /** Waits for its turn, however long that takes. */
    public static final Patience ENDLESS = new Patience(0, false, Set.of(), action -> {});
}
