/** Measures live escalations: keeping what happens, and ringing many alarms at once. */
@NullMarked
package io.amends.bench.live;

import org.jspecify.annotations.NullMarked;
