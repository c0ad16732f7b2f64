package dev.ashlar.engine.compile;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;

/** How class files are written here. */
final class ClassFiles {
    static final int PUBLIC_FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER;
    static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    /** Generated classes are final and never merged on the stack; what is merged belongs to this engine or the JDK. */
    static final ClassFile WRITER = ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.DeadCodeOption.PATCH_DEAD_CODE,
            ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofClassLoading(ClassFiles.class.getClassLoader())
                            .orElse(ClassHierarchyResolver.defaultResolver())));

    private ClassFiles() {}
}
