/**
 * Two fuzzers of the engine. {@link dev.ashlar.fuzz.MutationCampaign} damages modules and watches that nothing but the
 * documented exceptions comes of it; {@link dev.ashlar.fuzz.DifferentialCampaign} runs random valid modules and
 * compares with what another engine made of them.
 */
@NullMarked
package dev.ashlar.fuzz;

import org.jspecify.annotations.NullMarked;
