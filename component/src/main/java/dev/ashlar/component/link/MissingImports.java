package dev.ashlar.component.link;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.plan.Similar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Finds all imports that nothing is defined for: whoever lacks one wants to know of all. */
final class MissingImports {
    private final SequencedMap<String, String> missing = new LinkedHashMap<>();

    private MissingImports() {}

    /** Their names, with the path inside an instance, and for each what is wanted and what there is. */
    static SequencedMap<String, String> of(Map<String, ComponentExternType> imports, HostDefinitions root) {
        var search = new MissingImports();
        imports.forEach((name, type) -> root.entries()
                .find(name)
                .ifPresentOrElse(
                        definition -> search.inside(name, type, definition),
                        () -> search.add(name, type, "nothing is defined under that name", name, root)));
        return search.missing;
    }

    /** What an instance of the host's lacks; nobody has to give it types that the import knows itself. */
    private void inside(String path, ComponentExternType type, LinkDefinition definition) {
        if (type instanceof ComponentExternType.Instance(var wanted) && definition instanceof HostDefinitions given) {
            wanted.exports().forEach((name, part) -> {
                LinkDefinition inner = given.entries().exact(name);
                if (inner != null) {
                    inside(path + "#" + name, part, inner);
                } else if (!(part instanceof ComponentExternType.Type)) {
                    add(path + "#" + name, part, "the instance defined has nothing of that name", name, given);
                }
            });
        }
    }

    private void add(String path, ComponentExternType type, String problem, String name, HostDefinitions near) {
        String wanted = type instanceof ComponentExternType.Instance ? "an instance" : type.toString();
        missing.put(
                path,
                "%s is wanted, but %s%s"
                        .formatted(
                                wanted,
                                problem,
                                Similar.hint(name, near.entries().all())));
    }
}
