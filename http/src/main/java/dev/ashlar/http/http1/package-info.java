/** HTTP/1.1 and 1.0, RFC 9112. */
@NullMarked
package dev.ashlar.http.http1;

import org.jspecify.annotations.NullMarked;
