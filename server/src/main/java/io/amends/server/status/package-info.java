/** The customer's own page: how their case stands, and what they have to say to it. */
@NullMarked
package io.amends.server.status;

import org.jspecify.annotations.NullMarked;
