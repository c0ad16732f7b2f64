package dev.ashlar.component.binary;

import java.util.List;

/**
 * A component as it is written.
 *
 * @param items in order
 * @param start of its bytes
 * @param end of its bytes
 */
public record ComponentSyntax(List<Item> items, List<CustomSection> customSections, int start, int end) {
    public ComponentSyntax {
        items = List.copyOf(items);
        customSections = List.copyOf(customSections);
    }
}
