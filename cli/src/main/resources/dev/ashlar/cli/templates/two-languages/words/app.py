from wit_world import exports


class Greeter(exports.Greeter):
    def greet(self, name, hour):
        part = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
        return f"Good {part}, {name}!"
