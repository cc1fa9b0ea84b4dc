/** The database: our own PostgreSQL in the data folder, or the one people bring. */
@NullMarked
package io.amends.server.database;

import org.jspecify.annotations.NullMarked;
