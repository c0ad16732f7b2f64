package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.HostPattern;
import dev.ashlar.wasi.NetworkScheme;
import java.util.Optional;

/**
 * The names under which components of an application send each other requests: {@code http://NAME.internal}, and
 * {@code http://NAME.spin.internal} as Spin has it.
 *
 * <p>A rule for such a name grants no connection but the component. A host of the network with a name like that needs a rule that
 * says where it is: {@code https://vault.internal in private}.
 */
public final class InternalHost {
    private static final String DOMAIN = "internal";
    private static final String SPIN_DOMAIN = "spin.internal";

    private InternalHost() {}

    /** What is wrong with a rule, and what to do. */
    public record Mistake(String message, String fix) {}

    /** The component that a host's name means, if it is such a name. */
    public static Optional<String> component(String host) {
        for (String domain : new String[] {"." + SPIN_DOMAIN, "." + DOMAIN}) {
            if (host.endsWith(domain)) {
                String name = host.substring(0, host.length() - domain.length());
                return name.isEmpty() || name.contains(".") ? Optional.empty() : Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Whether a rule is about components, and not about the network. */
    public static boolean isMeant(EgressRule rule) {
        boolean http = rule.scheme().covers(NetworkScheme.HTTP) || rule.scheme().covers(NetworkScheme.HTTPS);
        return http
                && rule.within().isEmpty()
                && switch (rule.host()) {
                    case HostPattern.Name(String name) -> component(name).isPresent();
                    case HostPattern.Subdomains(String parent) -> parent.equals(DOMAIN) || parent.equals(SPIN_DOMAIN);
                    case HostPattern.Any _, HostPattern.Addresses _ -> false;
                };
    }

    /** Whether a rule grants requests to a component under that name. */
    public static boolean covers(EgressRule rule, String host, int port) {
        return isMeant(rule)
                && rule.scheme().covers(NetworkScheme.HTTP)
                && rule.coversPort(port)
                && rule.host().matchesName(host);
    }

    /** Why a rule for a component grants nothing. */
    public static Optional<Mistake> mistake(EgressRule rule, Application application) {
        if (!isMeant(rule)) {
            return Optional.empty();
        }
        if (!rule.scheme().covers(NetworkScheme.HTTP)) {
            return Optional.of(new Mistake(
                    "components of an application are reached by http, not by " + rule.scheme(),
                    "write \"http://%s\", or for a host of your network \"%s://%1$s in private\""
                            .formatted(rule.host(), rule.scheme())));
        }
        return rule.host() instanceof HostPattern.Name(String host)
                ? component(host).flatMap(name -> unreachable(name, host, application))
                : Optional.empty();
    }

    private static Optional<Mistake> unreachable(String name, String host, Application application) {
        var components = application.components().keySet();
        if (!components.contains(name)) {
            return Optional.of(new Mistake(
                    "there is no component \"" + name + "\"",
                    Suggestions.nearest(name, components)
                            .map(nearest -> "did you mean \"http://" + nearest + ".internal\"?")
                            .orElse("name a component, or for a host of your network write \"http://" + host
                                    + " in private\"")));
        }
        boolean served = application.triggers().http().stream()
                .anyMatch(trigger -> trigger.action().equals(new HttpAction.Invoke(name)));
        return served
                ? Optional.empty()
                : Optional.of(new Mistake(
                        "the component \"" + name + "\" answers no requests: no route leads to it",
                        "add a [[trigger.http]] with route = \"/...\", private = true and component = \"" + name
                                + "\""));
    }
}
