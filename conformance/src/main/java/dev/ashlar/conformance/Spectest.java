package dev.ashlar.conformance;

import static dev.ashlar.engine.NumberType.F32;
import static dev.ashlar.engine.NumberType.F64;
import static dev.ashlar.engine.NumberType.I32;
import static dev.ashlar.engine.NumberType.I64;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.ValueType;
import java.util.HashMap;
import java.util.Map;

/** The module {@code spectest} that every script may import from. */
final class Spectest {
    private final Store store;
    private final Map<String, Extern> exports = new HashMap<>();

    private Spectest(Store store) {
        this.store = store;
    }

    /** Its exports, made anew for {@code store}. */
    static Map<String, Extern> in(Store store) {
        Spectest spectest = new Spectest(store);
        spectest.defineFunctions();
        spectest.defineGlobals();
        spectest.defineTables();
        spectest.exports.put("memory", store.newMemory(new MemoryType(Limits.between(1, 2))));
        return Map.copyOf(spectest.exports);
    }

    private void defineFunctions() {
        function("print");
        function("print_i32", I32);
        function("print_i64", I64);
        function("print_f32", F32);
        function("print_f64", F64);
        function("print_i32_f32", I32, F32);
        function("print_f64_f64", F64, F64);
    }

    private void function(String name, ValueType... parameters) {
        exports.put(name, store.newFunction(FunctionType.accepting(parameters), (_, _) -> new Object[0]));
    }

    private void defineGlobals() {
        global("global_i32", I32, 666);
        global("global_i64", I64, 666L);
        global("global_f32", F32, 666.6f);
        global("global_f64", F64, 666.6);
    }

    private void global(String name, ValueType type, Object value) {
        exports.put(name, store.newGlobal(new GlobalType(type, false), value));
    }

    private void defineTables() {
        Limits limits = Limits.between(10, 20);
        exports.put("table", store.newTable(new TableType(ReferenceType.FUNCREF, limits), null));
        exports.put("table64", store.newTable(new TableType(ReferenceType.FUNCREF, limits, IndexType.I64), null));
    }
}
