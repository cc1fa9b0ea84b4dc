/** Draws one judged contact to scale: its facts, owners, tiers, silences, dues and findings. */
@NullMarked
package io.amends.history.drawing;

import org.jspecify.annotations.NullMarked;
