package io.amends.history.source;

import java.util.Locale;

/** Why something read was left out. Each is explained in {@code docs/readers.md}. */
public enum Reason {
    /** The contact's or account's id is blank. */
    MISSING_CONTACT,
    /** A blank cell where an instant is needed, or a line on which none of several is given. */
    MISSING_INSTANT,
    /** Not written as the mapping says. */
    NOT_AN_INSTANT,
    /** 31 February, 25 o'clock. */
    IMPOSSIBLE_DATE,
    /** Before 1970 or after 2100. */
    OUT_OF_RANGE,
    /** Like 03/04/2025, which could be read two ways; a pattern is needed. */
    AMBIGUOUS_DATE,
    TOO_FEW_FIELDS,
    TOO_MANY_FIELDS,
    /** Something stands between a closing quote and the next delimiter. */
    MALFORMED_QUOTES,
    /** More than {@link RowAssembly#LONGEST_CELL} characters. */
    TOO_LONG,
    /** Bytes that are no character in the file's encoding. */
    UNDECODABLE,
    /** A NUL character. */
    NUL,
    /** A workbook's cell whose formula failed, such as {@code #REF!}. */
    FAILED_FORMULA,
    /** A value the mapping gives no meaning to, where it must. */
    UNMAPPED_VALUE,
    /** An id that its lookup does not hold; the row is kept, with the id as it stands. */
    UNKNOWN_ID,
    /** A cell of an account table that cannot be interpreted, the rest of its line is kept. */
    UNREADABLE_CELL,
    /** A JSON object that is none of what the export of this help desk holds. */
    UNKNOWN_SHAPE,
    /** Tells of a contact that is not in the export. */
    ORPHAN,
    /** A name that stands twice in one JSON object; which of the two is meant cannot be told. */
    DUPLICATE_KEY,
    /** JSON nested deeper than anything a help desk writes. */
    TOO_DEEP;

    /** Stable, for files and scripts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
