/** Pages on which the organisation says by which rules contacts are handled. */
@NullMarked
package io.amends.server.settings;

import org.jspecify.annotations.NullMarked;
