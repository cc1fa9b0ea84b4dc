/** The five failure modes, told from facts, proved and indicated apart. */
@NullMarked
package io.amends.core.failure;

import org.jspecify.annotations.NullMarked;
