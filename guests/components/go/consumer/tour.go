package export_ashlar_demo_tour

import (
	"fmt"
	"math"
	"strings"

	. "go.bytecodealliance.org/pkg/wit/types"
	calc "wit_component/ashlar_demo_calc"
	greeter "wit_component/ashlar_demo_greeter"
	kv "wit_component/ashlar_demo_kv"
)

type transcript []string

func (t *transcript) add(format string, values ...any) { *t = append(*t, fmt.Sprintf(format, values...)) }

func applied(operation calc.Operator, a, b int32) string {
	result := calc.Apply(operation, a, b)
	switch {
	case result.Tag() == ResultOk:
		return fmt.Sprint(result.Ok())
	case result.Err() == calc.Fault_DivisionByZero:
		return "division-by-zero"
	default:
		return "overflow"
	}
}

func mean(values ...float64) string {
	if mean := calc.Mean(values); mean.Tag() == OptionSome {
		return fmt.Sprint(mean.Some())
	}
	return "none"
}

func (t *transcript) calc() {
	t.add("add: %d %d", calc.Add(2, 3), calc.Add(2147483600, 47))
	t.add("apply: %s %s %s %s", applied(calc.Operator_Add, 40, 2), applied(calc.Operator_Subtract, -math.MaxInt32, 1),
		applied(calc.Operator_Multiply, -7, 6), applied(calc.Operator_Divide, 7, -2))
	t.add("faults: %s %s", applied(calc.Operator_Divide, 1, 0), applied(calc.Operator_Add, math.MaxInt32, 1))
	square := calc.Square(2_000_000_000)
	t.add("square: %d %d", square, calc.Root(square))
	t.add("mean: %s %s", mean(1.5, 2.5, 8), mean())
	smallest, largest := calc.Range([]int8{5, -128, 127, 0})
	t.add("range: %d %d", smallest, largest)
}

func greeted(who greeter.Person, salutation greeter.Salutation, manner greeter.Manner) string {
	result := greeter.Greet(who, salutation, manner)
	if result.Tag() == ResultOk {
		return result.Ok()
	}
	name := "one"
	if who := result.Err().Who; who.Tag() == OptionSome {
		name = who.Some()
	}
	return name + " " + result.Err().Reason
}

func (t *transcript) greeter() {
	people := []greeter.Person{
		{Name: "Ada", Age: 36, Nicknames: []string{"Countess", "Enchantress"}},
		{Name: "Åsa", Age: 255},
		{Name: "🜨 Terra", Nicknames: []string{"Γαῖα"}},
	}
	plain := greeter.MakeSalutationPlain()
	t.add("%s", greeted(people[0], plain, 0))
	t.add("%s", greeted(people[1], greeter.MakeSalutationTitled("Dr."), greeter.Manner_Loud|greeter.Manner_WithAge))
	third := greeter.MakeSalutationNumbered(Tuple2[uint16, rune]{F0: 3, F1: '№'})
	t.add("%s", greeted(people[2], third, greeter.Manner_Twice))
	t.add("refused: %s, %s", greeted(greeter.Person{}, plain, 0), greeted(greeter.Person{Name: "nobody"}, plain, 0))
	var nicknames []string
	for _, nickname := range greeter.Nicknames(people) {
		nicknames = append(nicknames, nickname.F0+"="+nickname.F1)
	}
	t.add("nicknames: %s", strings.Join(nicknames, ", "))
	var initials []string
	for _, initial := range greeter.Initials(people) {
		initials = append(initials, string(initial))
	}
	t.add("initials: %s", strings.Join(initials, " "))
}

func previous(value Option[[]byte]) string {
	if value.Tag() == OptionNone {
		return "none"
	}
	return string(value.Some())
}

func (t *transcript) kv() {
	fruit := kv.MakeBucket("fruit")
	first := previous(fruit.Set("apple", []byte("red")))
	second := previous(fruit.Set("pear", []byte("grün")))
	t.add("set: %s %s %s", first, second, previous(fruit.Set("apple", []byte("yellow"))))
	t.add("get: %s %s %s", previous(fruit.Get("apple")), previous(fruit.Get("pear")), previous(fruit.Get("plum")))
	more := kv.MakeBucket("more")
	more.Set("plum", nil)
	more.Set("pear", []byte("brown"))
	t.add("entries: %d in %d", kv.Entries([]*kv.Bucket{fruit, more, fruit}), kv.Live())
	all := kv.BucketMerged("all", fruit, more)
	content := ""
	for _, key := range all.Keys() {
		content += " " + key + "=" + previous(all.Get(key))
	}
	t.add("merged: %s:%s, live %d", all.Name(), content, kv.Live())
	more.Drop()
	all.Drop()
	t.add("dropped: live %d", kv.Live())
	var names []string
	opened := kv.Open([]string{"x", "y", "z"}).Ok()
	for _, bucket := range opened {
		names = append(names, bucket.Name())
	}
	t.add("opened: %s, live %d", strings.Join(names, " "), kv.Live())
	for _, bucket := range opened {
		bucket.Drop()
	}
	t.add("not opened: %s, live %d", kv.Open([]string{"x", ""}).Err(), kv.Live())
}

func Walk() Result[[]string, string] {
	var t transcript
	t.calc()
	t.greeter()
	t.kv()
	return Ok[[]string, string](t)
}

func Crash() { calc.Crash() }

func AddUp(calls uint32) uint32 {
	sum := uint32(0)
	for i := range calls {
		sum = calc.Add(sum, i)
	}
	return sum
}
