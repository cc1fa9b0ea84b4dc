package io.amends.server.audits;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A database that runs every query as it is, and says how PostgreSQL went about it. */
final class Explained extends DelegatingDataSource {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ";

    private final List<Plan> plans = new ArrayList<>();

    Explained(DataSource database) {
        super(database);
    }

    /** What was done for a query: reads of tables, under what else happened to the rows. */
    record Plan(String query, JsonNode tree) {

        /** Reads of tables whose name begins so. */
        List<Read> of(String tables) {
            List<Read> reads = new ArrayList<>();
            collect(tree, tables, reads);
            return reads;
        }

        private static void collect(JsonNode node, String tables, List<Read> reads) {
            String table = node.path("Relation Name").asString("");
            if (table.startsWith(tables)) {
                double rows =
                        node.path("Actual Rows").asDouble(0)
                                + node.path("Rows Removed by Filter").asDouble(0)
                                + node.path("Rows Removed by Index Recheck").asDouble(0);
                reads.add(
                        new Read(
                                table,
                                node.path("Node Type").asString(""),
                                Math.round(rows * node.path("Actual Loops").asDouble(1))));
            }
            node.path("Plans").forEach(below -> collect(below, tables, reads));
        }
    }

    /**
     * @param how as PostgreSQL names it, such as Index Scan
     * @param rows looked at, those thrown away included
     */
    record Read(String table, String how, long rows) {}

    /** Those since this was last asked. */
    List<Plan> plans() {
        List<Plan> all = List.copyOf(plans);
        plans.clear();
        return all;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(
                Connection.class,
                (method, arguments) ->
                        method.getName().equals("prepareStatement")
                                ? explained(connection, argument(arguments))
                                : method.invoke(connection, arguments));
    }

    private PreparedStatement explained(Connection connection, String query) throws SQLException {
        PreparedStatement real = connection.prepareStatement(query);
        PreparedStatement explaining = connection.prepareStatement(EXPLAIN + query);
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("set") || method.getName().equals("close")) {
                        method.invoke(explaining, arguments);
                    } else if (method.getName().equals("executeQuery")) {
                        keep(query, explaining);
                    }
                    return method.invoke(real, arguments);
                });
    }

    private void keep(String query, PreparedStatement explaining) throws SQLException {
        try (ResultSet row = explaining.executeQuery()) {
            row.next();
            JsonNode said = JsonMapper.shared().readTree(row.getString(1));
            plans.add(new Plan(query, said.path(0).path("Plan")));
        }
    }

    /** What stands in for a method. */
    private interface Stand {
        @Nullable Object in(Method method, Object @Nullable [] arguments)
                throws SQLException, IllegalAccessException, InvocationTargetException;
    }

    private static String argument(Object @Nullable [] arguments) {
        return String.valueOf(Objects.requireNonNull(arguments)[0]);
    }

    private static <T> T proxy(Class<T> type, Stand stand) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            try {
                                return stand.in(method, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        }));
    }
}
