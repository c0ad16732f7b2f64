package dev.ashlar.component;

import java.lang.invoke.MethodHandles.Lookup;

/** Makes what a component exports callable by generated interfaces. Their static {@code of} methods call it. */
public final class GuestBinding {
    private GuestBinding() {}

    /**
     * Implements an interface by an instance's exports. Resources that calls return implement their own interfaces.
     *
     * @param instance of the component; where {@code type} has {@link WitInterface}, its functions are looked for in the
     *     exported instance of that name
     * @param lookup of a class that sees the generated ones, in the same package as {@code type} if that is not public
     * @throws java.util.NoSuchElementException when an export is missing
     * @throws IllegalArgumentException when a method does not fit the function's type; the message names both
     */
    public static <T> T client(ComponentInstance instance, Class<T> type, Lookup lookup) {
        return BindingProvider.get().client(instance, type, lookup);
    }
}
