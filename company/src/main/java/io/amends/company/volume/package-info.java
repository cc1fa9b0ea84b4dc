/** Histories of any length in bounded memory, for benchmarks. */
@NullMarked
package io.amends.company.volume;

import org.jspecify.annotations.NullMarked;
