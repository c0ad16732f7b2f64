package dev.ashlar.http.server;

import javax.net.ssl.SSLContext;

/**
 * How connections are encrypted.
 *
 * @param asksClients whether a client without a certificate of a known authority is refused
 */
record ServerTls(SSLContext context, boolean asksClients) {}
