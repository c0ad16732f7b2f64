/** {@code wasi:http/outgoing-handler}: requests of guests to servers that they may reach. */
@NullMarked
package dev.ashlar.http.client;

import org.jspecify.annotations.NullMarked;
