package dev.ashlar.cli;

import dev.ashlar.engine.Store;
import java.util.List;

/** A function with its arguments, checked, to be called in a fresh instance. */
@FunctionalInterface
interface GuestCall {
    List<TypedText> run(Store store);
}
