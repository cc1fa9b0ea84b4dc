/** A believable organisation to try Amends on, whose time can be put forward. */
@NullMarked
package io.amends.server.demo;

import org.jspecify.annotations.NullMarked;
