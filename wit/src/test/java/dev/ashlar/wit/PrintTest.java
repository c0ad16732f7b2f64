package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintTest {
    @Test
    void whatIsPrintedReadsAsTheSame() {
        var read = Wit.parse("shop.wit", Samples.EVERYTHING, WitOptions.ALL_FEATURES);
        var printed = Wit.print(read);
        var again = Wit.parse("printed.wit", printed, WitOptions.ALL_FEATURES);
        assertThat(again).isEqualTo(read);
        assertThat(Wit.print(again)).isEqualTo(printed);
    }

    @Test
    void printsOnePackage() {
        var read = Wit.parse("a.wit", """
                /// The package.
                package a:b@0.1.0;
                // lost
                interface i { use types.{t, r as q}; /// Doc
                /// of f.
                f: func(a:t,b:borrow<q>)->option<t>; g: async func(); }
                interface types { type t=u8;resource r{constructor();m:func();s:static func()->r;} enum e{a,%as} }
                world w { export i; import x: interface { } import f:func(); }
                """);
        assertThat(Wit.print(read.root())).isEqualTo("""
                        /// The package.
                        package a:b@0.1.0;

                        interface types {
                          type t = u8;

                          resource r {
                            constructor();

                            m: func();

                            s: static func() -> r;
                          }

                          enum e {
                            a,
                            %as,
                          }
                        }

                        interface i {
                          use types.{t, r as q};

                          /// Doc
                          /// of f.
                          f: func(a: t, b: borrow<q>) -> option<t>;

                          g: async func();
                        }

                        world w {
                          import x: interface {
                          }
                          import f: func();
                          import types;

                          export i;
                        }
                        """);
    }

    @Test
    void docsOfABlockLoseTheirIndentation() {
        var read = Wit.parse("a.wit", """
                package a:b;
                /**
                    One
                      two

                    three
                */
                interface i {}
                """);
        assertThat(read.root().interfaceNamed("i").orElseThrow().annotations().docs())
                .isEqualTo("One\n  two\n\nthree");
    }
}
