package dev.ashlar.engine.link;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.binary.ModuleDecoder;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.compile.CompileOptions;
import dev.ashlar.engine.compile.CompiledClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The form in which a compiled module is kept: a line that names format, version and options, a SHA-256 digest of the
 * rest, then name, binary, features (which validation found) and classes. The digest finds damage, not malice.
 */
final class SerializedModule {
    private static final int DIGEST_BYTES = 32;

    private SerializedModule() {}

    private static byte[] header(CompileOptions options) {
        return ("ashlar module 4 java %d fuel %b tracked %b interruptible %b vectors %b large %b cuts %s\n"
                        .formatted(
                                Runtime.version().feature(),
                                options.fuel(),
                                options.trackWrites(),
                                options.interruptible(),
                                options.vectorApi(),
                                options.largeMemories(),
                                options.cuts()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] write(DefaultModule module) {
        byte[] header = header(module.compiler().options());
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            out.writeUTF(module.name());
            writeBytes(out, module.info().bytes());
            out.writeInt(module.features().size());
            for (Feature feature : module.features()) {
                out.writeUTF(feature.name());
            }
            for (String name : module.compiler().classNames()) {
                CompiledClass compiled = module.loader().compile(name);
                out.writeUTF(name);
                writeBytes(out, compiled.bytes());
                out.writeInt(compiled.positions().length);
                for (int position : compiled.positions()) {
                    out.writeInt(position);
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("cannot serialise module " + module.name(), e);
        }
        byte[] content = buffer.toByteArray();
        byte[] whole = Arrays.copyOf(header, header.length + DIGEST_BYTES + content.length);
        System.arraycopy(digest(content, 0), 0, whole, header.length, DIGEST_BYTES);
        System.arraycopy(content, 0, whole, header.length + DIGEST_BYTES, content.length);
        return whole;
    }

    static Module read(byte[] serialized, DefaultEngine engine, CompileOptions options) {
        byte[] header = header(options);
        int start = header.length + DIGEST_BYTES;
        if (serialized.length < start || Arrays.mismatch(serialized, header) < header.length) {
            throw new IllegalArgumentException(
                    "not a compiled module of this version and configuration; compile it again from its binary");
        }
        byte[] expected = Arrays.copyOfRange(serialized, header.length, start);
        if (!MessageDigest.isEqual(expected, digest(serialized, start))) {
            throw new IllegalArgumentException("the compiled module is damaged; compile it again from its binary");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(serialized, start, serialized.length - start))) {
            String name = in.readUTF();
            ModuleInfo info = ModuleDecoder.decode(readBytes(in), options.largeMemories());
            for (int left = in.readInt(); left > 0; left--) {
                info.features().add(Feature.valueOf(in.readUTF()));
            }
            return new DefaultModule(engine, info, name, options, readClasses(in)::get);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, CompiledClass> readClasses(DataInputStream in) throws IOException {
        Map<String, CompiledClass> classes = new HashMap<>();
        while (in.available() > 0) {
            String name = in.readUTF();
            byte[] bytes = readBytes(in);
            int[] positions = new int[in.readInt()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = in.readInt();
            }
            classes.put(name, new CompiledClass(bytes, positions));
        }
        return classes;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static byte[] digest(byte[] bytes, int from) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, from, bytes.length - from);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
