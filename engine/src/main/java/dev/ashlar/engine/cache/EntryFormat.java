package dev.ashlar.engine.cache;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.compile.CompiledClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The form of an entry, a file for each {@link CacheKey}:
 *
 * <pre>
 * head   magic, key, number drawn when it was written, length of the index, checksum of the head up to here and the index
 * index  features of the module; for each class its name, offset, length, checksum, whether it was wanted; by first use
 * classes
 * </pre>
 *
 * A file is never changed, only replaced, so what is read in two steps belongs together if the drawn number is the same. The
 * checksums find damage; malice is kept out by {@link TrustedDirectory}.
 */
final class EntryFormat {
    static final int HEAD_BYTES = 8 + CacheKey.BYTES + 8 + 4 + 4;

    private static final long MAGIC = 0x6173_686c_6172_4301L;
    private static final int CHECKED_HEAD_BYTES = HEAD_BYTES - 4;
    private static final int MOST_INDEX_BYTES = 64 << 20;

    private EntryFormat() {}

    /** The head of an entry that may or may not be whole. */
    record Head(byte[] bytes, long drawn, int indexLength) {}

    /** What an entry has, by class name. */
    record Index(Set<Feature> features, Map<String, Slice> classes) {}

    /** @throws IOException when this is not the entry of that key */
    static Head head(byte[] bytes, CacheKey key, long fileLength) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] found = new byte[CacheKey.BYTES];
        if (in.getLong() != MAGIC || !key.is(get(in, found))) {
            throw new IOException("it does not start as it should");
        }
        long drawn = in.getLong();
        int indexLength = in.getInt();
        if (indexLength < 0 || indexLength > Math.min(MOST_INDEX_BYTES, fileLength - HEAD_BYTES)) {
            throw new IOException("it is shorter than it says");
        }
        return new Head(bytes, drawn, indexLength);
    }

    private static byte[] get(ByteBuffer in, byte[] into) {
        in.get(into);
        return into;
    }

    static Index index(Head head, byte[] bytes, long fileLength) throws IOException {
        int expected = ByteBuffer.wrap(head.bytes()).getInt(CHECKED_HEAD_BYTES);
        if (checksum(head.bytes(), CHECKED_HEAD_BYTES, bytes) != expected) {
            throw new IOException("the checksum of its index is wrong");
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        Set<Feature> features = features(in.readLong());
        Map<String, Slice> classes = new LinkedHashMap<>();
        while (in.available() > 0) {
            String name = in.readUTF();
            Slice slice = new Slice(in.readLong(), in.readInt(), in.readInt(), in.readBoolean());
            if (slice.offset() < HEAD_BYTES || slice.length() < 4 || slice.offset() > fileLength - slice.length()) {
                throw new IOException("it is shorter than it says");
            }
            classes.put(name, slice);
        }
        return new Index(features, classes);
    }

    private static Set<Feature> features(long bits) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if ((bits >> feature.ordinal() & 1) != 0) {
                features.add(feature);
            }
        }
        return features;
    }

    /** Head and index together; offsets in {@code classes} are where the caller is going to write them. */
    static byte[] headAndIndex(CacheKey key, long drawn, Index content) {
        byte[] index = encode(content);
        byte[] whole = new byte[HEAD_BYTES + index.length];
        ByteBuffer out = ByteBuffer.wrap(whole)
                .putLong(MAGIC)
                .put(key.bytes())
                .putLong(drawn)
                .putInt(index.length);
        out.putInt(checksum(whole, CHECKED_HEAD_BYTES, index)).put(index);
        return whole;
    }

    /** Does not depend on what the offsets are. */
    static int indexLength(Index content) {
        return encode(content).length;
    }

    private static byte[] encode(Index content) {
        var buffer = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(buffer)) {
            out.writeLong(bits(content.features()));
            for (Map.Entry<String, Slice> each : content.classes().entrySet()) {
                Slice slice = each.getValue();
                out.writeUTF(each.getKey());
                out.writeLong(slice.offset());
                out.writeInt(slice.length());
                out.writeInt(slice.checksum());
                out.writeBoolean(slice.wanted());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a buffer takes everything", e);
        }
        return buffer.toByteArray();
    }

    private static long bits(Collection<Feature> features) {
        long bits = 0;
        for (Feature feature : features) {
            bits |= 1L << feature.ordinal();
        }
        return bits;
    }

    static byte[] encode(CompiledClass compiled) {
        int[] positions = compiled.positions();
        ByteBuffer out = ByteBuffer.allocate(4 + 4 * positions.length + compiled.bytes().length)
                .putInt(positions.length);
        out.asIntBuffer().put(positions);
        return out.position(4 + 4 * positions.length).put(compiled.bytes()).array();
    }

    /** @throws IOException when the record is not as it was written */
    static CompiledClass decode(byte[] bytes, Slice slice) throws IOException {
        if (checksum(bytes) != slice.checksum()) {
            throw new IOException("the checksum of a class is wrong");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / 4) {
            throw new IOException("a class is shorter than it says");
        }
        int[] positions = new int[count];
        in.asIntBuffer().get(positions);
        return new CompiledClass(Arrays.copyOfRange(bytes, 4 + 4 * count, bytes.length), positions);
    }

    static int checksum(byte[] bytes) {
        return checksum(bytes, bytes.length, new byte[0]);
    }

    private static int checksum(byte[] first, int length, byte[] second) {
        CRC32C crc = new CRC32C();
        crc.update(first, 0, length);
        crc.update(second, 0, second.length);
        return (int) crc.getValue();
    }
}
