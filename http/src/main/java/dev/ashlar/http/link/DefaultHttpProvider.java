package dev.ashlar.http.link;

import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.HttpProvider;
import dev.ashlar.http.WasiHttp;

/** The implementation. */
public final class DefaultHttpProvider implements HttpProvider {
    @Override
    public WasiHttp open(HttpConfig config) {
        return new DefaultWasiHttp(config);
    }
}
