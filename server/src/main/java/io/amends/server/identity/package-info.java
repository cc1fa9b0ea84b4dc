/** Who may do what: people, their roles, and signing in. */
@NullMarked
package io.amends.server.identity;

import org.jspecify.annotations.NullMarked;
