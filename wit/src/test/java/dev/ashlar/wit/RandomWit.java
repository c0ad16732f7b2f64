package dev.ashlar.wit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes random packages that are valid. */
final class RandomWit {
    private static final List<String> PRIMITIVES = List.of(
            "bool",
            "s8",
            "u8",
            "s16",
            "u16",
            "s32",
            "u32",
            "s64",
            "u64",
            "f32",
            "f64",
            "char",
            "string",
            "error-context");
    private static final List<String> KEYS = List.of("bool", "u8", "s64", "char", "string");
    private static final List<String> WORDS = List.of("get", "%list", "ab-CD-e2", "%own", "X", "take-all", "%u8");
    private static final List<String> DOCS = List.of(
            "", "", "/// Docs.\n", "///\n///  two lines, *indented* — and 🛒\n", "/** block\n * more */\n", "// no\n");
    private static final List<String> GATES = List.of(
            "",
            "",
            "",
            "@since(version = 0.1.0)\n",
            "@unstable(feature = %with)\n",
            "@since(version = 0.1.0-rc.1)\n@deprecated(version = 0.2.0)\n");

    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();
    private final List<List<String>> typesOfInterfaces = new ArrayList<>();
    private List<String> types = new ArrayList<>();
    private List<String> resources = new ArrayList<>();
    private int names;

    RandomWit(RandomGenerator random) {
        this.random = random;
    }

    String write() {
        text.append(pick(DOCS)).append("package test:random@0.2.0;\n");
        int interfaces = 1 + random.nextInt(4);
        for (int i = 0; i < interfaces; i++) {
            text.append(pick(DOCS)).append("interface i").append(i).append(" {\n");
            interfaceBody(i);
            text.append("}\n");
            typesOfInterfaces.add(List.copyOf(types));
        }
        int worlds = random.nextInt(3);
        for (int w = 0; w < worlds; w++) {
            world(w, interfaces);
        }
        return text.toString();
    }

    private void interfaceBody(int usable) {
        types = new ArrayList<>();
        resources = new ArrayList<>();
        uses(usable);
        int items = random.nextInt(8);
        for (int i = 0; i < items; i++) {
            item();
        }
    }

    private void uses(int usable) {
        for (int from = 0; from < usable; from++) {
            var there = typesOfInterfaces.get(from);
            if (!there.isEmpty() && random.nextBoolean()) {
                var taken = name();
                text.append(pick(DOCS)).append("use ");
                text.append(random.nextBoolean() ? "i" + from : "test:random/i" + from + "@0.2.0");
                text.append(".{")
                        .append(pick(there))
                        .append(" as ")
                        .append(taken)
                        .append("};\n");
                types.add(taken);
            }
        }
    }

    private void item() {
        text.append(pick(DOCS)).append(pick(GATES));
        switch (random.nextInt(8)) {
            case 0 -> {
                var body = members(member -> member + ": " + type(3));
                declare("record", body);
            }
            case 1 -> declare("variant", members(c -> random.nextBoolean() ? c : c + "(" + type(3) + ")"));
            case 2 -> declare("enum", members(c -> c));
            case 3 -> declare("flags", members(c -> c));
            case 4 -> {
                var target = type(4);
                var name = name();
                text.append("type ").append(name).append(" = ").append(target).append(";\n");
                types.add(name);
            }
            case 5 -> resource();
            default -> text.append(name()).append(": ").append(function()).append(";\n");
        }
    }

    private void declare(String keyword, String body) {
        var name = name();
        text.append(keyword).append(' ').append(name).append(" {").append(body).append("}\n");
        types.add(name);
    }

    private void resource() {
        var name = name();
        text.append("resource ").append(name);
        types.add(name);
        resources.add(name);
        if (random.nextInt(4) == 0) {
            text.append(";\n");
            return;
        }
        text.append(" {\n");
        if (random.nextBoolean()) {
            text.append("constructor(").append(parameters()).append(")");
            text.append(random.nextBoolean() ? "" : " -> result<" + name + ", " + type(1) + ">")
                    .append(";\n");
        }
        int functions = random.nextInt(4);
        for (int f = 0; f < functions; f++) {
            text.append(pick(DOCS)).append(pick(GATES)).append(name()).append(": ");
            text.append(random.nextBoolean() ? "static " : "")
                    .append(function())
                    .append(";\n");
        }
        text.append("}\n");
    }

    private String function() {
        return (random.nextInt(4) == 0 ? "async " : "")
                + "func(" + parameters() + ")"
                + (random.nextBoolean() ? "" : " -> " + type(3));
    }

    private String parameters() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> "p" + i + ": "
                        + (!resources.isEmpty() && random.nextBoolean() ? "borrow<" + pick(resources) + ">" : type(2)))
                .collect(Collectors.joining(", "));
    }

    private String members(java.util.function.UnaryOperator<String> member) {
        return IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> pick(DOCS) + member.apply(random.nextBoolean() ? "m" + i : pick(WORDS) + "-" + i))
                .collect(Collectors.joining(", "));
    }

    private String type(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return types.isEmpty() || random.nextBoolean() ? pick(PRIMITIVES) : pick(types);
        }
        return switch (random.nextInt(9)) {
            case 0 -> "list<" + type(depth - 1) + ">";
            case 1 -> "list<" + type(depth - 1) + ", " + (1 + random.nextLong(4294967295L)) + ">";
            case 2 -> "map<" + pick(KEYS) + ", " + type(depth - 1) + ">";
            case 3 -> "tuple<" + type(depth - 1) + ", " + type(depth - 1) + ",>";
            case 4 -> "option<" + type(depth - 1) + ">";
            case 5 -> pick(List.of("result", "stream", "future"));
            case 6 -> "result<" + (random.nextBoolean() ? "_" : type(depth - 1)) + ", " + type(depth - 1) + ">";
            case 7 -> "stream<" + type(depth - 1) + ">";
            default -> "future<" + type(depth - 1) + ">";
        };
    }

    private void world(int number, int interfaces) {
        text.append(pick(DOCS)).append("world w").append(number).append(" {\n");
        types = new ArrayList<>();
        resources = new ArrayList<>();
        uses(interfaces);
        for (int i = 0; i < interfaces; i++) {
            for (var direction : List.of("import", "export")) {
                if (random.nextInt(3) == 0) {
                    text.append(pick(DOCS)).append(pick(GATES));
                    text.append(direction).append(" i").append(i).append(";\n");
                }
            }
        }
        int items = random.nextInt(4);
        for (int i = 0; i < items; i++) {
            var direction = random.nextBoolean() ? "import " : "export ";
            text.append(pick(DOCS)).append(pick(GATES));
            if (random.nextInt(3) == 0) {
                text.append("@external-id(\"\\u{1f6d2} \\\"\\00\")\n");
            }
            var name = name();
            text.append(direction).append(name).append(": ");
            switch (random.nextInt(3)) {
                case 0 -> text.append(function()).append(";\n");
                case 1 -> text.append("i").append(random.nextInt(interfaces)).append(";\n");
                default -> {
                    var typesOfWorld = types;
                    var resourcesOfWorld = resources;
                    text.append("interface {\n");
                    interfaceBody(interfaces);
                    text.append("}\n");
                    types = typesOfWorld;
                    resources = resourcesOfWorld;
                }
            }
        }
        if (number > 0 && random.nextBoolean()) {
            text.append("include w").append(number - 1).append(";\n");
        }
        text.append("}\n");
    }

    private String name() {
        return pick(WORDS) + "-" + names++;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
