package dev.ashlar.engine.binary;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HeapType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Between {@link ValType} codes and the value types of the public API. */
public final class PublicTypes {
    private PublicTypes() {}

    /** @param defined what the concrete heap types of {@code code} stand for, such as {@link TypeTable#canonical} */
    public static ValueType valueType(int code, IntFunction<DefinedType> defined) {
        return switch (code) {
            case ValType.I32 -> NumberType.I32;
            case ValType.I64 -> NumberType.I64;
            case ValType.F32 -> NumberType.F32;
            case ValType.F64 -> NumberType.F64;
            case ValType.V128 -> NumberType.V128;
            case ValType.FUNCREF -> ReferenceType.FUNCREF;
            case ValType.EXTERNREF -> ReferenceType.EXTERNREF;
            case ValType.EXNREF -> ReferenceType.EXNREF;
            default -> referenceType(code, defined);
        };
    }

    public static ReferenceType referenceType(int code, IntFunction<DefinedType> defined) {
        if (!ValType.isRef(code)) {
            throw new IllegalArgumentException(ValType.name(code) + " is not a reference type");
        }
        return new ReferenceType(ValType.isNullable(code), heapType(ValType.heap(code), defined));
    }

    public static HeapType heapType(int heap, IntFunction<DefinedType> defined) {
        return ValType.isConcrete(heap) ? defined.apply(ValType.typeIndex(heap)).heapType() : abstractHeapType(heap);
    }

    public static FunctionType functionType(FuncType type, IntFunction<DefinedType> defined) {
        return new FunctionType(valueTypes(type.parameters(), defined), valueTypes(type.results(), defined));
    }

    /** The type of a tag of a function type. */
    public static TagType tagType(DefinedType type) {
        FunctionType function = type.functionType();
        boolean plain = DefinedType.of(function) == type;
        return new TagType(function, plain ? Optional.empty() : Optional.of(type.heapType()));
    }

    /**
     * The function type of a tag.
     *
     * @throws IllegalArgumentException when {@code type} declares another one
     */
    public static DefinedType definedType(TagType type) {
        DefinedType defined = type.declared().map(DefinedType::of).orElseGet(() -> DefinedType.of(type.function()));
        if (!(defined.composite() instanceof FuncType)
                || !defined.functionType().equals(type.function())) {
            throw new IllegalArgumentException(
                    "a tag of %s cannot be declared as %s".formatted(type.function(), defined));
        }
        return defined;
    }

    /** The code of a type that refers to no defined type. */
    public static int code(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> ValType.I32;
            case NumberType.I64 -> ValType.I64;
            case NumberType.F32 -> ValType.F32;
            case NumberType.F64 -> ValType.F64;
            case NumberType.V128 -> ValType.V128;
            case ReferenceType(boolean nullable, AbstractHeapType heap) -> ValType.ref(nullable, code(heap));
            case ReferenceType reference ->
                throw new IllegalArgumentException(reference + " has no code without the types of a module");
        };
    }

    /** Whether a value of type {@code sub} may stand where {@code sup} is expected. */
    public static boolean isSubtype(ValueType sub, ValueType sup) {
        if (sub instanceof ReferenceType a && sup instanceof ReferenceType b) {
            return (!a.nullable() || b.nullable()) && isSubtype(a.heapType(), b.heapType());
        }
        return sub.equals(sup);
    }

    private static boolean isSubtype(HeapType sub, HeapType sup) {
        if (sub.equals(sup)) {
            return true;
        }
        return switch (sub) {
            case AbstractHeapType a ->
                switch (sup) {
                    case AbstractHeapType b -> ValType.isAbstractSubtype(code(a), code(b));
                    case ConcreteHeapType b ->
                        ValType.isBottomOf(code(a), TypeRegistry.get(b).composite());
                };
            case ConcreteHeapType a ->
                switch (sup) {
                    case AbstractHeapType b ->
                        ValType.isAbstractSubtype(
                                ValType.kindOf(TypeRegistry.get(a).composite()), code(b));
                    case ConcreteHeapType b -> TypeRegistry.get(a).isSubtypeOf(TypeRegistry.get(b));
                };
        };
    }

    private static List<ValueType> valueTypes(int[] codes, IntFunction<DefinedType> defined) {
        return Arrays.stream(codes).mapToObj(code -> valueType(code, defined)).toList();
    }

    static AbstractHeapType abstractHeapType(int heap) {
        return switch (heap) {
            case ValType.HEAP_FUNC -> AbstractHeapType.FUNC;
            case ValType.HEAP_NOFUNC -> AbstractHeapType.NOFUNC;
            case ValType.HEAP_EXTERN -> AbstractHeapType.EXTERN;
            case ValType.HEAP_NOEXTERN -> AbstractHeapType.NOEXTERN;
            case ValType.HEAP_ANY -> AbstractHeapType.ANY;
            case ValType.HEAP_EQ -> AbstractHeapType.EQ;
            case ValType.HEAP_I31 -> AbstractHeapType.I31;
            case ValType.HEAP_STRUCT -> AbstractHeapType.STRUCT;
            case ValType.HEAP_ARRAY -> AbstractHeapType.ARRAY;
            case ValType.HEAP_NONE -> AbstractHeapType.NONE;
            case ValType.HEAP_EXN -> AbstractHeapType.EXN;
            case ValType.HEAP_NOEXN -> AbstractHeapType.NOEXN;
            default -> throw new IllegalArgumentException("no heap type has the code 0x" + Integer.toHexString(heap));
        };
    }

    private static int code(AbstractHeapType heap) {
        return switch (heap) {
            case FUNC -> ValType.HEAP_FUNC;
            case NOFUNC -> ValType.HEAP_NOFUNC;
            case EXTERN -> ValType.HEAP_EXTERN;
            case NOEXTERN -> ValType.HEAP_NOEXTERN;
            case ANY -> ValType.HEAP_ANY;
            case EQ -> ValType.HEAP_EQ;
            case I31 -> ValType.HEAP_I31;
            case STRUCT -> ValType.HEAP_STRUCT;
            case ARRAY -> ValType.HEAP_ARRAY;
            case NONE -> ValType.HEAP_NONE;
            case EXN -> ValType.HEAP_EXN;
            case NOEXN -> ValType.HEAP_NOEXN;
        };
    }
}
