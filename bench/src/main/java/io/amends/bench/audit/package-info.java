/** How fast a whole history is audited, beside reading, parsing, two bare rules and SQL. */
@NullMarked
package io.amends.bench.audit;

import org.jspecify.annotations.NullMarked;
