package dev.ashlar.bindgen;

import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the class for a world: what a host gives to its components, and what it gets from them. */
final class WorldWriter {
    /** What the class of a world has inside. */
    static final Set<String> NESTED = Set.of("Imports", "Exports");

    private final WitResolution resolution;
    private final Layout layout;
    private final Selection selection;
    private final FunctionWriter functions;
    private final InterfaceWriter interfaces;

    WorldWriter(
            WitResolution resolution,
            Layout layout,
            Selection selection,
            FunctionWriter functions,
            InterfaceWriter interfaces) {
        this.resolution = resolution;
        this.layout = layout;
        this.selection = selection;
        this.functions = functions;
        this.interfaces = interfaces;
    }

    /** An interface of the world, and how it is reached from there. */
    private record Member(
            WorldItem item, WitInterface declared, boolean hasFunctions, boolean hasResources, String accessor) {}

    SourceFile world(WitWorld world) {
        return new Writing(world).write();
    }

    /** The interface that an item brings, empty for a function. */
    static Optional<WitInterface> interfaceOf(WitResolution resolution, WorldItem item) {
        return switch (item) {
            case WorldItem.OfInterface(var name, var annotations) -> resolution.interfaceNamed(name);
            case WorldItem.OfNamedInterface(var extern, var implemented, var annotations) ->
                resolution.interfaceNamed(implemented);
            case WorldItem.OfInlineInterface(var extern, var body) -> Optional.of(body);
            case WorldItem.OfFunction function -> Optional.empty();
        };
    }

    /** One world while it is written. */
    private final class Writing {
        private final WitWorld world;
        private final Scope scope;
        private final SourceFile file;
        private final List<Member> imports;
        private final List<Member> exports;
        private final List<WitFunction> importedFunctions;
        private final List<WitFunction> exportedFunctions;

        Writing(WitWorld world) {
            this.world = world;
            scope = world.scope();
            file = new SourceFile(layout.functions(scope), layout.namesIn(scope));
            imports = members(Direction.IMPORT);
            exports = members(Direction.EXPORT);
            importedFunctions = freeFunctions(Direction.IMPORT);
            exportedFunctions = freeFunctions(Direction.EXPORT);
            file.declareNested(NESTED);
        }

        private List<WitFunction> freeFunctions(Direction direction) {
            var own = world.items(direction).stream()
                    .filter(WorldItem.OfFunction.class::isInstance)
                    .map(item -> ((WorldItem.OfFunction) item).function());
            var ofResources = direction == Direction.IMPORT
                    ? new ScopeContent(scope, world.types(), List.of())
                            .allFunctions()
                            .filter(function -> !InterfaceWriter.isMethod(function))
                    : Stream.<WitFunction>empty();
            return selection.supported(Stream.concat(own, ofResources).toList());
        }

        private List<Member> members(Direction direction) {
            var names = NameScope.ofMethods();
            var members = new ArrayList<Member>();
            var plainNames = world.items(direction).stream()
                    .collect(Collectors.groupingBy(Writing::plainName, Collectors.counting()));
            for (var item : world.items(direction)) {
                interfaceOf(resolution, item).ifPresent(declared -> {
                    var content = ScopeContent.of(declared);
                    boolean hasFunctions = !selection.ownFunctions(content).isEmpty();
                    boolean hasResources = !selection.resources(content).isEmpty();
                    members.add(new Member(
                            item,
                            declared,
                            hasFunctions,
                            hasResources,
                            hasFunctions ? accessor(item, plainNames, names) : ""));
                });
            }
            return members;
        }

        private String accessor(WorldItem item, Map<String, Long> plainNames, NameScope names) {
            String name = plainName(item);
            boolean ambiguous = plainNames.getOrDefault(name, 0L) > 1;
            if (ambiguous && item instanceof WorldItem.OfInterface(InterfaceName full, var annotations)) {
                return names.claim(JavaNames.member(full.packageName().name().replace('/', '-') + "-" + name));
            }
            return names.claim(JavaNames.member(name));
        }

        private static String plainName(WorldItem item) {
            return item instanceof WorldItem.OfInterface(var name, var annotations) ? name.name() : item.externName();
        }

        private boolean hasImports() {
            return !importedFunctions.isEmpty() || imports.stream().anyMatch(Member::hasFunctions);
        }

        private boolean hasExports() {
            return !exportedFunctions.isEmpty() || exports.stream().anyMatch(Member::hasFunctions);
        }

        private boolean links() {
            return hasImports()
                    || imports.stream().anyMatch(Member::hasResources)
                    || !selection.resources(ScopeContent.of(world)).isEmpty();
        }

        SourceFile write() {
            String self = file.simpleName();
            file.docs(
                            0,
                            TypeWriter.docs(world.annotations())
                                    .add("The world " + Docs.code(world.name().toString()) + "."))
                    .line(0, "public final class " + self + " {")
                    .line(4, "private " + self + "() {}");
            if (links()) {
                writeLink();
            }
            if (hasExports()) {
                writeExportsOf();
            }
            if (hasImports()) {
                writeMembers("Imports", "What components of this world import.", imports, importedFunctions);
            }
            if (hasExports()) {
                writeMembers("Exports", "What components of this world export.", exports, exportedFunctions);
            }
            return file.line(0, "}");
        }

        private void writeLink() {
            file.blank();
            if (hasImports()) {
                InterfaceWriter.writeLinks(
                        file, 4, "public static void", "world's imports", "Imports", "imports", "all");
            } else {
                file.docs(4, new Docs().add("Lets components import this world's imports."))
                        .line(4, "public static void link(" + file.name(InterfaceWriter.LINKER) + " linker) {");
            }
            imports.forEach(this::writeLinkOf);
            var resources = selection.resources(ScopeContent.of(world));
            if (!importedFunctions.isEmpty() || !resources.isEmpty()) {
                String functions = importedFunctions.isEmpty() ? "" : ".functionsPerCall(Imports.class, all)";
                interfaces.bind(file, 8, "linker.root()", scope, resources, functions);
            }
            file.line(4, "}");
        }

        private void writeLinkOf(Member member) {
            if (!member.hasFunctions() && !member.hasResources()) {
                return;
            }
            var declared = member.declared();
            String type = file.name(layout.functions(declared.scope()));
            String host = "context -> all.apply(context)." + member.accessor() + "()";
            if (member.item() instanceof WorldItem.OfNamedInterface named) {
                var resources = selection.resources(ScopeContent.of(declared));
                String definitions = "linker.instance(\"" + named.externName() + "\")";
                String functions = member.hasFunctions() ? ".functionsPerCall(" + type + ".class, " + host + ")" : "";
                interfaces.bind(file, 8, definitions, declared.scope(), resources, functions);
            } else if (member.hasFunctions()) {
                writeLinkPerCall(type, host);
            } else {
                file.line(8, type + ".link(linker);");
            }
        }

        private void writeLinkPerCall(String type, String host) {
            String call = type + ".linkPerCall(linker, " + host + ");";
            if (type.contains(".") || 8 + call.length() > SourceFile.WIDTH) {
                file.line(8, type + ".linkPerCall(").line(16, "linker, " + host + ");");
            } else {
                file.line(8, call);
            }
        }

        private void writeExportsOf() {
            file.blank()
                    .docs(4, new Docs().add("What an instance of a component of this world exports."))
                    .line(4, "public static Exports exports(" + file.name(InterfaceWriter.INSTANCE) + " instance) {")
                    .line(8, "return " + InterfaceWriter.client(file, "Exports") + ";")
                    .line(4, "}");
        }

        private void writeMembers(String name, String docs, List<Member> members, List<WitFunction> free) {
            file.blank().docs(4, new Docs().add(docs)).line(4, "public interface " + name + " {");
            boolean first = true;
            for (var member : members) {
                if (!member.hasFunctions()) {
                    continue;
                }
                if (!first) {
                    file.blank();
                }
                first = false;
                String type = file.name(layout.functions(member.declared().scope()));
                file.docs(8, TypeWriter.docs(member.item().annotations()))
                        .line(
                                8,
                                "@" + file.name(InterfaceWriter.WIT_INTERFACE) + "(\""
                                        + member.item().externName() + "\")")
                        .line(8, type + " " + member.accessor() + "();");
            }
            var names = NameScope.ofMethods();
            members.forEach(member -> names.claim(member.accessor()));
            functions.write(file, 8, scope, free, names, first);
            file.line(4, "}");
        }
    }

    /** The package of an interface, with what has no class there. */
    static JavaFile packageInfo(String packageName, Docs docs) {
        var text = new StringBuilder(SourceFile.HEADER + "\n");
        docs.lines(SourceFile.DOCS_WIDTH)
                .forEach(line ->
                        text.append(line.isEmpty() ? "///" : "/// " + line).append('\n'));
        text.append("@NullMarked\npackage ")
                .append(packageName)
                .append(";\n\nimport org.jspecify.annotations.NullMarked;\n");
        return new JavaFile(SourceFile.path(packageName, "package-info"), text.toString());
    }
}
