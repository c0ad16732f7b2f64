package dev.ashlar.component.binary;

import dev.ashlar.component.ValType;
import dev.ashlar.engine.ValueType;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads type definitions. */
final class TypeDecoder {

    private final Input input;
    private final ExternDecoder externs;
    private final CoreTypeDecoder coreTypes;

    TypeDecoder(Input input, ExternDecoder externs) {
        this.input = input;
        this.externs = externs;
        this.coreTypes = new CoreTypeDecoder(input);
    }

    Item definition() {
        int offset = input.position();
        return new Item.Type(offset, type());
    }

    Item alias() {
        return externs.alias();
    }

    CoreTypeSyntax coreType() {
        return coreTypes.type();
    }

    private TypeSyntax type() {
        int form = input.in.u8();
        return switch (form) {
            case 0x3F -> resource();
            case 0x40 -> function(false);
            case 0x43 -> function(true);
            case 0x41 -> input.nested(() -> new TypeSyntax.Component(input.list(this::componentDeclaration)));
            case 0x42 -> input.nested(() -> new TypeSyntax.Instance(input.list(this::instanceDeclaration)));
            default -> valueType(form);
        };
    }

    private TypeSyntax valueType(int form) {
        return switch (form) {
            case 0x72 -> new TypeSyntax.Record(input.list(this::label));
            case 0x71 -> new TypeSyntax.Variant(input.list(this::variantCase));
            case 0x70 -> new TypeSyntax.ListOf(reference());
            case 0x67 -> new TypeSyntax.FixedListOf(reference(), input.in.u32());
            case 0x6F -> new TypeSyntax.Tuple(input.list(this::reference));
            case 0x6E -> new TypeSyntax.Flags(input.list(input.in::name));
            case 0x6D -> new TypeSyntax.Enum(input.list(input.in::name));
            case 0x6B -> new TypeSyntax.Option(reference());
            case 0x6A -> new TypeSyntax.Result(optionalReference(), optionalReference());
            case 0x69 -> new TypeSyntax.Own(input.in.index());
            case 0x68 -> new TypeSyntax.Borrow(input.in.index());
            case 0x66 -> new TypeSyntax.Stream(optionalReference());
            case 0x65 -> new TypeSyntax.Future(optionalReference());
            case 0x63 -> new TypeSyntax.MapOf(reference(), reference());
            default -> new TypeSyntax.Primitive(primitive(form, "component defined type"));
        };
    }

    private ValType.Primitive primitive(int form, String what) {
        return switch (form) {
            case 0x7F -> ValType.Primitive.BOOL;
            case 0x7E -> ValType.Primitive.S8;
            case 0x7D -> ValType.Primitive.U8;
            case 0x7C -> ValType.Primitive.S16;
            case 0x7B -> ValType.Primitive.U16;
            case 0x7A -> ValType.Primitive.S32;
            case 0x79 -> ValType.Primitive.U32;
            case 0x78 -> ValType.Primitive.S64;
            case 0x77 -> ValType.Primitive.U64;
            case 0x76 -> ValType.Primitive.F32;
            case 0x75 -> ValType.Primitive.F64;
            case 0x74 -> ValType.Primitive.CHAR;
            case 0x73 -> ValType.Primitive.STRING;
            case 0x64 -> ValType.Primitive.ERROR_CONTEXT;
            default -> throw input.leadingByte(form, what);
        };
    }

    ValTypeRef reference() {
        int form = input.in.peek();
        if (form >= 0x40 && form < 0x80) {
            input.in.skip(1);
            return new ValTypeRef.Primitive(primitive(form, "component value type"));
        }
        long index = input.in.s33();
        if (index < 0) {
            throw input.leadingByte(form, "component value type");
        }
        return new ValTypeRef.Index((int) Math.min(index, Integer.MAX_VALUE));
    }

    private Optional<ValTypeRef> optionalReference() {
        return input.optional(this::reference, "optional component value type");
    }

    private TypeSyntax.Label label() {
        return new TypeSyntax.Label(input.in.name(), reference());
    }

    private TypeSyntax.Case variantCase() {
        TypeSyntax.Case read = new TypeSyntax.Case(input.in.name(), optionalReference());
        input.expect(0, "zero byte required");
        return read;
    }

    private TypeSyntax resource() {
        ValueType representation = coreTypes.valueType();
        Optional<Integer> destructor = input.optional(input.in::index, "resource destructor");
        return new TypeSyntax.Resource(
                representation, destructor.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private TypeSyntax function(boolean async) {
        return new TypeSyntax.Function(async, input.list(this::label), result());
    }

    /** The result of a function: one or none. */
    Optional<ValTypeRef> result() {
        int form = input.in.u8();
        return switch (form) {
            case 0 -> Optional.of(reference());
            case 1 -> {
                input.expect(0, "number of results");
                yield Optional.empty();
            }
            default -> throw input.leadingByte(form, "component function results");
        };
    }

    private Item componentDeclaration() {
        if (input.in.peek() == 3) {
            input.in.skip(1);
            return externs.importItem();
        }
        return instanceDeclaration();
    }

    private Item instanceDeclaration() {
        int form = input.in.u8();
        int offset = input.position();
        return switch (form) {
            case 0 -> new Item.CoreType(offset, coreTypes.type());
            case 1 -> definition();
            case 2 -> externs.alias();
            case 4 -> externs.exportDeclaration();
            default -> throw input.leadingByte(form, "component or instance type declaration");
        };
    }
}
