package export_ashlar_demo_kv

import (
	"runtime"
	"slices"
	"unsafe"

	. "go.bytecodealliance.org/pkg/wit/types"
)

var live uint32

type entry struct {
	key   string
	value []byte
}

// Bucket is the resource; its address is the representation, so it is pinned while a handle exists.
type Bucket struct {
	pinner  runtime.Pinner
	name    string
	entries []entry
}

//go:wasmimport [export]ashlar:demo/kv@0.1.0 [resource-new]bucket
func resourceNew(bucket unsafe.Pointer) int32

//go:wasmimport [export]ashlar:demo/kv@0.1.0 [resource-rep]bucket
func resourceRep(handle int32) unsafe.Pointer

//go:wasmimport [export]ashlar:demo/kv@0.1.0 [resource-drop]bucket
func resourceDrop(handle int32)

//go:wasmexport ashlar:demo/kv@0.1.0#[dtor]bucket
func destroy(rep int32) {
	BucketFromBorrowHandle(rep).pinner.Unpin()
	live--
}

// TakeHandle makes the handle that is given away.
func (b *Bucket) TakeHandle() int32 {
	b.pinner.Pin(b)
	return resourceNew(unsafe.Pointer(b))
}

// BucketFromOwnHandle takes over what was given to us: the handle ends, and with it the bucket as far as others see.
func BucketFromOwnHandle(handle int32) *Bucket {
	bucket := (*Bucket)(resourceRep(handle))
	resourceDrop(handle)
	return bucket
}

func BucketFromBorrowHandle(rep int32) *Bucket { return (*Bucket)(unsafe.Pointer(uintptr(rep))) }

func MakeBucket(name string) *Bucket {
	live++
	return &Bucket{name: name}
}

func (b *Bucket) find(key string) int {
	return slices.IndexFunc(b.entries, func(e entry) bool { return e.key == key })
}

func (b *Bucket) Name() string { return b.name }

func (b *Bucket) Get(key string) Option[[]byte] {
	if i := b.find(key); i >= 0 {
		return Some(b.entries[i].value)
	}
	return None[[]byte]()
}

func (b *Bucket) Set(key string, value []byte) Option[[]byte] {
	if i := b.find(key); i >= 0 {
		before := b.entries[i].value
		b.entries[i].value = slices.Clone(value)
		return Some(before)
	}
	b.entries = append(b.entries, entry{key, slices.Clone(value)})
	return None[[]byte]()
}

func (b *Bucket) Keys() []string {
	keys := make([]string, len(b.entries))
	for i, e := range b.entries {
		keys[i] = e.key
	}
	return keys
}

func BucketMerged(name string, first *Bucket, second *Bucket) *Bucket {
	both := MakeBucket(name)
	for _, from := range []*Bucket{first, second} {
		for _, e := range from.entries {
			both.Set(e.key, e.value)
		}
	}
	return both
}

func Live() uint32 { return live }

func Entries(buckets []*Bucket) uint32 {
	count := 0
	for _, bucket := range buckets {
		count += len(bucket.entries)
	}
	return uint32(count)
}

func Open(names []string) Result[[]*Bucket, string] {
	if slices.Contains(names, "") {
		return Err[[]*Bucket]("a bucket needs a name")
	}
	buckets := make([]*Bucket, len(names))
	for i, name := range names {
		buckets[i] = MakeBucket(name)
	}
	return Ok[[]*Bucket, string](buckets)
}
