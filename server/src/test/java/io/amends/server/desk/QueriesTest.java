package io.amends.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.EscalationType;
import io.amends.server.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page asks the database as often for many rows as for few. */
class QueriesTest {

    /** Whom it is asked by beside a request: alarms, mail and the like. */
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static final TestServer SERVER =
            TestServer.start(Map.of(), beans -> beans.addBeanPostProcessor(new Counting()));

    private final WorkDay day = new WorkDay(SERVER);

    /** Counts the statements of those who answer requests. */
    private static final class Counting implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof JdbcClient client ? counted(client) : bean;
        }

        private static Object counted(JdbcClient client) {
            return Proxy.newProxyInstance(
                    JdbcClient.class.getClassLoader(),
                    new Class<?>[] {JdbcClient.class},
                    (self, method, arguments) -> {
                        String thread = Thread.currentThread().getName();
                        boolean answers = thread.startsWith("tomcat") || thread.startsWith("http");
                        if (answers && !readsTheRules()) {
                            ASKED.incrementAndGet();
                        }
                        try {
                            return method.invoke(client, arguments);
                        } catch (InvocationTargetException e) {
                            throw Objects.requireNonNull(e.getCause());
                        }
                    });
        }
    }

    /** They are read again once a second, whatever is asked for. */
    private static boolean readsTheRules() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .anyMatch(
                                                name ->
                                                        name.contains("server.rules.")
                                                                || name.contains("KeptRules")));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_page_of_many_rows_asks_as_often_as_one_of_few() {
        day.account("northwind", "Northwind Traders");
        ContactId contact = day.contact("Wrong address on invoices", "The old address.");
        fill(2);
        Map<String, Integer> few = asked(contact);
        fill(12);
        Map<String, Integer> many = asked(contact);
        assertThat(many).isEqualTo(few);
        assertThat(few).allSatisfy((page, queries) -> assertThat(queries).isBetween(1, 7));
    }

    private void fill(int many) {
        for (int i = 0; i < many; i++) {
            ContactId one = day.contact("Invoice " + i, "An invoice with the old address.");
            day.escalated(one, EscalationType.TIER, "Only Platform sees it.");
            if (i % 2 == 0) {
                day.offered(one);
            }
            day.suggested(day.contact("Export " + i, "An export"), "your manager");
        }
    }

    private Map<String, Integer> asked(ContactId contact) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        try (Caller anna = new Caller(day, day.anna, "en");
                Caller ben = new Caller(day, day.ben, "en")) {
            for (String page :
                    new String[] {
                        "/desk",
                        "/board",
                        "/search?search=invoice",
                        "/accounts/northwind",
                        "/contacts/" + contact,
                        "/contacts/" + contact + "?view=course"
                    }) {
                asked.put(page, count(anna, page));
            }
            asked.put("/queue", count(ben, "/queue"));
        }
        return asked;
    }

    /** Twice, since the first time something may be read that is known afterwards. */
    private static int count(Caller by, String page) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            int before = ASKED.get();
            assertThat(by.get(page).statusCode()).as(page).isEqualTo(200);
            least = Math.min(least, ASKED.get() - before);
        }
        return least;
    }
}
