/** Facts as the database keeps them. */
@NullMarked
package io.amends.server.timeline;

import org.jspecify.annotations.NullMarked;
