package dev.ashlar.http.types;

/** The body of a received message with what its guest may have. */
record MessageBody(Allowance allowance, BodySource source) {}
