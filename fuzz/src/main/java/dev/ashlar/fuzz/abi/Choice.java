package dev.ashlar.fuzz.abi;

import java.util.Optional;

/** A value of a variant. */
record Choice(int index, Optional<Object> payload) {}
