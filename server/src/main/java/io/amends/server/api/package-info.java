/** What programs can ask for: {@code /api/v1}, the tokens that let them in, and its description. */
@NullMarked
package io.amends.server.api;

import org.jspecify.annotations.NullMarked;
