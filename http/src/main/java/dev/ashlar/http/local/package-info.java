/** Requests from one guest to another within the process, without a connection. */
@NullMarked
package dev.ashlar.http.local;

import org.jspecify.annotations.NullMarked;
