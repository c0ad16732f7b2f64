package dev.ashlar.engine;

import java.util.Optional;

/**
 * One guest frame of a backtrace.
 *
 * @param module the module's name
 * @param functionIndex index in the module's function index space
 * @param functionName from the name section
 * @param offset of the instruction in the module binary, in bytes; -1 where unknown
 */
public record WasmFrame(String module, int functionIndex, Optional<String> functionName, int offset) {
    /** For instance {@code app!memcpy[12] @ 0x4f}. */
    @Override
    public String toString() {
        String position = offset < 0 ? "" : " @ 0x" + Integer.toHexString(offset);
        return module + "!" + functionName.orElse("func") + "[" + functionIndex + "]" + position;
    }
}
