package io.amends.history.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private static final int PLAIN = 78;

    /** Headers of exports of Zendesk, Jira, ServiceNow, Salesforce and Freshdesk, and German ones. */
    @ParameterizedTest
    @CsvSource({
        "contact, Ticket ID",
        "contact, Issue key",
        "contact, CaseNumber",
        "contact, CaseId",
        "contact, documentkey",
        "contact, Ticketnummer",
        "contact, Vorgangsnummer",
        "person, assignee_id",
        "person, Assigned to",
        "person, Case Owner",
        "person, responder_id",
        "person, Bearbeiter",
        "person, Zuständig",
        "team, group_id",
        "team, Assignment group",
        "team, Zuständige Gruppe",
        "status, Incident state",
        "status, Status",
        "status, Bearbeitungsstatus",
        "priority, Ticket priority",
        "priority, Priorität",
        "priority, Dringlichkeit",
        "account, AccountId",
        "account, organization_id",
        "account, Company Name",
        "account, Kundennummer",
        "requester, Reporter",
        "requester, Caller",
        "requester, Melder",
        "contact-type, Issue Type",
        "contact-type, Category",
        "contact-type, Anfrageart",
        "product-feature, cmdb_ci",
        "product-feature, Component/s",
        "product-feature, Produkt",
        "channel, via_channel",
        "channel, Case Origin",
        "channel, Eingangskanal",
        "rating, satisfaction_score",
        "rating, Zufriedenheit",
        "occurred, sys_created_on",
        "occurred, CreatedDate",
        "occurred, Geändert am"
    })
    void a_header_of_a_help_desk_is_understood(String field, String header) {
        assertThat(Vocabulary.SHIPPED.header(field, header)).isGreaterThanOrEqualTo(PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "opened, Erstellt am",
        "opened, sys_created_on",
        "opened, Opened",
        "resolved, Resolved at",
        "resolved, Gelöst am",
        "closed, ClosedDate",
        "closed, Geschlossen am",
        "message-to-customer, First reply at",
        "message-to-customer, Erste Antwort am",
        "ignored, Due date",
        "ignored, Updated",
        "ignored, Fällig am"
    })
    void an_instant_of_a_ticket_is_understood(String event, String header) {
        assertThat(Vocabulary.SHIPPED.instant(header)).contains(event);
    }

    /** The last word of a header is what the column is, the others say which. */
    @Test
    void what_only_describes_another_column_is_not_taken_for_it() {
        assertThat(Vocabulary.SHIPPED.header("person", "resource country")).isLessThan(50);
        assertThat(Vocabulary.SHIPPED.header("account", "customer since")).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbot",
                "API",
                "system",
                "Siebel",
                "autorouter",
                "no-reply@example.com",
                "Automation for Jira",
                "Unassigned",
                "nicht zugewiesen",
                "svc_ticketing"
            })
    void machines_and_nobody_are_known_by_their_names(String name) {
        assertThat(Vocabulary.SHIPPED.isSystemUser(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Noor Smit", "Abbot Lane", "Systa Berg", "Ilona", "Otto", "Agnes Fink"})
    void people_are_not_taken_for_machines(String name) {
        assertThat(Vocabulary.SHIPPED.isSystemUser(name)).isFalse();
    }

    @Test
    void both_languages_have_the_same_sentences() throws IOException {
        assertThat(keys("messages_de.properties")).isEqualTo(keys("messages.properties"));
    }

    private static java.util.Set<String> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(Suggestion.class.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties.stringPropertyNames();
    }
}
