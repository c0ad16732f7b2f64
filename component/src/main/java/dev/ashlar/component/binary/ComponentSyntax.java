package dev.ashlar.component.binary;

import dev.ashlar.engine.Section;
import java.util.List;

/**
 * A component as it is written.
 *
 * @param items in order
 * @param sections in order, of this component alone
 * @param start of its bytes
 * @param end of its bytes
 */
public record ComponentSyntax(List<Item> items, List<Section> sections, int start, int end) {
    public ComponentSyntax {
        items = List.copyOf(items);
        sections = List.copyOf(sections);
    }
}
