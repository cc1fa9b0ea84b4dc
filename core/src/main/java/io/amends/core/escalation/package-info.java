/** Escalations on a contact: how they are told from its facts, when they start and end. */
@NullMarked
package io.amends.core.escalation;

import org.jspecify.annotations.NullMarked;
