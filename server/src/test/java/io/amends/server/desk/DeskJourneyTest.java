package io.amends.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.amends.core.lifecycle.Command;
import io.amends.core.lifecycle.LiveContact;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Part;
import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import io.amends.server.browser.Browser;
import io.amends.server.browser.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People at work, in a real browser, with every click and every filled field counted. */
class DeskJourneyTest {

    private static final TestServer SERVER = TestServer.shared();
    private static Browser browser;
    private final List<Page> opened = new ArrayList<>();
    private WorkDay day;

    DeskJourneyTest() {
        SERVER.reset();
        day = new WorkDay(SERVER);
    }

    @BeforeAll
    static void open() {
        browser = Browser.at(SERVER.uri("/"));
    }

    @AfterAll
    static void close() {
        browser.close();
        SERVER.reset();
    }

    @BeforeEach
    void aFreshDay() {
        day.account("northwind", "Northwind Traders");
    }

    /** A page left open would ask on, for somebody who is gone. */
    @AfterEach
    void leave() {
        opened.forEach(page -> page.context().close());
    }

    private Page as(PersonId person, String path, Screen screen) {
        browser.signIn(day.session(person));
        Page page = browser.open(path, screen, ColorScheme.LIGHT);
        opened.add(page);
        return page;
    }

    /** Counts what somebody does. */
    private static final class Hands {
        private int count;

        void click(Locator on) {
            on.click();
            count++;
        }

        void fill(Locator field, String text) {
            field.fill(text);
            count++;
        }
    }

    @Test
    void escalating_with_handoff_and_notice_takes_at_most_twelve_interactions() {
        ContactId contact =
                day.contact("Wrong address on invoices", "Every invoice shows the old address.");
        Page page = as(day.anna, "/contacts/" + contact, Screen.DESKTOP);
        Hands hands = new Hands();
        hands.click(page.getByRole(AriaRole.BUTTON, named("Escalate")).first());
        Locator panel = page.locator("#deed-escalation");
        hands.fill(panel.locator("[name=because]"), "Only Platform can see the invoice job.");
        hands.fill(
                panel.locator("[name=element-STEPS_TAKEN]"), "Changed it twice, cleared caches.");
        hands.fill(panel.locator("[name=element-WHY_THIS_TIER_CANNOT]"), "We cannot see the job.");
        hands.fill(panel.locator("[name=element-TOLD_AND_PROMISED]"), "That we look into the job.");
        hands.fill(panel.locator("[name=element-EMOTION_AND_URGENCY]"), "Calm; audit on Friday.");
        hands.click(panel.locator("button.btn-primary"));
        assertThat(page.locator("#live-offer")).isVisible();
        assertThat(hands.count).isLessThanOrEqualTo(12);
        LiveContact now = day.contacts().find(contact).orElseThrow();
        assertThat(now.open()).hasSize(1);
        assertThat(now.state().offer()).isNotNull();
        assertThat(now.facts().all(Event.MessageQueued.class).toList()).hasSize(1);
        browser.look(page, "contact-offered");
    }

    @Test
    void accepting_takes_two_interactions() {
        ContactId contact =
                day.contact("Wrong address on invoices", "Every invoice shows the old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        day.offered(contact);
        Page page = as(day.ben, "/desk", Screen.DESKTOP);
        Hands hands = new Hands();
        hands.click(page.locator("#side").getByText("Queue"));
        assertThat(page.locator(".brief")).containsText("our auditor asks");
        hands.click(page.locator(".offer form button").first());
        assertThat(page.locator("#live-owners")).containsText("Ben Osei");
        assertThat(hands.count).isLessThanOrEqualTo(2);
    }

    @Test
    void the_daily_update_takes_three_interactions() {
        ContactId contact =
                day.contact("Wrong address on invoices", "Every invoice shows the old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        day.called(contact, day.anna);
        SERVER.clock().advance(Duration.ofDays(4));
        day.did(contact, new Command.Note(Actor.person(day.anna)));
        Page page = as(day.anna, "/board?owner=me&kind=PROGRESS_UPDATE", Screen.DESKTOP);
        Hands hands = new Hands();
        Locator row = page.locator(".board > li").last();
        hands.click(row.locator("summary"));
        hands.fill(row.locator("textarea"), "We found the job that writes the old address.");
        hands.click(row.locator("form button"));
        assertThat(page.locator("#toasts")).containsText("on its way");
        assertThat(page.url()).contains("/board");
        browser.look(page, "board");
        assertThat(hands.count).isLessThanOrEqualTo(3);
    }

    @Test
    void a_page_stays_true_by_itself_and_leaves_alone_what_somebody_types() {
        ContactId contact = day.contact("Wrong address on invoices", "The old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        day.offered(contact);
        Page page = as(day.anna, "/contacts/" + contact, Screen.DESKTOP);
        page.waitForFunction("() => document.documentElement.dataset.live === 'true'");
        Locator body = page.locator("#message-body");
        body.fill("I am still wri");
        day.did(contact, new Command.AcceptHandoff(Actor.person(day.ben)));
        assertThat(page.locator("#live-owners")).containsText("Ben Osei");
        assertThat(page.locator("#live-head")).containsText("in hand");
        assertThat(body).hasValue("I am still wri");
        assertThat(body).isFocused();
    }

    @Test
    void a_page_learns_what_changed_before_anybody_listened_for_it() {
        ContactId contact = day.contact("Wrong address on invoices", "The old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        day.offered(contact);
        Wire wire = SERVER.bean(Wire.class);
        wire.stop();
        try {
            Page page = as(day.anna, "/contacts/" + contact, Screen.DESKTOP);
            page.waitForFunction("() => document.documentElement.dataset.live === 'true'");
            day.did(contact, new Command.AcceptHandoff(Actor.person(day.ben)));
            wire.start();
            assertThat(page.locator("#live-owners")).containsText("Ben Osei");
        } finally {
            if (!wire.isRunning()) {
                wire.start();
            }
        }
    }

    @Test
    void a_handoff_is_accepted_and_the_customer_told_by_keyboard_alone() {
        ContactId contact = day.contact("Wrong address on invoices", "The old address.");
        day.escalated(contact, EscalationType.TIER, "Only Platform can see the invoice job.");
        day.offered(contact);
        Page page = as(day.ben, "/desk", Screen.DESKTOP);
        page.keyboard().press("g");
        page.keyboard().press("q");
        page.waitForURL("**/queue");
        tabTo(page, "Accept");
        page.keyboard().press("Enter");
        page.waitForURL("**/contacts/*");
        tabTo(page, "message-body");
        page.keyboard().type("I have taken over your case and look at the job today by 17:00.");
        tabTo(page, "Send");
        page.keyboard().press("Enter");
        assertThat(page.locator("#live-thread")).containsText("I have taken over your case");
        assertThat(day.contacts().find(contact).orElseThrow().owners().resolution())
                .isEqualTo(day.ben);
    }

    /** To what has this id or these words, as somebody without a mouse gets there. */
    private static void tabTo(Page page, String wanted) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (wanted.equals(
                    page.evaluate(
                            "() => document.activeElement.id || document.activeElement.innerText.trim()"))) {
                return;
            }
        }
        throw new AssertionError("Expected to come to " + wanted + " by Tab, but did not");
    }

    @Test
    void every_page_of_work_is_looked_at_on_a_desk_and_on_a_phone() {
        ContactId one =
                day.contact(
                        "Wrong address on invoices",
                        "Hello,\nevery invoice since Monday shows our old address, and our auditor"
                                + " asks why. Can you please correct it?\nMara");
        day.escalated(one, EscalationType.CUSTOMER, "Threatens to leave if it is not solved.");
        day.told(
                one,
                day.anna,
                "I understand that the audit is on Friday and that this worries you.",
                Part.ACKNOWLEDGEMENT);
        ContactId two = day.contact("Login fails since the update", "Nobody can sign in.");
        day.escalated(two, EscalationType.TIER, "Only Platform reads those logs.");
        ContactId three = day.contact("Where is my export?", "I want to talk to your manager.");
        day.suggested(three, "talk to your manager");
        day.contact("A question about seats", "How many seats do we have?");
        ContactId gone = day.contact("Slow dashboard", "The dashboard takes a minute.");
        day.escalated(gone, EscalationType.TIER, "Needs an index.");
        day.offered(gone);
        SERVER.clock().advance(Duration.ofMinutes(70));
        SERVER.jdbc().sql("UPDATE contact SET next_wake_at = now()").update();
        for (Screen screen : Screen.values()) {
            look("desk", "/desk", day.anna, screen);
            look("board", "/board", day.anna, screen);
            look("queue", "/queue", day.ben, screen);
            look("contact", "/contacts/" + one, day.anna, screen);
            look("contact-course", "/contacts/" + one + "?view=course", day.anna, screen);
            look("contact-customer", "/contacts/" + one + "?view=customer", day.anna, screen);
            look("contact-causes", "/contacts/" + one + "?view=causes", day.anna, screen);
            look("contact-plain", "/contacts/" + three, day.anna, screen);
            look("search", "/search?search=invoice", day.anna, screen);
            look("account", "/accounts/northwind", day.anna, screen);
            look("new", "/contacts/new", day.anna, screen);
            Page panel = as(day.anna, "/contacts/" + two + "#deed-escalation", screen);
            assertThat(panel.locator("#deed-escalation")).isVisible();
            browser.look(panel, "escalate-" + screen);
        }
    }

    private void look(String name, String path, PersonId person, Screen screen) {
        Page page = as(person, path, screen);
        browser.look(page, name + "-" + screen);
        leave();
        opened.clear();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
