package io.amends.history.vendor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is who in an export, learnt before any of its facts is told. Staff and teams are kept by name,
 * customers and contacts only as ids, so that it stays small. Two people of one name get their ids
 * behind it: they are never taken for one.
 */
final class Directory {

    private final Names staff = new Names();
    private final Names teams = new Names();
    private final Map<String, String> others = new HashMap<>();
    private final Set<String> robots = new HashSet<>();
    private final Set<String> seenAsStaff = new HashSet<>();
    private final Ids customers = new Ids();
    private final Ids seenAsCustomers = new Ids();
    private final Ids contacts = new Ids();
    private boolean conversations;

    void staff(String id, String name) {
        if (!id.isEmpty()) {
            staff.put(id, name);
        }
    }

    void robot(String id) {
        robots.add(id);
    }

    void team(String id, String name) {
        if (!id.isEmpty()) {
            teams.put(id, name);
        }
    }

    void customer(String id) {
        if (!id.isEmpty()) {
            customers.add(id);
        }
    }

    /** Did what only staff does; counts where nothing says it outright. */
    void seenAsStaff(String id) {
        if (!id.isEmpty()) {
            seenAsStaff.add(id);
        }
    }

    /** Did what mostly customers do; counts where nothing else is known. */
    void seenAsCustomer(String id) {
        if (!id.isEmpty()) {
            seenAsCustomers.add(id);
        }
    }

    void contact(String id) {
        if (!id.isEmpty()) {
            contacts.add(id);
        }
    }

    /** The export holds messages apart from the contacts themselves. */
    void holdsConversations() {
        conversations = true;
    }

    boolean hasConversations() {
        return conversations;
    }

    /** Something else's name, such as a product's, by kind and id. */
    void other(String kind, String id, String name) {
        others.put(kind + "/" + id, name);
    }

    String other(String kind, String id) {
        return id.isEmpty() ? "" : others.getOrDefault(kind + "/" + id, id);
    }

    String person(String id) {
        return staff.name(id);
    }

    String team(String id) {
        return teams.name(id);
    }

    Role role(String id) {
        if (robots.contains(id)) {
            return Role.AUTOMATION;
        }
        if (staff.has(id)) {
            return Role.PERSON;
        }
        if (customers.contains(id)) {
            return Role.CUSTOMER;
        }
        if (seenAsStaff.contains(id)) {
            return Role.PERSON;
        }
        return seenAsCustomers.contains(id) ? Role.CUSTOMER : Role.UNKNOWN;
    }

    /** Whether the export lists its contacts and this is none of them. */
    boolean isOrphan(String contact) {
        return !contacts.isEmpty() && !contacts.contains(contact);
    }

    boolean listsContacts() {
        return !contacts.isEmpty();
    }

    /** Names by id, each its own. */
    private static final class Names {
        private final Map<String, String> byId = new HashMap<>();
        private final Map<String, String> owners = new HashMap<>();
        private final Set<String> shared = new HashSet<>();

        void put(String id, String name) {
            String stripped = name.strip();
            byId.put(id, stripped);
            String owner = owners.putIfAbsent(stripped, id);
            if (owner != null && !owner.equals(id)) {
                shared.add(stripped);
            }
        }

        boolean has(String id) {
            return byId.containsKey(id);
        }

        /** An id without a name stands for itself. */
        String name(String id) {
            String name = byId.getOrDefault(id, "");
            if (name.isEmpty()) {
                return id;
            }
            return shared.contains(name) ? name + " (" + id + ")" : name;
        }
    }
}
