/** What every page shares: layout, language, dates and errors. */
@NullMarked
package io.amends.server.pages;

import org.jspecify.annotations.NullMarked;
