package io.amends.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.lifecycle.Command;
import io.amends.core.organisation.Role;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import io.amends.server.rules.Policies;
import io.amends.server.rules.PolicyKind;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What everybody else does, on a desk and on a phone: those who coordinate, lead, manage, answer to
 * the law, and only read. Agents and specialists are in {@link DeskJourneyTest}.
 */
class RoleJourneyTest {

    private static final TestServer SERVER = TestServer.shared();
    private static Browser browser;
    private final WorkDay day;

    RoleJourneyTest() {
        SERVER.reset();
        day = new WorkDay(SERVER);
        day.account("northwind", "Northwind Traders");
    }

    @BeforeAll
    static void open() {
        browser = Browser.at(SERVER.uri("/"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        SERVER.reset();
    }

    private @Nullable Page open;

    @AfterEach
    void leave() {
        if (open != null) {
            open.context().close();
        }
    }

    private Page page() {
        return Objects.requireNonNull(open, "nobody came");
    }

    private void as(PersonId person, Screen screen) {
        browser.signIn(day.session(person));
        open = browser.open("/", screen, ColorScheme.LIGHT);
    }

    private ContactId escalated() {
        ContactId contact =
                day.contact("Wrong address on invoices", "Every invoice shows the old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        return contact;
    }

    @ParameterizedTest
    @EnumSource
    void a_coordinator_keeps_customers_informed_row_by_row_and_is_covered(Screen screen) {
        ContactId contact = escalated();
        day.did(contact, new Command.NameCommunicationOwner(Actor.person(day.lea), day.cora));
        day.called(contact, day.cora);
        SERVER.clock().advance(Duration.ofDays(4));
        day.did(contact, new Command.Note(Actor.person(day.anna)));
        day.coveredBy(day.cora, WorkDay.CARE, day.lea);
        as(day.cora, screen);
        assertThat(page()).hasURL(Pattern.compile(".*/board"));
        page().navigate("/board?owner=me&kind=PROGRESS_UPDATE");
        browser.checkAccessible(page());
        Locator row = page().locator(".board > li").first();
        assertThat(row).containsText("Northwind Traders");
        row.locator("summary").click();
        row.locator("form button").click();
        assertThat(page()).hasURL(Pattern.compile(".*/board\\?.*owner=me.*"));
        assertThat(page().locator(".board .error")).containsText("Expected words");
        Locator words = page().locator(".board > li textarea[aria-invalid=true]");
        assertThat(words).isFocused();
        browser.checkAccessible(page());
        words.fill("We found the job that writes the old address.");
        page().locator(".board > li:has([aria-invalid=true]) form button").click();
        assertThat(page().locator("#toasts")).containsText("on its way");
        page().getByRole(AriaRole.BUTTON, named("Cover me")).click();
        page().locator("#cover button.btn-primary").click();
        assertThat(page().locator("main")).containsText("handed over");
        browser.checkAccessible(page());
        assertThat(day.contacts().find(contact).orElseThrow().owners().communication())
                .isEqualTo(day.lea);
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_sees_what_nobody_took_and_gives_it_to_somebody(Screen screen) {
        ContactId contact = escalated();
        day.offered(contact);
        SERVER.clock().advance(Duration.ofHours(3));
        day.did(contact, new Command.Note(Actor.person(day.anna)));
        day.leads(day.ben, WorkDay.PLATFORM);
        as(day.ben, screen);
        assertThat(page()).hasURL(Pattern.compile(".*/board"));
        page().navigate("/queue");
        assertThat(page().locator(".offer")).containsText("Wrong address");
        browser.checkAccessible(page());
        page().locator(".offer form button").first().click();
        assertThat(page().locator("#live-owners")).containsText("Ben Osei");
        page().getByRole(AriaRole.BUTTON, named("Assign")).first().click();
        page().locator("#assignment-to").selectOption("platform|" + day.bea);
        page().locator("#deed-assignment button.btn-primary").click();
        assertThat(page().locator("#live-owners")).containsText("Bea Lindqvist");
        browser.checkAccessible(page());
        page().navigate("/account/alerts");
        page().locator("[name=from]").fill("20:00");
        page().locator("[name=to]").fill("07:00");
        browser.checkAccessible(page());
        page().locator("main form button.btn-primary").click();
        assertThat(page().locator("#toasts .note")).isVisible();
        assertThat(page().locator("[name=from]")).hasValue("20:00");
    }

    @ParameterizedTest
    @EnumSource
    void a_manager_changes_a_rule_after_seeing_what_it_changes(Screen screen) {
        ContactId contact = escalated();
        as(day.somebody("Mona Reyes", Role.MANAGER, Role.ADMIN), screen);
        page().navigate("/settings/protocols/tier");
        page().locator("#handoff-acceptance").fill("2 business hours");
        browser.checkAccessible(page());
        page().locator("form[action='/settings/protocols/tier'] button.btn-primary").click();
        assertThat(page().locator(".diff .new")).containsText("2 business hours");
        browser.checkAccessible(page());
        page().locator("[name=why]").fill("Platform answers twice a morning");
        page().locator("form[action='/settings/keep/protocol'] button.btn-primary").click();
        assertThat(page().locator("#toasts .note")).isVisible();
        assertThat(SERVER.bean(Policies.class).latest(PolicyKind.PROTOCOL)).hasSize(1);
        page().navigate("/contacts/" + contact + "/why");
        assertThat(page().locator("main")).containsText("tier-time-exceeded");
        browser.checkAccessible(page());
        page().navigate("/accounts/northwind");
        assertThat(page().locator("main")).containsText("Wrong address");
        browser.checkAccessible(page());
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_sees_everything_and_is_offered_nothing_to_do(Screen screen) {
        ContactId contact = escalated();
        day.did(contact, new Command.Note(Actor.person(day.anna)));
        as(day.rita, screen);
        assertThat(page()).hasURL(Pattern.compile(".*/audits"));
        page().navigate("/contacts/" + contact);
        assertThat(page().locator("h1")).hasText("Wrong address on invoices");
        assertThat(page().locator("#live-owed")).containsText("Explain this clock");
        assertThat(page().locator("main .actions button, main .actions summary")).hasCount(0);
        assertThat(page().locator("#compose")).hasCount(0);
        browser.checkAccessible(page());
        page().navigate("/board");
        assertThat(page().locator(".board > li").first()).isVisible();
        assertThat(page().locator("details.write")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_answers_to_the_law_may_escalate_and_not_call_off(Screen screen) {
        ContactId contact = escalated();
        as(day.somebody("Carl Ito", Role.COMPLIANCE), screen);
        page().navigate("/contacts/" + contact);
        page().locator("details[data-more] > summary").click();
        assertThat(page().locator("[data-opens='deed-severity']")).isVisible();
        assertThat(page().locator("[data-opens='deed-de-escalation']")).hasCount(0);
        page().keyboard().press("Escape");
        page().locator("[data-opens='deed-escalation']").first().click();
        Locator panel = page().locator("#deed-escalation");
        panel.locator("[name=type]").selectOption("REGULATORY");
        panel.locator("[name=because]").fill("Personal data went to a former address.");
        panel.locator("[name=to]").selectOption("");
        panel.locator("#escalation-tell").uncheck();
        panel.locator("button.btn-primary").click();
        assertThat(page().locator("#live-escalations")).containsText("Personal data");
        browser.checkAccessible(page());
        assertThat(day.contacts().find(contact).orElseThrow().open(EscalationType.REGULATORY))
                .isPresent();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
