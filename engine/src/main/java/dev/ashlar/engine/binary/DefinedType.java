package dev.ashlar.engine.binary;

import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.FunctionType;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a defined type, the same object in all modules of the process that define an equivalent type.
 *
 * <p>Equivalence is iso-recursive: types are equal if they are at the same place in recursion groups that are equal
 * after references inside the group are read as relative ones. Types are interned in {@link TypeRegistry}, which holds
 * them weakly; a type holds its whole group and everything the group refers to.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#defined-types">Core spec: defined
 *     types</a>
 */
public final class DefinedType {
    private final int id;
    private final boolean isFinal;
    private final CompositeType type;
    private final DefinedType[] references;
    private final DefinedType[] group;
    private final DefinedType[] ancestors;
    private volatile @Nullable FunctionType functionType;

    /**
     * @param type whose concrete heap types are positions in {@code references}
     * @param references filled in before the type is published
     */
    DefinedType(
            int id,
            boolean isFinal,
            CompositeType type,
            DefinedType[] references,
            DefinedType[] group,
            @Nullable DefinedType supertype) {
        this.id = id;
        this.isFinal = isFinal;
        this.type = type;
        this.references = references;
        this.group = group;
        int depth = supertype == null ? 0 : supertype.ancestors.length;
        this.ancestors = supertype == null ? new DefinedType[1] : Arrays.copyOf(supertype.ancestors, depth + 1);
        this.ancestors[depth] = this;
    }

    /** The type of a host function: what a module writes as {@code (type (func …))}. */
    public static DefinedType of(FunctionType function) {
        return TypeRegistry.intern(RecursionGroup.of(function))[0];
    }

    /** The type that a heap type of the public API stands for. */
    public static DefinedType of(ConcreteHeapType heapType) {
        return TypeRegistry.get(heapType);
    }

    /** Unique in this process and never used again. */
    public int id() {
        return id;
    }

    public boolean isFinal() {
        return isFinal;
    }

    public CompositeType composite() {
        return type;
    }

    /** The type that a concrete heap type inside {@link #composite} stands for. */
    public DefinedType reference(int position) {
        return references[position];
    }

    /** The types that this one is below, the first without a supertype, and at the end itself; not to be changed. */
    public DefinedType[] ancestors() {
        return ancestors;
    }

    public boolean isSubtypeOf(DefinedType other) {
        int depth = other.ancestors.length - 1;
        return depth < ancestors.length && ancestors[depth] == other;
    }

    /** The type as the public API shows it. */
    public FunctionType functionType() {
        FunctionType known = functionType;
        if (known == null) {
            if (!(type instanceof FuncType function)) {
                throw new NoSuchElementException(this + " is not a function type");
            }
            known = PublicTypes.functionType(function, this::reference);
            functionType = known;
        }
        return known;
    }

    /** The type as a heap type of the public API. */
    public ConcreteHeapType heapType() {
        return new ConcreteHeapType(id, toString());
    }

    /** The members of the recursion group, this type among them. */
    DefinedType[] group() {
        return group;
    }

    /** In text format; types referred to are shown by their {@link #id}. */
    @Override
    public String toString() {
        return TypeText.of(this);
    }
}
