//! The consumer in Rust.

wit_bindgen::generate!({ path: "../wit", world: "consumer" });

use ashlar::demo::calc::{self, Fault, Operator};
use ashlar::demo::greeter::{self, Manner, Person, Salutation};
use ashlar::demo::kv::{self, Bucket};
use exports::ashlar::demo::tour::Guest;

struct Consumer;

export!(Consumer);

fn words<T>(items: impl IntoIterator<Item = T>, word: impl FnMut(T) -> String) -> String {
    items.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

fn applied(operation: Operator, a: i32, b: i32) -> String {
    match calc::apply(operation, a, b) {
        Ok(value) => value.to_string(),
        Err(Fault::DivisionByZero) => "division-by-zero".into(),
        Err(Fault::Overflow) => "overflow".into(),
    }
}

fn walk_calc(lines: &mut Vec<String>) {
    lines.push(format!("add: {} {}", calc::add(2, 3), calc::add(2147483600, 47)));
    let steps = [
        (Operator::Add, 40, 2),
        (Operator::Subtract, -i32::MAX, 1),
        (Operator::Multiply, -7, 6),
        (Operator::Divide, 7, -2),
    ];
    lines.push(format!("apply: {}", words(steps, |(operation, a, b)| applied(operation, a, b))));
    let faults = [(Operator::Divide, 1, 0), (Operator::Add, i32::MAX, 1)];
    lines.push(format!("faults: {}", words(faults, |(operation, a, b)| applied(operation, a, b))));
    let square = calc::square(2_000_000_000);
    lines.push(format!("square: {square} {}", calc::root(square)));
    let means: [&[f64]; 2] = [&[1.5, 2.5, 8.0], &[]];
    let mean = |values: &[f64]| calc::mean(values).map_or("none".into(), |mean| mean.to_string());
    lines.push(format!("mean: {}", words(means, mean)));
    let (smallest, largest) = calc::range(&[5, -128, 127, 0]);
    lines.push(format!("range: {smallest} {largest}"));
}

fn person(name: &str, age: u8, nicknames: &[&str]) -> Person {
    Person { name: name.into(), age, nicknames: nicknames.iter().map(|nickname| nickname.to_string()).collect() }
}

fn greeted(who: &Person, salutation: &Salutation, manner: Manner) -> String {
    greeter::greet(who, salutation, manner)
        .unwrap_or_else(|refusal| format!("{} {}", refusal.who.as_deref().unwrap_or("one"), refusal.reason))
}

fn walk_greeter(lines: &mut Vec<String>) {
    let people =
        [person("Ada", 36, &["Countess", "Enchantress"]), person("Åsa", 255, &[]), person("🜨 Terra", 0, &["Γαῖα"])];
    lines.push(greeted(&people[0], &Salutation::Plain, Manner::empty()));
    lines.push(greeted(&people[1], &Salutation::Titled("Dr.".into()), Manner::LOUD | Manner::WITH_AGE));
    lines.push(greeted(&people[2], &Salutation::Numbered((3, '№')), Manner::TWICE));
    let refused = |name| greeted(&person(name, 0, &[]), &Salutation::Plain, Manner::empty());
    lines.push(format!("refused: {}, {}", refused(""), refused("nobody")));
    let nicknames: Vec<_> =
        greeter::nicknames(&people).into_iter().map(|(nickname, name)| format!("{nickname}={name}")).collect();
    lines.push(format!("nicknames: {}", nicknames.join(", ")));
    lines.push(format!("initials: {}", words(greeter::initials(&people), |initial| initial.to_string())));
}

fn previous(bytes: Option<Vec<u8>>) -> String {
    bytes.map_or("none".into(), |bytes| String::from_utf8(bytes).expect("text"))
}

fn opened(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| name.to_string()).collect();
    match kv::open(&names) {
        Ok(buckets) => format!("{}, live {}", words(&buckets, Bucket::name), kv::live()),
        Err(why) => format!("{why}, live {}", kv::live()),
    }
}

fn walk_kv(lines: &mut Vec<String>) {
    let fruit = Bucket::new("fruit");
    let sets = [("apple", "red"), ("pear", "grün"), ("apple", "yellow")];
    lines.push(format!("set: {}", words(sets, |(key, value)| previous(fruit.set(key, value.as_bytes())))));
    lines.push(format!("get: {}", words(["apple", "pear", "plum"], |key| previous(fruit.get(key)))));
    let more = Bucket::new("more");
    more.set("plum", b"");
    more.set("pear", b"brown");
    lines.push(format!("entries: {} in {}", kv::entries(&[&fruit, &more, &fruit]), kv::live()));
    let all = Bucket::merged("all", fruit, &more);
    let content = words(all.keys(), |key| format!("{key}={}", previous(all.get(&key))));
    lines.push(format!("merged: {}: {content}, live {}", all.name(), kv::live()));
    drop(more);
    drop(all);
    lines.push(format!("dropped: live {}", kv::live()));
    lines.push(format!("opened: {}", opened(&["x", "y", "z"])));
    lines.push(format!("not opened: {}", opened(&["x", ""])));
}

impl Guest for Consumer {
    fn walk() -> Result<Vec<String>, String> {
        let mut lines = Vec::new();
        walk_calc(&mut lines);
        walk_greeter(&mut lines);
        walk_kv(&mut lines);
        Ok(lines)
    }

    fn crash() {
        calc::crash();
    }

    fn add_up(calls: u32) -> u32 {
        (0..calls).fold(0, calc::add)
    }
}
