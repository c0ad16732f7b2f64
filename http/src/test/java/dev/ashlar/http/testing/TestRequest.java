package dev.ashlar.http.testing;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.RequestHead;
import java.util.Optional;

/** A request as a test wants it. */
public record TestRequest(String method, String path, FieldList fields) implements RequestHead {
    public TestRequest(String path) {
        this("GET", path, new FieldList());
    }

    public static TestRequest post(String path) {
        return new TestRequest("POST", path, new FieldList());
    }

    @Override
    public Optional<String> scheme() {
        return Optional.of("http");
    }

    @Override
    public Optional<String> authority() {
        return Optional.of("test.example");
    }

    @Override
    public Optional<String> pathWithQuery() {
        return Optional.of(path);
    }
}
