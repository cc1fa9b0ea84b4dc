/** A believable company's support history, made from a seed. */
@NullMarked
package io.amends.company;

import org.jspecify.annotations.NullMarked;
