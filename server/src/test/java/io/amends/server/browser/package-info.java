/** Pages in a real browser: opened, looked at, and held to what everybody must be able to use. */
@NullMarked
package io.amends.server.browser;

import org.jspecify.annotations.NullMarked;
