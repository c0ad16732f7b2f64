package dev.ashlar.host.run;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.InternalHost;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.RandomGrant;
import java.util.List;

/** What the manifest grants a component, in WASI's words. */
final class WasiGrants {
    private WasiGrants() {}

    /** A context lives as long as its graph, which may serve that many invocations. */
    private static long reuses(Application application) {
        return application.components().values().stream()
                .mapToInt(component -> component.reuse().invocations())
                .max()
                .orElse(1);
    }

    /** Everything but the streams. */
    static Grants of(Application application, Component component, VariableValues values) {
        var network = NetworkGrant.NONE;
        for (EgressRule rule : values.egress(component)) {
            network = InternalHost.isMeant(rule) ? network : network.withEgress(rule);
        }
        var grants = Grants.NONE
                .withArguments(List.of(component.name()))
                .withEnvironment(values.resolve(component.grants().environment()))
                .withClock(new ClockGrant.System())
                .withRandom(new RandomGrant.Secure())
                .withNetwork(network);
        for (var files : component.grants().files()) {
            grants = grants.withPreopen(
                    new Preopen(application.directory().resolve(files.source()), files.target(), files.writable()));
        }
        var limits = component.limits();
        var sockets = grants.limits().sockets();
        return grants.withLimits(grants.limits()
                .withOutputBytes(limits.output().bytes() * reuses(application))
                .withSockets(sockets.withOpen(limits.connections())));
    }
}
