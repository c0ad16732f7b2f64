package dev.ashlar.component.host;

import dev.ashlar.component.GuestResource;

/** Puts handles to a component's resource into the Java class that a binding has for it, and takes them out. */
public interface ResourceWrapper {
    Object wrap(GuestResource handle);

    /** The handle inside, or {@code value} itself where it is an object of the host's. */
    Object unwrap(Object value);
}
