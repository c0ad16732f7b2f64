package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.BitSet;

/**
 * Which locals a stretch of instructions touches.
 *
 * @param used read or set
 * @param written set
 */
record LocalUse(BitSet used, BitSet written) {
    static LocalUse of(byte[] bytes, int start, int end) {
        BinaryReader in = new BinaryReader(bytes, start, end);
        LocalUse use = new LocalUse(new BitSet(), new BitSet());
        while (!in.atEnd()) {
            Operator operator = Immediates.operator(in);
            switch (operator.opcode()) {
                case Opcodes.LOCAL_GET -> use.used.set(in.u32());
                case Opcodes.LOCAL_SET, Opcodes.LOCAL_TEE -> {
                    int local = in.u32();
                    use.used.set(local);
                    use.written.set(local);
                }
                default -> Immediates.skip(in, operator.immediate());
            }
        }
        return use;
    }
}
