/** What customers and agents write, in English and German. */
@NullMarked
package io.amends.company.words;

import org.jspecify.annotations.NullMarked;
