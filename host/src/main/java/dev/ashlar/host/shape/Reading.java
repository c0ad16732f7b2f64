package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.toml.TomlReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One manifest being read: its text, what is wrong with it so far, and where in it everything stands. */
public final class Reading {
    private final SourceText source;
    private final Problems problems;
    private final TomlReader.Document document;
    private final Map<String, Place> places = new HashMap<>();

    public Reading(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.document = TomlReader.read(source, problems);
    }

    public Node root() {
        return new Node(this, "", document.root(), document.root().span());
    }

    public SourceText source() {
        return source;
    }

    public Problems problems() {
        return problems;
    }

    String textOf(Span span) {
        return source.text().substring(span.start(), span.end());
    }

    /** Whether all lines could be read, so that what is missing is really not there. */
    public boolean complete() {
        return document.complete();
    }

    /** Where what has a path such as {@code component.auth.source} stands, if it was looked at. */
    public Optional<Place> place(String path) {
        return Optional.ofNullable(places.get(path));
    }

    /** Where a path stands, or what is next above it. */
    public Span nearest(String path) {
        for (String at = path; !at.isEmpty(); at = Paths.parent(at)) {
            var place = places.get(at);
            if (place != null) {
                return place.value().span();
            }
        }
        return new Span(0, 0);
    }

    /** All places, by path. */
    public Map<String, Place> places() {
        return Map.copyOf(places);
    }

    Node remember(Node node) {
        places.put(node.path(), new Place(node.key(), node.value()));
        return node;
    }

    /** An error that belongs to no single value. */
    public void error(Span span, String message, Optional<String> fix) {
        problems.error(source, span, message, fix);
    }

    /** What the application works with all the same. */
    public void warning(Span span, String message) {
        problems.warning(source, span, message, Optional.empty());
    }
}
