package dev.ashlar.component;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a component consists of, for people and tools that look at it rather than run it.
 *
 * @param name from the component's name section
 * @param type what it imports and exports
 * @param size of its bytes
 * @param features that it and the components inside use
 * @param sections in order; offsets count from the start of the outermost component
 * @param modules core modules inside, without those of nested components
 * @param components directly inside
 * @param producers which tools made it: field to values, each {@code name version}
 */
public record ComponentOutline(
        Optional<String> name,
        ComponentType type,
        int size,
        Set<ComponentFeature> features,
        List<Section> sections,
        List<CoreModule> modules,
        List<ComponentOutline> components,
        Map<String, List<String>> producers) {
    public ComponentOutline {
        features = Set.copyOf(features);
        sections = List.copyOf(sections);
        modules = List.copyOf(modules);
        components = List.copyOf(components);
    }

    /**
     * A core module inside a component.
     *
     * @param size of its bytes
     */
    public record CoreModule(Module module, int size) {}

    /**
     * Decodes and validates; whether this host can run the component does not matter.
     *
     * @throws MalformedComponentException when the bytes do not follow the binary format
     * @throws InvalidComponentException when the component breaks a validation rule or a limit on its size
     * @throws UnsupportedComponentFeatureException when it uses what cannot even be decoded
     * @throws dev.ashlar.engine.UnsupportedFeatureException when a core module needs what the engine does not have
     */
    public static ComponentOutline read(Engine engine, byte[] binary) {
        return ComponentProvider.get().outline(engine, binary);
    }

    /** Whether the bytes start as a component does, not as a core module. */
    public static boolean isComponent(byte[] binary) {
        return binary.length >= 8
                && binary[0] == 0
                && binary[1] == 'a'
                && binary[2] == 's'
                && binary[3] == 'm'
                && binary[6] == 1
                && binary[7] == 0;
    }
}
