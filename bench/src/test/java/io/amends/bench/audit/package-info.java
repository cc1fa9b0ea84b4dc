/** What the measurements rest on: that they agree, and that memory does not grow. */
@NullMarked
package io.amends.bench.audit;

import org.jspecify.annotations.NullMarked;
