/** The history as a help desk would export it, with its mapping and its truth. */
@NullMarked
package io.amends.company.export;

import org.jspecify.annotations.NullMarked;
