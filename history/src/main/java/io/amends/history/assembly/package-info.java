/** Tells a contact's facts from its rows: what changed, what was said, what was promised. */
@NullMarked
package io.amends.history.assembly;

import org.jspecify.annotations.NullMarked;
