package dev.ashlar.daemon.apps;

import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.RegistryConfig;
import java.util.List;
import java.util.Optional;

/**
 * From which registries the daemon fetches applications by itself.
 *
 * @param registries how to talk to them: with the operator's credentials
 * @param allowed what tenants may have fetched; the operator may have anything
 */
public record PullSettings(RegistryConfig registries, List<Allowed> allowed) {
    public PullSettings {
        allowed = List.copyOf(allowed);
    }

    /**
     * What may be fetched.
     *
     * @param tenant for whom; empty for all
     * @param repositories registry and path, or with a {@code *} at the end all that begin so
     */
    public record Allowed(Optional<String> tenant, String repositories) {
        boolean fits(String whose, Reference reference) {
            boolean his = tenant.isEmpty() || tenant.get().equals(whose);
            return his
                    && (repositories.endsWith("*")
                            ? reference.name().startsWith(repositories.substring(0, repositories.length() - 1))
                            : reference.name().equals(repositories));
        }
    }

    boolean allows(String tenant, Reference reference) {
        return allowed.stream().anyMatch(rule -> rule.fits(tenant, reference));
    }
}
