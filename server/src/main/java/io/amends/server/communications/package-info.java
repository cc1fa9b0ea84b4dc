/** What is said to customers and people: words, templates, mail out and in. */
@NullMarked
package io.amends.server.communications;

import org.jspecify.annotations.NullMarked;
