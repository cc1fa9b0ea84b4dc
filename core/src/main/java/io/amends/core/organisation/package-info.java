/** Who is there: people, teams, and who stands in for whom. */
@NullMarked
package io.amends.core.organisation;

import org.jspecify.annotations.NullMarked;
