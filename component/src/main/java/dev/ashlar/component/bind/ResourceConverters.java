package dev.ashlar.component.bind;

import dev.ashlar.component.BoundResource;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.Value;

/**
 * Handles. The host's own resources are its objects as they are. A component's are wrapped in what implements their
 * interface, and unwrapped on the way back to that component; to others, a wrapped one is an object of the host.
 */
@FunctionalInterface
interface ResourceConverters {
    /** Implements a resource's interface by the functions of the component that it is from. */
    Object wrap(GuestResource resource, Class<?> type);

    default Converter converter(ResourceType resource, Class<?> type) {
        return Converters.converter(
                java -> new Value.Handle(
                        java instanceof BoundResource bound
                                        && bound.boundResource().type().equals(resource)
                                ? bound.boundResource()
                                : java),
                value -> {
                    var object = ((Value.Handle) value).resource();
                    return object instanceof GuestResource guest ? wrap(guest, type) : type.cast(object);
                });
    }
}
