/** Reads Excel workbooks ({@code .xlsx}), one sheet row after the other. */
@NullMarked
package io.amends.history.xlsx;

import org.jspecify.annotations.NullMarked;
