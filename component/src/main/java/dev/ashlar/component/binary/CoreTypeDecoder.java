package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.PublicTypes;
import dev.ashlar.engine.binary.TypeReader;

/**
 * Reads core types. Those of functions may use every type of values that needs no definition of its own; recursion
 * groups, declared supertypes, structs and arrays are left to core modules.
 */
final class CoreTypeDecoder {
    private static final int REC = 0x4E;
    private static final int SUB_FINAL = 0x4F;
    private static final int SUB_OR_MODULE = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNCTION = 0x60;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int INDEX_64 = 4;

    private static final long MAX_PAGES_32 = 1L << 16;
    private static final long MAX_PAGES_64 = 1L << 48;

    private final Input input;

    CoreTypeDecoder(Input input) {
        this.input = input;
    }

    CoreTypeSyntax type() {
        int form = input.in.u8();
        return switch (form) {
            case SUB_OR_MODULE -> new CoreTypeSyntax.Module(input.list(this::declaration));
            case 0 -> {
                input.expect(SUB_OR_MODULE, "core type");
                yield new CoreTypeSyntax.Function(subType());
            }
            default -> new CoreTypeSyntax.Function(function(form));
        };
    }

    private FunctionType function(int form) {
        return switch (form) {
            case FUNCTION -> new FunctionType(input.list(this::valueType), input.list(this::valueType));
            case SUB_FINAL -> subType();
            case REC -> recursionGroup();
            case ARRAY, STRUCT -> throw input.unsupported(ComponentFeature.GC, "a core struct or array type");
            default -> throw input.leadingByte(form, "core type");
        };
    }

    /** Behind the opcode: no supertypes and a function type. */
    private FunctionType subType() {
        noSupertypes();
        return function(input.in.u8());
    }

    private void noSupertypes() {
        if (input.in.count() != 0) {
            throw input.unsupported(ComponentFeature.GC, "a core type with a supertype");
        }
    }

    private FunctionType recursionGroup() {
        if (input.in.count() != 1) {
            throw input.unsupported(ComponentFeature.GC, "a core recursion group");
        }
        int form = input.in.u8();
        return form == SUB_OR_MODULE ? subType() : function(form);
    }

    ValueType valueType() {
        return PublicTypes.valueType(TypeReader.valueType(input.in), this::concrete);
    }

    private DefinedType concrete(int index) {
        throw input.unsupported(ComponentFeature.GC, "a reference to core type " + index);
    }

    private CoreTypeSyntax.Declaration declaration() {
        int form = input.in.u8();
        int offset = input.position();
        return switch (form) {
            case 0 -> new CoreTypeSyntax.Import(offset, input.in.name(), input.in.name(), extern());
            case 1 -> new CoreTypeSyntax.Type(offset, moduleType());
            case 2 -> alias(offset);
            case 3 -> new CoreTypeSyntax.Export(offset, input.in.name(), extern());
            default -> throw input.leadingByte(form, "type definition");
        };
    }

    /** A type inside a module type, where {@code 0x50} is what it is in modules: an open function type. */
    private FunctionType moduleType() {
        int form = input.in.u8();
        if (form != SUB_OR_MODULE) {
            return function(form);
        }
        int offset = input.position();
        noSupertypes();
        int inner = input.in.u8();
        if (inner < ARRAY || inner > FUNCTION) {
            throw new InvalidComponentException(offset, "a module type cannot be defined inside a module type");
        }
        return function(inner);
    }

    private CoreTypeSyntax.Declaration alias(int offset) {
        input.expect(0x10, "outer alias kind");
        input.expect(1, "outer alias target");
        return new CoreTypeSyntax.Alias(offset, input.in.index(), input.in.index());
    }

    private CoreTypeSyntax.Extern extern() {
        int kind = input.in.u8();
        return switch (kind) {
            case 0 -> new CoreTypeSyntax.FunctionExtern(input.in.index());
            case 1 -> new CoreTypeSyntax.TableExtern(table());
            case 2 -> new CoreTypeSyntax.MemoryExtern(memory());
            case 3 -> new CoreTypeSyntax.GlobalExtern(global());
            case 4 -> {
                input.expect(0, "tag attribute");
                yield new CoreTypeSyntax.TagExtern(input.in.index());
            }
            default -> throw input.leadingByte(kind, "core external kind");
        };
    }

    private TableType table() {
        if (!(valueType() instanceof ReferenceType element)) {
            throw input.in.malformed("malformed reference type");
        }
        int flags = flags(HAS_MAXIMUM | INDEX_64);
        boolean wide = (flags & INDEX_64) != 0;
        Limits limits = limits(flags, wide ? -1L : 0xFFFF_FFFFL, "table size");
        return new TableType(element, limits, wide ? IndexType.I64 : IndexType.I32);
    }

    private MemoryType memory() {
        int flags = flags(HAS_MAXIMUM | SHARED | INDEX_64);
        boolean wide = (flags & INDEX_64) != 0;
        Limits limits = limits(flags, wide ? MAX_PAGES_64 : MAX_PAGES_32, "memory size");
        boolean shared = (flags & SHARED) != 0;
        if (shared && limits.maximum().isEmpty()) {
            throw new InvalidComponentException(input.position(), "shared memory must have a maximum");
        }
        return new MemoryType(limits, shared, wide ? IndexType.I64 : IndexType.I32);
    }

    private GlobalType global() {
        ValueType type = valueType();
        return new GlobalType(type, input.flag("mutability"));
    }

    private int flags(int known) {
        int flags = input.in.u8();
        if ((flags & ~known) != 0) {
            throw input.leadingByte(flags, "limits");
        }
        return flags;
    }

    private Limits limits(int flags, long largest, String what) {
        long minimum = limit(largest, what);
        if ((flags & HAS_MAXIMUM) == 0) {
            return Limits.atLeast(minimum);
        }
        long maximum = limit(largest, what);
        if (Long.compareUnsigned(minimum, maximum) > 0) {
            throw new InvalidComponentException(input.position(), what + " minimum must not be greater than maximum");
        }
        return Limits.between(minimum, maximum);
    }

    private long limit(long largest, String what) {
        long limit = input.in.u64();
        if (Long.compareUnsigned(limit, largest) > 0) {
            throw new InvalidComponentException(
                    input.position(), "%s must be at most %s".formatted(what, Long.toUnsignedString(largest)));
        }
        return limit;
    }
}
