package dev.ashlar.capabilities.keyvalue;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some keys of a store.
 *
 * @param next where the next page begins; empty at the end
 */
public record KeyPage(List<String> keys, OptionalLong next) {
    public KeyPage {
        keys = List.copyOf(keys);
    }
}
