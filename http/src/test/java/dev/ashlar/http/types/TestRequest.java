package dev.ashlar.http.types;

import java.util.Optional;

/** A request as a test wants it. */
record TestRequest(String method, String path, FieldList fields) implements RequestHead {
    TestRequest(String path) {
        this("GET", path, new FieldList());
    }

    static TestRequest post(String path) {
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
