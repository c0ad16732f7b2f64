package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;

class InliningTest {
    private static final int C1_INLINES_UP_TO = 35;

    /** Frames of C1 would be two and a half times as large, see {@link ExecutionContext#poll}. */
    @Test
    void c1DoesNotInlinePolls() throws IOException {
        byte[] bytes = ExecutionContext.class
                .getResourceAsStream("ExecutionContext.class")
                .readAllBytes();
        assertThat(ClassFile.of().parse(bytes).methods().stream()
                        .filter(method -> method.methodName().equalsString("poll"))
                        .map(method -> (CodeAttribute) method.code().orElseThrow()))
                .hasSize(2)
                .allMatch(code -> code.codeLength() > C1_INLINES_UP_TO);
    }
}
