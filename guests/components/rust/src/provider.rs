//! The provider in Rust.

use std::cell::{Cell, RefCell};

wit_bindgen::generate!({ path: "../wit", world: "provider" });

use exports::ashlar::demo::calc::{self, Fault, Operator};
use exports::ashlar::demo::greeter::{self, Manner, Person, Refusal, Salutation};
use exports::ashlar::demo::kv;

struct Provider;

export!(Provider);

impl calc::Guest for Provider {
    fn add(a: u32, b: u32) -> u32 {
        a.wrapping_add(b)
    }

    fn apply(operation: Operator, a: i32, b: i32) -> Result<i32, Fault> {
        match operation {
            Operator::Add => a.checked_add(b),
            Operator::Subtract => a.checked_sub(b),
            Operator::Multiply => a.checked_mul(b),
            Operator::Divide if b == 0 => return Err(Fault::DivisionByZero),
            Operator::Divide => a.checked_div(b),
        }
        .ok_or(Fault::Overflow)
    }

    fn square(value: u32) -> u64 {
        u64::from(value) * u64::from(value)
    }

    fn root(value: u64) -> u32 {
        value.isqrt() as u32
    }

    fn mean(values: Vec<f64>) -> Option<f64> {
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    }

    fn range(values: Vec<i8>) -> (i8, i8) {
        (values.iter().copied().min().unwrap_or(i8::MAX), values.iter().copied().max().unwrap_or(i8::MIN))
    }

    fn crash() {
        panic!("crash was called");
    }
}

impl greeter::Guest for Provider {
    fn greet(who: Person, salutation: Salutation, manner: Manner) -> Result<String, Refusal> {
        match who.name.as_str() {
            "" => return Err(Refusal { who: None, reason: "has no name".into() }),
            "nobody" => return Err(Refusal { who: Some(who.name), reason: "is not greeted".into() }),
            _ => {}
        }
        let title = match salutation {
            Salutation::Plain => String::new(),
            Salutation::Titled(title) => title + " ",
            Salutation::Numbered((number, sign)) => format!("{sign}{number} "),
        };
        let age = if manner.contains(Manner::WITH_AGE) { format!(" ({})", who.age) } else { String::new() };
        let loud = if manner.contains(Manner::LOUD) { "!" } else { "" };
        let greeting = format!("Hello, {title}{}{age}{loud}", who.name);
        Ok(if manner.contains(Manner::TWICE) { format!("{greeting} {greeting}") } else { greeting })
    }

    fn nicknames(people: Vec<Person>) -> Vec<(String, String)> {
        people
            .into_iter()
            .flat_map(|person| person.nicknames.into_iter().map(move |nickname| (nickname, person.name.clone())))
            .collect()
    }

    fn initials(people: Vec<Person>) -> Vec<char> {
        people.iter().filter_map(|person| person.name.chars().next()).collect()
    }
}

thread_local! {
    static LIVE: Cell<u32> = const { Cell::new(0) };
}

struct Bucket {
    name: String,
    entries: RefCell<Vec<(String, Vec<u8>)>>,
}

impl Bucket {
    fn of(name: String) -> Bucket {
        LIVE.set(LIVE.get() + 1);
        Bucket { name, entries: RefCell::default() }
    }

    fn put(&self, key: String, value: Vec<u8>) -> Option<Vec<u8>> {
        let mut entries = self.entries.borrow_mut();
        match entries.iter_mut().find(|entry| entry.0 == key) {
            Some(entry) => Some(std::mem::replace(&mut entry.1, value)),
            None => {
                entries.push((key, value));
                None
            }
        }
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        LIVE.set(LIVE.get() - 1);
    }
}

impl kv::GuestBucket for Bucket {
    fn new(name: String) -> Self {
        Bucket::of(name)
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn get(&self, key: String) -> Option<Vec<u8>> {
        self.entries.borrow().iter().find(|entry| entry.0 == key).map(|entry| entry.1.clone())
    }

    fn set(&self, key: String, value: Vec<u8>) -> Option<Vec<u8>> {
        self.put(key, value)
    }

    fn keys(&self) -> Vec<String> {
        self.entries.borrow().iter().map(|entry| entry.0.clone()).collect()
    }

    fn merged(name: String, first: kv::Bucket, second: kv::BucketBorrow<'_>) -> kv::Bucket {
        let both = Bucket::of(name);
        for from in [first.get::<Bucket>(), second.get::<Bucket>()] {
            for (key, value) in from.entries.borrow().iter() {
                both.put(key.clone(), value.clone());
            }
        }
        kv::Bucket::new(both)
    }
}

impl kv::Guest for Provider {
    type Bucket = Bucket;

    fn live() -> u32 {
        LIVE.get()
    }

    fn entries(buckets: Vec<kv::BucketBorrow<'_>>) -> u32 {
        buckets.iter().map(|bucket| bucket.get::<Bucket>().entries.borrow().len() as u32).sum()
    }

    fn open(names: Vec<String>) -> Result<Vec<kv::Bucket>, String> {
        if names.iter().any(String::is_empty) {
            return Err("a bucket needs a name".into());
        }
        Ok(names.into_iter().map(|name| kv::Bucket::new(Bucket::of(name))).collect())
    }
}
