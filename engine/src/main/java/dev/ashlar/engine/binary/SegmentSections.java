package dev.ashlar.engine.binary;

import java.util.function.IntConsumer;

/**
 * The element and the data section.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#element-section">Core spec: element
 *     section</a>
 */
final class SegmentSections {
    /** Flags of element segments. */
    private static final int NOT_ACTIVE = 1;

    private static final int EXPLICIT = 2;
    private static final int EXPRESSIONS = 4;

    private static final int FUNCTION_KIND = 0;
    private static final int FUNCTIONS = ValType.ref(false, ValType.HEAP_FUNC);

    private final BinaryReader in;
    private final IntConsumer functionReferences;
    private final InstructionSkipper instructions;

    /** @param functionReferences is told every function that an element refers to */
    SegmentSections(BinaryReader in, IntConsumer functionReferences) {
        this.in = in;
        this.functionReferences = functionReferences;
        this.instructions = new InstructionSkipper(in, functionReferences);
    }

    ElementSegment[] elements() {
        ElementSegment[] segments = new ElementSegment[in.count()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = elementSegment();
        }
        return segments;
    }

    DataSegment[] data() {
        DataSegment[] segments = new DataSegment[in.count()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = dataSegment();
        }
        return segments;
    }

    private ElementSegment elementSegment() {
        int flags = in.u32();
        if (flags < 0 || flags > (NOT_ACTIVE | EXPLICIT | EXPRESSIONS)) {
            throw in.malformed("malformed elements segment kind " + Integer.toUnsignedString(flags));
        }
        boolean active = (flags & NOT_ACTIVE) == 0;
        boolean explicit = (flags & EXPLICIT) != 0;
        int table = active && explicit ? in.index() : 0;
        int offset = active ? expression() : -1;
        int mode = active ? ElementSegment.ACTIVE : explicit ? ElementSegment.DECLARATIVE : ElementSegment.PASSIVE;
        boolean typed = explicit || !active;
        if ((flags & EXPRESSIONS) != 0) {
            int type = typed ? TypeReader.referenceType(in) : ValType.FUNCREF;
            return new ElementSegment(mode, table, offset, type, null, expressions());
        }
        if (typed && in.u8() != FUNCTION_KIND) {
            throw in.malformed("malformed element kind");
        }
        return new ElementSegment(mode, table, offset, FUNCTIONS, functions(), null);
    }

    private int[] functions() {
        int[] functions = new int[in.count()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = in.index();
            functionReferences.accept(functions[i]);
        }
        return functions;
    }

    private int[] expressions() {
        int[] expressions = new int[in.count()];
        for (int i = 0; i < expressions.length; i++) {
            expressions[i] = expression();
        }
        return expressions;
    }

    private DataSegment dataSegment() {
        int flags = in.u32();
        if (flags < 0 || flags > (NOT_ACTIVE | EXPLICIT) || flags == (NOT_ACTIVE | EXPLICIT)) {
            throw in.malformed("malformed data segment kind " + Integer.toUnsignedString(flags));
        }
        boolean active = (flags & NOT_ACTIVE) == 0;
        int memory = (flags & EXPLICIT) != 0 ? in.index() : 0;
        int offset = active ? expression() : -1;
        int size = in.count();
        int start = in.position();
        in.skip(size);
        return new DataSegment(active, memory, offset, start, size);
    }

    /** Passes an expression and returns where it starts. */
    private int expression() {
        int start = in.position();
        instructions.skipExpression();
        return start;
    }
}
