/** The pages that people work with: desk, queue, board, contact, account, search. */
@NullMarked
package io.amends.server.desk;

import org.jspecify.annotations.NullMarked;
