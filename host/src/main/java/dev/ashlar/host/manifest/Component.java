package dev.ashlar.host.manifest;

import java.util.List;
import java.util.Optional;

/** A part of an application. */
public record Component(
        String name,
        Optional<String> description,
        ComponentSource source,
        ComponentGrants grants,
        Limits limits,
        Reuse reuse,
        List<Link> links,
        Optional<Build> build) {
    public Component {
        links = List.copyOf(links);
    }
}
