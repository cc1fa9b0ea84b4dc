package io.amends.server.audits;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Why an audit broke, as far as it matters for what comes next. States are those of PostgreSQL's
 * manual, appendix A.
 */
final class Breakage {

    private static final String CONNECTION = "08";
    private static final String OPERATOR_INTERVENTION = "57";
    private static final String DISK_FULL = "53100";

    private Breakage() {}

    /** The database ended or was stopped; the same audit may well succeed on the next one. */
    static boolean lostTheDatabase(Throwable broken) {
        return causes(broken).anyMatch(SQLTransientConnectionException.class::isInstance)
                || state(
                        broken,
                        state ->
                                state.startsWith(CONNECTION)
                                        || state.startsWith(OPERATOR_INTERVENTION));
    }

    /** On the database's side or on ours. */
    static boolean filledTheDisk(Throwable broken) {
        return causes(broken).anyMatch(Room.Full.class::isInstance)
                || state(broken, DISK_FULL::equals)
                || causes(broken)
                        .filter(IOException.class::isInstance)
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .anyMatch(said -> said.contains("No space left on device"));
    }

    private static boolean state(Throwable broken, Predicate<String> matches) {
        return causes(broken)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(matches);
    }

    /** A roll-back that failed as well hides why it was to be rolled back. */
    private static Stream<Throwable> causes(Throwable broken) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            causes.add(cause);
            if (cause instanceof TransactionSystemException hiding
                    && hiding.getApplicationException() != null) {
                causes(hiding.getApplicationException()).forEach(causes::add);
            }
        }
        return causes.stream();
    }
}
