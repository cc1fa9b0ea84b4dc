/** Reads JSON object by object, without holding the file: arrays, a line each, and pages of an API. */
@NullMarked
package io.amends.history.json;

import org.jspecify.annotations.NullMarked;
