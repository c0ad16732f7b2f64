package dev.ashlar.engine.binary;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The type section: every defined type by its index. {@link ValType} codes found in it name types of the same module
 * by index; {@link #canonical} leads to the identity that is the same in all modules.
 */
public final class TypeTable {
    private final List<SubType> types;
    private volatile DefinedType @Nullable [] canonical;

    TypeTable(List<SubType> types) {
        this.types = List.copyOf(types);
    }

    public int size() {
        return types.size();
    }

    public CompositeType composite(int typeIndex) {
        return types.get(typeIndex).type();
    }

    public boolean isFunction(int typeIndex) {
        return composite(typeIndex) instanceof FuncType;
    }

    public FuncType function(int typeIndex) {
        if (composite(typeIndex) instanceof FuncType function) {
            return function;
        }
        throw new NoSuchElementException("type " + typeIndex + " is not a function type");
    }

    public boolean isFinal(int typeIndex) {
        return types.get(typeIndex).isFinal();
    }

    /** Type index of the declared supertype, -1 where there is none. */
    public int supertype(int typeIndex) {
        return types.get(typeIndex).supertype();
    }

    /** The first type index behind the recursion group that the type belongs to. */
    public int groupEnd(int typeIndex) {
        return types.get(typeIndex).groupEnd();
    }

    /** Where the type is defined, as a byte offset in the binary. */
    public int offset(int typeIndex) {
        return types.get(typeIndex).offset();
    }

    /** The canonical identity of a type. All type indices inside the table must have been validated before. */
    public DefinedType canonical(int typeIndex) {
        DefinedType[] all = canonical;
        if (all == null) {
            all = canonicalise();
            canonical = all;
        }
        return all[typeIndex];
    }

    private DefinedType[] canonicalise() {
        DefinedType[] all = new DefinedType[types.size()];
        for (int start = 0; start < all.length; start = groupEnd(start)) {
            List<SubType> group = types.subList(start, groupEnd(start));
            DefinedType[] members = TypeRegistry.intern(RecursionGroup.of(group, start, index -> all[index]));
            System.arraycopy(members, 0, all, start, members.length);
        }
        return all;
    }
}
