/** WASI: what guests may reach of the host, each part by an explicit grant. */
module dev.ashlar.wasi {
    requires transitive dev.ashlar.component;
    requires transitive dev.ashlar.engine;
    requires static transitive org.jspecify;

    exports dev.ashlar.wasi;

    uses dev.ashlar.wasi.WasiProvider;

    provides dev.ashlar.wasi.WasiProvider with
            dev.ashlar.wasi.link.DefaultWasiProvider;
}
