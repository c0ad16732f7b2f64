package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what imports and exports are made of: sorts, names, types. */
final class ExternDecoder {
    private static final int CORE_TYPE = 0x10;
    private static final int CORE_MODULE = 0x11;

    private final Input input;

    ExternDecoder(Input input) {
        this.input = input;
    }

    /** A sort that a component can import, export or pass. */
    Sort sort() {
        int sort = input.in.u8();
        return switch (sort) {
            case 0 -> {
                input.expect(CORE_MODULE, "component external kind");
                yield Sort.CORE_MODULE;
            }
            case 1 -> Sort.FUNCTION;
            case 2 -> throw input.unsupported(ComponentFeature.VALUES, "a value");
            case 3 -> Sort.TYPE;
            case 4 -> Sort.COMPONENT;
            case 5 -> Sort.INSTANCE;
            default -> throw input.leadingByte(sort, "component external kind");
        };
    }

    /** A sort that a core instance can export. */
    CoreSort coreExportSort() {
        int sort = input.in.u8();
        return switch (sort) {
            case 0 -> CoreSort.FUNCTION;
            case 1 -> CoreSort.TABLE;
            case 2 -> CoreSort.MEMORY;
            case 3 -> CoreSort.GLOBAL;
            case 4 -> CoreSort.TAG;
            default -> throw input.leadingByte(sort, "external kind");
        };
    }

    /** An alias starts with any sort; which of them it may be depends on what follows. */
    Item alias() {
        int offset = input.position();
        int sort = input.in.u8();
        int coreSort = sort == 0 ? input.in.u8() : -1;
        int target = input.in.u8();
        return switch (target) {
            case 0 -> {
                int instance = input.in.index();
                yield new Item.ExportAlias(offset, exportSort(sort, coreSort), instance, input.in.name());
            }
            case 1 -> coreExportAlias(offset, sort, coreSort);
            case 2 -> new Item.OuterAlias(offset, outerSort(sort, coreSort), input.in.index(), input.in.index());
            default -> throw input.leadingByte(target, "alias");
        };
    }

    private Sort exportSort(int sort, int coreSort) {
        return switch (sort) {
            case 0 -> {
                if (coreSort != CORE_MODULE) {
                    throw input.leadingByte(coreSort, "component external kind");
                }
                yield Sort.CORE_MODULE;
            }
            case 1 -> Sort.FUNCTION;
            case 2 -> throw input.unsupported(ComponentFeature.VALUES, "an alias of a value");
            case 3 -> Sort.TYPE;
            case 4 -> Sort.COMPONENT;
            case 5 -> Sort.INSTANCE;
            default -> throw input.leadingByte(sort, "component external kind");
        };
    }

    private Item coreExportAlias(int offset, int sort, int coreSort) {
        if (sort != 0 || coreSort > 4) {
            throw input.leadingByte(sort != 0 ? sort : coreSort, "core instance export kind");
        }
        int instance = input.in.index();
        return new Item.CoreExportAlias(offset, CoreSort.values()[coreSort], instance, input.in.name());
    }

    private OuterSort outerSort(int sort, int coreSort) {
        return switch (sort) {
            case 0 ->
                switch (coreSort) {
                    case CORE_TYPE -> OuterSort.CORE_TYPE;
                    case CORE_MODULE -> OuterSort.CORE_MODULE;
                    default -> throw input.leadingByte(coreSort, "component outer alias kind");
                };
            case 3 -> OuterSort.TYPE;
            case 4 -> OuterSort.COMPONENT;
            default -> throw input.leadingByte(sort, "component outer alias kind");
        };
    }

    Item importItem() {
        int offset = input.position();
        return new Item.Import(offset, name(), type());
    }

    Item exportDeclaration() {
        int offset = input.position();
        return new Item.ExportDeclaration(offset, name(), type());
    }

    ExternName name() {
        int form = input.in.u8();
        return switch (form) {
            case 0, 1 -> ExternName.of(input.in.name());
            case 2 -> nameWithAttributes();
            default -> throw input.leadingByte(form, "component name");
        };
    }

    private ExternName nameWithAttributes() {
        String name = input.in.name();
        @Nullable String[] attributes = new @Nullable String[3];
        for (int count = input.count(); count > 0; count--) {
            int kind = input.in.u8();
            if (kind >= attributes.length) {
                throw input.leadingByte(kind, "name attribute");
            }
            if (attributes[kind] != null) {
                throw new InvalidComponentException(
                        input.position() - 1, "duplicate attribute in name `%s`".formatted(name));
            }
            attributes[kind] = input.in.name();
        }
        return new ExternName(
                name,
                Optional.ofNullable(attributes[0]),
                Optional.ofNullable(attributes[1]),
                Optional.ofNullable(attributes[2]));
    }

    ExternSyntax type() {
        int form = input.in.u8();
        return switch (form) {
            case 0 -> {
                input.expect(CORE_MODULE, "component external kind");
                yield new ExternSyntax.CoreModule(input.in.index());
            }
            case 1 -> new ExternSyntax.Function(input.in.index());
            case 2 -> throw input.unsupported(ComponentFeature.VALUES, "the type of a value");
            case 3 -> typeBound();
            case 4 -> new ExternSyntax.Component(input.in.index());
            case 5 -> new ExternSyntax.Instance(input.in.index());
            default -> throw input.leadingByte(form, "component external kind");
        };
    }

    private ExternSyntax typeBound() {
        int form = input.in.u8();
        return switch (form) {
            case 0 -> new ExternSyntax.TypeEquals(input.in.index());
            case 1 -> new ExternSyntax.SubResource();
            default -> throw input.leadingByte(form, "type bound");
        };
    }
}
