package dev.ashlar.oci;

/** What an image in an index is made for, for example {@code wasm} and {@code wasip2}. */
public record Platform(String architecture, String os) {}
