package dev.ashlar.component.link;

import dev.ashlar.component.host.HostImport;
import dev.ashlar.component.plan.SlotOptions;
import dev.ashlar.component.plan.Step;
import dev.ashlar.component.runtime.HostBoundary;
import dev.ashlar.engine.runtime.HostTarget;
import org.jspecify.annotations.Nullable;

/** A function of the host as one instance imports it; made when first called, since components import far more than they call. */
final class LoweredFunction extends HostTarget {
    private final Contents contents;
    private final Step.LowerHost step;
    private @Nullable HostTarget made;

    LoweredFunction(Contents contents, Step.LowerHost step) {
        this.contents = contents;
        this.step = step;
    }

    @Override
    protected HostTarget resolve() {
        HostTarget known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        return known;
    }

    private HostTarget make() {
        HostImport code = step.code();
        SlotOptions options = step.options();
        HostBoundary boundary = new HostBoundary(
                contents.instances()[step.instance()],
                step.site(),
                contents.resources(code.resources(), step.resources()),
                contents.memory(options.memory()),
                contents.handle(options.realloc()));
        return code.bind(boundary, step.target());
    }
}
