package io.amends.history.measure;

import io.amends.history.mapping.LineStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the support-lines measure sees in one incident. Everything compares consecutive rows; names
 * left over in a queue and system users count as persons.
 *
 * @param path lines in turn, repeats collapsed, as ranks; 0 is the first line
 * @param teamReturns consecutive distinct teams A, B, A, overlapping triples counted
 * @param backAndForth whether distinct teams A, B, A, B follow each other
 * @param product as of the last row
 * @param firstUpper the first row on a higher line after one on the first line
 * @param firstUpperAccept the first accepted row on any higher line from then on
 * @param longestQueue the longest gap from a queued row to the next, where that is accepted
 */
record SupportCase(
        List<SupportEvent> events,
        List<Integer> path,
        int upwardMoves,
        int downwardMoves,
        int teamHandoffs,
        int teamReturns,
        boolean backAndForth,
        int ownerChanges,
        int reopens,
        String product,
        @Nullable Instant firstUpper,
        @Nullable Instant firstUpperAccept,
        @Nullable Duration longestQueue) {

    SupportCase {
        events = List.copyOf(events);
        path = List.copyOf(path);
    }

    /**
     * @param events of one incident, at least one, in time order
     */
    static SupportCase of(List<SupportEvent> events, LineStatuses statuses) {
        List<Integer> path = distinct(events.stream().map(SupportEvent::line).toList());
        List<String> teams = distinct(events.stream().map(SupportEvent::team).toList());
        @Nullable Instant upper = firstUpper(events);
        return new SupportCase(
                events,
                path,
                moves(path, 1),
                moves(path, -1),
                teams.size() - 1,
                returns(teams),
                isBackAndForth(teams),
                distinct(events.stream().map(SupportEvent::person).toList()).size() - 1,
                reopens(events, statuses),
                events.getLast().product(),
                upper,
                upper == null ? null : acceptedAbove(events, upper, statuses),
                longestQueue(events, statuses));
    }

    int firstLine() {
        return path.getFirst();
    }

    int highestLine() {
        return path.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** From the first row on a higher line to the first that is accepted on one. */
    @Nullable Duration untilUpperAccept() {
        return firstUpper == null || firstUpperAccept == null
                ? null
                : Duration.between(firstUpper, firstUpperAccept);
    }

    private static <T> List<T> distinct(List<T> all) {
        List<T> distinct = new ArrayList<>();
        for (T one : all) {
            if (distinct.isEmpty() || !distinct.getLast().equals(one)) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private static int moves(List<Integer> path, int direction) {
        int moves = 0;
        for (int i = 1; i < path.size(); i++) {
            moves += Integer.compare(path.get(i), path.get(i - 1)) == direction ? 1 : 0;
        }
        return moves;
    }

    private static int returns(List<String> teams) {
        int returns = 0;
        for (int i = 2; i < teams.size(); i++) {
            returns += teams.get(i).equals(teams.get(i - 2)) ? 1 : 0;
        }
        return returns;
    }

    private static boolean isBackAndForth(List<String> teams) {
        for (int i = 3; i < teams.size(); i++) {
            if (teams.get(i).equals(teams.get(i - 2))
                    && teams.get(i - 1).equals(teams.get(i - 3))) {
                return true;
            }
        }
        return false;
    }

    private static int reopens(List<SupportEvent> events, LineStatuses statuses) {
        int reopens = 0;
        for (int i = 1; i < events.size(); i++) {
            boolean was = statuses.completed().contains(events.get(i - 1).status());
            reopens += was && !statuses.completed().contains(events.get(i).status()) ? 1 : 0;
        }
        return reopens;
    }

    private static @Nullable Instant firstUpper(List<SupportEvent> events) {
        boolean fromFirst = false;
        for (SupportEvent event : events) {
            if (fromFirst && event.line() > 0) {
                return event.at();
            }
            fromFirst |= event.line() == 0;
        }
        return null;
    }

    private static @Nullable Instant acceptedAbove(
            List<SupportEvent> events, Instant from, LineStatuses statuses) {
        return events.stream()
                .filter(event -> !event.at().isBefore(from))
                .filter(event -> event.line() > 0 && statuses.accepted().contains(event.status()))
                .map(SupportEvent::at)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Duration longestQueue(
            List<SupportEvent> events, LineStatuses statuses) {
        @Nullable Duration longest = null;
        for (int i = 1; i < events.size(); i++) {
            SupportEvent queued = events.get(i - 1);
            SupportEvent next = events.get(i);
            if (statuses.queued().contains(queued.status())
                    && statuses.accepted().contains(next.status())) {
                Duration wait = Duration.between(queued.at(), next.at());
                longest = longest == null || wait.compareTo(longest) > 0 ? wait : longest;
            }
        }
        return longest;
    }
}
