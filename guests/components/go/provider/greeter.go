package export_ashlar_demo_greeter

import (
	"fmt"

	. "go.bytecodealliance.org/pkg/wit/types"
	greeter "wit_component/ashlar_demo_greeter"
)

func refused(who Option[string], reason string) Result[string, greeter.Refusal] {
	return Err[string](greeter.Refusal{Who: who, Reason: reason})
}

func title(salutation greeter.Salutation) string {
	switch salutation.Tag() {
	case greeter.Salutation_Titled:
		return salutation.Titled() + " "
	case greeter.Salutation_Numbered:
		numbered := salutation.Numbered()
		return fmt.Sprintf("%c%d ", numbered.F1, numbered.F0)
	default:
		return ""
	}
}

func Greet(who greeter.Person, salutation greeter.Salutation, manner greeter.Manner) Result[string, greeter.Refusal] {
	switch who.Name {
	case "":
		return refused(None[string](), "has no name")
	case "nobody":
		return refused(Some(who.Name), "is not greeted")
	}
	greeting := "Hello, " + title(salutation) + who.Name
	if manner&greeter.Manner_WithAge != 0 {
		greeting += fmt.Sprintf(" (%d)", who.Age)
	}
	if manner&greeter.Manner_Loud != 0 {
		greeting += "!"
	}
	if manner&greeter.Manner_Twice != 0 {
		greeting += " " + greeting
	}
	return Ok[string, greeter.Refusal](greeting)
}

func Nicknames(people []greeter.Person) []Tuple2[string, string] {
	var all []Tuple2[string, string]
	for _, person := range people {
		for _, nickname := range person.Nicknames {
			all = append(all, Tuple2[string, string]{F0: nickname, F1: person.Name})
		}
	}
	return all
}

func Initials(people []greeter.Person) []rune {
	var initials []rune
	for _, person := range people {
		for _, initial := range person.Name {
			initials = append(initials, initial)
			break
		}
	}
	return initials
}
