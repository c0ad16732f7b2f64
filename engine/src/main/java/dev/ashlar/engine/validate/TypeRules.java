package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.ValType.heap;
import static dev.ashlar.engine.binary.ValType.isConcrete;
import static dev.ashlar.engine.binary.ValType.isNullable;
import static dev.ashlar.engine.binary.ValType.isRef;
import static dev.ashlar.engine.binary.ValType.typeIndex;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.ArrayType;
import dev.ashlar.engine.binary.CompositeType;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.TypeTable;
import dev.ashlar.engine.binary.ValType;
import java.util.Set;

/**
 * Well-formed types and subtyping between them, in the numbering of one module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Core spec: matching</a>
 */
final class TypeRules {
    /** The type of an operand that code behind an unconditional branch takes from nowhere. */
    static final int UNKNOWN = 0;
    /** A reference, not null, of which nothing else is known; it comes from {@link #UNKNOWN} too. */
    static final int UNKNOWN_REF = ValType.REF;

    /** As in the JavaScript API. */
    private static final int MAX_PARAMETERS = 1_000;

    private static final int MAX_FIELDS = 10_000;

    private static final int MAX_SUBTYPE_DEPTH = 63;

    private final TypeTable types;
    private final Set<Feature> features;

    TypeRules(TypeTable types, Set<Feature> features) {
        this.types = types;
        this.features = features;
    }

    /** Validates the type section. */
    void validateTypes() {
        int[] depths = new int[types.size()];
        for (int i = 0; i < types.size(); i++) {
            validateComposite(i);
            depths[i] = supertypeDepth(i, depths);
        }
        for (int i = 0; i < types.size(); i++) {
            if (types.supertype(i) >= 0 && !matches(types.composite(i), types.composite(types.supertype(i)))) {
                throw new InvalidModuleException(
                        types.offset(i),
                        "sub type: type %d does not match its supertype %d".formatted(i, types.supertype(i)));
            }
        }
    }

    private void validateComposite(int index) {
        int offset = types.offset(index);
        int visible = types.groupEnd(index);
        switch (types.composite(index)) {
            case FuncType(int[] parameters, int[] results) -> {
                checkAll(parameters, visible, offset);
                checkAll(results, visible, offset);
                if (Math.max(parameters.length, results.length) > MAX_PARAMETERS) {
                    throw new InvalidModuleException(
                            offset, "too many parameters or results: more than " + MAX_PARAMETERS);
                }
                if (results.length > 1) {
                    features.add(Feature.MULTI_VALUE);
                }
            }
            case StructType(int[] fields, boolean[] mutable) -> {
                features.add(Feature.GC);
                if (fields.length > MAX_FIELDS) {
                    throw new InvalidModuleException(offset, "too many fields: more than " + MAX_FIELDS);
                }
                checkAll(fields, visible, offset);
            }
            case ArrayType(int element, boolean mutable) -> {
                features.add(Feature.GC);
                check(element, visible, offset);
            }
        }
    }

    private int supertypeDepth(int index, int[] depths) {
        int supertype = types.supertype(index);
        int offset = types.offset(index);
        if (supertype < 0) {
            return 0;
        }
        if (supertype >= index) {
            throw new InvalidModuleException(offset, "unknown type " + supertype + " as supertype");
        }
        if (types.isFinal(supertype)) {
            throw new InvalidModuleException(offset, "sub type: supertype " + supertype + " is final");
        }
        if (depths[supertype] == MAX_SUBTYPE_DEPTH) {
            throw new InvalidModuleException(offset, "subtypes nested deeper than " + MAX_SUBTYPE_DEPTH);
        }
        features.add(Feature.GC);
        return depths[supertype] + 1;
    }

    private boolean matches(CompositeType sub, CompositeType sup) {
        return switch (sub) {
            case FuncType a ->
                sup instanceof FuncType b
                        && matches(b.parameters(), a.parameters())
                        && matches(a.results(), b.results());
            case StructType a -> sup instanceof StructType b && matches(a, b);
            case ArrayType a ->
                sup instanceof ArrayType b && fieldMatches(a.element(), a.mutable(), b.element(), b.mutable());
        };
    }

    private boolean matches(StructType sub, StructType sup) {
        if (sub.fields().length < sup.fields().length) {
            return false;
        }
        for (int i = 0; i < sup.fields().length; i++) {
            if (!fieldMatches(sub.fields()[i], sub.mutable()[i], sup.fields()[i], sup.mutable()[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean fieldMatches(int sub, boolean subMutable, int sup, boolean supMutable) {
        return subMutable == supMutable && storageMatches(sub, sup) && (!subMutable || storageMatches(sup, sub));
    }

    /** Whether what a field or element of type {@code sub} holds may be put where {@code sup} is; both may be packed. */
    boolean storageMatches(int sub, int sup) {
        return sub == sup || matches(sub, sup);
    }

    /** The largest type that values of a heap type belong to. */
    int top(int heap) {
        return isConcrete(heap)
                ? types.isFunction(typeIndex(heap)) ? ValType.HEAP_FUNC : ValType.HEAP_ANY
                : switch (heap) {
                    case ValType.HEAP_FUNC, ValType.HEAP_NOFUNC -> ValType.HEAP_FUNC;
                    case ValType.HEAP_EXTERN, ValType.HEAP_NOEXTERN -> ValType.HEAP_EXTERN;
                    case ValType.HEAP_EXN, ValType.HEAP_NOEXN -> ValType.HEAP_EXN;
                    default -> ValType.HEAP_ANY;
                };
    }

    private void checkAll(int[] all, int visible, int offset) {
        for (int type : all) {
            check(type, visible, offset);
        }
    }

    /** Checks that a value type exists in this module and in this engine. */
    void check(int type, int offset) {
        check(type, types.size(), offset);
    }

    private void check(int type, int visible, int offset) {
        if (isRef(type)) {
            checkHeap(heap(type), visible, offset);
            features.add(Feature.REFERENCE_TYPES);
            if (!isNullable(type)) {
                features.add(Feature.TYPED_FUNCTION_REFERENCES);
            }
        } else if (type == ValType.V128) {
            features.add(Feature.SIMD);
        }
    }

    void checkHeap(int heap, int offset) {
        checkHeap(heap, types.size(), offset);
    }

    private void checkHeap(int heap, int visible, int offset) {
        if (isConcrete(heap)) {
            if (typeIndex(heap) >= visible) {
                throw new InvalidModuleException(offset, "unknown type " + typeIndex(heap));
            }
            features.add(Feature.TYPED_FUNCTION_REFERENCES);
            return;
        }
        switch (heap) {
            case ValType.HEAP_FUNC, ValType.HEAP_EXTERN -> {}
            case ValType.HEAP_NOFUNC, ValType.HEAP_NOEXTERN -> features.add(Feature.GC);
            case ValType.HEAP_EXN, ValType.HEAP_NOEXN -> features.add(Feature.EXCEPTIONS);
            default -> features.add(Feature.GC);
        }
    }

    /** The function type with this index. */
    FuncType function(int index, int offset) {
        if (index >= types.size()) {
            throw new InvalidModuleException(offset, "unknown type " + index);
        }
        if (types.composite(index) instanceof FuncType function) {
            return function;
        }
        throw new InvalidModuleException(offset, "type mismatch: type " + index + " is not a function type");
    }

    boolean matches(int[] subs, int[] sups) {
        if (subs.length != sups.length) {
            return false;
        }
        for (int i = 0; i < subs.length; i++) {
            if (!matches(subs[i], sups[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value of type {@code sub} may stand where {@code sup} is expected. */
    boolean matches(int sub, int sup) {
        if (sub == sup || sub == UNKNOWN) {
            return true;
        }
        return isRef(sub) && isRef(sup) && (!isNullable(sub) || isNullable(sup)) && heapMatches(heap(sub), heap(sup));
    }

    private boolean heapMatches(int sub, int sup) {
        if (sub == sup || sub == heap(UNKNOWN_REF)) {
            return true;
        }
        if (isConcrete(sub)) {
            return isConcrete(sup)
                    ? types.canonical(typeIndex(sub)).isSubtypeOf(types.canonical(typeIndex(sup)))
                    : ValType.isAbstractSubtype(ValType.kindOf(types.composite(typeIndex(sub))), sup);
        }
        return isConcrete(sup)
                ? ValType.isBottomOf(sub, types.composite(typeIndex(sup)))
                : ValType.isAbstractSubtype(sub, sup);
    }

    static String name(int type) {
        return switch (type) {
            case UNKNOWN -> "unknown";
            case UNKNOWN_REF -> "a reference";
            default -> ValType.name(type);
        };
    }
}
