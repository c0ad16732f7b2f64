package dev.ashlar.wasi;

/** Data of a store whose guest may use WASI, see {@link dev.ashlar.engine.StoreConfig#withData}. */
@FunctionalInterface
public interface Wasi {
    WasiContext wasi();
}
