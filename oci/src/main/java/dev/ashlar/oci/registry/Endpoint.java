package dev.ashlar.oci.registry;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a registry is.
 *
 * @param name host and port as in references
 * @param base scheme, host and port
 */
record Endpoint(String name, URI base) {
    private static final String DOCKER_HUB = "docker.io";

    static Endpoint of(String name, boolean encrypted) {
        String host = name.equals(DOCKER_HUB) ? "registry-1.docker.io" : name;
        return new Endpoint(name, URI.create((encrypted ? "https://" : "http://") + host));
    }

    /** Whether the registry is on this machine, by its name. */
    static boolean isLocal(String name) {
        String host = name.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }

    boolean encrypted() {
        return "https".equals(base.getScheme());
    }

    URI at(String path) {
        return base.resolve(path);
    }

    /** Whether an address is of the registry itself: then it may see who asks. */
    boolean isOrigin(URI uri) {
        return uri.getScheme().equalsIgnoreCase(base.getScheme())
                && uri.getHost().equalsIgnoreCase(base.getHost())
                && port(uri) == port(base);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /**
     * Checks an address that the registry leads to: it must be as well encrypted as the registry is, and one elsewhere cannot lead to
     * this machine or to what only this network sees as link-local, such as a cloud's metadata.
     *
     * @throws RegistryException when it is not one to go to
     */
    URI admit(URI uri) throws RegistryException {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http") && !encrypted();
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw refused(uri, encrypted() ? "which is not an https address" : "which is no address of a server");
        }
        if (!isOrigin(uri) && !isLocal(name) && isInward(uri.getHost())) {
            throw refused(uri, "which is an address of this machine or its network");
        }
        return uri;
    }

    private static boolean isInward(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress()) {
                    return true;
                }
                if (!(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false; // connecting says so
        }
    }

    private RegistryException refused(URI uri, String why) {
        return new RegistryException(
                RegistryException.Kind.PROTOCOL,
                "%s leads to %s, %s".formatted(name, Failures.clip(uri.toString()), why));
    }
}
