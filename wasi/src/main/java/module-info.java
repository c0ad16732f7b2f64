/** WASI: what guests may reach of the host, each part by an explicit grant. */
@SuppressWarnings("module") // dev.ashlar.capabilities, dev.ashlar.host and dev.ashlar.http are built later
module dev.ashlar.wasi {
    requires transitive dev.ashlar.component;
    requires transitive dev.ashlar.engine;
    requires static transitive org.jspecify;

    exports dev.ashlar.wasi;
    exports dev.ashlar.wasi.bindings.ashlar.wasi.http to
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock to
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.http.v0_2.incominghandler to
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.http.v0_2.outgoinghandler to
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.http.v0_2.types to
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.io.v0_2.error to
            dev.ashlar.capabilities,
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.io.v0_2.poll to
            dev.ashlar.capabilities,
            dev.ashlar.http;
    exports dev.ashlar.wasi.bindings.wasi.io.v0_2.streams to
            dev.ashlar.capabilities,
            dev.ashlar.http;
    exports dev.ashlar.wasi.context to
            dev.ashlar.capabilities,
            dev.ashlar.host,
            dev.ashlar.http;
    exports dev.ashlar.wasi.files to
            dev.ashlar.host;
    exports dev.ashlar.wasi.io to
            dev.ashlar.capabilities,
            dev.ashlar.http;
    exports dev.ashlar.wasi.network to
            dev.ashlar.http;

    uses dev.ashlar.wasi.WasiProvider;

    provides dev.ashlar.wasi.WasiProvider with
            dev.ashlar.wasi.link.DefaultWasiProvider;
}
