@file:OptIn(kotlin.wasm.unsafe.UnsafeWasmMemoryApi::class, kotlin.wasm.ExperimentalWasmInterop::class)

package demo

import kotlin.wasm.WasmImport
import kotlin.wasm.unsafe.Pointer
import kotlin.wasm.unsafe.withScopedMemoryAllocator

// What Kotlin's library has no functions for: arguments, standard input, and the exit code.

@WasmImport("wasi_snapshot_preview1", "args_sizes_get")
private external fun argsSizesGet(count: Int, size: Int): Int

@WasmImport("wasi_snapshot_preview1", "args_get")
private external fun argsGet(pointers: Int, texts: Int): Int

@WasmImport("wasi_snapshot_preview1", "fd_read")
private external fun fdRead(descriptor: Int, vectors: Int, count: Int, read: Int): Int

@WasmImport("wasi_snapshot_preview1", "proc_exit")
private external fun procExit(code: Int)

private fun Pointer.int(offset: Int): Int = (this + offset).loadInt()

private fun bytes(from: Pointer, size: Int) = ByteArray(size) { (from + it).loadByte() }

fun arguments(): List<String> = withScopedMemoryAllocator { memory ->
    val sizes = memory.allocate(8)
    check(argsSizesGet(sizes.address.toInt(), sizes.address.toInt() + 4) == 0)
    val count = sizes.int(0)
    val pointers = memory.allocate(4 * count + 4)
    val texts = memory.allocate(sizes.int(4) + 1)
    check(argsGet(pointers.address.toInt(), texts.address.toInt()) == 0)
    List(count) { i ->
        val start = Pointer(pointers.int(4 * i).toUInt())
        var end = 0
        while ((start + end).loadByte() != 0.toByte()) end++
        bytes(start, end).decodeToString()
    }
}

fun standardInput(): String = withScopedMemoryAllocator { memory ->
    val size = 4096
    val buffer = memory.allocate(size)
    val vector = memory.allocate(8)
    val read = memory.allocate(4)
    vector.storeInt(buffer.address.toInt())
    (vector + 4).storeInt(size)
    var all = ByteArray(0)
    while (true) {
        check(fdRead(0, vector.address.toInt(), 1, read.address.toInt()) == 0)
        val got = read.loadInt()
        if (got == 0) break
        all += bytes(buffer, got)
    }
    all.decodeToString()
}

fun exit(code: Int): Nothing {
    procExit(code)
    error("still here")
}
