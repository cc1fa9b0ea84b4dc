package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.source.Reason;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Zendesk's tickets, audits, comments, ratings, users, groups and organizations, as its Support API and
 * its account export write them ({@code developer.zendesk.com/api-reference/ticketing}).
 *
 * <p>What a ticket was before is in its audits only; a ticket itself says what it is at its last
 * update, and is read as of then.
 */
final class ZendeskShape implements Shape {

    /** Zendesk itself, where an author is needed and nobody was. */
    private static final String SYSTEM = "-1";

    private static final List<String> STATE =
            List.of("status", "priority", "group_id", "assignee_id");

    /** What an item is. */
    private enum Kind {
        TICKET,
        AUDIT,
        COMMENT,
        RATING,
        USER,
        GROUP,
        ORGANIZATION,
        OTHER
    }

    @Override
    public Set<String> collections() {
        return Set.of(
                "tickets",
                "audits",
                "comments",
                "satisfaction_ratings",
                "users",
                "groups",
                "organizations",
                "results");
    }

    /** Its statuses are words; audits hold events. */
    @Override
    public boolean isOwn(ObjectNode value) {
        return switch (kindByMembers(value)) {
            case TICKET -> !FreshdeskShape.isNumbered(value) && value.has("assignee_id");
            case AUDIT -> value.has("author_id") || value.has("via");
            case COMMENT, RATING, USER, GROUP, ORGANIZATION, OTHER -> false;
        };
    }

    private static Kind kind(Item item) {
        ObjectNode value = item.value();
        return switch (item.collection()) {
            case "tickets" -> Kind.TICKET;
            case "audits" -> Kind.AUDIT;
            case "comments" -> Kind.COMMENT;
            case "satisfaction_ratings" -> Kind.RATING;
            case "users" -> Kind.USER;
            case "groups" -> Kind.GROUP;
            case "organizations" -> Kind.ORGANIZATION;
            default -> kindByMembers(value);
        };
    }

    private static Kind kindByMembers(ObjectNode value) {
        if (value.path("events").isArray() && value.has("ticket_id")) {
            return Kind.AUDIT;
        }
        if (value.has("requester_id") && value.has("status")) {
            return Kind.TICKET;
        }
        if (value.has("score") && value.has("ticket_id")) {
            return Kind.RATING;
        }
        if (value.has("body") && value.has("author_id")) {
            return Kind.COMMENT;
        }
        if (value.has("role") && value.has("name")) {
            return Kind.USER;
        }
        String url = Read.text(value, "url");
        if (url.contains("/groups/")) {
            return Kind.GROUP;
        }
        if (url.contains("/organizations/") || value.has("domain_names")) {
            return Kind.ORGANIZATION;
        }
        return Kind.OTHER;
    }

    // ---- who is who ------------------------------------------------------------------------

    @Override
    public void learn(Item item, Directory directory) {
        ObjectNode value = item.value();
        String id = Read.text(value, "id");
        switch (kind(item)) {
            case USER -> {
                if (Read.says(value, "role", "end-user")) {
                    directory.customer(id);
                } else {
                    directory.staff(id, Read.first(value, "name", "email"));
                }
            }
            case GROUP -> directory.team(id, Read.text(value, "name"));
            case TICKET -> {
                directory.contact(id);
                directory.seenAsCustomer(Read.text(value, "requester_id"));
                directory.seenAsStaff(Read.text(value, "assignee_id"));
                Read.list(value, "comments")
                        .forEach(comment -> learnAuthor(comment, "", directory));
            }
            case AUDIT -> {
                directory.holdsConversations();
                String author = Read.text(value, "author_id");
                for (JsonNode event : Read.list(value, "events")) {
                    learnAuthor(event, author, directory);
                    learnChange(event, directory);
                }
            }
            case COMMENT -> {
                directory.holdsConversations();
                learnAuthor(value, "", directory);
            }
            case RATING, ORGANIZATION, OTHER -> {}
        }
    }

    /** Only staff write what customers do not see. */
    private static void learnAuthor(JsonNode comment, String otherwise, Directory directory) {
        if (Read.says(comment, "public", "false")) {
            String author = Read.text(comment, "author_id");
            directory.seenAsStaff(author.isEmpty() ? otherwise : author);
        }
    }

    private static void learnChange(JsonNode event, Directory directory) {
        switch (Read.text(event, "field_name")) {
            case "requester_id" -> directory.seenAsCustomer(Read.text(event, "value"));
            case "assignee_id" -> directory.seenAsStaff(Read.text(event, "value"));
            default -> {}
        }
    }

    // ---- what happened ---------------------------------------------------------------------

    @Override
    public void tell(Item item, Directory directory, Telling telling) {
        ObjectNode value = item.value();
        switch (kind(item)) {
            case TICKET -> ticket(value, directory, telling);
            case AUDIT -> audit(value, directory, telling);
            case COMMENT -> {
                String ticket = Read.text(value, "ticket_id");
                if (isKnown(ticket, directory, telling)) {
                    comment(
                            ticket,
                            value,
                            Read.instant(value, "created_at"),
                            "",
                            directory,
                            telling);
                }
            }
            case RATING -> rating(value, directory, telling);
            case ORGANIZATION -> organization(value, telling);
            case USER, GROUP -> {}
            case OTHER ->
                    telling.reject(
                            Reason.UNKNOWN_SHAPE,
                            "",
                            String.join(", ", value.propertyNames()),
                            "a Zendesk ticket, audit, comment, rating, user, group or organization");
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
        if (Read.says(ticket, "status", "deleted")) {
            telling.reject(Reason.UNKNOWN_SHAPE, "status", "deleted", "a ticket that still exists");
            return;
        }
        String id = Read.text(ticket, "id");
        Cells opened = Cells.of(id, Read.instant(ticket, "created_at")).with("kind", "created");
        describe(opened, ticket);
        by(opened, Read.first(ticket, "submitter_id", "requester_id"), directory);
        telling.event(opened);

        String updated = Read.instant(ticket, "updated_at");
        if (!updated.isEmpty()) {
            for (String field : STATE) {
                change(Cells.of(id, updated), field, Read.text(ticket, field), directory, telling);
            }
        }
        String solved = Read.instant(Read.text(ticket, "metric_set", "solved_at"));
        if (!solved.isEmpty()) {
            change(Cells.of(id, solved), "status", "solved", directory, telling);
        }
        conversation(id, ticket, directory, telling);
    }

    /** Comments within a ticket; where the export has none at all, its description is the first. */
    private static void conversation(
            String id, ObjectNode ticket, Directory directory, Telling telling) {
        List<JsonNode> comments = Read.list(ticket, "comments");
        String requester = Read.text(ticket, "requester_id");
        for (int i = 0; i < comments.size(); i++) {
            telling.at("/comments/" + i);
            JsonNode comment = comments.get(i);
            comment(
                    id,
                    comment,
                    Read.instant(comment, "created_at"),
                    requester,
                    directory,
                    telling);
        }
        telling.at("");
        if (comments.isEmpty()
                && !directory.hasConversations()
                && !Read.text(ticket, "description").isEmpty()) {
            Cells first =
                    Cells.of(id, Read.instant(ticket, "created_at"))
                            .with("kind", "comment")
                            .with("id", "ticket-" + id)
                            .with("public", "true")
                            .with("channel", Read.text(ticket, "via", "channel"))
                            .with("text", Read.text(ticket, "description"));
            by(first, Read.first(ticket, "submitter_id", "requester_id"), directory);
            telling.event(first);
        }
    }

    private static void describe(Cells cells, ObjectNode ticket) {
        cells.with("organization", Read.text(ticket, "organization_id"))
                .with("requester", Read.text(ticket, "requester_id"))
                .with("type", Read.text(ticket, "type"))
                .with("form", Read.text(ticket, "ticket_form_id"))
                .with("brand", Read.text(ticket, "brand_id"))
                .with("channel", Read.text(ticket, "via", "channel"))
                .with("tags", Read.joined(ticket.path("tags")));
        for (JsonNode field : Read.list(ticket, "custom_fields")) {
            cells.with("custom." + Read.text(field, "id"), Read.joined(field.path("value")));
        }
    }

    private static void audit(ObjectNode audit, Directory directory, Telling telling) {
        String ticket = Read.text(audit, "ticket_id");
        if (!isKnown(ticket, directory, telling)) {
            return;
        }
        String at = Read.instant(audit, "created_at");
        String author = Read.text(audit, "author_id");
        List<JsonNode> events = Read.list(audit, "events");
        Cells stamped = Cells.of(ticket, at);
        by(stamped, isRule(audit) ? SYSTEM : author, directory);
        if (!directory.listsContacts() && events.stream().anyMatch(e -> isOf(e, "Create"))) {
            telling.event(stamped.copy().with("kind", "created").with("channel", channel(audit)));
        }
        merged(ticket, audit, stamped, telling);
        for (int i = 0; i < events.size(); i++) {
            telling.at("/events/" + i);
            event(events.get(i), audit, stamped, directory, telling);
        }
        telling.at("");
    }

    private static void event(
            JsonNode event, ObjectNode audit, Cells stamped, Directory directory, Telling telling) {
        switch (Read.text(event, "type")) {
            case "Create", "Change" -> {
                Cells cells = stamped.copy();
                if (isRule(event)) {
                    by(cells, SYSTEM, directory);
                }
                String value = Read.joined(event.path("value"));
                change(cells, Read.text(event, "field_name"), value, directory, telling);
            }
            case "Comment" -> {
                Cells comment = stamped.copy().with("kind", "comment");
                comment.with("channel", channel(audit));
                message(comment, event, Read.text(audit, "author_id"), directory);
                telling.event(comment);
            }
            case "VoiceComment" -> {
                Cells call = stamped.copy().with("kind", "call");
                String answered = Read.text(event, "data", "answered_by_id");
                message(call, event, Read.text(audit, "author_id"), directory);
                telling.event(call.with("reached", answered.isEmpty() ? "no" : "yes"));
            }
            case "Notification", "NotificationWithCcs" ->
                    notification(event, stamped, directory, telling);
            case "SatisfactionRating" ->
                    score(
                            stamped.copy(),
                            Read.text(event, "score"),
                            Read.text(event, "body"),
                            telling);
            default -> {} // Zendesk asks to pass over kinds of event that one does not know.
        }
    }

    /** A message that a rule sent; one to agents only is no concern of the customer's. */
    private static void notification(
            JsonNode event, Cells stamped, Directory directory, Telling telling) {
        boolean toCustomer =
                Read.list(event, "recipients").stream()
                        .filter(JsonNode::isString)
                        .anyMatch(who -> directory.role(who.asString()) == Role.CUSTOMER);
        if (toCustomer) {
            Cells sent =
                    stamped.copy().with("kind", "notification").with("id", Read.text(event, "id"));
            by(sent, SYSTEM, directory);
            telling.event(sent.with("public", "true").with("text", Read.text(event, "body")));
        }
    }

    /** The surviving ticket says which were merged into it. */
    private static void merged(String survivor, ObjectNode audit, Cells stamped, Telling telling) {
        JsonNode source = audit.path("via").path("source");
        if (!Read.says(source, "rel", "merge")) {
            return;
        }
        String into = Read.text(source, "to", "ticket_id");
        if (!into.isEmpty() && !into.equals(survivor)) {
            telling.event(stamped.copy().with("kind", "merged").with("linked", into));
            return;
        }
        String one = Read.text(source, "from", "ticket_id");
        List<JsonNode> from = Read.list(source, "from", "ticket_ids");
        for (String merged :
                from.isEmpty() ? List.of(one) : from.stream().map(Read::joined).toList()) {
            if (!merged.isEmpty() && !merged.equals(survivor)) {
                telling.event(
                        stamped.copy()
                                .with("contact", merged)
                                .with("kind", "merged")
                                .with("linked", survivor));
            }
        }
    }

    private static void change(
            Cells cells, String field, String value, Directory directory, Telling telling) {
        cells.with("field", field(field));
        cells.with(
                "value",
                switch (field) {
                    case "assignee_id" -> directory.person(value);
                    case "group_id" -> directory.team(value);
                    default -> value;
                });
        telling.change(cells);
    }

    /** A custom field is known by its number. */
    private static String field(String name) {
        if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
            return "custom." + name;
        }
        return name.endsWith("_id") ? name.substring(0, name.length() - 3) : name;
    }

    private static void comment(
            String ticket,
            JsonNode comment,
            String at,
            String requester,
            Directory directory,
            Telling telling) {
        Cells cells = Cells.of(ticket, at).with("kind", "comment");
        cells.with("channel", channel(comment));
        message(cells, comment, "", directory);
        if (cells.value("role").isEmpty() && Read.text(comment, "author_id").equals(requester)) {
            cells.with("role", Role.CUSTOMER.word());
        }
        telling.event(cells);
    }

    private static void message(Cells cells, JsonNode comment, String author, Directory directory) {
        String own = Read.text(comment, "author_id");
        String html = Read.text(comment, "html_body");
        String body = Read.first(comment, "plain_body", "body");
        cells.with("id", Read.text(comment, "id"))
                .with("public", Read.text(comment, "public"))
                .with("text", body.isEmpty() ? PlainText.ofHtml(html) : body);
        by(cells, own.isEmpty() ? author : own, directory);
    }

    private static void by(Cells cells, String author, Directory directory) {
        if (author.equals(SYSTEM)) {
            cells.with("by", "").with("role", Role.AUTOMATION.word());
            return;
        }
        cells.with("by", directory.person(author)).with("role", directory.role(author).word());
    }

    private static void rating(ObjectNode rating, Directory directory, Telling telling) {
        String ticket = Read.text(rating, "ticket_id");
        if (!isKnown(ticket, directory, telling)) {
            return;
        }
        String at = Read.instant(Read.first(rating, "updated_at", "created_at"));
        score(
                Cells.of(ticket, at),
                Read.text(rating, "score"),
                Read.text(rating, "comment"),
                telling);
    }

    /** Offered and not answered is no rating. */
    private static void score(Cells cells, String score, String text, Telling telling) {
        if (!score.contains("offered") && !score.isEmpty()) {
            telling.event(cells.with("kind", "rating").with("score", score).with("text", text));
        }
    }

    private static void organization(ObjectNode organization, Telling telling) {
        Cells cells =
                new Cells()
                        .with("account", Read.text(organization, "id"))
                        .with("name", Read.text(organization, "name"))
                        .with("created", Read.instant(organization, "created_at"))
                        .with("tags", Read.joined(organization.path("tags")));
        organization
                .path("organization_fields")
                .propertyStream()
                .forEach(
                        field ->
                                cells.with(
                                        "field." + field.getKey(), Read.joined(field.getValue())));
        telling.account(cells);
    }

    private static String channel(JsonNode from) {
        return Read.text(from, "via", "channel");
    }

    /** Triggers and automations change tickets in the name of whoever set them off. */
    private static boolean isRule(JsonNode from) {
        return Read.text(from, "via", "channel").equals("rule");
    }

    private static boolean isOf(JsonNode event, String type) {
        return Read.says(event, "type", type);
    }
}
