/** One contact judged: its escalations with what they owed and what went wrong. */
@NullMarked
package io.amends.history.judging;

import org.jspecify.annotations.NullMarked;
