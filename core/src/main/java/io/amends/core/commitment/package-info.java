/** What is owed to the customer by when, and whether it was kept. */
@NullMarked
package io.amends.core.commitment;

import org.jspecify.annotations.NullMarked;
