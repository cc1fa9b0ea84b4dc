/** The rules by which contacts are handled, as documents of which every version is kept. */
@NullMarked
package io.amends.server.rules;

import org.jspecify.annotations.NullMarked;
