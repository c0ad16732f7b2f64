package dev.ashlar.http.types;

import dev.ashlar.http.HttpLimits;

/** The body of a received message with what its guest may have. */
record MessageBody(HttpLimits limits, BodySource source) {}
