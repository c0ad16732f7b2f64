/** What connections of all versions of HTTP share: one request and its response, sockets, timeouts. */
@NullMarked
package dev.ashlar.http.exchange;

import org.jspecify.annotations.NullMarked;
