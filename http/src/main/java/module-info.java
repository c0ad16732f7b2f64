/** wasi:http on Helidon: components that serve HTTP and send requests. */
module dev.ashlar.http {
    requires transitive dev.ashlar.wasi;
    requires io.helidon.common.buffers;
    requires io.helidon.http.http2;
    requires io.helidon.webserver;
    requires io.helidon.webserver.http2;
    requires static transitive org.jspecify;

    exports dev.ashlar.http;

    uses dev.ashlar.http.HttpProvider;
    uses dev.ashlar.http.HttpServerProvider;

    provides dev.ashlar.http.HttpProvider with
            dev.ashlar.http.link.DefaultHttpProvider;
    provides dev.ashlar.http.HttpServerProvider with
            dev.ashlar.http.server.DefaultHttpServerProvider;
}
