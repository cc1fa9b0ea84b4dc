package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.source.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Freshdesk's tickets, conversations, activities, ratings, agents, groups and companies, as API v2
 * writes them ({@code developers.freshdesk.com/api}).
 *
 * <p>A ticket says what it is at its last update, and when it was resolved and closed. Which group and
 * agent had it before is in the export of activities only.
 */
final class FreshdeskShape implements Shape {

    private static final Map<String, String> STATUSES =
            Map.of("2", "Open", "3", "Pending", "4", "Resolved", "5", "Closed");
    private static final Map<String, String> PRIORITIES =
            Map.of("1", "Low", "2", "Medium", "3", "High", "4", "Urgent");
    private static final Map<String, String> SOURCES =
            Map.of(
                    "1", "Email",
                    "2", "Portal",
                    "3", "Phone",
                    "7", "Chat",
                    "9", "Feedback widget",
                    "10", "Outbound email");
    private static final String OUTBOUND = "10";

    private static final DateTimeFormatter PERFORMED =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss Z", Locale.ROOT);

    /** What an item is. */
    private enum Kind {
        TICKET,
        CONVERSATION,
        ACTIVITY,
        RATING,
        AGENT,
        CONTACT,
        GROUP,
        COMPANY,
        STATUS_FIELD,
        OTHER
    }

    @Override
    public Set<String> collections() {
        return Set.of("tickets", "results", "conversations", "activities_data");
    }

    /** Its statuses are numbers. */
    @Override
    public boolean isOwn(ObjectNode value) {
        return switch (kind(value)) {
            case TICKET -> isNumbered(value);
            case ACTIVITY, RATING -> true;
            case CONVERSATION -> value.has("incoming");
            case AGENT, CONTACT, GROUP, COMPANY, STATUS_FIELD, OTHER -> false;
        };
    }

    static boolean isNumbered(ObjectNode ticket) {
        String status = Read.text(ticket, "status");
        return !status.isEmpty() && status.chars().allMatch(Character::isDigit);
    }

    private static Kind kind(ObjectNode value) {
        if (value.has("performed_at") && value.path("activity").isObject()) {
            return Kind.ACTIVITY;
        }
        if (value.has("requester_id") && value.has("status") && value.has("priority")) {
            return Kind.TICKET;
        }
        if (value.path("ratings").isObject() && value.has("ticket_id")) {
            return Kind.RATING;
        }
        if (value.has("private") && (value.has("body") || value.has("body_text"))) {
            return Kind.CONVERSATION;
        }
        if (value.path("contact").isObject()) {
            return Kind.AGENT;
        }
        if (value.has("domains")) {
            return Kind.COMPANY;
        }
        if (value.has("auto_ticket_assign") || value.has("unassigned_for")) {
            return Kind.GROUP;
        }
        if (Read.says(value, "name", "status") && value.has("choices")) {
            return Kind.STATUS_FIELD;
        }
        return value.has("email") && value.has("name") ? Kind.CONTACT : Kind.OTHER;
    }

    // ---- who is who ------------------------------------------------------------------------

    @Override
    public void learn(Item item, Directory directory) {
        ObjectNode value = item.value();
        String id = Read.text(value, "id");
        switch (kind(value)) {
            case TICKET -> {
                directory.contact(id);
                directory.seenAsStaff(Read.text(value, "responder_id"));
                String responder = Read.text(value, "responder_name");
                if (!responder.isEmpty()) {
                    directory.staff(Read.text(value, "responder_id"), responder);
                }
            }
            case AGENT -> directory.staff(id, Read.text(value, "contact", "name"));
            case CONTACT -> learnContact(value, id, directory);
            case GROUP -> directory.team(id, Read.text(value, "name"));
            case STATUS_FIELD ->
                    value.path("choices")
                            .propertyStream()
                            .forEach(
                                    choice ->
                                            directory.other(
                                                    "status",
                                                    choice.getKey(),
                                                    choice.getValue()
                                                            .path(0)
                                                            .asString(choice.getKey())));
            case CONVERSATION, ACTIVITY, RATING, COMPANY, OTHER -> {}
        }
    }

    private static void learnContact(ObjectNode contact, String id, Directory directory) {
        if (Read.says(contact, "helpdesk_agent", "true")) {
            directory.staff(id, Read.text(contact, "name"));
        } else {
            directory.customer(id);
        }
    }

    // ---- what happened ---------------------------------------------------------------------

    @Override
    public void tell(Item item, Directory directory, Telling telling) {
        ObjectNode value = item.value();
        switch (kind(value)) {
            case TICKET -> ticket(value, directory, telling);
            case CONVERSATION -> {
                String ticket = Read.text(value, "ticket_id");
                if (isKnown(ticket, directory, telling)) {
                    conversation(ticket, value, directory, telling);
                }
            }
            case ACTIVITY -> activity(value, directory, telling);
            case RATING -> rating(value, directory, telling);
            case COMPANY -> company(value, telling);
            case AGENT, CONTACT, GROUP, STATUS_FIELD -> {}
            case OTHER ->
                    telling.reject(
                            Reason.UNKNOWN_SHAPE,
                            "",
                            String.join(", ", value.propertyNames()),
                            "a Freshdesk ticket, conversation, activity, rating, agent, group,"
                                    + " contact or company");
        }
    }

    private static boolean isKnown(String ticket, Directory directory, Telling telling) {
        if (!ticket.isEmpty() && directory.isOrphan(ticket)) {
            telling.reject(Reason.ORPHAN, "ticket_id", ticket, "a ticket of this export");
            return false;
        }
        return true;
    }

    private static void ticket(ObjectNode ticket, Directory directory, Telling telling) {
        String id = Read.text(ticket, "id");
        String source = Read.text(ticket, "source");
        String created = Read.instant(ticket, "created_at");
        Cells opened =
                Cells.of(id, created)
                        .with("kind", "created")
                        .with("company", Read.first(ticket, "company_id", "customer_id"))
                        .with("requester", Read.text(ticket, "requester_id"))
                        .with("type", Read.first(ticket, "type", "ticket_type"))
                        .with("product", Read.text(ticket, "product_id"))
                        .with("tags", Read.joined(ticket.path("tags")))
                        .with("channel", SOURCES.getOrDefault(source, source));
        for (String fields : List.of("custom_fields", "custom_field")) {
            ticket.path(fields)
                    .propertyStream()
                    .forEach(f -> opened.with("custom." + f.getKey(), Read.joined(f.getValue())));
        }
        boolean outbound = source.equals(OUTBOUND);
        opened.with("role", outbound ? Role.PERSON.word() : Role.CUSTOMER.word());
        telling.event(opened);
        firstMessage(ticket, id, created, outbound, telling);

        JsonNode stats = ticket.path("stats");
        status(id, Read.instant(stats, "resolved_at"), "4", directory, telling);
        status(id, Read.instant(stats, "closed_at"), "5", directory, telling);
        status(id, Read.instant(stats, "reopened_at"), "2", directory, telling);
        asOfUpdate(ticket, id, directory, telling);

        List<JsonNode> conversations = Read.list(ticket, "conversations");
        for (int i = 0; i < conversations.size(); i++) {
            telling.at("/conversations/" + i);
            conversation(id, conversations.get(i), directory, telling);
        }
        telling.at("");
    }

    /** A ticket's description is what was written first; its conversations begin behind it. */
    private static void firstMessage(
            ObjectNode ticket, String id, String created, boolean outbound, Telling telling) {
        String text = Read.text(ticket, "description_text");
        String html = Read.text(ticket, "description");
        String said = text.isEmpty() ? PlainText.ofHtml(html) : text;
        if (!said.isEmpty()) {
            telling.event(
                    Cells.of(id, created)
                            .with("kind", "message")
                            .with("id", "ticket-" + id)
                            .with("private", "false")
                            .with("incoming", outbound ? "false" : "true")
                            .with("role", outbound ? Role.PERSON.word() : Role.CUSTOMER.word())
                            .with("text", said));
        }
    }

    private static void status(
            String id, String at, String status, Directory directory, Telling telling) {
        if (!at.isEmpty()) {
            change(Cells.of(id, at), "status", status(status, directory), telling);
        }
    }

    private static void asOfUpdate(
            ObjectNode ticket, String id, Directory directory, Telling telling) {
        String updated = Read.instant(ticket, "updated_at");
        if (updated.isEmpty()) {
            return;
        }
        Cells stamped = Cells.of(id, updated);
        change(stamped.copy(), "status", status(Read.text(ticket, "status"), directory), telling);
        String priority = Read.text(ticket, "priority");
        change(stamped.copy(), "priority", PRIORITIES.getOrDefault(priority, priority), telling);
        change(stamped.copy(), "group", directory.team(Read.text(ticket, "group_id")), telling);
        change(stamped, "agent", directory.person(Read.text(ticket, "responder_id")), telling);
    }

    /** A number's word: the account's own, else the four that every account has. */
    private static String status(String number, Directory directory) {
        String own = directory.other("status", number);
        return own.equals(number) ? STATUSES.getOrDefault(number, number) : own;
    }

    private static void conversation(
            String ticket, JsonNode said, Directory directory, Telling telling) {
        String text = Read.text(said, "body_text");
        String user = Read.text(said, "user_id");
        boolean incoming = Read.says(said, "incoming", "true");
        telling.event(
                Cells.of(ticket, Read.instant(said, "created_at"))
                        .with("kind", "message")
                        .with("id", Read.text(said, "id"))
                        .with("private", Read.text(said, "private"))
                        .with("incoming", incoming ? "true" : "false")
                        .with("source", Read.text(said, "source"))
                        .with("by", incoming ? user : directory.person(user))
                        .with("role", incoming ? Role.CUSTOMER.word() : Role.PERSON.word())
                        .with(
                                "text",
                                text.isEmpty() ? PlainText.ofHtml(Read.text(said, "body")) : text));
    }

    // ---- activities ------------------------------------------------------------------------

    private static void activity(ObjectNode activity, Directory directory, Telling telling) {
        String ticket = Read.text(activity, "ticket_id");
        if (!isKnown(ticket, directory, telling)) {
            return;
        }
        Cells stamped = Cells.of(ticket, performed(Read.text(activity, "performed_at")));
        String performer = Read.text(activity, "performer_id");
        if (Read.says(activity, "performer_type", "user")) {
            stamped.with("by", directory.person(performer));
            stamped.with("role", directory.role(performer).word());
        } else {
            stamped.with("role", Role.AUTOMATION.word());
        }
        JsonNode what = activity.path("activity");
        for (String field : List.of("status", "priority", "group", "ticket_type")) {
            if (what.has(field)) {
                change(stamped.copy(), field, Read.text(what, field), telling);
            }
        }
        if (what.has("agent_id")) {
            String agent = directory.person(Read.text(what, "agent_id"));
            change(stamped.copy(), "agent", agent, telling);
        }
        String into = Read.text(what, "merge_ticket", "target_ticket_id");
        if (!into.isEmpty()) {
            telling.event(stamped.copy().with("kind", "merged").with("linked", into));
        }
    }

    /** {@code 21-12-2016 13:44:08 +0000} as ISO 8601 has it; anything else as it stands. */
    private static String performed(String at) {
        try {
            return OffsetDateTime.parse(at, PERFORMED).toString();
        } catch (DateTimeException other) {
            return Read.instant(at);
        }
    }

    private static void change(Cells cells, String field, String value, Telling telling) {
        telling.change(cells.with("field", field).with("value", value));
    }

    // ---- ratings and accounts --------------------------------------------------------------

    private static void rating(ObjectNode rating, Directory directory, Telling telling) {
        String ticket = Read.text(rating, "ticket_id");
        if (isKnown(ticket, directory, telling)) {
            telling.event(
                    Cells.of(ticket, Read.instant(rating, "created_at"))
                            .with("kind", "rating")
                            .with("score", Read.text(rating, "ratings", "default_question"))
                            .with("text", Read.text(rating, "feedback")));
        }
    }

    private static void company(ObjectNode company, Telling telling) {
        Cells cells =
                new Cells()
                        .with("account", Read.text(company, "id"))
                        .with("name", Read.text(company, "name"))
                        .with("industry", Read.text(company, "industry"))
                        .with("tier", Read.text(company, "account_tier"))
                        .with("renewal", Read.text(company, "renewal_date"));
        company.path("custom_fields")
                .propertyStream()
                .forEach(f -> cells.with("custom." + f.getKey(), Read.joined(f.getValue())));
        telling.account(cells);
    }
}
