/** The service as somebody sees it who means it harm, over real HTTP. */
@NullMarked
package io.amends.server.security;

import org.jspecify.annotations.NullMarked;
