package dev.ashlar.capabilities.keyvalue.redis;

import static dev.ashlar.capabilities.keyvalue.redis.RedisConnection.word;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.capabilities.KeyValueLimits;
import dev.ashlar.capabilities.keyvalue.KeyPage;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.capabilities.keyvalue.KeyValueStore;
import dev.ashlar.capabilities.keyvalue.redis.RedisPool.Repeat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A store on a Redis server, 6.0 or newer: keys and values are its strings, as they are, so that other programs read them, too.
 * Everyone who is given the same database shares the keys.
 */
public final class RedisStore implements KeyValueStore {
    private static final long SHORT = 1 << 16;

    private static final byte[] REPLACE = word("""
            local now = redis.call('GET', KEYS[1])
            if ARGV[1] == '1' then
                if now ~= ARGV[2] then return 0 end
            elseif now then
                return 0
            end
            redis.call('SET', KEYS[1], ARGV[3])
            return 1
            """);

    private final RedisPool pool;
    private final KeyValueLimits limits;

    public RedisStore(RedisUrl url, KeyValueLimits limits) {
        this.pool = new RedisPool(url);
        this.limits = limits;
    }

    @Override
    public boolean readsWait() {
        return true;
    }

    @Override
    public void check() {
        Reply ignored = pool.call(Repeat.HARMLESS, SHORT, word("PING"));
    }

    @Override
    public Optional<byte[]> get(String key) {
        return value(pool.call(Repeat.HARMLESS, limits.value(), word("GET"), key.getBytes(UTF_8)));
    }

    @Override
    public boolean exists(String key) {
        return number(pool.call(Repeat.HARMLESS, SHORT, word("EXISTS"), key.getBytes(UTF_8))) > 0;
    }

    /** Keys that have too many bytes, are not UTF-8 or stand for something else than a string are passed over. */
    @Override
    public KeyPage keys(long cursor) {
        Reply reply = pool.call(
                Repeat.HARMLESS,
                limits.batchBytes(),
                word("SCAN"),
                word(Long.toUnsignedString(cursor)),
                word("COUNT"),
                word(Integer.toString(limits.pageKeys())),
                word("TYPE"),
                word("string"));
        if (!(reply instanceof Reply.Items(List<Reply> parts))
                || parts.size() != 2
                || !(parts.get(0) instanceof Reply.Bytes(byte[] next))
                || !(parts.get(1) instanceof Reply.Items(List<Reply> items))) {
            throw unexpected(reply);
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Reply item : items) {
            if (item instanceof Reply.Bytes(byte[] key) && key.length <= limits.key()) {
                text(key).ifPresent(keys::add);
            }
        }
        long following = Long.parseUnsignedLong(new String(next, UTF_8));
        return new KeyPage(List.copyOf(keys), following == 0 ? OptionalLong.empty() : OptionalLong.of(following));
    }

    private static Optional<String> text(byte[] key) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Optional<byte[]>> getAll(List<String> keys) {
        Reply reply = pool.call(Repeat.HARMLESS, limits.batchBytes(), command("MGET", keys));
        if (!(reply instanceof Reply.Items(List<Reply> items)) || items.size() != keys.size()) {
            throw unexpected(reply);
        }
        return items.stream().map(RedisStore::value).toList();
    }

    @Override
    public void set(String key, byte[] value) {
        Reply ignored = pool.call(Repeat.HARMLESS, SHORT, word("SET"), key.getBytes(UTF_8), value);
    }

    @Override
    public void setAll(Map<String, byte[]> entries) {
        List<byte[]> command = new ArrayList<>();
        command.add(word("MSET"));
        entries.forEach((key, value) -> {
            command.add(key.getBytes(UTF_8));
            command.add(value);
        });
        Reply ignored = pool.call(Repeat.HARMLESS, SHORT, command.toArray(byte[][]::new));
    }

    @Override
    public void delete(String key) {
        deleteAll(List.of(key));
    }

    @Override
    public void deleteAll(List<String> keys) {
        Reply ignored = pool.call(Repeat.HARMLESS, SHORT, command("DEL", keys));
    }

    private static byte[][] command(String name, List<String> keys) {
        byte[][] command = new byte[keys.size() + 1][];
        command[0] = word(name);
        for (int i = 0; i < keys.size(); i++) {
            command[i + 1] = keys.get(i).getBytes(UTF_8);
        }
        return command;
    }

    @Override
    public long increment(String key, long delta) {
        return number(pool.call(Repeat.NEVER, SHORT, word("INCRBY"), key.getBytes(UTF_8), word(Long.toString(delta))));
    }

    @Override
    public boolean replace(String key, Optional<byte[]> expected, byte[] value) {
        return number(pool.call(
                        Repeat.NEVER,
                        SHORT,
                        word("EVAL"),
                        REPLACE,
                        word("1"),
                        key.getBytes(UTF_8),
                        word(expected.isPresent() ? "1" : "0"),
                        expected.orElseGet(() -> new byte[0]),
                        value))
                == 1;
    }

    private static Optional<byte[]> value(Reply reply) {
        return switch (reply) {
            case Reply.Bytes(byte[] value) -> Optional.of(value);
            case Reply.Nothing nothing -> Optional.empty();
            default -> throw unexpected(reply);
        };
    }

    private static long number(Reply reply) {
        if (reply instanceof Reply.Number(long value)) {
            return value;
        }
        throw unexpected(reply);
    }

    private static KeyValueException unexpected(Reply reply) {
        return new KeyValueException(
                "an unexpected reply of the Redis server: " + reply.getClass().getSimpleName());
    }

    @Override
    public void close() {
        pool.close();
    }
}
