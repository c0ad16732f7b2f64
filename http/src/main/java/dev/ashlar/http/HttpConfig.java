package dev.ashlar.http;

/**
 * How a host does HTTP for its guests.
 *
 * @param limits of each guest
 * @param client how requests of guests are sent
 */
public record HttpConfig(HttpLimits limits, ClientConfig client) {
    public static final HttpConfig DEFAULT = new HttpConfig(HttpLimits.DEFAULT, ClientConfig.DEFAULT);

    public HttpConfig withLimits(HttpLimits newLimits) {
        return new HttpConfig(newLimits, client);
    }

    public HttpConfig withClient(ClientConfig newClient) {
        return new HttpConfig(limits, newClient);
    }
}
