package io.amends.server.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.amends.core.timeline.AccountId;
import io.amends.server.accounts.AccountChange;
import io.amends.server.accounts.Attribute;
import io.amends.server.api.Problem.Because;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes to accounts, from JSON and from files. Everything that is wrong is named at once. */
@Component
class AccountsRead {

    private static final String ID = "id";
    private static final String SINCE = "since";
    private static final int MOST_NAMED = 100;

    private final MessageSource messages;

    AccountsRead(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param account as the address names it
     * @param now since when it holds unless {@code since} says otherwise
     * @throws Problem with everything that cannot be meant
     */
    AccountChange change(String account, ObjectNode json, Instant now, Locale locale) {
        List<Because> wrong = new ArrayList<>();
        Map<Attribute, Optional<String>> stated = new EnumMap<>(Attribute.class);
        Instant since = now;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            Optional<Attribute> attribute = Attribute.of(name);
            if (name.equals(SINCE)) {
                since = since(field.getValue().asString(""), name, now, wrong, locale);
            } else if (attribute.isEmpty()) {
                wrong.add(unknown(name, locale));
            } else if (field.getValue().isNull()) {
                stated.put(attribute.get(), Optional.empty());
            } else {
                take(attribute.get(), text(field.getValue()), name, stated, wrong, locale);
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "fields.wrong", wrong);
        }
        return new AccountChange(new AccountId(account), since, stated);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString("");
    }

    private void take(
            Attribute attribute,
            String value,
            String place,
            Map<Attribute, Optional<String>> stated,
            List<Because> wrong,
            Locale locale) {
        if (attribute.takes(value)) {
            stated.put(attribute, Optional.of(value));
        } else {
            wrong.add(wrong(place, attribute.expected(), value, locale));
        }
    }

    private Instant since(
            String text, String place, Instant now, List<Because> wrong, Locale locale) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong.add(
                    wrong(
                            place,
                            "an instant with its zone such as 2026-03-02T09:30:00+01:00",
                            text,
                            locale));
            return now;
        }
    }

    // ---- files -----------------------------------------------------------------------------

    /**
     * A file with a line for each account: its {@code id}, and any of the attributes; an empty cell
     * leaves an attribute as it is.
     *
     * @throws Problem with everything that is wrong, by line and column
     */
    List<AccountChange> file(byte[] csv, Instant now, Locale locale) {
        List<AccountChange> changes = new ArrayList<>();
        List<Because> wrong = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(decoded(csv))) {
            boolean first = true;
            for (NamedCsvRecord line : lines) {
                if (first) {
                    checkHeader(line.getHeader(), wrong, locale);
                    first = false;
                    if (!wrong.isEmpty()) {
                        break;
                    }
                }
                line(line, now, locale, changes, wrong);
            }
        } catch (CsvParseException | IllegalStateException | java.io.IOException e) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.unreadable");
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "import.refused",
                    wrong.size() > MOST_NAMED ? wrong.subList(0, MOST_NAMED) : wrong,
                    wrong.size());
        }
        if (changes.isEmpty()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.empty");
        }
        return changes;
    }

    private static String decoded(byte[] csv) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "import.not-utf-8");
        }
    }

    private void checkHeader(List<String> header, List<Because> wrong, Locale locale) {
        if (!header.contains(ID)) {
            wrong.add(because("import.no-id", null, locale));
        }
        TreeSet<String> seen = new TreeSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                wrong.add(because("import.column-twice", column, locale, column));
            } else if (!column.equals(ID)
                    && !column.equals(SINCE)
                    && Attribute.of(column).isEmpty()) {
                wrong.add(unknown(column, locale));
            }
        }
    }

    private void line(
            NamedCsvRecord line,
            Instant now,
            Locale locale,
            List<AccountChange> changes,
            List<Because> wrong) {
        int before = wrong.size();
        String id = line.findField(ID).orElse("").strip();
        if (!Bodies.isId(id)) {
            wrong.add(wrong(place(line, ID), idExpected(), id, locale));
        }
        if (line.getFieldCount() > line.getHeader().size()) {
            wrong.add(because("import.line-too-long", place(line, null), locale));
        }
        Map<Attribute, Optional<String>> stated = new EnumMap<>(Attribute.class);
        Instant since = now;
        for (String column : line.getHeader()) {
            String value = line.findField(column).orElse("").strip();
            if (value.isEmpty() || column.equals(ID)) {
                continue;
            }
            if (column.equals(SINCE)) {
                since = since(value, place(line, column), now, wrong, locale);
            } else {
                take(
                        Attribute.of(column).orElseThrow(),
                        value,
                        place(line, column),
                        stated,
                        wrong,
                        locale);
            }
        }
        if (wrong.size() == before) {
            changes.add(new AccountChange(new AccountId(id), since, stated));
        }
    }

    static String idExpected() {
        return "letters, digits and . _ : @ -, at most 100";
    }

    private static String place(NamedCsvRecord line, @Nullable String column) {
        String place = "line " + line.getStartingLineNumber();
        return column == null ? place : place + ", " + column;
    }

    // ---- what is wrong ---------------------------------------------------------------------

    private Because wrong(String place, String expected, String value, Locale locale) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new Because(
                "field.wrong",
                messages.getMessage(
                        "problem.attribute.wrong", new Object[] {expected, shown}, locale),
                place);
    }

    private Because unknown(String name, Locale locale) {
        TreeSet<String> known = new TreeSet<>(List.of(SINCE));
        for (Attribute attribute : Attribute.values()) {
            known.add(attribute.key());
        }
        return new Because(
                "field.unknown",
                messages.getMessage(
                        "problem.field.unknown",
                        new Object[] {name, String.join(", ", known)},
                        locale),
                name);
    }

    private Because because(String code, @Nullable String place, Locale locale, Object... values) {
        return new Because(code, messages.getMessage("problem." + code, values, locale), place);
    }
}
