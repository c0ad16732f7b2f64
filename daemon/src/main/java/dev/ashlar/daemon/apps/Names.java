package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.DaemonException;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What applications, tenants and domains may be called. */
public final class Names {
    /** The domain of an application that gets what nobody else has. */
    static final String EVERY = "*";

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    /** Stores and files are named so, too. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private static final int LONGEST = 63;
    private static final Pattern DOMAIN = Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + "){0,30}");

    private Names() {}

    /** @param what such as {@code application} */
    public static String require(String what, String name) {
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new ProblemException(
                    Kind.INVALID,
                    "\"%s\" is no name for a%s %s: it has 1 to 63 of a to z and 0 to 9, and single hyphens between them"
                            .formatted(name, what.startsWith("a") ? "n" : "", what));
        }
        return name;
    }

    /** In lower case. */
    static String requireDomain(String text) {
        var domain = text.toLowerCase(Locale.ROOT);
        if (!domain.equals(EVERY) && !DOMAIN.matcher(domain).matches()) {
            throw new ProblemException(
                    Kind.INVALID,
                    "\"%s\" is no domain: write a name such as shop.example.com, *.example.com for all below it, or * for all that no other application has"
                            .formatted(text));
        }
        return domain;
    }

    /**
     * The domain below which applications are reached, in lower case.
     *
     * @throws DaemonException when it is none
     */
    public static String requireSuffix(String text) {
        var domain = text.toLowerCase(Locale.ROOT);
        if (domain.startsWith("*") || !DOMAIN.matcher(domain).matches()) {
            throw new DaemonException(
                    "\"%s\" is no domain below which applications can have their names; write one such as apps.example.com"
                            .formatted(text));
        }
        return domain;
    }

    /** What an application has without being given a domain. */
    static String defaultDomain(String tenant, String application, String suffix) {
        return tenant.equals(Tenant.DEFAULT) ? application + "." + suffix : application + "." + tenant + "." + suffix;
    }

    /** Which domains would be those of a host, the nearest first. */
    static List<String> domainsOf(String authority) {
        var host = host(authority);
        var domains = new ArrayList<String>();
        domains.add(host);
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            domains.add("*" + host.substring(dot));
        }
        domains.add(EVERY);
        return domains;
    }

    /** Without port and final dot, in lower case. */
    static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        int end = colon >= 0 && authority.indexOf(']', colon) < 0 ? colon : authority.length();
        if (end > 0 && authority.charAt(end - 1) == '.') {
            end--;
        }
        return authority.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
