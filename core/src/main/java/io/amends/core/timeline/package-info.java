/** The facts of a contact in their order, and the state they add up to. The source of truth. */
@NullMarked
package io.amends.core.timeline;

import org.jspecify.annotations.NullMarked;
