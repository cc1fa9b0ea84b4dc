/** Audits in the browser: upload, mapping, progress, report, drill-down. */
@NullMarked
package io.amends.server.audits;

import org.jspecify.annotations.NullMarked;
