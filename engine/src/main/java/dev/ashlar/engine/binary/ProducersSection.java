package dev.ashlar.engine.binary;

import dev.ashlar.engine.MalformedModuleException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code producers} custom section: which tools made the module. Where it is damaged, what was read before the
 * damage counts.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md">Tool conventions</a>
 */
public final class ProducersSection {
    private ProducersSection() {}

    /** Field to values, each a name and, where known, a version behind a space. */
    public static Map<String, List<String>> parse(byte[] bytes, int start, int end) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        BinaryReader in = new BinaryReader(bytes, start, end);
        try {
            for (int left = in.u32(); left != 0; left--) {
                List<String> values = fields.computeIfAbsent(in.name(), name -> new ArrayList<>());
                for (int valuesLeft = in.u32(); valuesLeft != 0; valuesLeft--) {
                    values.add((in.name() + " " + in.name()).strip());
                }
            }
        } catch (MalformedModuleException damaged) {
            return Collections.unmodifiableMap(fields);
        }
        return Collections.unmodifiableMap(fields);
    }
}
