package export_ashlar_demo_calc

import (
	"math"
	"slices"

	. "go.bytecodealliance.org/pkg/wit/types"
	calc "wit_component/ashlar_demo_calc"
)

func Add(a, b uint32) uint32 { return a + b }

func Apply(operation calc.Operator, a, b int32) Result[int32, calc.Fault] {
	x, y := int64(a), int64(b)
	var exact int64
	switch operation {
	case calc.Operator_Add:
		exact = x + y
	case calc.Operator_Subtract:
		exact = x - y
	case calc.Operator_Multiply:
		exact = x * y
	default:
		if b == 0 {
			return Err[int32](calc.Fault_DivisionByZero)
		}
		exact = x / y
	}
	if exact != int64(int32(exact)) {
		return Err[int32](calc.Fault_Overflow)
	}
	return Ok[int32, calc.Fault](int32(exact))
}

func Square(value uint32) uint64 { return uint64(value) * uint64(value) }

func Root(value uint64) uint32 {
	root := uint64(math.Sqrt(float64(value)))
	for root*root > value {
		root--
	}
	return uint32(root)
}

func Mean(values []float64) Option[float64] {
	if len(values) == 0 {
		return None[float64]()
	}
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	return Some(sum / float64(len(values)))
}

func Range(values []int8) (int8, int8) { return slices.Min(values), slices.Max(values) }

func Crash() { panic("crash was called") }
