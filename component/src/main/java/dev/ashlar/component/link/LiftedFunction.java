package dev.ashlar.component.link;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.Value;
import dev.ashlar.component.host.BoundExport;
import dev.ashlar.component.host.HostExport;
import dev.ashlar.component.host.ResourceWrapper;
import dev.ashlar.component.host.TypedExport;
import dev.ashlar.component.plan.HostCode;
import dev.ashlar.component.plan.Item;
import dev.ashlar.component.plan.SlotOptions;
import dev.ashlar.component.runtime.GuestBoundary;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Store;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exported function that a component implements. */
final class LiftedFunction implements ComponentFunction, TypedExport {
    private final Contents contents;
    private final HostCode code;
    private final String name;
    private final ComponentFunctionType type;
    private final Item.Lifted lifted;
    private @Nullable BoundExport bound;

    LiftedFunction(Contents contents, HostCode code, String name, ComponentFunctionType type, Item.Lifted lifted) {
        this.contents = contents;
        this.code = code;
        this.name = name;
        this.type = type;
        this.lifted = lifted;
    }

    @Override
    public Store store() {
        return contents.composition().store();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ComponentFunctionType type() {
        return type;
    }

    @Override
    public Optional<Value> call(List<Value> arguments) {
        BoundExport known = bound;
        if (known == null) {
            known = bind();
            bound = known;
        }
        return known.call(arguments);
    }

    @Override
    public MethodHandle handle(Method method, MethodHandles.Lookup lookup, ResourceWrapper wrapper) {
        SlotOptions options = synchronousOptions();
        HostExport export = code.lifting(lifted.type(), options.encoding(), method, lookup);
        return export.bind(boundary(export), coreFunction(), postReturn(), wrapper);
    }

    private BoundExport bind() {
        HostExport export = code.lifting(lifted.type(), synchronousOptions().encoding());
        return export.bind(boundary(export), coreFunction(), postReturn());
    }

    private SlotOptions synchronousOptions() {
        SlotOptions options = lifted.options();
        if (options.async()) {
            throw new UnsupportedComponentFeatureException(
                    ComponentFeature.ASYNC,
                    "canon lift of %s in instance %s".formatted(name, contents.instances()[lifted.instance()].name()));
        }
        return options;
    }

    private GuestBoundary boundary(HostExport export) {
        SlotOptions options = lifted.options();
        return new GuestBoundary(
                contents.instances()[lifted.instance()],
                contents.resources(export.resources(), lifted.resources()),
                contents.memory(options.memory()),
                contents.handle(options.realloc()));
    }

    private Function coreFunction() {
        return contents.function(lifted.coreFunction());
    }

    private @Nullable Function postReturn() {
        return contents.optionalFunction(lifted.options().postReturn());
    }
}
