package dev.ashlar.cli;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.engine.Store;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.wasi.Preview2;
import java.util.function.Function;

/**
 * A component and what its imports get.
 *
 * @param trapMissing whether functions that nobody defines trap when called, instead of failing to link
 */
record ComponentLinks(Component component, boolean trapMissing) {
    boolean usesFiles() {
        return imports("wasi:filesystem/types@");
    }

    boolean answersHttp() {
        return component.type().exports().keySet().stream()
                .anyMatch(name -> name.startsWith("wasi:http/incoming-handler@"));
    }

    private boolean imports(String prefix) {
        return component.type().imports().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Instantiates, and hands the instance to {@code use}; with that over, nothing is left open. */
    <T> T instantiated(Store store, Function<ComponentInstance, T> use) {
        var linker = ComponentLinker.create(component.engine());
        if (imports("wasi:")) {
            Preview2.define(linker);
        }
        if (trapMissing) {
            linker.trapMissing();
        }
        if (!imports("wasi:http/")) {
            return use.apply(link(linker).instantiate(store));
        }
        try (var http = WasiHttp.open(HttpConfig.DEFAULT)) {
            http.define(linker);
            return use.apply(link(linker).instantiate(store));
        }
    }

    private LinkedComponent link(ComponentLinker linker) {
        try {
            return linker.link(component);
        } catch (ComponentLinkException e) {
            throw e.missing().isEmpty() ? e : MissingImports.ofComponent(e.missing());
        }
    }
}
