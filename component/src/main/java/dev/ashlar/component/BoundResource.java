package dev.ashlar.component;

/** A component's resource in the shape of a generated interface. Implemented at run time only. */
public interface BoundResource {
    /** The handle behind it. */
    GuestResource boundResource();
}
