/** Measures the service: importing beside COPY, pages at a million contacts, starting. */
@NullMarked
package io.amends.bench.server;

import org.jspecify.annotations.NullMarked;
