package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.source.Reason;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Intercom's conversations with their parts, admins and teams, as its REST API writes them ({@code
 * developers.intercom.com/docs/references}).
 */
final class IntercomShape implements Shape {

    @Override
    public Set<String> collections() {
        return Set.of("conversations", "admins", "teams", "companies", "data");
    }

    @Override
    public boolean isOwn(ObjectNode value) {
        return Read.says(value, "type", "conversation") || value.has("conversation_parts");
    }

    @Override
    public void learn(Item item, Directory directory) {
        ObjectNode value = item.value();
        String id = Read.text(value, "id");
        switch (Read.text(value, "type")) {
            case "admin" -> directory.staff("admin/" + id, Read.first(value, "name", "email"));
            case "team" -> directory.team(id, Read.text(value, "name"));
            default -> {
                learnAuthor(value.path("source").path("author"), directory);
                for (JsonNode part : parts(value)) {
                    learnAuthor(part.path("author"), directory);
                    learnAssignee(part.path("assigned_to"), directory);
                }
            }
        }
    }

    private static void learnAuthor(JsonNode author, Directory directory) {
        String name = Read.text(author, "name");
        if (Read.says(author, "type", "admin") && !name.isEmpty()) {
            directory.staff("admin/" + Read.text(author, "id"), name);
        }
    }

    private static void learnAssignee(JsonNode assignee, Directory directory) {
        String name = Read.text(assignee, "name");
        if (Read.says(assignee, "type", "team") && !name.isEmpty()) {
            directory.team(Read.text(assignee, "id"), name);
        } else {
            learnAuthor(assignee, directory);
        }
    }

    private static List<JsonNode> parts(JsonNode conversation) {
        JsonNode parts = conversation.path("conversation_parts");
        return parts.isArray() ? Read.list(parts) : Read.list(parts, "conversation_parts");
    }

    @Override
    public void tell(Item item, Directory directory, Telling telling) {
        ObjectNode value = item.value();
        switch (Read.text(value, "type")) {
            case "admin", "team" -> {}
            case "company" -> company(value, telling);
            default -> {
                if (value.has("created_at")
                        && (value.has("source") || value.has("conversation_parts"))) {
                    conversation(value, directory, telling);
                } else {
                    telling.reject(
                            Reason.UNKNOWN_SHAPE,
                            "type",
                            Read.text(value, "type"),
                            "an Intercom conversation, admin, team or company");
                }
            }
        }
    }

    private static void conversation(ObjectNode value, Directory directory, Telling telling) {
        String id = Read.text(value, "id");
        String created = Read.instant(value, "created_at");
        JsonNode source = value.path("source");
        opened(value, id, created, directory, telling);
        message(
                Cells.of(id, created).with("kind", "comment").with("id", "source-" + id),
                source,
                directory,
                telling);
        List<JsonNode> parts = parts(value);
        for (int i = 0; i < parts.size(); i++) {
            telling.at("/conversation_parts/conversation_parts/" + i);
            part(id, parts.get(i), directory, telling);
        }
        telling.at("");
        rating(id, value.path("conversation_rating"), telling);
        asOfUpdate(value, id, directory, telling);
    }

    private static void opened(
            ObjectNode value, String id, String created, Directory directory, Telling telling) {
        Cells opened = Cells.of(id, created).with("kind", "created");
        List<JsonNode> contacts = Read.list(value, "contacts", "contacts");
        opened.with("channel", Read.text(value, "source", "type"))
                .with("requester", contacts.isEmpty() ? "" : Read.text(contacts.getFirst(), "id"))
                .with("company", Read.text(value, "company", "id"))
                .with("topic", Read.text(value, "ticket", "ticket_type"));
        value.path("custom_attributes")
                .propertyStream()
                .forEach(f -> opened.with("custom." + f.getKey(), Read.joined(f.getValue())));
        by(opened, value.path("source").path("author"), directory);
        telling.event(opened);
        change(Cells.of(id, created), "state", "open", telling);
    }

    // ---- parts -----------------------------------------------------------------------------

    private static void part(String id, JsonNode part, Directory directory, Telling telling) {
        String kind = Read.text(part, "part_type");
        Cells stamped = Cells.of(id, Read.instant(part, "created_at"));
        by(stamped, part.path("author"), directory);
        JsonNode to = part.path("assigned_to");
        if (to.isObject()) {
            assigned(stamped, to, directory, telling);
        }
        switch (kind) {
            case "close" -> change(stamped.copy(), "state", "closed", telling);
            case "snoozed" -> change(stamped.copy(), "state", "snoozed", telling);
            case "open",
                    "assign_and_reopen",
                    "note_and_reopen",
                    "unsnoozed",
                    "timer_unsnooze",
                    "assign_and_unsnooze" ->
                    change(stamped.copy(), "state", "open", telling);
            default -> {}
        }
        boolean note = kind.startsWith("note");
        boolean redacted = Read.says(part, "redacted", "true");
        if (note || !Read.text(part, "body").isEmpty() || (redacted && kind.equals("comment"))) {
            Cells said = stamped.copy().with("kind", note ? "note" : "comment");
            message(said.with("id", Read.text(part, "id")), part, directory, telling);
        }
    }

    /** Whoever had it before a team got it has not taken it for that team. */
    private static void assigned(Cells stamped, JsonNode to, Directory directory, Telling telling) {
        String id = Read.text(to, "id");
        switch (Read.text(to, "type")) {
            case "team" -> {
                change(stamped.copy(), "team", directory.team(id), telling);
                change(stamped.copy(), "admin", "", telling);
            }
            case "admin" -> change(stamped.copy(), "admin", admin(id, directory), telling);
            case "nobody_admin", "nobody" -> change(stamped.copy(), "admin", "", telling);
            default -> {}
        }
    }

    /** A redacted message was sent all the same; only its words are gone. */
    private static void message(Cells cells, JsonNode from, Directory directory, Telling telling) {
        String text = PlainText.ofHtml(Read.text(from, "body"));
        if (text.isEmpty()
                && !Read.says(from, "redacted", "true")
                && !cells.value("kind").equals("note")) {
            return;
        }
        by(cells, from.path("author"), directory);
        telling.event(cells.with("text", text));
    }

    private static void asOfUpdate(
            ObjectNode value, String id, Directory directory, Telling telling) {
        String updated = Read.instant(value, "updated_at");
        if (updated.isEmpty()) {
            return;
        }
        Cells stamped = Cells.of(id, updated);
        change(stamped.copy(), "state", Read.text(value, "state"), telling);
        change(stamped.copy(), "priority", Read.text(value, "priority"), telling);
        String admin = unlessZero(Read.text(value, "admin_assignee_id"));
        String team = unlessZero(Read.text(value, "team_assignee_id"));
        change(stamped.copy(), "admin", admin(admin, directory), telling);
        change(stamped, "team", directory.team(team), telling);
    }

    /** Intercom writes 0 where nobody is assigned. */
    private static String unlessZero(String id) {
        return id.equals("0") ? "" : id;
    }

    private static void rating(String id, JsonNode rating, Telling telling) {
        String score = Read.text(rating, "rating");
        if (!score.isEmpty()) {
            telling.event(
                    Cells.of(id, Read.instant(rating, "created_at"))
                            .with("kind", "rating")
                            .with("rating", score)
                            .with("text", Read.text(rating, "remark")));
        }
    }

    private static void company(ObjectNode company, Telling telling) {
        Cells cells =
                new Cells()
                        .with("account", Read.text(company, "id"))
                        .with("name", Read.text(company, "name"))
                        .with("industry", Read.text(company, "industry"))
                        .with("plan", Read.text(company, "plan", "name"));
        company.path("custom_attributes")
                .propertyStream()
                .forEach(f -> cells.with("custom." + f.getKey(), Read.joined(f.getValue())));
        telling.account(cells);
    }

    private static void change(Cells cells, String field, String value, Telling telling) {
        telling.change(cells.with("field", field).with("value", value));
    }

    // ---- people ----------------------------------------------------------------------------

    /** Admins and customers have ids of their own that may be equal. */
    private static String admin(String id, Directory directory) {
        String name = id.isEmpty() ? "" : directory.person("admin/" + id);
        return name.startsWith("admin/") ? id : name;
    }

    private static void by(Cells cells, JsonNode author, Directory directory) {
        String id = Read.text(author, "id");
        switch (Read.text(author, "type")) {
            case "admin" -> cells.with("by", admin(id, directory)).with("role", Role.PERSON.word());
            case "user", "lead", "contact" ->
                    cells.with("by", id).with("role", Role.CUSTOMER.word());
            case "bot", "team", "workflow" ->
                    cells.with("by", "").with("role", Role.AUTOMATION.word());
            default -> cells.with("by", "").with("role", "");
        }
    }
}
