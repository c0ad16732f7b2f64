package dev.ashlar.http;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.wasi.WasiLookup;

/**
 * wasi:http for components: {@code types} and {@code outgoing-handler}, releases 0.2.0 to 0.2.12. What a guest may send requests
 * to is up to the {@link dev.ashlar.wasi.NetworkGrant} of its store; by default nothing.
 *
 * {@snippet :
 * try (WasiHttp http = WasiHttp.open(HttpConfig.DEFAULT)) {
 *     ComponentLinker linker = ComponentLinker.create(engine);
 *     Preview2.define(linker);
 *     http.define(linker);
 *     LinkedComponent app = linker.link(component);
 * }
 * }
 *
 * <p>One serves any number of linkers, engines and threads; they share its idle connections, though never those of another
 * tenant.
 */
public interface WasiHttp extends AutoCloseable {
    static WasiHttp open(HttpConfig config) {
        return HttpProvider.get().open(config);
    }

    HttpConfig config();

    /** Defines the interfaces. The data of stores that components are instantiated in must be a {@link dev.ashlar.wasi.Wasi}. */
    default void define(ComponentLinker linker) {
        define(linker, WasiLookup.OF_STORE);
    }

    /** Defines the interfaces for components that are one of several in their stores. */
    default void define(ComponentLinker linker, WasiLookup lookup) {
        define(linker, lookup, LocalHosts.NONE);
    }

    /**
     * Defines the interfaces for components whose requests to some hosts are answered within the process.
     *
     * @param local these hosts
     */
    void define(ComponentLinker linker, WasiLookup lookup, LocalHosts local);

    /** Closes idle connections. What guests have under way ends when their {@link dev.ashlar.wasi.WasiContext} is closed. */
    @Override
    void close();
}
