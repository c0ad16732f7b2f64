package dev.ashlar.host.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a component may reach. What is not here is not there for it.
 *
 * @param environment environment variables
 * @param config what {@code wasi:config} and Spin's variables answer
 * @param egress rules for outgoing connections
 * @param keyValue labels of key-value stores
 * @param databases labels of SQL databases
 * @param blobs labels of blob stores
 * @param publish topics, also with wildcards, to which messages may be sent
 */
public record ComponentGrants(
        Map<String, Template> environment,
        Map<String, Template> config,
        List<FileGrant> files,
        List<Template> egress,
        Set<String> keyValue,
        Set<String> databases,
        Set<String> blobs,
        List<TopicPattern> publish) {
    public ComponentGrants {
        files = List.copyOf(files);
        egress = List.copyOf(egress);
        publish = List.copyOf(publish);
    }

    /** Labels of stores of a kind. */
    public Set<String> stores(StoreKind kind) {
        return switch (kind) {
            case KEY_VALUE -> keyValue;
            case DATABASE -> databases;
            case BLOBS -> blobs;
        };
    }
}
