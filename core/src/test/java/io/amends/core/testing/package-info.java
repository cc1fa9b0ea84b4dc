/** What the tests of every room tell their stories with. */
@NullMarked
package io.amends.core.testing;

import org.jspecify.annotations.NullMarked;
