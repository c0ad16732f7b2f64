package dev.ashlar.component.plan;

import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A core instance while planning: names for externs. */
interface CoreInstance {
    /** The slot of an export. */
    int export(String name);

    /** One that gathers what exists. */
    record Gathered(Map<String, Integer> externs) implements CoreInstance {
        @Override
        public int export(String name) {
            return found(externs, name);
        }
    }

    /** One of a module. */
    record OfModule(Slots slots, int coreInstance, Map<String, Integer> positions) implements CoreInstance {
        static OfModule of(Slots slots, int coreInstance, Module module) {
            List<ExportType> exports = module.exports();
            Map<String, Integer> positions = HashMap.newHashMap(exports.size());
            for (int i = 0; i < exports.size(); i++) {
                positions.put(exports.get(i).name(), i);
            }
            return new OfModule(slots, coreInstance, positions);
        }

        @Override
        public int export(String name) {
            return slots.coreExport(coreInstance, found(positions, name));
        }
    }

    private static int found(Map<String, Integer> map, String name) {
        Integer number = map.get(name);
        if (number == null) {
            throw new IllegalStateException("a checked component names a core export that is not there: " + name);
        }
        return number;
    }
}
