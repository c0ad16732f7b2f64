package dev.ashlar.component.host;

import dev.ashlar.component.GuestResource;
import dev.ashlar.component.ResourceType;

/** Puts handles to a component's resources into the Java classes that a binding has for them. */
@FunctionalInterface
public interface ResourceWrapper {
    /** Keeps them as they are. */
    ResourceWrapper NONE = (handle, type, java) -> handle;

    /**
     * @param type in the function's type
     * @param java where the handle appears in the method's signature
     */
    Object wrap(GuestResource handle, ResourceType type, Class<?> java);
}
