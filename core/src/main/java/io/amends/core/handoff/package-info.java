/** The gate a contact passes from one tier to the next. */
@NullMarked
package io.amends.core.handoff;

import org.jspecify.annotations.NullMarked;
