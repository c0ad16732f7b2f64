"""The provider in Python."""

import math

import kv
from componentize_py_types import Err
from wit_world.exports import calc, greeter

OPERATIONS = {
    calc.Operator.ADD: lambda a, b: a + b,
    calc.Operator.SUBTRACT: lambda a, b: a - b,
    calc.Operator.MULTIPLY: lambda a, b: a * b,
    calc.Operator.DIVIDE: lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1),
}


class Calc:
    def add(self, a, b):
        return (a + b) & 0xFFFF_FFFF

    def apply(self, operation, a, b):
        if operation == calc.Operator.DIVIDE and b == 0:
            raise Err(calc.Fault.DIVISION_BY_ZERO)
        exact = OPERATIONS[operation](a, b)
        if not -(2**31) <= exact < 2**31:
            raise Err(calc.Fault.OVERFLOW)
        return exact

    def square(self, value):
        return value * value

    def root(self, value):
        return math.isqrt(value)

    def mean(self, values):
        return sum(values) / len(values) if values else None

    def range(self, values):
        # componentize-py hands a list of signed bytes over as bytes.
        signed = memoryview(values).cast("b") if isinstance(values, bytes) else values
        return min(signed), max(signed)

    def crash(self):
        raise RuntimeError("crash was called")


def title(salutation):
    match salutation:
        case greeter.Salutation_Plain():
            return ""
        case greeter.Salutation_Titled(title):
            return f"{title} "
        case greeter.Salutation_Numbered((number, sign)):
            return f"{sign}{number} "


class Greeter:
    def greet(self, who, salutation, manner):
        if who.name == "":
            raise Err(greeter.Refusal(None, "has no name"))
        if who.name == "nobody":
            raise Err(greeter.Refusal(who.name, "is not greeted"))
        age = f" ({who.age})" if greeter.Manner.WITH_AGE in manner else ""
        loud = "!" if greeter.Manner.LOUD in manner else ""
        greeting = f"Hello, {title(salutation)}{who.name}{age}{loud}"
        return f"{greeting} {greeting}" if greeter.Manner.TWICE in manner else greeting

    def nicknames(self, people):
        return [(nickname, person.name) for person in people for nickname in person.nicknames]

    def initials(self, people):
        return [person.name[0] for person in people if person.name]


class Kv:
    def live(self):
        return kv.live

    def entries(self, buckets):
        return sum(len(bucket.content) for bucket in buckets)

    def open(self, names):
        if "" in names:
            raise Err("a bucket needs a name")
        return [kv.Bucket(name) for name in names]
