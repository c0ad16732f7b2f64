package dev.ashlar.wit;

/** Texts that together use every construct of WIT. */
final class Samples {
    static final String EVERYTHING = """
            /// A shop.
            package example:shop@1.2.0;

            use wasi:clocks/wall-clock@0.2.12;
            use wasi:clocks/wall-clock@0.2.12 as the-clock;

            /** Types
             *  of the shop. */
            @since(version = 1.0.0)
            interface types {
              use wall-clock.{datetime, datetime as time};

              /// What is sold.
              record item {
                /// Unique.
                id: u64,
                name: string,
                price: money,
                tags: list<string>,
                digest: list<u8, 32>,
                attributes: map<string, option<string>>,
                added: datetime,
              }
              type money = tuple<s64, char>;
              @since(version = 1.0.0)
              @deprecated(version = 1.1.0)
              variant state { new, sold(datetime), %record(f32), }
              enum color { red, green, XML-blue }
              flags permissions { read, write, %export }
              @unstable(feature = barter)
              type barter = result<item, item>;

              @external-id("DB.\\"Basket\\" \\u{1f6d2}")
              resource basket {
                constructor(owner: string);
                add: func(item: item) -> result<_, error>;
                take: async func(n: u8) -> result<list<item>, error>;
                %static: static func(one: borrow<basket>, other: borrow<basket>) -> basket;
                @unstable(feature = barter)
                swap: func(%with: borrow<basket>);
              }
              resource lazy { constructor() -> result<lazy, error>; }
              resource empty;
              type cart = basket;
              variant error { full, broken(error-context), other(option<result>) }

              open: func(%use: string, self: bool) -> cart;
              watch: async func(of: borrow<cart>) -> stream<item>;
              next: func() -> future<result<item>>;
              ticks: func() -> tuple<stream, future, s8, s16, s32, u16, u32, f64>;
            }

            /* a comment /* in a comment */ */ // and another
            interface orders {
              use types.{item, basket};
              order: func(what: list<item>, %from: own<basket>);
            }

            world base {
              import host: interface {
                use types.{color};
                record pair { a: color, b: color }
                paint: func(%with: pair);
              }
              import primary: orders;
              @external-id("users")
              import secondary: orders;
              import log: func(text: string);
              use types.{permissions as rights};
              type many = list<rights>;
              resource token { constructor(); renew: static func() -> token; }
              import check: async func(what: many, by: borrow<token>);
            }

            world shop {
              include base with { primary as first, log as print, token as ticket }
              import the-clock;
              /// The door.
              @since(version = 1.1.0)
              export orders;
              export run: func() -> result;
              export inner: interface { f: func(); }
            }

            package wasi:clocks@0.2.12 {
              interface wall-clock {
                record datetime { seconds: u64, nanoseconds: u32 }
                now: func() -> datetime;
              }
            }

            package %list:of:names/%world@1.0.0-rc.1+build.5 {
              interface nothing {}
            }
            """;

    private Samples() {}
}
