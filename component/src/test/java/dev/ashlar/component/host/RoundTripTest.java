package dev.ashlar.component.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values pass from the host through a guest to the host, and all the way back. */
class RoundTripTest {
    private static final int TYPES = Integer.getInteger("ashlar.roundtrip.types", 150);
    private static final int VALUES = 20;
    private static final long SEED = Long.getLong("ashlar.roundtrip.seed", 1);

    @ParameterizedTest
    @EnumSource
    void valuesComeBackAsTheyWere(StringEncoding encoding) {
        var random = new SplittableRandom(SEED);
        var values = new RandomValues(random);
        Engine engine = Engine.create();
        for (int i = 0; i < TYPES; i++) {
            ValType type = values.type(4);
            List<ComponentFunctionType.Parameter> parameters = new ArrayList<>();
            for (int p = random.nextInt(3); p > 0; p--) {
                parameters.add(new ComponentFunctionType.Parameter("p" + p, values.type(2)));
            }
            parameters.add(new ComponentFunctionType.Parameter("echoed", type));
            check(engine, new ComponentFunctionType(false, parameters, Optional.of(type)), encoding, values);
        }
    }

    private static void check(Engine engine, ComponentFunctionType type, StringEncoding encoding, RandomValues values) {
        List<List<Value>> received = new ArrayList<>();
        try (var guest = new EchoGuest(
                engine,
                type,
                encoding,
                EchoGuest.Target.dynamic((context, arguments) -> {
                    received.add(arguments);
                    return Optional.of(arguments.getLast());
                }),
                Map.of())) {
            BoundExport export = guest.export();
            for (int i = 0; i < VALUES; i++) {
                List<Value> arguments = type.parameters().stream()
                        .map(parameter -> values.value(parameter.type()))
                        .toList();
                assertThat(export.call(arguments)).as("%s", type).contains(arguments.getLast());
                assertThat(received).as("%s", type).containsExactly(arguments);
                received.clear();
                guest.reset();
            }
        }
    }
}
