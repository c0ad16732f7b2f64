import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar and lifts its class files to Java 8's format, which carries stack maps.
 *
 * <p>Picocli ships class files of Java 5. The JVM's AOT cache leaves those out (JDK 25 even crashes while it writes the
 * cache), so every start would parse and verify them anew with the old verifier.
 */
final class UpgradeClassFiles {
    public static void main(String[] args) throws IOException {
        var from = Path.of(args[0]);
        var to = Path.of(args[1]);
        Files.createDirectories(to.getParent());
        try (var classes = new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
                var in = new JarFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            var classFile = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (var entry : Collections.list(in.entries())) {
                var bytes = in.getInputStream(entry).readAllBytes();
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(isOldClass(entry.getName(), bytes) ? upgrade(classFile, bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private static boolean isOldClass(String name, byte[] bytes) {
        return name.endsWith(".class") && (bytes[6] << 8 | bytes[7]) < ClassFile.JAVA_8_VERSION;
    }

    private static byte[] upgrade(ClassFile classFile, byte[] bytes) {
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        var code = ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> (b, e) -> b.with(e)));
        return classFile.transformClass(classFile.parse(bytes), version.andThen(code));
    }
}
