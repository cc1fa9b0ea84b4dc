/** Runs a contact while it happens: what may be done, what follows, and when to look again. */
@NullMarked
package io.amends.core.lifecycle;

import org.jspecify.annotations.NullMarked;
