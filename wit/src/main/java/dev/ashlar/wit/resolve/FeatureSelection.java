package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.ExternType;
import dev.ashlar.wit.syntax.Ast.InterfaceItem;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import dev.ashlar.wit.syntax.Ast.TypeBody;
import dev.ashlar.wit.syntax.Ast.WorldItem;
import dev.ashlar.wit.syntax.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves out what is behind a feature gate that is closed, and remembers it for messages.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#feature-gates">WIT: feature
 *     gates</a>
 */
final class FeatureSelection {
    private final WitOptions options;
    private final Map<InterfaceName, Annotations> closedItems = new HashMap<>();
    private final Map<InterfaceName, Map<String, Annotations>> closedTypes = new HashMap<>();

    FeatureSelection(WitOptions options) {
        this.options = options;
    }

    /** How to open the gate that an interface or world is behind; empty where none is. */
    Optional<String> howToOpen(InterfaceName name) {
        return Optional.ofNullable(closedItems.get(name)).map(FeatureSelection::howToOpen);
    }

    /** How to open the gate that a type of an interface is behind; empty where none is. */
    Optional<String> howToOpen(InterfaceName name, String type) {
        return Optional.ofNullable(closedTypes.getOrDefault(name, Map.of()).get(type))
                .map(FeatureSelection::howToOpen);
    }

    private static String howToOpen(Annotations annotations) {
        return "enable the feature "
                + SourceFile.quote(annotations.gate().unstable().orElseThrow())
                + ", or put what refers to it behind the same gate";
    }

    /** The tree without what is left out. */
    PackageTree select(PackageTree tree) {
        var open = new LinkedHashMap<String, Declared>();
        tree.items()
                .forEach((name, declared) -> new Gates(declared)
                        .select(declared.item())
                        .ifPresent(item -> open.put(name, new Declared(declared.name(), item, declared.scope()))));
        return tree.withItems(open);
    }

    private final class Gates {
        private final Declared declared;

        Gates(Declared declared) {
            this.declared = declared;
        }

        Optional<TopLevelItem> select(TopLevelItem item) {
            return switch (item) {
                case TopLevelItem.Use use -> Optional.of(use);
                case TopLevelItem.Interface(var name, var items, var annotations) -> {
                    if (!isOpen(annotations, name)) {
                        closedItems.put(declared.name(), annotations);
                        yield Optional.empty();
                    }
                    yield Optional.of(new TopLevelItem.Interface(name, interfaceItems(items, true), annotations));
                }
                case TopLevelItem.World(var name, var items, var annotations) -> {
                    if (!isOpen(annotations, name)) {
                        closedItems.put(declared.name(), annotations);
                        yield Optional.empty();
                    }
                    yield Optional.of(new TopLevelItem.World(name, worldItems(items), annotations));
                }
            };
        }

        private List<InterfaceItem> interfaceItems(List<InterfaceItem> items, boolean named) {
            return items.stream()
                    .<InterfaceItem>mapMulti((item, open) -> {
                        switch (item) {
                            case InterfaceItem.Use(var use) -> {
                                if (isOpen(use.annotations(), use.path().name())) {
                                    open.accept(item);
                                } else if (named) {
                                    use.names().forEach(name -> close(name.to(), use.annotations()));
                                }
                            }
                            case InterfaceItem.TypeItem(var type) -> {
                                if (isOpen(type.annotations(), type.name())) {
                                    open.accept(new InterfaceItem.TypeItem(type(type)));
                                } else if (named) {
                                    close(type.name(), type.annotations());
                                }
                            }
                            case InterfaceItem.FunctionItem(var function) -> {
                                if (isOpen(function.annotations(), function.name())) {
                                    open.accept(item);
                                }
                            }
                        }
                    })
                    .toList();
        }

        private void close(Ast.Name type, Annotations annotations) {
            closedTypes
                    .computeIfAbsent(declared.name(), name -> new HashMap<>())
                    .put(type.text(), annotations);
        }

        private List<WorldItem> worldItems(List<WorldItem> items) {
            return items.stream()
                    .<WorldItem>mapMulti((item, open) -> {
                        switch (item) {
                            case WorldItem.Use(var use) -> {
                                if (isOpen(use.annotations(), use.path().name())) {
                                    open.accept(item);
                                }
                            }
                            case WorldItem.TypeItem(var type) -> {
                                if (isOpen(type.annotations(), type.name())) {
                                    open.accept(new WorldItem.TypeItem(type(type)));
                                }
                            }
                            case WorldItem.Include(var path, var with, var annotations) -> {
                                if (isOpen(annotations, path.name())) {
                                    open.accept(item);
                                }
                            }
                            case WorldItem.Extern(var direction, var path, var annotations) -> {
                                if (isOpen(annotations, path.name())) {
                                    open.accept(item);
                                }
                            }
                            case WorldItem.NamedExtern(var direction, var name, var type, var annotations) -> {
                                if (isOpen(annotations, name)) {
                                    open.accept(
                                            new WorldItem.NamedExtern(direction, name, externType(type), annotations));
                                }
                            }
                        }
                    })
                    .toList();
        }

        private ExternType externType(ExternType type) {
            return type instanceof ExternType.OfInterface(var items)
                    ? new ExternType.OfInterface(interfaceItems(items, false))
                    : type;
        }

        private Ast.TypeDeclaration type(Ast.TypeDeclaration type) {
            if (!(type.body() instanceof TypeBody.Resource(var functions))) {
                return type;
            }
            var open = functions.stream()
                    .filter(function -> isOpen(function.annotations(), function.name()))
                    .toList();
            return new Ast.TypeDeclaration(type.name(), new TypeBody.Resource(open), type.annotations());
        }

        private boolean isOpen(Annotations annotations, Ast.Name at) {
            var gate = annotations.gate();
            if (gate.unstable().isPresent()) {
                return options.includes(gate.unstable().orElseThrow());
            }
            if (gate.since().isEmpty()) {
                return true;
            }
            var version = declared.name().packageName().version();
            if (version.isEmpty()) {
                throw declared.scope()
                        .file()
                        .error(
                                at.offset(),
                                SourceFile.quote(at.text()) + " has a gate with a version, but the package "
                                        + declared.name().packageName() + " has no version",
                                "add one to the package");
            }
            if (gate.since().orElseThrow().compareTo(version.orElseThrow()) > 0) {
                throw declared.scope()
                        .file()
                        .error(
                                at.offset(),
                                SourceFile.quote(at.text()) + " is there since version "
                                        + gate.since().orElseThrow() + ", and the package is only at "
                                        + version.orElseThrow(),
                                "raise the version of the package, or gate with `@unstable`");
            }
            return true;
        }
    }
}
