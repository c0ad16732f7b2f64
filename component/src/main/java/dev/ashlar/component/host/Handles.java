package dev.ashlar.component.host;

import dev.ashlar.component.GuestResource;
import dev.ashlar.component.runtime.CallScope;
import java.util.List;
import java.util.Objects;

/** Handles to resources. Called by generated code, by name. */
final class Handles {
    private Handles() {}

    static Object liftOwn(Linkage linkage, CallScope scope, int handle, int resource) {
        return wrap(linkage, scope.liftOwn(resource, handle), resource);
    }

    static Object liftBorrow(Linkage linkage, CallScope scope, int handle, int resource) {
        return wrap(linkage, scope.liftBorrow(resource, handle), resource);
    }

    static int lowerOwn(Linkage linkage, CallScope scope, Object value, int resource) {
        return scope.lowerOwn(resource, unwrap(linkage, value, resource));
    }

    static int lowerBorrow(Linkage linkage, CallScope scope, Object value, int resource) {
        return scope.lowerBorrow(resource, unwrap(linkage, value, resource));
    }

    private static Object wrap(Linkage linkage, Object resource, int index) {
        List<ResourceWrapper> wrappers = linkage.wrappers;
        return !wrappers.isEmpty() && resource instanceof GuestResource handle
                ? wrappers.get(index).wrap(handle)
                : resource;
    }

    private static Object unwrap(Linkage linkage, Object value, int index) {
        Objects.requireNonNull(value, "a resource is null");
        List<ResourceWrapper> wrappers = linkage.wrappers;
        return wrappers.isEmpty() ? value : wrappers.get(index).unwrap(value);
    }
}
