package dev.ashlar.capabilities.keyvalue;

/** The stores of one component, by label. */
@FunctionalInterface
public interface Buckets {
    /** Why there is none. */
    enum Refusal {
        NO_SUCH_STORE,
        ACCESS_DENIED
    }

    /** What a label stands for: a store, or a refusal. */
    sealed interface Found {}

    record Granted(GuestStore store) implements Found {}

    record Refused(Refusal why) implements Found {}

    Found find(String label);
}
