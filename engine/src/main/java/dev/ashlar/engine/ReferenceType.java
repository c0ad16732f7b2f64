package dev.ashlar.engine;

/**
 * A reference type.
 *
 * @param nullable whether null is a value of this type
 * @param heapType what is referred to
 */
public record ReferenceType(boolean nullable, HeapType heapType) implements ValueType {
    public static final ReferenceType FUNCREF = new ReferenceType(true, AbstractHeapType.FUNC);
    public static final ReferenceType EXTERNREF = new ReferenceType(true, AbstractHeapType.EXTERN);
    public static final ReferenceType EXNREF = new ReferenceType(true, AbstractHeapType.EXN);

    /** The short name where the text format has one ({@code funcref}), else {@code (ref null? heap)}. */
    @Override
    public String toString() {
        if (nullable && heapType instanceof AbstractHeapType) {
            return switch ((AbstractHeapType) heapType) {
                case NONE -> "nullref";
                case NOFUNC -> "nullfuncref";
                case NOEXTERN -> "nullexternref";
                case NOEXN -> "nullexnref";
                default -> heapType + "ref";
            };
        }
        return "(ref " + (nullable ? "null " : "") + heapType + ")";
    }
}
