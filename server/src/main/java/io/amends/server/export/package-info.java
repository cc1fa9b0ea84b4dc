/** Live timelines as files that an audit reads: one rulebook, the same verdicts. */
@NullMarked
package io.amends.server.export;

import org.jspecify.annotations.NullMarked;
