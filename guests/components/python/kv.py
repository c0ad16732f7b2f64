"""The provider's resource: componentize-py looks for the class in a module named like the interface."""

from wit_world.exports import kv

live = 0


class Bucket(kv.Bucket):
    def __init__(self, name):
        global live
        live += 1
        self.label = name
        self.content = {}

    def __del__(self):
        global live
        live -= 1

    def name(self):
        return self.label

    def get(self, key):
        return self.content.get(key)

    def set(self, key, value):
        before = self.content.get(key)
        self.content[key] = value
        return before

    def keys(self):
        return list(self.content)

    @classmethod
    def merged(cls, name, first, second):
        both = cls(name)
        both.content = first.content | second.content
        return both
