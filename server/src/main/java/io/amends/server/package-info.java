/** The service: the database, who may do what, audits in the browser and the pages they share. */
@NullMarked
package io.amends.server;

import org.jspecify.annotations.NullMarked;
