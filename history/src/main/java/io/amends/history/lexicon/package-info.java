/** Phrases that hint at what a message says, per language and versioned. */
@NullMarked
package io.amends.history.lexicon;

import org.jspecify.annotations.NullMarked;
