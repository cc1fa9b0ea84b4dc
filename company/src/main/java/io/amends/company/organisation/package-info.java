/** The company itself: accounts, people, teams, opening hours, product. */
@NullMarked
package io.amends.company.organisation;

import org.jspecify.annotations.NullMarked;
