/** Measures the pages of live escalations beside the least that a service could do for them. */
@NullMarked
package io.amends.bench.desk;

import org.jspecify.annotations.NullMarked;
