package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the build did to the class files what {@link CalledWhileCold} promises. */
class CalledWhileColdTest {
    private static final int C1_INLINE_STACK_LIMIT = 10;

    @ParameterizedTest
    @ValueSource(classes = {MemoryAccess.class, MarkedAccess.class})
    void usesMoreSlotsThanC1Inlines(Class<?> type) throws IOException {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                if (method.flags().has(AccessFlag.STATIC)
                        && !method.methodName().equalsString("<clinit>")) {
                    assertThat(slots(method)).as(method.toString()).isGreaterThan(C1_INLINE_STACK_LIMIT);
                }
            }
        }
    }

    private static int slots(MethodModel method) {
        var code = method.findAttribute(Attributes.code()).orElseThrow();
        int parameters = method.methodTypeSymbol().parameterList().stream()
                .mapToInt(each -> each.descriptorString().matches("[JD]") ? 2 : 1)
                .sum();
        return code.maxStack() + code.maxLocals() - parameters;
    }
}
