/** The handling rules of each escalation type, versioned, as people edit them. */
@NullMarked
package io.amends.core.protocol;

import org.jspecify.annotations.NullMarked;
