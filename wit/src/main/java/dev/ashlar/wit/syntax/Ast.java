package dev.ashlar.wit.syntax;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Type;
import java.util.List;
import java.util.Optional;

/**
 * The tree that a file is read into: what is written, names not resolved. Its shape is that of the grammar.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#top-level-items">WIT: top-level
 *     items</a>
 */
public final class Ast {
    private Ast() {}

    /** A file: items of the package that its declaration names, or one of its siblings' does, and whole packages. */
    public record File(
            SourceFile source,
            Optional<PackageDeclaration> declaration,
            List<TopLevelItem> items,
            List<NestedPackage> nested) {}

    public record PackageDeclaration(PackageName name, String docs, int offset) {}

    /** {@code package a:b { … }}. */
    public record NestedPackage(PackageDeclaration declaration, List<TopLevelItem> items) {}

    /** A name where it is written. Two of them are equal when they read the same, wherever they stand. */
    public record Name(String text, int offset) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Name that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** An interface or a world, by its plain name in the same package, or in full. */
    public record UsePath(Optional<PackageName> packageName, Name name) {
        public int offset() {
            return name.offset();
        }
    }

    public sealed interface TopLevelItem {
        /** {@code use a:b/c as d;}. */
        record Use(UsePath path, Name as) implements TopLevelItem {}

        record Interface(Name name, List<InterfaceItem> items, Annotations annotations) implements TopLevelItem {}

        record World(Name name, List<WorldItem> items, Annotations annotations) implements TopLevelItem {}
    }

    public sealed interface InterfaceItem {
        record Use(UseTypes use) implements InterfaceItem {}

        record TypeItem(TypeDeclaration type) implements InterfaceItem {}

        record FunctionItem(Function function) implements InterfaceItem {}
    }

    public sealed interface WorldItem {
        record Use(UseTypes use) implements WorldItem {}

        record TypeItem(TypeDeclaration type) implements WorldItem {}

        record Include(UsePath path, List<Renaming> with, Annotations annotations) implements WorldItem {}

        /** {@code import a:b/c;}. */
        record Extern(Direction direction, UsePath path, Annotations annotations) implements WorldItem {}

        /** {@code import a: …;}. */
        record NamedExtern(Direction direction, Name name, ExternType type, Annotations annotations)
                implements WorldItem {}
    }

    public sealed interface ExternType {
        record OfFunction(Function function) implements ExternType {}

        record OfInterface(List<InterfaceItem> items) implements ExternType {}

        record OfPath(UsePath path) implements ExternType {}
    }

    /** {@code use a.{b, c as d};}. */
    public record UseTypes(UsePath path, List<Renaming> names, Annotations annotations) {}

    /** {@code a as b}, or {@code a} where both are the same. */
    public record Renaming(Name from, Name to) {}

    public record TypeDeclaration(Name name, TypeBody body, Annotations annotations) {}

    public sealed interface TypeBody {
        record Record(List<Member> fields) implements TypeBody {}

        record Variant(List<Member> cases) implements TypeBody {}

        record Enum(List<Member> cases) implements TypeBody {}

        record Flags(List<Member> flags) implements TypeBody {}

        record Resource(List<Function> functions) implements TypeBody {}

        record Alias(TypeExpression target) implements TypeBody {}
    }

    /** A field, case or flag. */
    public record Member(Name name, Optional<TypeExpression> type, Annotations annotations) {}

    public record Function(
            Name name,
            FunctionKind kind,
            boolean async,
            List<Parameter> parameters,
            Optional<TypeExpression> result,
            Annotations annotations) {}

    public record Parameter(Name name, TypeExpression type) {}

    /** A type as it is written. */
    public sealed interface TypeExpression {
        record Primitive(Type.Primitive type) implements TypeExpression {}

        record ListOf(TypeExpression element) implements TypeExpression {}

        record FixedListOf(TypeExpression element, int length) implements TypeExpression {}

        record MapOf(Type.Primitive key, TypeExpression value) implements TypeExpression {}

        record TupleOf(List<TypeExpression> elements) implements TypeExpression {}

        record OptionOf(TypeExpression payload) implements TypeExpression {}

        record ResultOf(Optional<TypeExpression> ok, Optional<TypeExpression> error) implements TypeExpression {}

        record StreamOf(Optional<TypeExpression> element) implements TypeExpression {}

        record FutureOf(Optional<TypeExpression> element) implements TypeExpression {}

        record Own(Name resource) implements TypeExpression {}

        record Borrow(Name resource) implements TypeExpression {}

        /** A name that is declared somewhere. */
        record Reference(Name name) implements TypeExpression {}

        /** {@code error-context}, which is not reserved: a declared type of that name, else the built-in one. */
        record ErrorContext(Name name) implements TypeExpression {}
    }
}
