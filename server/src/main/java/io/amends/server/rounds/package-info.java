/** What a node does again and again, as long as it runs. */
@NullMarked
package io.amends.server.rounds;

import org.jspecify.annotations.NullMarked;
