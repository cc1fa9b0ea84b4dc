package io.amends.history.mapping;

import io.amends.core.time.WorkingCalendar;
import io.amends.history.document.Document;
import io.amends.history.document.DocumentSchema;
import io.amends.history.document.Problem;
import io.amends.history.source.RefusedInput;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one working calendar, written as in the {@code calendars} of a mapping. */
public final class CalendarDocument {

    private static final DocumentSchema SCHEMA =
            DocumentSchema.beside(CalendarDocument.class, "mapping-schema.json").part("calendar");

    private CalendarDocument() {}

    /**
     * Reads a calendar; without a {@code zone} its hours are those of UTC.
     *
     * @param name what it is called, in messages too
     * @throws RefusedInput with everything that is wrong, each with line and path
     */
    public static WorkingCalendar parse(String name, String text) {
        Document document = Document.parse(name, text, SCHEMA);
        List<Problem> problems = new ArrayList<>();
        Optional<WorkingCalendar> calendar =
                new CalendarsSection(ZoneOffset.UTC, problems).calendar(name, document.root());
        document.refuse(problems);
        return calendar.orElseThrow();
    }
}
