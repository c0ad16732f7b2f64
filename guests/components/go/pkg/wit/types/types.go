// Package types holds what wit-bindgen's Go bindings call Option, Result and tuples.
package types

const (
	OptionNone = 0
	OptionSome = 1
	ResultOk   = 0
	ResultErr  = 1
)

type Option[T any] struct {
	tag   uint8
	value T
}

func None[T any]() Option[T] { return Option[T]{} }

func Some[T any](value T) Option[T] { return Option[T]{OptionSome, value} }

func (o Option[T]) Tag() uint8 { return o.tag }

func (o Option[T]) Some() T {
	if o.tag != OptionSome {
		panic("none has no value")
	}
	return o.value
}

type Result[T, E any] struct {
	tag   uint8
	value T
	err   E
}

func Ok[T, E any](value T) Result[T, E] { return Result[T, E]{value: value} }

func Err[T, E any](err E) Result[T, E] { return Result[T, E]{tag: ResultErr, err: err} }

func (r Result[T, E]) Tag() uint8 { return r.tag }

func (r Result[T, E]) Ok() T {
	if r.tag != ResultOk {
		panic("an error has no value")
	}
	return r.value
}

func (r Result[T, E]) Err() E {
	if r.tag != ResultErr {
		panic("a value is no error")
	}
	return r.err
}

type Tuple2[A, B any] struct {
	F0 A
	F1 B
}
