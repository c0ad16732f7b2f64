package dev.ashlar.http;

import java.util.Optional;
import java.util.Set;

/**
 * A guest that sends a request within the process.
 *
 * @param component its name
 * @param requestId of the request that it was called for; empty when something else started it
 * @param depth how many guests stand behind it, each waiting for the next; 1 for a guest that was started from outside
 * @param deadline when its own time ends, as {@link System#nanoTime} has it
 * @param held components that have instances until it has its answer: its own, what they are linked to, and those of guests behind it
 */
public record HttpCaller(String component, Optional<String> requestId, int depth, long deadline, Set<String> held) {}
