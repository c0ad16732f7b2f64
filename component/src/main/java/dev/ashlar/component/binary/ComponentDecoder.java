package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From bytes to {@link ComponentSyntax}. Structure alone is checked; core modules stay ranges of bytes.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md">Component Model: binary
 *     format</a>
 */
public final class ComponentDecoder {
    private static final int MAGIC = 0x6D73_6100;
    private static final int VERSION = 0x0001_000D;
    private static final int MODULE_VERSION = 1;

    private static final String[] NAMES = {
        "custom",
        "core module",
        "core instance",
        "core type",
        "component",
        "instance",
        "alias",
        "type",
        "canon",
        "start",
        "import",
        "export",
        "value"
    };

    private final Input input;
    private final ExternDecoder externs;
    private final TypeDecoder types;
    private final CanonDecoder canons;
    private final List<Item> items;
    private final List<Section> sections;

    private ComponentDecoder(Input input, List<Item> items, List<Section> sections) {
        this.input = input;
        this.externs = new ExternDecoder(input);
        this.types = new TypeDecoder(input, externs);
        this.canons = new CanonDecoder(input, types);
        this.items = items;
        this.sections = sections;
    }

    /**
     * The component in {@code bytes}.
     *
     * @throws MalformedComponentException if the bytes do not follow the binary format
     * @throws dev.ashlar.component.InvalidComponentException if there is too much of anything
     * @throws dev.ashlar.component.UnsupportedComponentFeatureException if it needs what nothing here can read
     */
    public static ComponentSyntax decode(byte[] bytes) {
        try {
            return component(new Input(bytes));
        } catch (MalformedModuleException e) {
            throw new MalformedComponentException(e.offset(), e.reason());
        }
    }

    private static ComponentSyntax component(Input input) {
        int start = input.position();
        header(input);
        List<Item> items = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        while (!input.in.atEnd()) {
            section(input, items, sections);
        }
        return new ComponentSyntax(items, sections, start, input.position());
    }

    private static void header(Input input) {
        int start = input.position();
        if (input.in.f32Bits() != MAGIC) {
            throw new MalformedComponentException(start, "magic header not detected");
        }
        int version = input.in.f32Bits();
        if (version != VERSION) {
            String hint = version == MODULE_VERSION ? ": this is a core module, not a component" : "";
            throw new MalformedComponentException(start + 4, "unknown binary version" + hint);
        }
    }

    private static void section(Input input, List<Item> items, List<Section> sections) {
        int id = input.in.u8();
        if (id >= NAMES.length) {
            throw new MalformedComponentException(input.position() - 1, "malformed section id " + id);
        }
        Input contents = input.slice(input.in.count());
        if (id != 0) {
            sections.add(new Section(NAMES[id], false, contents.position(), contents.in.end() - contents.position()));
        }
        new ComponentDecoder(contents, items, sections).section(id);
        if (!contents.in.atEnd()) {
            throw new MalformedComponentException(
                    contents.position(), "section size mismatch: section %d is larger than its contents".formatted(id));
        }
    }

    private void section(int id) {
        switch (id) {
            case 0 -> customSection();
            case 1 -> coreModule();
            case 2 -> items(this::coreInstance);
            case 3 -> items(this::coreType);
            case 4 -> nestedComponent();
            case 5 -> items(this::instance);
            case 6 -> items(types::alias);
            case 7 -> items(types::definition);
            case 8 -> items(canons::definition);
            case 9 -> throw input.unsupported(ComponentFeature.VALUES, "a start section");
            case 10 -> items(externs::importItem);
            case 11 -> items(this::export);
            default -> throw input.unsupported(ComponentFeature.VALUES, "a value section");
        }
    }

    private void items(Supplier<Item> item) {
        for (int count = input.count(); count > 0; count--) {
            items.add(item.get());
        }
    }

    private void customSection() {
        input.take(1);
        String name = input.in.name();
        int start = input.position();
        input.in.skip(input.in.end() - start);
        sections.add(new Section(name, true, start, input.position() - start));
    }

    private void coreModule() {
        input.take(1);
        int start = input.position();
        input.in.skip(input.in.end() - start);
        items.add(new Item.CoreModule(start, start, input.position()));
    }

    private void nestedComponent() {
        input.take(1);
        int offset = input.position();
        items.add(new Item.Component(offset, input.nested(() -> component(input))));
    }

    private Item coreInstance() {
        int offset = input.position();
        int form = input.in.u8();
        return switch (form) {
            case 0 -> new Item.CoreInstantiate(offset, input.in.index(), input.list(this::coreArgument));
            case 1 -> new Item.CoreInlineInstance(offset, input.list(this::coreInlineExport));
            default -> throw input.leadingByte(form, "core instance");
        };
    }

    private Item.CoreArgument coreArgument() {
        String name = input.in.name();
        input.expect(0x12, "instantiation argument kind");
        return new Item.CoreArgument(name, input.in.index());
    }

    private Item.CoreInlineExport coreInlineExport() {
        return new Item.CoreInlineExport(input.in.name(), externs.coreExportSort(), input.in.index());
    }

    private Item coreType() {
        int offset = input.position();
        return new Item.CoreType(offset, types.coreType());
    }

    private Item instance() {
        int offset = input.position();
        int form = input.in.u8();
        return switch (form) {
            case 0 -> new Item.Instantiate(offset, input.in.index(), input.list(this::argument));
            case 1 -> new Item.InlineInstance(offset, input.list(this::inlineExport));
            default -> throw input.leadingByte(form, "instance");
        };
    }

    private Item.Argument argument() {
        return new Item.Argument(input.in.name(), externs.sort(), input.in.index());
    }

    private Item.InlineExport inlineExport() {
        return new Item.InlineExport(externs.name(), externs.sort(), input.in.index());
    }

    private Item export() {
        int offset = input.position();
        ExternName name = externs.name();
        Sort sort = externs.sort();
        int index = input.in.index();
        Optional<ExternSyntax> type = input.optional(externs::type, "optional component export type");
        return new Item.Export(offset, name, sort, index, type);
    }
}
