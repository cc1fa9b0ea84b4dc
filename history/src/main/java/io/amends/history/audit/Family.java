package io.amends.history.audit;

import io.amends.core.escalation.Escalations;
import io.amends.core.escalation.Merges;
import io.amends.core.protocol.Rulebook;
import io.amends.core.timeline.ContactId;
import io.amends.core.timeline.Course;
import io.amends.core.timeline.EscalationType;
import io.amends.history.assembly.AssembledContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Contacts that merges tie together, mostly one alone, with what each answers for. */
record Family(List<Member> members) {

    /**
     * One of them.
     *
     * @param courses of the escalations it answers for
     * @param passed the types of those that were on it and went on elsewhere
     * @param before the contacts that brought it some, for their facts and texts
     * @param endedByMerge whether something was open at its merge and went on nowhere, since the
     *     survivor cannot be told
     */
    record Member(
            AssembledContact contact,
            List<Course> courses,
            Set<EscalationType> passed,
            List<AssembledContact> before,
            boolean endedByMerge) {

        /** The types of escalation that were ever on it, suspected ones aside. */
        Set<EscalationType> headlineTypes() {
            Set<EscalationType> types = EnumSet.noneOf(EscalationType.class);
            types.addAll(passed);
            for (Course course : courses) {
                if (course.escalation().isHeadline()) {
                    types.add(course.escalation().type());
                }
            }
            return types;
        }
    }

    /** A contact that no merge ties to another. */
    static Family ofOne(AssembledContact contact, Rulebook rulebook, Instant asOf) {
        var escalations = Escalations.of(contact.timeline(), rulebook, asOf);
        List<Course> courses =
                escalations.isEmpty()
                        ? List.of()
                        : Course.onOneContact(escalations, contact.timeline());
        return new Family(List.of(new Member(contact, courses, Set.of(), List.of(), false)));
    }

    /**
     * @param contacts each once, in any order; those without facts are left out
     */
    static Family of(Collection<AssembledContact> contacts, Rulebook rulebook, Instant asOf) {
        Map<ContactId, AssembledContact> byId = new HashMap<>();
        contacts.forEach(contact -> byId.put(contact.timeline().contact(), contact));
        List<Merges.Told> told =
                Merges.tell(
                        contacts.stream().map(AssembledContact::timeline).toList(), rulebook, asOf);
        Map<ContactId, Set<EscalationType>> passed = passed(told);
        List<Member> members = new ArrayList<>();
        for (Merges.Told one : told) {
            ContactId id = one.facts().contact();
            members.add(
                    new Member(
                            Objects.requireNonNull(byId.get(id)),
                            one.courses(),
                            passed.getOrDefault(id, Set.of()),
                            one.courses().stream()
                                    .flatMap(course -> course.stops().stream())
                                    .map(Course.Stop::contact)
                                    .filter(before -> !before.equals(id))
                                    .distinct()
                                    .map(before -> Objects.requireNonNull(byId.get(before)))
                                    .toList(),
                            isEndedByMerge(one)));
        }
        return new Family(members);
    }

    /** Whether any of them has an escalation. */
    boolean isEscalated() {
        return members.stream().anyMatch(member -> !member.courses().isEmpty());
    }

    private static Map<ContactId, Set<EscalationType>> passed(List<Merges.Told> told) {
        Map<ContactId, Set<EscalationType>> passed = new HashMap<>();
        for (Merges.Told one : told) {
            for (Course course : one.courses()) {
                if (course.isCarried() && course.escalation().isHeadline()) {
                    course.stops()
                            .forEach(
                                    stop ->
                                            passed.computeIfAbsent(
                                                            stop.contact(),
                                                            c ->
                                                                    EnumSet.noneOf(
                                                                            EscalationType.class))
                                                    .add(course.escalation().type()));
                }
            }
        }
        return passed;
    }

    private static boolean isEndedByMerge(Merges.Told one) {
        return one.anomaly() != null
                && one.courses().stream()
                        .map(course -> course.escalation().endedAt())
                        .anyMatch(one.anomaly().at()::equals);
    }
}
