/** What is owed to customers and by whom, as lists and boards read it. */
@NullMarked
package io.amends.server.commitments;

import org.jspecify.annotations.NullMarked;
