package dev.ashlar.fuzz;

import dev.ashlar.engine.Engine;
import java.util.stream.Stream;

/** What mutants are made of; named as on the command line. */
enum Kind {
    /** Core modules. */
    core {
        @Override
        Prober prober(Engine engine) {
            return new Probe(engine);
        }

        @Override
        Mutant mutant(long seed, Corpus corpus) {
            return Mutant.of(seed, corpus);
        }

        @Override
        Stream<String> ours() {
            return Stream.of("corpus");
        }

        @Override
        Stream<String> conformance() {
            return Stream.of("core", "wasi-p1");
        }
    },
    /** Components. */
    component {
        @Override
        Prober prober(Engine engine) {
            return new ComponentProbe(engine);
        }

        @Override
        Mutant mutant(long seed, Corpus corpus) {
            return Mutant.ofComponent(seed, corpus);
        }

        @Override
        Stream<String> ours() {
            return Stream.of("components", "../guests/components/built");
        }

        @Override
        Stream<String> conformance() {
            return Stream.of("component-model");
        }
    };

    abstract Prober prober(Engine engine);

    abstract Mutant mutant(long seed, Corpus corpus);

    /** Folders of this repository, seen from this module's. */
    abstract Stream<String> ours();

    /** Folders of the conformance data. */
    abstract Stream<String> conformance();
}
