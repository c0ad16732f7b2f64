package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentOutline;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Section;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ProducersSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up components that were validated. */
public final class Outlines {
    private final byte[] bytes;

    private Outlines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** See {@link ComponentOutline#read}. */
    public static ComponentOutline read(Engine engine, byte[] bytes) {
        return of(ComponentValidator.validate(bytes, engine), bytes);
    }

    /** @param bytes of the outermost component that {@code component} is or lies in */
    public static ComponentOutline of(CheckedComponent component, byte[] bytes) {
        return new Outlines(bytes).outline(component);
    }

    private ComponentOutline outline(CheckedComponent component) {
        List<ComponentOutline.CoreModule> modules = new ArrayList<>();
        List<ComponentOutline> components = new ArrayList<>();
        for (Definition definition : component.definitions()) {
            if (definition instanceof Definition.CoreModule module) {
                modules.add(new ComponentOutline.CoreModule(module.module(), module.end() - module.start()));
            } else if (definition instanceof Definition.Component nested) {
                components.add(outline(nested.component()));
            }
        }
        return new ComponentOutline(
                custom(component, "component-name").flatMap(this::name),
                component.type(),
                component.end() - component.start(),
                component.features(),
                component.sections(),
                modules,
                components,
                custom(component, "producers").map(this::producers).orElse(Map.of()));
    }

    private static Optional<Section> custom(CheckedComponent component, String name) {
        return component.sections().stream()
                .filter(section -> section.custom() && section.name().equals(name))
                .findFirst();
    }

    private Map<String, List<String>> producers(Section section) {
        return ProducersSection.parse(bytes, section.offset(), section.offset() + section.size());
    }

    /** The name section is for people: damage to it means that there is no name. */
    private Optional<String> name(Section section) {
        BinaryReader in = new BinaryReader(bytes, section.offset(), section.offset() + section.size());
        try {
            while (!in.atEnd()) {
                int id = in.u8();
                int size = in.count();
                if (id == 0) {
                    return Optional.of(in.name());
                }
                in.skip(size);
            }
        } catch (MalformedModuleException damaged) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
