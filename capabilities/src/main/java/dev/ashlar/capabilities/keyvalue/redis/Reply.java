package dev.ashlar.capabilities.keyvalue.redis;

import java.util.List;

/** What a server answers (RESP, version 2). */
sealed interface Reply {
    record Status(String text) implements Reply {}

    record Failure(String message) implements Reply {}

    record Number(long value) implements Reply {}

    record Bytes(byte[] value) implements Reply {}

    record Items(List<Reply> items) implements Reply {}

    /** A value that is not there. */
    record Nothing() implements Reply {}
}
