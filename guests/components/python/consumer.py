"""The consumer in Python."""

from componentize_py_types import Err
from wit_world.imports import calc, greeter, kv
from wit_world.imports.calc import Operator
from wit_world.imports.greeter import Manner, Person, Salutation_Numbered, Salutation_Plain, Salutation_Titled

MAX = 2**31 - 1
PEOPLE = [Person("Ada", 36, ["Countess", "Enchantress"]), Person("Åsa", 255, []), Person("🜨 Terra", 0, ["Γαῖα"])]


def applied(operation, a, b):
    try:
        return str(calc.apply(operation, a, b))
    except Err as fault:
        return fault.value.name.lower().replace("_", "-")


def walk_calc():
    yield f"add: {calc.add(2, 3)} {calc.add(2147483600, 47)}"
    steps = [(Operator.ADD, 40, 2), (Operator.SUBTRACT, -MAX, 1), (Operator.MULTIPLY, -7, 6), (Operator.DIVIDE, 7, -2)]
    yield "apply: " + " ".join(applied(*step) for step in steps)
    yield "faults: " + " ".join(applied(*step) for step in [(Operator.DIVIDE, 1, 0), (Operator.ADD, MAX, 1)])
    square = calc.square(2_000_000_000)
    yield f"square: {square} {calc.root(square)}"
    means = [calc.mean(values) for values in ([1.5, 2.5, 8.0], [])]
    yield "mean: " + " ".join("none" if mean is None else str(int(mean)) for mean in means)
    smallest, largest = calc.range(bytes(value & 0xFF for value in (5, -128, 127, 0)))
    yield f"range: {smallest} {largest}"


def greeted(who, salutation, manner):
    try:
        return greeter.greet(who, salutation, manner)
    except Err as refused:
        refusal = refused.value
        return f"{'one' if refusal.who is None else refusal.who} {refusal.reason}"


def walk_greeter():
    yield greeted(PEOPLE[0], Salutation_Plain(), Manner(0))
    yield greeted(PEOPLE[1], Salutation_Titled("Dr."), Manner.LOUD | Manner.WITH_AGE)
    yield greeted(PEOPLE[2], Salutation_Numbered((3, "№")), Manner.TWICE)
    yield "refused: " + ", ".join(
        greeted(Person(name, 0, []), Salutation_Plain(), Manner(0)) for name in ("", "nobody")
    )
    yield "nicknames: " + ", ".join(f"{nickname}={name}" for nickname, name in greeter.nicknames(PEOPLE))
    yield "initials: " + " ".join(greeter.initials(PEOPLE))


def previous(value):
    return "none" if value is None else value.decode()


def drop(bucket):
    bucket.__exit__(None, None, None)


def walk_kv():
    fruit = kv.Bucket("fruit")
    sets = [("apple", "red"), ("pear", "grün"), ("apple", "yellow")]
    yield "set: " + " ".join(previous(fruit.set(key, value.encode())) for key, value in sets)
    yield "get: " + " ".join(previous(fruit.get(key)) for key in ("apple", "pear", "plum"))
    more = kv.Bucket("more")
    more.set("plum", b"")
    more.set("pear", b"brown")
    yield f"entries: {kv.entries([fruit, more, fruit])} in {kv.live()}"
    both = kv.Bucket.merged("all", fruit, more)
    content = " ".join(f"{key}={previous(both.get(key))}" for key in both.keys())
    yield f"merged: {both.name()}: {content}, live {kv.live()}"
    drop(more)
    drop(both)
    yield f"dropped: live {kv.live()}"
    opened = kv.open(["x", "y", "z"])
    yield f"opened: {' '.join(bucket.name() for bucket in opened)}, live {kv.live()}"
    for bucket in opened:
        drop(bucket)
    try:
        kv.open(["x", ""])
    except Err as why:
        yield f"not opened: {why.value}, live {kv.live()}"


class Tour:
    def walk(self):
        return [*walk_calc(), *walk_greeter(), *walk_kv()]

    def crash(self):
        calc.crash()

    def add_up(self, calls):
        total = 0
        for i in range(calls):
            total = calc.add(total, i)
        return total
