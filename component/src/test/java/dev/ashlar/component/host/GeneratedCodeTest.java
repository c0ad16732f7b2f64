package dev.ashlar.component.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentFunctionType.Parameter;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Engine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedCodeTest {
    @Test
    void goesWithItsComponent() throws InterruptedException {
        List<WeakReference<Class<?>>> classes = callAndDrop();
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (classes.stream().anyMatch(reference -> !reference.refersTo(null)) && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(classes).allMatch(reference -> reference.refersTo(null));
    }

    private static List<WeakReference<Class<?>>> callAndDrop() {
        var seen = new ArrayList<WeakReference<Class<?>>>();
        var target = EchoGuest.Target.dynamic((context, arguments) -> {
            StackWalker.getInstance(
                            Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES))
                    .forEach(frame -> {
                        String name = frame.getDeclaringClass().getSimpleName();
                        if (name.startsWith("Import/") || name.startsWith("Export/")) {
                            seen.add(new WeakReference<>(frame.getDeclaringClass()));
                        }
                    });
            return Optional.of(arguments.getFirst());
        });
        try (var guest =
                new EchoGuest(Engine.create(), function(Primitive.S32), StringEncoding.UTF8, target, Map.of())) {
            guest.export().call(List.of(new Value.S32(1)));
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
        return seen;
    }

    @Test
    void isSharedByFieldsOfTheSameType() {
        ValType type = doubled(20);
        var target = EchoGuest.Target.dynamic((context, arguments) -> Optional.of(arguments.getFirst()));
        try (var guest = new EchoGuest(Engine.create(), function(type), StringEncoding.UTF8, target, Map.of())) {
            assertThat(guest.export().call(List.of(Value.OptionOf.NONE))).contains(Value.OptionOf.NONE);
        }
    }

    @Test
    void holdsLargeRecords() {
        ValType type = record(1_000);
        Map<String, Value> fields = new LinkedHashMap<>();
        IntStream.range(0, 1_000).forEach(i -> fields.put("f" + i, new Value.S32(i)));
        Value value = Value.RecordOf.of(fields);
        var target = EchoGuest.Target.dynamic((context, arguments) -> Optional.of(arguments.getFirst()));
        try (var guest = new EchoGuest(Engine.create(), function(type), StringEncoding.UTF8, target, Map.of())) {
            assertThat(guest.export().call(List.of(value))).contains(value);
        }
    }

    @Test
    void isNotMadeForTypesThatDoNotFitAClass() {
        var abi = new Abi(PointerType.I32);
        assertThatThrownBy(() -> HostImport.dynamic(function(record(1_001)), StringEncoding.UTF8, abi))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001 fields or cases");
        assertThatThrownBy(() -> HostImport.dynamic(function(doubled(40)), StringEncoding.UTF8, abi))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not fit a memory");
        ValType many = new ValType.TupleOf(IntStream.range(0, 100)
                .<ValType>mapToObj(i -> new ValType.TupleOf(IntStream.range(0, 100)
                        .<ValType>mapToObj(j -> new ValType.ListOf(Primitive.STRING))
                        .toList()))
                .toList());
        assertThatThrownBy(() -> HostImport.dynamic(function(many), StringEncoding.UTF8, abi))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 5000 types");
    }

    private static ValType doubled(int times) {
        ValType type = Primitive.U8;
        for (int i = 0; i < times; i++) {
            type = new ValType.OptionOf(new ValType.TupleOf(List.of(type, type)));
        }
        return type;
    }

    private static ValType record(int fields) {
        return new ValType.RecordOf(IntStream.range(0, fields)
                .mapToObj(i -> new ValType.Field("f" + i, Primitive.S32))
                .toList());
    }

    private static ComponentFunctionType function(ValType type) {
        return new ComponentFunctionType(false, List.of(new Parameter("p", type)), Optional.of(type));
    }
}
