package dev.ashlar.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The ways to damage a module. None changes the array that it is given; some find nothing to do and return it. */
enum Mutation {
    FLIP_BITS {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            byte[] mutant = module.clone();
            for (int i = random.nextInt(1, 9); i > 0 && mutant.length > 0; i--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return mutant;
        }
    },
    SET_BYTE {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            byte[] mutant = module.clone();
            if (mutant.length > 0) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            return mutant;
        }
    },
    INSERT_BYTES {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            byte[] inserted = new byte[random.nextInt(1, 9)];
            random.nextBytes(inserted);
            int at = random.nextInt(module.length + 1);
            return Bytes.replace(module, at, at, inserted);
        }
    },
    REMOVE_BYTES {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            int at = random.nextInt(module.length + 1);
            int end = Math.min(module.length, at + random.nextInt(1, 9));
            return Bytes.replace(module, at, end, Bytes.NONE);
        }
    },
    REPEAT_BYTES {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            int at = random.nextInt(module.length + 1);
            int end = Math.min(module.length, at + random.nextInt(1, 65));
            return Bytes.replace(module, at, at, Arrays.copyOfRange(module, at, end));
        }
    },
    TRUNCATE {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return Arrays.copyOf(module, random.nextInt(module.length + 1));
        }
    },
    /** Rewrites a number wherever one may be, and corrects the size of its section, often. */
    EDIT_NUMBER {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            if (random.nextInt(4) == 0) {
                return Numbers.edit(module, random);
            }
            return inSection(module, random, contents -> Numbers.edit(contents, random));
        }
    },
    /** Rewrites a number in a function and corrects the sizes of function and section. */
    EDIT_NUMBER_IN_BODY {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return inBody(module, random, body -> Numbers.edit(body, random));
        }
    },
    /** Rewrites a constant, an index, an offset or the like. */
    EDIT_IMMEDIATE(true) {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return inBody(module, random, body -> Numbers.editImmediate(body, random));
        }
    },
    /** Claims huge numbers of items where a section, a function or anything else starts. */
    CLAIM_SIZE {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return switch (random.nextInt(3)) {
                case 0 -> inSection(module, random, contents -> Numbers.bomb(contents, 0, random));
                case 1 -> inBody(module, random, body -> Numbers.bomb(body, random.nextInt(2), random));
                default -> Numbers.bomb(module, random.nextInt(module.length + 1), random);
            };
        }
    },
    /** Changes the contents of memory, or a name, or something else that is not checked. */
    SET_DATA_BYTE(true) {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            int tail = random.nextInt(module.length / 4 + 1);
            byte[] mutant = module.clone();
            if (mutant.length > 0) {
                mutant[mutant.length - 1 - Math.min(tail, mutant.length - 1)] = (byte) random.nextInt();
            }
            return mutant;
        }
    },
    /** Puts an operator of the same type in the place of another. */
    SWAP_OPERATOR(true) {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return inBody(module, random, body -> Operators.swap(body, random));
        }
    },
    SWAP_BODIES(true) {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return onBodies(module, code -> {
                int one = random.nextInt(code.bodies().size());
                int other = random.nextInt(code.bodies().size());
                return code.with(one, code.bodies().get(other))
                        .with(other, code.bodies().get(one));
            });
        }
    },
    DUPLICATE_SECTION {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return onSections(module, parts -> parts.add(random.nextInt(parts.size() + 1), any(parts, random)));
        }
    },
    REMOVE_SECTION {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return onSections(module, parts -> parts.remove(random.nextInt(parts.size())));
        }
    },
    SWAP_SECTIONS {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return onSections(module, parts -> {
                SectionMap.Part moved = parts.remove(random.nextInt(parts.size()));
                parts.add(random.nextInt(parts.size() + 1), moved);
            });
        }
    },
    TRUNCATE_SECTION {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            return inSection(module, random, contents -> Arrays.copyOf(contents, random.nextInt(contents.length + 1)));
        }
    },
    /** Sections of one module up to some point, those of another from there. */
    SPLICE {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            List<SectionMap.Part> others = SectionMap.of(corpus.pick(random)).parts();
            return onSections(module, parts -> {
                int border = parts.get(random.nextInt(parts.size())).id();
                parts.removeIf(part -> part.id() > border);
                others.stream().filter(part -> part.id() > border).forEach(parts::add);
            });
        }
    },
    /** A section of another module in the place of the same one here. */
    TRANSPLANT_SECTION {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            SectionMap other = SectionMap.of(corpus.pick(random));
            return onSections(module, parts -> {
                SectionMap.Part part = any(parts, random);
                other.part(part.id()).ifPresent(graft -> parts.set(parts.indexOf(part), graft));
            });
        }
    },
    /** A function of another module in the place of one here. */
    TRANSPLANT_BODY {
        @Override
        byte[] apply(byte[] module, RandomGenerator random, Corpus corpus) {
            FunctionBodies other = SectionMap.of(corpus.pick(random))
                    .part(FunctionBodies.CODE_SECTION)
                    .map(part -> FunctionBodies.of(part.contents()))
                    .orElse(null);
            if (other == null || other.bodies().isEmpty()) {
                return module;
            }
            byte[] graft = other.bodies().get(random.nextInt(other.bodies().size()));
            return inBody(module, random, body -> graft);
        }
    };

    private final boolean gentle;

    Mutation() {
        this(false);
    }

    Mutation(boolean gentle) {
        this.gentle = gentle;
    }

    /** Whether the form of the module stays what it was, so that it may still be valid. */
    boolean isGentle() {
        return gentle;
    }

    abstract byte[] apply(byte[] module, RandomGenerator random, Corpus corpus);

    private interface Edit {
        byte[] apply(byte[] bytes);
    }

    private interface SectionEdit {
        void apply(List<SectionMap.Part> parts);
    }

    private interface CodeEdit {
        FunctionBodies apply(FunctionBodies code);
    }

    private static byte[] onSections(byte[] module, SectionEdit edit) {
        SectionMap map = SectionMap.of(module);
        if (map.parts().isEmpty()) {
            return module;
        }
        List<SectionMap.Part> parts = new ArrayList<>(map.parts());
        edit.apply(parts);
        return map.with(parts).toBytes();
    }

    private static byte[] inSection(byte[] module, RandomGenerator random, Edit edit) {
        return onSections(module, parts -> {
            int index = random.nextInt(parts.size());
            SectionMap.Part part = parts.get(index);
            parts.set(index, new SectionMap.Part(part.id(), edit.apply(part.contents())));
        });
    }

    private static byte[] onBodies(byte[] module, CodeEdit edit) {
        SectionMap map = SectionMap.of(module);
        return map.part(FunctionBodies.CODE_SECTION)
                .map(part -> {
                    FunctionBodies code = FunctionBodies.of(part.contents());
                    return code == null || code.bodies().isEmpty()
                            ? module
                            : map.replace(part, edit.apply(code).toSection()).toBytes();
                })
                .orElse(module);
    }

    private static byte[] inBody(byte[] module, RandomGenerator random, Edit edit) {
        return onBodies(module, code -> {
            int index = random.nextInt(code.bodies().size());
            return code.with(index, edit.apply(code.bodies().get(index)));
        });
    }

    private static SectionMap.Part any(List<SectionMap.Part> parts, RandomGenerator random) {
        return parts.get(random.nextInt(parts.size()));
    }
}
