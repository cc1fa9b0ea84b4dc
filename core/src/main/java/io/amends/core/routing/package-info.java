/** Tiers, and which contact type belongs to which tier for how long. */
@NullMarked
package io.amends.core.routing;

import org.jspecify.annotations.NullMarked;
