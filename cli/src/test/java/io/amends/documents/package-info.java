/** The documents keep their word: links lead somewhere, and what they name exists. */
@NullMarked
package io.amends.documents;

import org.jspecify.annotations.NullMarked;
