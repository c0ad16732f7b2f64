package dev.ashlar.host.load;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Origins;
import dev.ashlar.host.shape.Shape;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A language of manifests. All of them describe the same model.
 *
 * @param shape an application that is told its directory, and where in the manifest everything stands
 * @param egress the key of a component's rules for connections
 * @param config the key of a component's configuration
 * @param tellsOfIdle whether a component that nothing starts is worth a word; Spin's may be there to be composed
 */
record Dialect(Shape<BiFunction<Path, Origins, Application>> shape, String egress, String config, boolean tellsOfIdle) {
    static final Dialect ASHLAR = new Dialect(ApplicationShape.APPLICATION, "egress", "config", true);
    static final Dialect SPIN = new Dialect(SpinShapes.APPLICATION, "allowed_outbound_hosts", "variables", false);
}
