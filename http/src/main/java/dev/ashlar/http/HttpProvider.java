package dev.ashlar.http;

import java.util.ServiceLoader;

/** How the API finds its implementation. Not for users. */
public interface HttpProvider {
    static HttpProvider get() {
        return Found.PROVIDER;
    }

    WasiHttp open(HttpConfig config);

    /** Looked up once. */
    final class Found {
        private static final HttpProvider PROVIDER = ServiceLoader.load(
                        HttpProvider.class, HttpProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dev.ashlar.http comes without its implementation"));

        private Found() {}
    }
}
