/** Customers and the people there who ask; what is known of a customer is dated. */
@NullMarked
package io.amends.server.accounts;

import org.jspecify.annotations.NullMarked;
