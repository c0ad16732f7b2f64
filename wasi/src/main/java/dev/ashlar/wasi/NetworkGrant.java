package dev.ashlar.wasi;

import java.util.ArrayList;
import java.util.List;

/**
 * What a guest may reach over the network, and where it may listen. Nothing that no rule names.
 *
 * {@snippet :
 * NetworkGrant network = NetworkGrant.NONE
 *         .withEgress(EgressRule.parse("https://api.example.com"))
 *         .withEgress(EgressRule.parse("tcp://db.corp:5432 in private"))
 *         .withListen(ListenRule.parse("tcp://127.0.0.1:8080"));
 * }
 */
public record NetworkGrant(List<EgressRule> egress, List<ListenRule> listen) {
    public static final NetworkGrant NONE = new NetworkGrant(List.of(), List.of());

    public NetworkGrant {
        egress = List.copyOf(egress);
        listen = List.copyOf(listen);
    }

    /** One rule more. */
    public NetworkGrant withEgress(EgressRule rule) {
        return new NetworkGrant(with(egress, rule), listen);
    }

    /** One rule more. */
    public NetworkGrant withListen(ListenRule rule) {
        return new NetworkGrant(egress, with(listen, rule));
    }

    private static <T> List<T> with(List<T> rules, T rule) {
        List<T> more = new ArrayList<>(rules);
        more.add(rule);
        return more;
    }
}
