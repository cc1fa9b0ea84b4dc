/** Named rules that an escalation must start, told from a contact's facts. */
@NullMarked
package io.amends.core.trigger;

import org.jspecify.annotations.NullMarked;
