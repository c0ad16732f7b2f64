/** Connections, HTTP/1.1 and HTTP/2, and the way from a request to a component. */
@NullMarked
package dev.ashlar.http.server;

import org.jspecify.annotations.NullMarked;
