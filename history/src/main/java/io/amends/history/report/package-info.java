/** The audit's report: what it says as data, and as JSON, CSV, HTML and text. */
@NullMarked
package io.amends.history.report;

import org.jspecify.annotations.NullMarked;
