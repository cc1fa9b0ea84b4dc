/** Documents people edit: YAML read with line numbers and checked against a schema. */
@NullMarked
package io.amends.history.document;

import org.jspecify.annotations.NullMarked;
