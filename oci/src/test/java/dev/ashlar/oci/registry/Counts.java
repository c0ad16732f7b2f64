package dev.ashlar.oci.registry;

import dev.ashlar.oci.Descriptor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What a transfer did. */
final class Counts implements TransferListener {
    final AtomicLong moved = new AtomicLong();
    final AtomicInteger retries = new AtomicInteger();
    private final Map<Descriptor, Outcome> outcomes = new ConcurrentHashMap<>();

    @Override
    public void moved(Descriptor descriptor, long bytes) {
        moved.addAndGet(bytes);
    }

    @Override
    public void done(Descriptor descriptor, Outcome outcome) {
        outcomes.put(descriptor, outcome);
    }

    @Override
    public void retrying(RegistryException failure) {
        retries.incrementAndGet();
    }

    Set<Descriptor> all(Outcome outcome) {
        return outcomes.entrySet().stream()
                .filter(it -> it.getValue() == outcome)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
