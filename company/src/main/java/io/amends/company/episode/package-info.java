/** What happens in each contact, and the truth about it, planned before it is written. */
@NullMarked
package io.amends.company.episode;

import org.jspecify.annotations.NullMarked;
