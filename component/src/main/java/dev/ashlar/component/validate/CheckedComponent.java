package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentType;
import dev.ashlar.engine.Section;
import java.util.List;
import java.util.Set;

/**
 * A component after validation: its definitions in order, every index known to exist and every type known to fit.
 *
 * <p>To walk it, keep a list per index space and go through the definitions; {@link Definition} says to which list each
 * appends. An index refers to what was appended before it. A nested component is the same record again; its
 * {@link Definition.OuterAlias} reach into the lists of the components around it.
 *
 * <p>Types are written in resource types that belong to this component. Each of them is introduced at one place: a
 * {@link Definition.Resource}, or a {@link dev.ashlar.component.ComponentExternType.Resource} inside the type of an
 * {@link Definition.Import}, of the result of an {@link Definition.Instantiate}, or of an {@link Definition.Export}. At
 * run time the resource found at the same path (names of exports) in the actual thing is what it stands for.
 *
 * @param type what it imports and exports
 * @param features all that it uses, including nested components
 * @param start of its bytes
 * @param end of its bytes
 */
public record CheckedComponent(
        ComponentType type,
        List<Definition> definitions,
        List<Section> sections,
        Set<ComponentFeature> features,
        int start,
        int end) {
    public CheckedComponent {
        definitions = List.copyOf(definitions);
        sections = List.copyOf(sections);
        features = Set.copyOf(features);
    }
}
