/** Escalations as they happen: commands, facts of elsewhere, and alarms. */
@NullMarked
package io.amends.server.escalations;

import org.jspecify.annotations.NullMarked;
