package io.amends.history.vendor;

import io.amends.history.json.Item;
import io.amends.history.source.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jira's issues with their changelog and comments, as its REST API writes them (v2 with texts, v3 with
 * documents), and its webhooks ({@code developer.atlassian.com/cloud/jira/platform/rest/v3}).
 *
 * <p>What an issue was at first is what its first change says it was before, or what it still is
 * where nothing changed; without a changelog it is known as of its last update only.
 */
final class JiraShape implements Shape {

    /** Fields of an issue to the names that changes give them. */
    private static final List<String> STATE = List.of("status", "priority", "assignee");

    @Override
    public Set<String> collections() {
        return Set.of("issues", "values");
    }

    @Override
    public boolean isOwn(ObjectNode value) {
        return isWebhook(value) || isIssue(value);
    }

    @Override
    public void learn(Item item, Directory directory) {
        ObjectNode value = item.value();
        if (isWebhook(value)) {
            learnPerson(value.path("user"), directory);
            learnPerson(value.path("comment").path("author"), directory);
            learnIssue(value.path("issue"), directory);
        } else if (isIssue(value)) {
            learnIssue(value, directory);
        } else {
            learnPerson(value, directory);
        }
    }

    private static void learnIssue(JsonNode issue, Directory directory) {
        JsonNode fields = issue.path("fields");
        learnPerson(fields.path("reporter"), directory);
        learnPerson(fields.path("creator"), directory);
        learnPerson(fields.path("assignee"), directory);
        directory.seenAsStaff(id(fields.path("assignee")));
        Read.list(fields, "comment", "comments")
                .forEach(c -> learnPerson(c.path("author"), directory));
        for (JsonNode history : Read.list(issue, "changelog", "histories")) {
            learnPerson(history.path("author"), directory);
            Read.list(history, "items").forEach(change -> learnAssignee(change, directory));
        }
    }

    /** A change names people by id and name. */
    private static void learnAssignee(JsonNode change, Directory directory) {
        if (Read.says(change, "field", "assignee")) {
            directory.staff(Read.text(change, "from"), Read.text(change, "fromString"));
            directory.staff(Read.text(change, "to"), Read.text(change, "toString"));
        }
    }

    /** Service management tells customers' accounts from staff's; without that, what they do tells. */
    private static void learnPerson(JsonNode person, Directory directory) {
        String id = id(person);
        switch (Read.text(person, "accountType")) {
            case "customer" -> directory.customer(id);
            case "app" -> directory.robot(id);
            case "atlassian" -> directory.staff(id, Read.text(person, "displayName"));
            default -> {}
        }
    }

    @Override
    public void tell(Item item, Directory directory, Telling telling) {
        ObjectNode value = item.value();
        if (isWebhook(value)) {
            webhook(value, directory, telling);
        } else if (isIssue(value)) {
            issue(value, directory, telling);
        } else if (value.has("body") && value.has("author")) {
            telling.reject(
                    Reason.MISSING_CONTACT,
                    "self",
                    Read.text(value, "self"),
                    "the key of the comment's issue: export issues with their comments");
        } else if (id(value).isEmpty()) {
            telling.reject(
                    Reason.UNKNOWN_SHAPE,
                    "",
                    String.join(", ", value.propertyNames()),
                    "a Jira issue, a webhook or a user");
        }
    }

    private static boolean isWebhook(ObjectNode value) {
        return value.has("webhookEvent");
    }

    private static boolean isIssue(ObjectNode value) {
        return value.has("key") && value.path("fields").isObject();
    }

    // ---- an issue --------------------------------------------------------------------------

    private static void issue(ObjectNode issue, Directory directory, Telling telling) {
        String key = Read.text(issue, "key");
        JsonNode fields = issue.path("fields");
        opened(key, fields, directory, telling);
        if (issue.path("changelog").isObject()) {
            List<JsonNode> histories = Read.list(issue, "changelog", "histories");
            if (isWhole(issue.path("changelog"), histories)) {
                atFirst(key, fields, histories, telling, directory);
            }
            for (int i = 0; i < histories.size(); i++) {
                telling.at("/changelog/histories/" + i);
                JsonNode history = histories.get(i);
                Cells stamped = Cells.of(key, Read.instant(history, "created"));
                by(stamped, history.path("author"), fields, directory);
                changes(stamped, Read.list(history, "items"), directory, telling);
            }
        }
        telling.at("");
        asOfUpdate(key, Read.instant(fields, "updated"), fields, directory, telling);
        List<JsonNode> comments = Read.list(fields, "comment", "comments");
        for (int i = 0; i < comments.size(); i++) {
            telling.at("/fields/comment/comments/" + i);
            comment(key, comments.get(i), fields, directory, telling);
        }
        telling.at("");
    }

    private static void opened(String key, JsonNode fields, Directory directory, Telling telling) {
        String created = Read.instant(fields, "created");
        if (created.isEmpty()) {
            return; // A webhook's issue may be shortened.
        }
        Cells opened = Cells.of(key, created).with("kind", "created");
        JsonNode reporter = fields.path("reporter");
        opened.with("requester", id(reporter))
                .with("type", Read.text(fields, "issuetype", "name"))
                .with("project", Read.text(fields, "project", "key"))
                .with("components", names(fields.path("components")))
                .with("labels", Read.joined(fields.path("labels")));
        fields.propertyStream()
                .filter(field -> field.getKey().startsWith("customfield_"))
                .forEach(field -> opened.with(field.getKey(), custom(field.getValue())));
        by(
                opened,
                fields.path("creator").isObject() ? fields.path("creator") : reporter,
                fields,
                directory);
        telling.event(opened);
    }

    /** A page of changes is not all of them; the earliest on it is not the first. */
    private static boolean isWhole(JsonNode changelog, List<JsonNode> histories) {
        String total = Read.text(changelog, "total");
        return total.isEmpty() || total.equals(String.valueOf(histories.size()));
    }

    private static void atFirst(
            String key,
            JsonNode fields,
            List<JsonNode> histories,
            Telling telling,
            Directory directory) {
        String created = Read.instant(fields, "created");
        Set<String> told = new HashSet<>();
        List<JsonNode> ordered =
                histories.stream()
                        .sorted(
                                (a, b) ->
                                        Read.text(a, "created").compareTo(Read.text(b, "created")))
                        .toList();
        for (JsonNode history : ordered) {
            for (JsonNode change : Read.list(history, "items")) {
                String field = Read.text(change, "field");
                if (told.add(field)) {
                    Cells first = Cells.of(key, created).with("field", field);
                    telling.change(first.with("value", value(change, "from", directory)));
                }
            }
        }
        for (String field : STATE) {
            if (told.add(field)) {
                telling.change(
                        Cells.of(key, created)
                                .with("field", field)
                                .with("value", now(fields, field, directory)));
            }
        }
    }

    private static void asOfUpdate(
            String key, String updated, JsonNode fields, Directory directory, Telling telling) {
        if (updated.isEmpty()) {
            return;
        }
        for (String field : STATE) {
            if (fields.has(field) || field.equals("assignee")) {
                telling.change(
                        Cells.of(key, updated)
                                .with("field", field)
                                .with("value", now(fields, field, directory)));
            }
        }
    }

    private static String now(JsonNode fields, String field, Directory directory) {
        JsonNode value = fields.path(field);
        return field.equals("assignee")
                ? person(id(value), Read.text(value, "displayName"), directory)
                : Read.text(value, "name");
    }

    private static void changes(
            Cells stamped, List<JsonNode> items, Directory directory, Telling telling) {
        for (JsonNode change : items) {
            telling.change(
                    stamped.copy()
                            .with("field", Read.text(change, "field"))
                            .with("value", value(change, "to", directory)));
        }
    }

    /** {@code from} or {@code to}: people by their names, all else by the words shown. */
    private static String value(JsonNode change, String side, Directory directory) {
        String shown = Read.text(change, side.equals("to") ? "toString" : "fromString");
        return Read.says(change, "field", "assignee")
                ? person(Read.text(change, side), shown, directory)
                : shown;
    }

    // ---- messages --------------------------------------------------------------------------

    private static void comment(
            String key, JsonNode comment, JsonNode fields, Directory directory, Telling telling) {
        Cells cells =
                Cells.of(key, Read.instant(comment, "created"))
                        .with("kind", "comment")
                        .with("id", Read.text(comment, "id"))
                        .with("public", isPublic(comment) ? "true" : "false")
                        .with("text", PlainText.ofDocument(comment.path("body")));
        by(cells, comment.path("author"), fields, directory);
        telling.event(cells);
    }

    /** Where the source does not say so, a comment is for all unless it is limited to some. */
    private static boolean isPublic(JsonNode comment) {
        String said = Read.text(comment, "jsdPublic");
        return said.isEmpty() ? !comment.path("visibility").isObject() : said.equals("true");
    }

    // ---- webhooks --------------------------------------------------------------------------

    private static void webhook(ObjectNode hook, Directory directory, Telling telling) {
        JsonNode issue = hook.path("issue");
        String key = Read.text(issue, "key");
        if (key.isEmpty()) {
            telling.reject(
                    Reason.UNKNOWN_SHAPE,
                    "webhookEvent",
                    Read.text(hook, "webhookEvent"),
                    "a webhook about an issue");
            return;
        }
        JsonNode fields = issue.path("fields");
        String at = Read.instant(hook, "timestamp");
        opened(key, fields, directory, telling);
        if (hook.has("changelog")) {
            telling.at("/changelog");
            Cells stamped = Cells.of(key, at);
            by(stamped, hook.path("user"), fields, directory);
            changes(stamped, Read.list(hook, "changelog", "items"), directory, telling);
        }
        telling.at("");
        asOfUpdate(key, at, fields, directory, telling);
        if (hook.path("comment").isObject()) {
            telling.at("/comment");
            comment(key, hook.path("comment"), fields, directory, telling);
            telling.at("");
        }
    }

    // ---- people ----------------------------------------------------------------------------

    /** Cloud knows people by account, Server by key. */
    private static String id(JsonNode person) {
        String account = Read.text(person, "accountId");
        return account.isEmpty() ? Read.first(person, "key", "name") : account;
    }

    private static String person(String id, String shown, Directory directory) {
        String known = directory.person(id);
        return known.equals(id) && !shown.isEmpty() ? shown : known;
    }

    private static void by(Cells cells, JsonNode person, JsonNode fields, Directory directory) {
        String id = id(person);
        Role role = directory.role(id);
        if (role == Role.UNKNOWN && !id.isEmpty()) {
            role = id.equals(id(fields.path("reporter"))) ? Role.CUSTOMER : Role.PERSON;
        }
        cells.with("by", person(id, Read.text(person, "displayName"), directory));
        cells.with("role", role.word());
    }

    // ---- values ----------------------------------------------------------------------------

    private static String names(JsonNode list) {
        return String.join(
                "|", list.valueStream().map(one -> Read.first(one, "name", "value")).toList());
    }

    /** A text, a choice, an organisation, or several of them. */
    private static String custom(JsonNode value) {
        if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            return names(value);
        }
        return value.isObject() ? Read.first(value, "name", "value") : Read.joined(value);
    }
}
