/** The rules of the house, and a small bad house ({@code bad}) that breaks each of them. */
@NullMarked
package io.amends.architecture;

import org.jspecify.annotations.NullMarked;
