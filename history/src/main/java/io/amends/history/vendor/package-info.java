/** The shapes of help desks' JSON: what is a contact, a change, a message, and who is who. */
@NullMarked
package io.amends.history.vendor;

import org.jspecify.annotations.NullMarked;
