package dev.ashlar.component.host;

import dev.ashlar.component.GuestResource;
import dev.ashlar.component.runtime.CallScope;
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

    static int lowerOwn(CallScope scope, Object value, int resource) {
        return scope.lowerOwn(resource, Objects.requireNonNull(value, "a resource is null"));
    }

    static int lowerBorrow(CallScope scope, Object value, int resource) {
        return scope.lowerBorrow(resource, Objects.requireNonNull(value, "a resource is null"));
    }

    private static Object wrap(Linkage linkage, Object resource, int index) {
        return resource instanceof GuestResource handle ? linkage.wrap(handle, index) : resource;
    }
}
