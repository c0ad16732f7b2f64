package dev.ashlar.fuzz;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.EngineException;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Global;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Table;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.WasmException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Does with the engine what a script says and compares what comes of it, word for word. The form of scripts is
 * described at {@code smith/src/reference.rs}, which writes them.
 */
final class ScriptRunner implements AutoCloseable {
    private static final Set<String> FAULTS_OF_ATOMICS =
            Set.of("trap " + TrapCode.UNALIGNED_ATOMIC.id(), "trap " + TrapCode.MEMORY_OUT_OF_BOUNDS.id());

    /** For a thread that runs modules: they recurse deeper than threads of the usual size allow. */
    static final long THREAD_STACK_BYTES = 64L << 20;

    private static final String CUTS = "ashlar.engine.cuts";
    private static final EngineConfig CONFIG = EngineConfig.DEFAULT.withMaxStackBytes(16 << 20);
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Engine plain = Engine.create(CONFIG);
    private final Engine cutting = cuttingEngine();
    private final Engine countingFuel = Engine.create(CONFIG.withFuel(true));

    private static Engine cuttingEngine() {
        String before = System.getProperty(CUTS, "");
        System.setProperty(CUTS, "tiny");
        try {
            return Engine.create(CONFIG);
        } finally {
            System.setProperty(CUTS, before);
        }
    }

    /** Whether these bytes are a module. */
    boolean accepts(byte[] bytes) {
        try {
            plain.compile(bytes);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    /** Stops at the first difference. */
    Comparison run(Frame frame, Way way) {
        if (frame.script().isEmpty()) {
            return new Comparison.Inconclusive("no script");
        }
        Module module;
        try {
            module = compile(frame.module(), way);
        } catch (Throwable e) {
            return new Comparison.Differs("compile", "compile", "ok", thrown(e));
        }
        try (Store store = module.engine().newStore()) {
            store.limitTime(TIME);
            if (way == Way.COUNTING_FUEL) {
                store.setFuel(Long.MAX_VALUE);
            }
            Comparison comparison = run(frame.script(), new Run(module, store));
            return way == Way.CUT && isLimit(comparison)
                    ? new Comparison.Inconclusive("too large for so many cuts")
                    : comparison;
        }
    }

    private static boolean isLimit(Comparison comparison) {
        return comparison instanceof Comparison.Differs difference
                && difference.actual().startsWith("trap " + TrapCode.IMPLEMENTATION_LIMIT.id());
    }

    private static Comparison run(String script, Run run) {
        for (String line : script.lines().toList()) {
            Comparison comparison = run.step(line);
            if (!(comparison instanceof Comparison.Same)) {
                return comparison;
            }
        }
        return new Comparison.Same();
    }

    private Module compile(byte[] bytes, Way way) {
        return switch (way) {
            case LAZY -> plain.compile(bytes, "smith");
            case CUT -> cutting.compile(bytes, "smith");
            case COUNTING_FUEL -> countingFuel.compile(bytes, "smith");
            case SERIALIZED -> {
                Module module = plain.compile(bytes, "smith");
                module.compileAll();
                yield plain.deserialize(module.serialize());
            }
        };
    }

    @Override
    public void close() {
        plain.close();
        cutting.close();
        countingFuel.close();
    }

    private static final class Run {
        private final Module module;
        private final Store store;
        private final Linker linker;
        private final List<Extern> imports = new ArrayList<>();
        private final CRC32 hostArguments = new CRC32();
        private List<Extern> exports = List.of();
        private int hostCalls;

        Run(Module module, Store store) {
            this.module = module;
            this.store = store;
            this.linker = module.engine().newLinker();
        }

        Comparison step(String line) {
            if (line.equals("stop")) {
                return new Comparison.Inconclusive("stack overflow in the other engine");
            }
            int equals = line.indexOf(" = ");
            String step = equals < 0 ? line : line.substring(0, equals);
            String expected = equals < 0 ? "" : line.substring(equals + 3);
            String[] words = step.split(" ");
            String actual;
            String detail = "";
            try {
                actual = perform(words, equals >= 0);
            } catch (Trap trap) {
                if (trap.code().equals(TrapCode.CALL_STACK_EXHAUSTED)) {
                    return new Comparison.Inconclusive("stack overflow");
                }
                actual = "trap " + trap.code().id();
                detail = " (" + trap.detail() + ")";
            } catch (WasmException e) {
                actual = "exception" + Values.texts(e.tag().type().function().parameters(), e.payload());
            } catch (Throwable e) {
                actual = thrown(e);
            }
            return sameOutcome(expected, actual)
                    ? new Comparison.Same()
                    : new Comparison.Differs(kind(words), step, expected, actual + detail);
        }

        private String kind(String[] words) {
            return words.length > 2 && words[0].endsWith("port") ? words[2] : words[0];
        }

        private String perform(String[] words, boolean hasOutcome) throws Throwable {
            return switch (words[0]) {
                case "import" -> hasOutcome ? state(imports.get(index(words))) : provide(words);
                case "instantiate" -> instantiate();
                case "set" -> set((Global) exports.get(index(words)), Values.parse(words[2]));
                case "call" -> call((Function) exports.get(index(words)), words);
                case "export" -> state(exports.get(index(words)));
                case "host" -> hostCalls + " " + hex(hostArguments);
                default -> throw new IllegalArgumentException("unknown step: " + words[0]);
            };
        }

        private static int index(String[] words) {
            return Integer.parseInt(words[1]);
        }

        private String provide(String[] words) {
            int index = index(words);
            ImportType wanted = module.imports().get(index);
            @Nullable Object[] values = values(words, 3);
            Extern extern = switch (wanted.type()) {
                case FunctionType type -> {
                    HostFunction host = (context, arguments) -> {
                        hostCalls++;
                        String call = index + Values.texts(type.parameters(), arguments);
                        hostArguments.update(call.getBytes(StandardCharsets.UTF_8));
                        return values.clone();
                    };
                    // By the linker, it gets the type that the import declares, which may be one of a recursion group.
                    linker.function(wanted.module(), wanted.name(), type, host);
                    yield store.newFunction(type, host);
                }
                case GlobalType type -> store.newGlobal(type, values[0]);
                case MemoryType type -> store.newMemory(type);
                case TableType type -> store.newTable(type, null);
                case TagType type -> store.newTag(type);
            };
            imports.add(extern);
            if (!(extern instanceof Function)) {
                linker.define(wanted.module(), wanted.name(), extern);
            }
            return "";
        }

        private String instantiate() {
            Instance instance = linker.instantiate(store, module);
            exports = List.copyOf(instance.exports().values());
            return "ok";
        }

        private static String set(Global global, @Nullable Object value) {
            global.set(value);
            return "";
        }

        private static String call(Function function, String[] words) {
            List<ValueType> results = function.type().results();
            return "ok" + Values.texts(results, function.call(values(words, 2)));
        }

        private static @Nullable Object[] values(String[] words, int from) {
            @Nullable Object[] values = new Object[Math.max(0, words.length - from)];
            for (int i = 0; i < values.length; i++) {
                values[i] = Values.parse(words[from + i]);
            }
            return values;
        }

        private static String state(Extern extern) {
            return switch (extern) {
                case Global global -> Values.text(global.type().valueType(), global.get());
                case Memory memory -> memory.size() + " " + hex(contents(memory));
                case Table table -> table.size() + " " + hex(presence(table));
                default -> throw new IllegalArgumentException("no state: " + extern);
            };
        }

        private static CRC32 contents(Memory memory) {
            CRC32 sum = new CRC32();
            sum.update(memory.read(0, Math.toIntExact(memory.size())));
            return sum;
        }

        private static CRC32 presence(Table table) {
            CRC32 sum = new CRC32();
            for (long i = 0; i < table.size(); i++) {
                sum.update(table.get(i) == null ? 0 : 1);
            }
            return sum;
        }

        private static String hex(CRC32 sum) {
            return "%08x".formatted(sum.getValue());
        }
    }

    /**
     * The other engine has one name for a table access out of bounds, whether to call or to read. An atomic access that is neither
     * aligned nor inside traps for either reason: which is asked first differs, and matters to nobody.
     */
    private static boolean sameOutcome(String expected, String actual) {
        return expected.equals(actual)
                || expected.equals("trap table-out-of-bounds")
                        && actual.equals("trap " + TrapCode.UNDEFINED_ELEMENT.id())
                || FAULTS_OF_ATOMICS.contains(expected) && FAULTS_OF_ATOMICS.contains(actual);
    }

    private static String thrown(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return "throws " + text.toString().lines().limit(40).collect(Collectors.joining("\n    "));
    }
}
