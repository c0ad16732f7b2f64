package dev.ashlar.http.local;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.Outflow;
import dev.ashlar.http.types.RequestHead;
import java.util.Optional;

/**
 * What a guest asks of another.
 *
 * @param sent its body; empty where there is none
 * @param firstByte nanoseconds for which it waits for the head of the response
 * @param betweenBytes nanoseconds for which it waits for the next piece of the response's body
 */
public record LocalRequest(
        String method,
        String path,
        String host,
        FieldList fields,
        Optional<Outflow> sent,
        long firstByte,
        long betweenBytes)
        implements RequestHead {
    @Override
    public Optional<String> scheme() {
        return Optional.of("http");
    }

    @Override
    public Optional<String> authority() {
        return Optional.of(host);
    }

    @Override
    public Optional<String> pathWithQuery() {
        return Optional.of(path);
    }
}
