/** wasi:http: components that serve HTTP and send requests. */
@NullMarked
package dev.ashlar.http;

import org.jspecify.annotations.NullMarked;
