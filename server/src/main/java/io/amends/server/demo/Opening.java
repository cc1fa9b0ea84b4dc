package io.amends.server.demo;

import io.amends.core.lifecycle.LiveContact;
import io.amends.core.lifecycle.Rules;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Event;
import io.amends.core.timeline.Event.Conversation;
import io.amends.core.timeline.Timeline;
import io.amends.server.communications.Text;
import io.amends.server.communications.Texts;
import io.amends.server.demo.Stories.Story;
import io.amends.server.escalations.RulesInForce;
import io.amends.server.timeline.Addition;
import io.amends.server.timeline.KeptContact;
import io.amends.server.timeline.Timelines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gets the demo ready before the doors open: goes on where it was left, or founds the company and tells
 * its last weeks. They are facts of elsewhere: told without a mail or an alarm to anybody.
 */
@Component
@DemoOnly
class Opening implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final int AT_ONCE = 50;

    private final TimeMachine time;
    private final Founding founding;
    private final Customers customers;
    private final HouseRules houseRules;
    private final Timelines timelines;
    private final Texts texts;
    private final RulesInForce rules;
    private final TransactionOperations whole;
    private final Path example;
    private final Path work;
    private volatile boolean running;

    Opening(
            TimeMachine time,
            Founding founding,
            Customers customers,
            HouseRules houseRules,
            Timelines timelines,
            Texts texts,
            RulesInForce rules,
            TransactionOperations whole,
            @Value("${amends.home:.}") Path home,
            @Value("${amends.data}") Path data) {
        this.time = time;
        this.founding = founding;
        this.customers = customers;
        this.houseRules = houseRules;
        this.timelines = timelines;
        this.texts = texts;
        this.rules = rules;
        this.whole = whole;
        this.example = home.resolve("examples").resolve("brightwater");
        this.work = data.resolve("demo");
    }

    @Override
    public void start() {
        Optional<Instant> left = time.left();
        if (left.isPresent()) {
            time.begin(left.get());
        } else {
            whole.executeWithoutResult(transaction -> begin());
        }
        running = true;
    }

    private void begin() {
        LOG.info("Founding the demo's company (the first time only)");
        try {
            Stories stories = Stories.of(example, work);
            time.begin(stories.end());
            Casting casting = casting(stories);
            houseRules.keep(example);
            tell(stories, casting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Casting casting(Stories stories) throws IOException {
        Map<String, String> known = new HashMap<>(founding.found(stories.company(), stories.end()));
        known.putAll(
                customers.win(
                        example,
                        stories.stories().stream().map(Story::timeline).toList(),
                        stories.end()));
        return new Casting(known);
    }

    private void tell(Stories stories, Casting casting) {
        Rules current = rules.current();
        List<Addition> told = new ArrayList<>();
        for (Story story : stories.stories()) {
            told.add(told(story.timeline(), casting, current, stories.end()));
            if (told.size() == AT_ONCE) {
                timelines.append(told);
                told.clear();
            }
        }
        timelines.append(told);
        stories.stories().forEach(this::keepWords);
    }

    /** In the order in which they were said. */
    private void keepWords(Story story) {
        story.timeline()
                .all(Conversation.class)
                .map(Conversation::id)
                .filter(story.texts()::containsKey)
                .forEach(
                        message ->
                                texts.keep(
                                        story.timeline().contact(),
                                        message,
                                        new Text("", story.texts().getOrDefault(message, ""))));
    }

    private static Addition told(Timeline story, Casting casting, Rules rules, Instant end) {
        ContactId contact = story.contact();
        List<Event> events = casting.cast(story.events());
        Timeline facts = Timeline.of(contact, events);
        return new Addition(
                new KeptContact(contact, 0, Timeline.of(contact, List.of())),
                LiveContact.at(facts, rules, end),
                events,
                true);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before alarms ring and pages are served. */
    @Override
    public int getPhase() {
        return 0;
    }
}
