/** What an export's columns mean: the mapping document, checked and compiled. */
@NullMarked
package io.amends.history.mapping;

import org.jspecify.annotations.NullMarked;
