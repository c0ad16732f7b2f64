// Package runtime gives wit-bindgen's Go bindings memory that the collector leaves alone, and handles.
package runtime

import (
	"runtime"
	"unsafe"
)

// What callers put into this component's memory, until the bindings have read it.
var received runtime.Pinner

// Allocate returns memory that stays in place until the pinner lets go of it.
func Allocate(pinner *runtime.Pinner, size, align uintptr) unsafe.Pointer {
	if size == 0 {
		return unsafe.Pointer(align)
	}
	// Words of 8 bytes are aligned for all types.
	words := make([]uint64, (size+7)/8)
	memory := unsafe.Pointer(unsafe.SliceData(words))
	pinner.Pin(memory)
	return memory
}

// Unpin lets go of what callers put into memory.
func Unpin() { received.Unpin() }

//go:wasmexport cabi_realloc
func realloc(old unsafe.Pointer, oldSize, align, newSize uintptr) unsafe.Pointer {
	memory := Allocate(&received, newSize, align)
	if oldSize > 0 {
		copy(unsafe.Slice((*byte)(memory), newSize), unsafe.Slice((*byte)(old), oldSize))
	}
	return memory
}

// Handle is a handle that is given away at most once.
type Handle struct{ value int32 }

func MakeHandle(value int32) *Handle { return &Handle{value} }

func (h *Handle) Use() int32 {
	if h.value == 0 {
		panic("the handle was given away")
	}
	return h.value
}

func (h *Handle) Take() int32 {
	value := h.Use()
	h.value = 0
	return value
}

func (h *Handle) TakeOrNil() int32 {
	value := h.value
	h.value = 0
	return value
}

func (h *Handle) Set(value int32) {
	if h.value != 0 {
		panic("there is a handle already")
	}
	h.value = value
}
