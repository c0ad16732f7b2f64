package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.ComponentProvider;
import dev.ashlar.component.validate.CheckedComponent;
import dev.ashlar.component.validate.ComponentValidator;
import dev.ashlar.component.validate.Outlines;
import dev.ashlar.engine.Engine;

/** Brings the implementation to the API. */
public final class DefaultProvider implements ComponentProvider {
    @Override
    public Component compile(Engine engine, byte[] binary, String name) {
        CheckedComponent checked = ComponentValidator.validate(binary, engine);
        return new DefaultComponent(
                engine, checked, Outlines.of(checked, binary).name().orElse(name));
    }

    @Override
    public ComponentOutline outline(Engine engine, byte[] binary) {
        return Outlines.read(engine, binary);
    }

    @Override
    public ComponentLinker newLinker(Engine engine) {
        return new DefaultLinker(engine);
    }
}
