/** What the escalations of an organisation say together: rates, concentration, signals. */
@NullMarked
package io.amends.core.insight;

import org.jspecify.annotations.NullMarked;
