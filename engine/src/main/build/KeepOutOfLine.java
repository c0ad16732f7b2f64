import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps C1 from inlining the methods of some classes: {@code KeepOutOfLine FOLDER ANNOTATION}, a folder of class files and the
 * descriptor of the annotation that names the classes.
 *
 * <p>C1 inlines no method whose locals and stack, less its parameters, take more than C1InlineStackLimit slots, 10 by default
 * (c1_GraphBuilder.cpp). C2 knows no such limit, and the interpreter's frames are dropped soon. So the number of locals is
 * raised in the class file: eight bytes into a method's Code attribute.
 */
final class KeepOutOfLine {
    private static final int SLOTS = 12;

    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (var found = Files.walk(Path.of(args[0]))) {
            files = found.filter(file -> file.toString().endsWith(".class")).toList();
        }
        int changed = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            ClassModel type = ClassFile.of().parse(bytes);
            boolean wanted = type.findAttribute(Attributes.runtimeInvisibleAnnotations())
                    .map(all -> all.annotations().stream()
                            .anyMatch(each -> each.className().equalsString(args[1])))
                    .orElse(false);
            if (wanted) {
                raiseLocals(type, bytes);
                Files.write(file, bytes);
                changed++;
            }
        }
        if (changed == 0) {
            throw new IllegalStateException("no class has the annotation " + args[1]);
        }
    }

    /** Finds the Code attributes by walking over the fields and methods; the class file API does not say where they are. */
    private static void raiseLocals(ClassModel type, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(afterInterfaces(type, in));
        skipMembers(in);
        int methods = in.getShort();
        for (int i = 0; i < methods; i++) {
            MethodModel method = type.methods().get(i);
            in.position(in.position() + 6);
            int attributes = in.getShort();
            for (int k = 0; k < attributes; k++) {
                int name = in.getShort();
                int length = in.getInt();
                boolean code = type.constantPool().entryByIndex(name)
                                instanceof java.lang.classfile.constantpool.Utf8Entry text
                        && text.equalsString("Code");
                if (code && method.flags().has(AccessFlag.STATIC)) {
                    int at = in.position() + 2;
                    int parameters = method.methodTypeSymbol().parameterList().stream()
                            .mapToInt(each -> each.descriptorString().matches("[JD]") ? 2 : 1)
                            .sum();
                    in.putShort(at, (short) Math.max(in.getShort(at), parameters + SLOTS));
                }
                in.position(in.position() + length);
            }
        }
    }

    private static int afterInterfaces(ClassModel type, ByteBuffer in) {
        int at = 10;
        for (int i = 1; i < in.getShort(8); i++) {
            int tag = in.get(at);
            at += switch (tag) {
                case 1 -> 3 + Short.toUnsignedInt(in.getShort(at + 1));
                case 5, 6 -> {
                    i++;
                    yield 9;
                }
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                default -> 5;
            };
        }
        return at + 8 + 2 * type.interfaces().size();
    }

    private static void skipMembers(ByteBuffer in) {
        for (int members = in.getShort(); members > 0; members--) {
            in.position(in.position() + 6);
            for (int attributes = in.getShort(); attributes > 0; attributes--) {
                in.position(in.position() + 2);
                int length = in.getInt();
                in.position(in.position() + length);
            }
        }
    }
}
