package dev.ashlar.engine.validate;

import static dev.ashlar.engine.binary.Opcodes.*;
import static dev.ashlar.engine.binary.ValType.F32;
import static dev.ashlar.engine.binary.ValType.F64;
import static dev.ashlar.engine.binary.ValType.I32;
import static dev.ashlar.engine.binary.ValType.I64;
import static dev.ashlar.engine.validate.TypeRules.UNKNOWN;
import static dev.ashlar.engine.validate.TypeRules.UNKNOWN_REF;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.TableDef;
import dev.ashlar.engine.binary.ValType;
import java.util.Set;

/**
 * Validates function bodies, one after the other, each in one pass over its bytes. The types of operands and the
 * enclosing blocks are kept in arrays that all bodies share, so that nothing is allocated per instruction. The switch
 * lists the instructions whose types do not follow from the opcode; the others have a signature.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Core spec: validation algorithm</a>
 */
final class FunctionValidator {
    private static final int EXNREF = ValType.EXNREF;
    private static final int CAUGHT = ValType.ref(false, ValType.HEAP_EXN);
    private static final int[] NO_TYPES = {};

    private static final int[] SIGNATURES = new int[0x100];
    private static final int[] LIMITS = new int[0x100];

    static {
        for (int opcode = 0; opcode < SIGNATURES.length; opcode++) {
            Operator operator = Operator.of(opcode);
            SIGNATURES[opcode] = operator == null ? -1 : operator.packedSignature();
            LIMITS[opcode] = operator == null ? 0 : operator.limit();
        }
    }

    private final ModuleInfo module;
    private final Set<Feature> features;
    private final TypeRules rules;
    private final Immediates immediates;
    private final OperandStack operands;
    private final LocalTypes locals;
    private final ControlStack blocks;
    private final PrefixedValidator prefixed;
    private final GcValidator gc;
    private BinaryReader in;
    private int[] results = NO_TYPES;

    FunctionValidator(ModuleInfo module, TypeRules rules) {
        this.module = module;
        this.features = module.features();
        this.rules = rules;
        this.immediates = new Immediates(module, rules);
        this.operands = new OperandStack(rules);
        this.locals = new LocalTypes(rules);
        this.blocks = new ControlStack(operands, locals);
        this.prefixed = new PrefixedValidator(module, rules, immediates, operands);
        this.gc = new GcValidator(module, rules, immediates, operands, this::label);
        this.in = immediates.read(0, 0);
    }

    /** Validates a function of the module that is not imported. */
    void validate(int function) {
        FuncType type = module.functionType(function);
        int body = function - module.imported().functions();
        in = immediates.read(module.bodyStarts()[body], module.bodyEnds()[body]);
        locals.start(type.parameters());
        locals.declare(in);
        results = type.results();
        operands.clear();
        blocks.clear();
        blocks.push(BLOCK, NO_TYPES, results);
        instructions();
    }

    private void instructions() {
        while (!blocks.isEmpty()) {
            operands.instruction = in.position();
            if (in.atEnd()) {
                throw in.malformed("END opcode expected");
            }
            instruction(in.u8());
        }
        if (!in.atEnd()) {
            throw in.malformed("section size mismatch: bytes left behind the end of a function");
        }
    }

    private void instruction(int opcode) {
        switch (opcode) {
            case UNREACHABLE -> operands.setUnreachable();
            case BLOCK, LOOP -> block(opcode);
            case IF -> {
                operands.pop(I32);
                block(IF);
            }
            case ELSE -> otherwise();
            case END -> end();
            case TRY_TABLE -> tryTable();
            case THROW -> {
                features.add(Feature.EXCEPTIONS);
                operands.pop(immediates.tagParameters());
                operands.setUnreachable();
            }
            case THROW_REF -> {
                features.add(Feature.EXCEPTIONS);
                operands.pop(EXNREF);
                operands.setUnreachable();
            }
            case BR -> {
                operands.pop(label());
                operands.setUnreachable();
            }
            case BR_IF -> branchIf();
            case BR_TABLE -> branchTable();
            case BR_ON_NULL -> branchOnNull();
            case BR_ON_NON_NULL -> branchOnNonNull();
            case RETURN -> {
                operands.pop(results);
                operands.setUnreachable();
            }
            case CALL -> call(module.functionType(immediates.function()));
            case CALL_INDIRECT -> call(indirectType());
            case CALL_REF -> call(referredType());
            case RETURN_CALL -> returnCall(module.functionType(immediates.function()));
            case RETURN_CALL_INDIRECT -> returnCall(indirectType());
            case RETURN_CALL_REF -> returnCall(referredType());
            case DROP -> operands.pop();
            case SELECT -> select();
            case SELECT_TYPED -> selectTyped();
            case LOCAL_GET -> operands.push(readableLocal());
            case LOCAL_SET -> operands.pop(writtenLocal());
            case LOCAL_TEE -> {
                int type = writtenLocal();
                operands.pop(type);
                operands.push(type);
            }
            case GLOBAL_GET -> operands.push(immediates.global().type());
            case GLOBAL_SET -> globalSet();
            case TABLE_GET -> {
                features.add(Feature.REFERENCE_TYPES);
                TableDef table = immediates.table();
                operands.pop(table.addressType());
                operands.push(table.element());
            }
            case TABLE_SET -> {
                features.add(Feature.REFERENCE_TYPES);
                TableDef table = immediates.table();
                operands.pop(table.element());
                operands.pop(table.addressType());
            }
            case MEMORY_SIZE -> operands.push(immediates.memory().addressType());
            case MEMORY_GROW -> {
                int type = immediates.memory().addressType();
                operands.pop(type);
                operands.push(type);
            }
            case I32_CONST -> {
                in.s32();
                operands.push(I32);
            }
            case I64_CONST -> {
                in.s64();
                operands.push(I64);
            }
            case F32_CONST -> {
                in.skip(4);
                operands.push(F32);
            }
            case F64_CONST -> {
                in.skip(8);
                operands.push(F64);
            }
            case REF_NULL -> {
                features.add(Feature.REFERENCE_TYPES);
                operands.push(ValType.ref(true, immediates.heapType()));
            }
            case REF_IS_NULL -> {
                features.add(Feature.REFERENCE_TYPES);
                reference();
                operands.push(I32);
            }
            case REF_FUNC -> functionReference();
            case REF_AS_NON_NULL -> {
                features.add(Feature.TYPED_FUNCTION_REFERENCES);
                operands.push(nonNull(reference()));
            }
            case REF_EQ -> gc.equal();
            case PREFIX_GC -> gc.validate(in);
            case PREFIX_MISC, PREFIX_SIMD, PREFIX_ATOMIC -> prefixed.validate(opcode, in);
            default -> plain(opcode);
        }
    }

    /** An instruction with a fixed signature and no immediate but that of a memory access. */
    private void plain(int opcode) {
        int signature = SIGNATURES[opcode];
        if (signature < 0) {
            throw in.illegalOpcode(opcode);
        }
        if (opcode >= I32_LOAD && opcode <= I64_STORE32) {
            signature = immediates.memoryArgument(LIMITS[opcode], signature);
        } else if (opcode >= I32_EXTEND8_S) {
            features.add(Feature.SIGN_EXTENSION);
        }
        operands.apply(signature);
    }

    private void block(int opcode) {
        immediates.blockType();
        operands.pop(immediates.blockParameters());
        blocks.push(opcode, immediates.blockParameters(), immediates.blockResults());
    }

    private void otherwise() {
        if (blocks.opcode() != IF) {
            throw in.malformed("misplaced ELSE opcode");
        }
        int[] parameters = blocks.parameters();
        int[] blockResults = blocks.results();
        blocks.pop();
        blocks.push(ELSE, parameters, blockResults);
    }

    private void end() {
        int[] blockResults = blocks.results();
        if (blocks.opcode() == IF && !rules.matches(blocks.parameters(), blockResults)) {
            throw operands.invalid("type mismatch: an if without else must leave what it takes");
        }
        blocks.pop();
        if (!blocks.isEmpty()) {
            operands.push(blockResults);
        }
    }

    private void tryTable() {
        features.add(Feature.EXCEPTIONS);
        immediates.blockType();
        for (int clauses = in.count(); clauses > 0; clauses--) {
            int kind = in.u8();
            switch (kind) {
                case 0 -> catches(immediates.tagParameters(), false);
                case 1 -> catches(immediates.tagParameters(), true);
                case 2 -> catches(NO_TYPES, false);
                case 3 -> catches(NO_TYPES, true);
                default -> throw in.malformed("malformed catch clause 0x%x".formatted(kind));
            }
        }
        operands.pop(immediates.blockParameters());
        blocks.push(TRY_TABLE, immediates.blockParameters(), immediates.blockResults());
    }

    private void catches(int[] parameters, boolean withReference) {
        int[] label = label();
        int size = parameters.length;
        boolean fits = label.length == size + (withReference ? 1 : 0)
                && (!withReference || rules.matches(CAUGHT, label[size]));
        for (int i = 0; fits && i < size; i++) {
            fits = rules.matches(parameters[i], label[i]);
        }
        if (!fits) {
            throw operands.invalid("type mismatch: what is caught is not what the label of the catch clause takes");
        }
    }

    /** The operands that a branch to the label that follows takes. */
    private int[] label() {
        int label = in.index();
        if (label >= blocks.depth()) {
            throw operands.invalid("unknown label %d: the code is in %d blocks".formatted(label, blocks.depth()));
        }
        return blocks.label(label, LOOP);
    }

    private void branchIf() {
        int[] taken = label();
        operands.pop(I32);
        operands.pop(taken);
        operands.push(taken);
    }

    private void branchTable() {
        operands.pop(I32);
        int labels = in.count();
        int[] first = label();
        operands.expect(first);
        for (int i = 0; i < labels; i++) {
            int[] other = label();
            if (other == first) {
                continue;
            }
            if (other.length != first.length) {
                throw operands.invalid("type mismatch: labels of a br_table take %d and %d operands"
                        .formatted(first.length, other.length));
            }
            operands.expect(other);
        }
        operands.setUnreachable();
    }

    private void branchOnNull() {
        features.add(Feature.TYPED_FUNCTION_REFERENCES);
        int[] taken = label();
        int reference = reference();
        operands.pop(taken);
        operands.push(taken);
        operands.push(nonNull(reference));
    }

    private void branchOnNonNull() {
        features.add(Feature.TYPED_FUNCTION_REFERENCES);
        int[] taken = label();
        if (taken.length == 0 || !ValType.isRef(taken[taken.length - 1])) {
            throw operands.invalid("type mismatch: the label of br_on_non_null takes no reference");
        }
        int reference = nonNull(reference());
        operands.push(reference);
        operands.pop(taken);
        for (int i = 0; i < taken.length - 1; i++) {
            operands.push(taken[i]);
        }
    }

    /** Pops a reference of any type. */
    private int reference() {
        int type = operands.pop();
        if (type != UNKNOWN && !ValType.isRef(type)) {
            throw operands.invalid("type mismatch: expected a reference, found " + TypeRules.name(type));
        }
        return type;
    }

    private static int nonNull(int reference) {
        return reference == UNKNOWN ? UNKNOWN_REF : ValType.ref(false, ValType.heap(reference));
    }

    private void call(FuncType type) {
        operands.pop(type.parameters());
        operands.push(type.results());
    }

    private void returnCall(FuncType type) {
        features.add(Feature.TAIL_CALLS);
        if (!rules.matches(type.results(), results)) {
            throw operands.invalid("type mismatch: a tail call to a function with other results");
        }
        operands.pop(type.parameters());
        operands.setUnreachable();
    }

    private FuncType indirectType() {
        FuncType type = immediates.functionType();
        TableDef table = immediates.table();
        if (!rules.matches(table.element(), ValType.FUNCREF)) {
            throw operands.invalid(
                    "type mismatch: an indirect call through a table of " + TypeRules.name(table.element()));
        }
        operands.pop(table.addressType());
        return type;
    }

    private FuncType referredType() {
        features.add(Feature.TYPED_FUNCTION_REFERENCES);
        int index = in.index();
        FuncType type = rules.function(index, operands.instruction);
        operands.pop(ValType.ref(true, ValType.CONCRETE + index));
        return type;
    }

    private void select() {
        operands.pop(I32);
        int second = operands.pop();
        int first = operands.pop();
        if (ValType.isRef(first) || ValType.isRef(second)) {
            throw operands.invalid("type mismatch: a select of references must state their type");
        }
        if (first != second && first != UNKNOWN && second != UNKNOWN) {
            throw operands.invalid("type mismatch: a select between %s and %s"
                    .formatted(TypeRules.name(first), TypeRules.name(second)));
        }
        operands.push(first == UNKNOWN ? second : first);
    }

    private void selectTyped() {
        features.add(Feature.REFERENCE_TYPES);
        int count = in.count();
        if (count != 1) {
            throw operands.invalid("invalid result arity: a select of %d types".formatted(count));
        }
        int type = immediates.valueType();
        operands.pop(I32);
        operands.pop(type);
        operands.pop(type);
        operands.push(type);
    }

    private int local() {
        int local = in.index();
        if (local >= locals.count()) {
            throw operands.invalid("unknown local %d: the function has %d".formatted(local, locals.count()));
        }
        return local;
    }

    private int readableLocal() {
        int local = local();
        if (!locals.isSet(local)) {
            throw operands.invalid("uninitialized local " + local);
        }
        return locals.type(local);
    }

    private int writtenLocal() {
        int local = local();
        locals.set(local);
        return locals.type(local);
    }

    private void globalSet() {
        GlobalDef global = immediates.global();
        if (!global.mutable()) {
            throw operands.invalid("global is immutable");
        }
        operands.pop(global.type());
    }

    private void functionReference() {
        features.add(Feature.REFERENCE_TYPES);
        int function = immediates.function();
        if (!module.declaredFunctions().get(function)) {
            throw operands.invalid("undeclared function reference " + function);
        }
        operands.push(ValType.ref(false, ValType.CONCRETE + module.functionTypes()[function]));
    }
}
