package dev.ashlar.wit;

import java.util.Optional;

/**
 * What is said about an item besides what it is.
 *
 * @param docs text of the documentation comment without its markers, lines separated by {@code \n}; empty where there is
 *     none
 * @param gate since when, or behind which feature, it is there
 * @param externalId what the world outside calls it ({@code @external-id})
 */
public record Annotations(String docs, Gate gate, Optional<String> externalId) {
    public static final Annotations NONE = new Annotations("", Gate.OPEN, Optional.empty());
}
