package io.amends.server.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.lifecycle.Command;
import io.amends.core.timeline.Actor;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.core.timeline.PersonId;
import io.amends.server.TestServer;
import io.amends.server.commitments.Board;
import io.amends.server.commitments.Board.Choice;
import io.amends.server.commitments.Board.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What desks, queues and boards read is what the contacts say. */
class EscalatedTest {

    private static final TestServer SERVER = TestServer.shared();

    private final LiveOrganisation organisation;
    private final Contacts contacts;
    private final Escalated escalated;
    private final Board board;

    EscalatedTest() {
        SERVER.reset();
        organisation = new LiveOrganisation(SERVER);
        contacts = organisation.contacts();
        escalated = SERVER.bean(Escalated.class);
        board = SERVER.bean(Board.class);
    }

    @Test
    void whoever_escalates_finds_it_on_their_desk_with_what_is_owed_next() {
        ContactId contact = organisation.opened();
        assertThat(escalated.of(organisation.anna, 10)).isEmpty();
        contacts.decide(contact, organisation.escalate());
        List<Escalated.Line> mine = escalated.of(organisation.anna, 10);
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().contact()).isEqualTo(contact);
        assertThat(mine.getFirst().type()).isEqualTo(EscalationType.TIER);
        assertThat(mine.getFirst().stage()).isEqualTo("PREPARING");
        assertThat(mine.getFirst().nextKind()).isEqualTo("ESCALATION_NOTICE");
        assertThat(mine.getFirst().because().values()).containsExactly("Needs the database");
        assertThat(escalated.of(organisation.ben, 10)).isEmpty();
    }

    @Test
    void an_offer_waits_in_the_receiving_teams_queue_until_it_is_accepted() {
        ContactId contact = organisation.opened();
        contacts.decide(contact, organisation.escalate());
        contacts.decide(contact, organisation.offer());
        List<Escalated.Line> queue = escalated.offeredTo(Set.of(LiveOrganisation.BACK), 10);
        assertThat(queue).extracting(Escalated.Line::contact).containsExactly(contact);
        assertThat(queue.getFirst().offeredBy()).isEqualTo(organisation.anna.value());
        assertThat(escalated.offeredTo(Set.of(LiveOrganisation.FRONT), 10)).isEmpty();
        assertThat(escalated.of(organisation.anna, 10)).hasSize(1);
        contacts.decide(contact, new Command.AcceptHandoff(Actor.person(organisation.ben)));
        assertThat(escalated.offeredTo(Set.of(LiveOrganisation.BACK), 10)).isEmpty();
        assertThat(escalated.of(organisation.ben, 10))
                .extracting(Escalated.Line::stage)
                .containsExactly("IN_HAND");
        assertThat(escalated.of(organisation.anna, 10)).isEmpty();
    }

    @Test
    void the_kept_counts_are_the_counts_whatever_happens() {
        Random random = new Random(4711);
        List<ContactId> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ContactId contact = organisation.opened();
            contacts.decide(contact, organisation.escalate());
            all.add(contact);
            if (random.nextBoolean()) {
                contacts.decide(contact, organisation.offer());
            }
            if (random.nextBoolean()) {
                contacts.decide(contact, accept(organisation.ben));
            }
            if (random.nextBoolean()) {
                contacts.decide(
                        contact,
                        new Command.DeEscalate(
                                Actor.person(organisation.lea),
                                EscalationType.TIER,
                                "Solved by a restart"));
            }
        }
        agree();
        SERVER.clock().advance(Duration.ofHours(30));
        agree();
        SERVER.jdbc()
                .sql("UPDATE commitment SET verdict = 'KEPT' WHERE contact = :id")
                .param("id", all.getFirst().value())
                .update();
        SERVER.jdbc()
                .sql("DELETE FROM commitment WHERE contact = :id")
                .param("id", all.getLast().value())
                .update();
        agree();
    }

    private void agree() {
        Instant now = SERVER.clock().instant();
        Instant midnight = now.plus(Duration.ofHours(5));
        Counts counts = board.counts(null, now, midnight);
        assertThat(counts.all()).isEqualTo(counted("true"));
        assertThat(counts.missed()).isEqualTo(counted("due < '" + now + "'"));
        assertThat(counts.withinTheHour())
                .isEqualTo(
                        counted(
                                "due >= '"
                                        + now
                                        + "' AND due < '"
                                        + now.plus(Duration.ofHours(1))
                                        + "'"));
        assertThat(board.counts("back", now, midnight).all()).isEqualTo(counted("team = 'back'"));
        assertThat(board.counts("front", now, midnight).all()).isEqualTo(counted("team = 'front'"));
    }

    private long counted(String where) {
        return SERVER.jdbc()
                .sql(
                        "SELECT count(*) FROM commitment WHERE verdict IN ('OPEN', 'MISSED') AND "
                                + where)
                .query(Long.class)
                .single();
    }

    @Test
    void a_board_is_turned_page_by_page_without_gap_or_repeat() {
        for (int i = 0; i < 5; i++) {
            contacts.decide(organisation.opened(), organisation.escalate());
        }
        List<Board.Line> whole = board.page(Choice.ALL, null, 100);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(5);
        List<Board.Line> turned = new ArrayList<>();
        String after = null;
        for (List<Board.Line> page = board.page(Choice.ALL, null, 2);
                !page.isEmpty();
                page = board.page(Choice.ALL, after, 2)) {
            turned.addAll(page);
            after = page.getLast().cursor();
        }
        assertThat(turned).isEqualTo(whole);
        assertThat(board.page(new Choice(organisation.anna.value(), "front", null), null, 100))
                .hasSameSizeAs(whole);
        assertThat(board.page(new Choice(organisation.ben.value(), null, null), null, 9)).isEmpty();
    }

    private static Command accept(PersonId person) {
        return new Command.AcceptHandoff(Actor.person(person));
    }
}
