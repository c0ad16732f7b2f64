package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;

class InliningTest {
    /** C1 inlines no method with more slots of its own. */
    private static final int C1_INLINES_UP_TO = 10;

    /** Frames of C1 would be larger than estimated, see {@link Polls}. */
    @Test
    void c1DoesNotInlinePolls() throws IOException {
        byte[] bytes = Polls.class.getResourceAsStream("Polls.class").readAllBytes();
        assertThat(ClassFile.of().parse(bytes).methods().stream()
                        .filter(method -> method.methodName().equalsString("poll"))
                        .map(method -> (CodeAttribute) method.code().orElseThrow()))
                .hasSize(2)
                .allMatch(code -> code.maxLocals() > C1_INLINES_UP_TO + 2);
    }
}
