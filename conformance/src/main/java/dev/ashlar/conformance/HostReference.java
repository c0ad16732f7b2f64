package dev.ashlar.conformance;

/** What the scripts call the host reference of a number: an object that means nothing to the guest. */
record HostReference(long id) {
    @Override
    public String toString() {
        return "host reference " + id;
    }
}
