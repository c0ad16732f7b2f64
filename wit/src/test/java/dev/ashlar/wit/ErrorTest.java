package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages say where, what and how to mend it. */
class ErrorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            interfce i {}                                | 1:1: expected `interface`, `package`, `use`, `world`, found `interfce`; did you mean `interface`?
            interface i { recrod r { a: u8 } }           | 1:15: an item cannot start with `recrod`; did you mean `record`?
            interface i { f: fun(); }                    | 1:18: expected `async`, `func`, found `fun`; did you mean `func`?
            interface i { f: func() -> stirng; }         | 1:28: there is no type `stirng` in a:b/i; did you mean `string`?
            interface i { f: func() -> float32; }        | 1:28: `float32` is no type of WIT any more; write `f32`
            interface i { f: func() -> (a: u8); }        | 1:28: expected a type, found `(`: WIT has no named results any more; return a tuple or a record
            interface i { type: func(); }                | 1:19: expected the name of a type, found `:`
            interface i { record r { type: u8 } }        | 1:26: expected the name of a field, found the keyword `type`; write `%type` to use it as a name
            interface fooBar {}                          | 1:11: `fooBar` is no name: names are words of lower-case (or upper-case) letters and digits with hyphens between; write `foo-bar`
            interface foo_bar {}                         | 1:11: `foo_bar` is no name: names are words of lower-case (or upper-case) letters and digits with hyphens between; write `foo-bar`
            interface i { f: func() }                    | 1:25: expected `;`, found `}`
            interface i { record r {} }                  | 1:25: expected at least one field, found `}`
            interface i {                                | 1:14: expected an item of an interface or `}`, found the end of the file
            interface i { type t = list<u8, 0>; }        | 1:33: a list cannot have the length `0`; lengths are 1 to 4294967295, without leading zeros
            interface i { type t = list<u8, 4294967296>; } | 1:33: a list cannot have the length `4294967296`; lengths are 1 to 4294967295, without leading zeros
            interface i { type t = map<f32, u8>; }       | 1:28: expected the type of a map's keys, found the keyword `f32`; keys are integers, char, bool or string
            interface i { type t = u8; type T = u16; }   | 1:33: `T` is already defined in a:b/i; rename one of them; upper and lower case make no difference
            interface i {} world i {}                    | 1:22: `i` is already defined in the package a:b; rename one of them
            interface i { type t = u; record u { t: option<t> } } | 1:20: the type `t` contains itself; types cannot be recursive; refer to a resource, or to an index into a list
            interface i { use j.{t}; } interface j { type t = u8; use i.{t as u}; } | 1:19: a:b/i depends on itself: a:b/i → a:b/j → a:b/i; move what both need to an interface of its own
            interface i { use j.{tt}; } interface j { type t1 = u8; } | 1:22: there is no type `tt` in a:b/j; did you mean `t1`?
            interface i { use jj.{t}; } interface j { type t = u8; } | 1:19: `jj` is no interface or world of this package; did you mean `j`?
            interface i { use x:y/z.{t}; }               | 1:19: the package x:y is not found; add it to the folder `deps` beside the files that use it
            interface i { use a:c/z@1.0.0.{t}; } package a:c@1.1.0 { interface z { type t = u8; } } | 1:19: the package a:c@1.0.0 is not found; there is a:c@1.1.0
            interface i { record r { a: u8 } f: func(a: borrow<r>); } | 1:52: `r` is no resource, and only resources have handles; write its mere name
            interface i { resource r; f: func() -> borrow<r>; } | 1:27: the result of `f` holds a borrowed handle; return an owned one, without `borrow`
            interface i { resource r { constructor() -> u8; } } | 1:28: a constructor returns its resource, not `u8`; leave the result out, or write `result<r, …>`
            interface i { resource r { constructor(); constructor(); } } | 1:43: a resource has one constructor at most; make this one a static function
            world w { import ins; } interface in {}      | 1:18: `ins` is no interface or world of this package; did you mean `in`?
            world w { import a:b; }                      | 1:18: a package is named here, not an interface of it; add `/` and the name of the interface
            world w { import v; } world v {}             | 1:18: a:b/v is a world, which cannot be imported or exported; write `include`
            world w { include w; }                       | 1:19: a:b/w depends on itself: a:b/w → a:b/w; move what both need to an interface of its own
            world v { import f: func(); } world w { include v; import f: func(); } | 1:49: the included world has an import `f`, and this world has another of that name; rename it: `include v with { f as other-name }`
            world v { import f: func(); } world w { include v with { g as h } } | 1:58: a:b/v has no import, export or type with the plain name `g`; only plain names can change, those of interfaces cannot
            @since(version = 1.0.0) interface i {}       | 1:35: `i` has a gate with a version, but the package a:b has no version; add one to the package
            @sinse(version = 1.0.0) interface i {}       | 1:2: expected `deprecated`, `external-id`, `since`, `unstable`, found `sinse`; did you mean `since`?
            @deprecated(version = 1.0.0) interface i {}  | 1:1: `@deprecated` stands alone; add the `@since` or `@unstable` of the item
            interface i { @unstable(feature = x) type t = u8; type u = t; } | 1:60: `t` is behind a feature gate that is closed; enable the feature `x`, or put what refers to it behind the same gate
            interface i { @unstable(feature = x) type t = u8; } interface j { use i.{t}; } | 1:74: `t` of a:b/i is behind a feature gate that is closed; enable the feature `x`, or put what refers to it behind the same gate
            /* open                                      | 1:1: this comment is not closed; add `*/`; comments nest, so each `/*` needs its own
            interface i { use j.{t} }                    | 1:25: expected `;`, found `}`
            world w { @external-id("x import f: func(); } | 1:24: this string is not closed; add `"`
            package c:d { interface x {} } package c:d { interface y {} } | 1:32: the package c:d is also defined in a.wit, and differently; remove one of them
            use nowhere;                                 | 1:5: `nowhere` is no interface or world of this package
            """)
    void saysWhatIsWrong(String text, String message) {
        var source = "\n" + text.strip();
        assertThatThrownBy(() -> Wit.parse("a.wit", "package a:b;" + source))
                .isInstanceOf(WitException.class)
                .hasMessage("a.wit:2" + message.substring(1));
    }

    @Test
    void countsCharactersNotBytes() {
        var failure =
                catchThrowableOfType(WitException.class, () -> Wit.parse("a.wit", "package a:b; /* 🛒 */ interface 1"));
        assertThat(failure.line()).isEqualTo(1);
        assertThat(failure.column()).isEqualTo(32);
    }
}
