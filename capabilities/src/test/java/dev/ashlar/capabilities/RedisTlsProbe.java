package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.capabilities.keyvalue.redis.RedisStore;
import dev.ashlar.capabilities.keyvalue.redis.RedisUrl;

/** Uses a store, in a JVM whose trusted authorities are given by system properties. */
final class RedisTlsProbe {
    private RedisTlsProbe() {}

    public static void main(String[] arguments) {
        try (RedisStore store = new RedisStore(RedisUrl.parse(arguments[0]), KeyValueLimits.DEFAULT)) {
            store.set("key", "value".getBytes(UTF_8));
            System.out.println(new String(store.get("key").orElseThrow(), UTF_8));
        } catch (KeyValueException e) {
            System.out.println(e.getMessage());
        }
    }
}
