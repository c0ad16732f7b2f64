package dev.ashlar.http.server;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Engine;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preview2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Components of guests/http, compiled and linked once. */
final class Guests {
    private static final Engine ENGINE = Engine.create();
    private static final WasiHttp HTTP = WasiHttp.open(HttpConfig.DEFAULT);
    private static final LinkedComponent PROBE = link("c-probe");

    private Guests() {}

    private static LinkedComponent link(String name) {
        try {
            var bytes = Files.readAllBytes(Path.of("../guests/http/built", name + ".wasm"));
            return link(Component.compile(ENGINE, bytes, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinkedComponent link(Component component) {
        var linker = ComponentLinker.create(ENGINE);
        Preview2.define(linker);
        HTTP.define(linker);
        return linker.link(component);
    }

    /** Any component in the binary format. */
    static LinkedComponent link(byte[] bytes) {
        return link(Component.compile(ENGINE, bytes, "component"));
    }

    static HttpComponent probe(InvocationLimits limits) {
        var config = new HttpComponentConfig("probe")
                .withLimits(limits)
                .withGrants(exchange -> Grants.NONE.withClock(new ClockGrant.System()));
        return HttpComponent.of(PROBE, config);
    }
}
