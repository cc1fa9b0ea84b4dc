/** People, teams and tiers as live escalations are decided by them. */
@NullMarked
package io.amends.server.organisation;

import org.jspecify.annotations.NullMarked;
