package dev.ashlar.component.binary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a component, definition by definition, and counts the index spaces. What is written is not checked.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md">Component Model: binary
 *     format</a>
 */
public final class ComponentEncoder {
    private static final byte[] PREAMBLE = {0x00, 'a', 's', 'm', 0x0D, 0x00, 0x01, 0x00};
    private static final int CUSTOM = 0;
    private static final int COMPONENT = 4;
    private static final int INSTANCE = 5;
    private static final int ALIAS = 6;
    private static final int TYPE = 7;
    private static final int IMPORT = 10;
    private static final int EXPORT = 11;

    private final ByteSink out = new ByteSink().bytes(PREAMBLE);
    private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);

    /** What stands for the import {@code name} of a component that is instantiated. */
    public record Argument(String name, Sort sort, int index) {}

    /** Bytes so far: where the next section starts. */
    public int position() {
        return out.size();
    }

    /** A component as it is; returns its index. */
    public int component(byte[] binary) {
        section(COMPONENT, binary);
        return next(Sort.COMPONENT);
    }

    /** A type from its bytes; returns its index. */
    public int type(byte[] definition) {
        section(TYPE, one().bytes(definition).toByteArray());
        return next(Sort.TYPE);
    }

    /** Imports a thing of the type that {@code type} holds encoded; returns its index. */
    public int importing(String name, Sort sort, byte[] type) {
        section(IMPORT, externName(one(), name).bytes(type).toByteArray());
        return next(sort);
    }

    /** An export of an instance; returns its index. */
    public int exportAlias(Sort sort, int instance, String name) {
        section(ALIAS, exportAlias(one(), sort, instance, name).toByteArray());
        return next(sort);
    }

    /** An instance of a component; returns its index. */
    public int instantiate(int component, List<Argument> arguments) {
        ByteSink item = one().u8(0).u32(component).u32(arguments.size());
        for (Argument argument : arguments) {
            sort(item.name(argument.name()), argument.sort()).u32(argument.index());
        }
        section(INSTANCE, item.toByteArray());
        return next(Sort.INSTANCE);
    }

    /** Exports a thing; returns the index that it has from now on as well. */
    public int export(String name, Sort sort, int index) {
        ByteSink item = sort(externName(one(), name), sort).u32(index).u8(0);
        section(EXPORT, item.toByteArray());
        return next(sort);
    }

    public void custom(String name, byte[] contents) {
        section(CUSTOM, new ByteSink().name(name).bytes(contents).toByteArray());
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** The declaration of an alias, as in types. */
    static ByteSink exportAlias(ByteSink sink, Sort sort, int instance, String name) {
        return sort(sink, sort).u8(0).u32(instance).name(name);
    }

    /** The name of an import or export. */
    static ByteSink externName(ByteSink sink, String name) {
        return sink.u8(0).name(name);
    }

    private static ByteSink sort(ByteSink sink, Sort sort) {
        return switch (sort) {
            case CORE_MODULE -> sink.u8(0).u8(0x11);
            case FUNCTION -> sink.u8(1);
            case VALUE -> sink.u8(2);
            case TYPE -> sink.u8(3);
            case COMPONENT -> sink.u8(4);
            case INSTANCE -> sink.u8(5);
        };
    }

    private static ByteSink one() {
        return new ByteSink().u32(1);
    }

    private void section(int id, byte[] contents) {
        out.u8(id).u32(contents.length).bytes(contents);
    }

    private int next(Sort sort) {
        return counts.merge(sort, 1, Integer::sum) - 1;
    }
}
