/** HTTP/2, RFC 9113: Helidon's connection, and what makes requests and responses of its streams. */
@NullMarked
package dev.ashlar.http.http2;

import org.jspecify.annotations.NullMarked;
