package io.amends.history.audit;

import java.util.Arrays;

/**
 * Which contacts merges tie together, so that they can be kept together. Takes some forty bytes for
 * a merge and nothing for any other contact: contacts are known by a 64-bit hash, and two that
 * share one are kept together without need, which changes nothing about either.
 *
 * <p>One thread tells of merges; any number may ask once it is done.
 */
final class Families {

    private static final int FREE = 0;
    private static final int SMALLEST = 64;

    // An open-addressed table: what is tied, and to what of its family. A family's root is tied to
    // itself.
    private long[] keys = new long[SMALLEST];
    private long[] parents = new long[SMALLEST];
    private boolean[] survivors = new boolean[SMALLEST];
    private int size;

    /** Ties the two together. */
    void merged(String contact, String survivor) {
        long one = root(added(hash(contact)));
        long into = hash(survivor);
        long other = root(added(into));
        survivors[place(into)] = true;
        parents[place(Math.max(one, other))] = Math.min(one, other);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether it was merged into another contact or another into it. */
    boolean holds(String contact) {
        return size > 0 && keys[place(hash(contact))] != FREE;
    }

    /** Whether some contact was merged into it. */
    boolean isSurvivor(String contact) {
        return size > 0 && survivors[place(hash(contact))];
    }

    /** The same for all of a family; a contact without one is named by itself. */
    String keyOf(String contact) {
        if (!holds(contact)) {
            return contact;
        }
        long at = hash(contact);
        for (long up = parents[place(at)]; up != at; up = parents[place(at)]) {
            at = up;
        }
        return "merged " + Long.toHexString(at);
    }

    private long root(long member) {
        long at = member;
        while (parents[place(at)] != at) {
            long up = parents[place(at)];
            parents[place(at)] = parents[place(up)];
            at = up;
        }
        return at;
    }

    private long added(long key) {
        int place = place(key);
        if (keys[place] == FREE) {
            keys[place] = key;
            parents[place] = key;
            size++;
            if (size > keys.length / 2) {
                grow();
            }
        }
        return key;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldParents = parents;
        boolean[] oldSurvivors = survivors;
        keys = new long[oldKeys.length * 2];
        parents = Arrays.copyOf(keys, keys.length);
        survivors = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                parents[place] = oldParents[i];
                survivors[place] = oldSurvivors[i];
            }
        }
    }

    /** Where the key is, or where it would go. */
    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key ^ (key >>> 32)) & mask;
        while (keys[place] != FREE && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Spreads every character over all bits (FNV-1a, then a finalizer); never {@link #FREE}. */
    private static long hash(String contact) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < contact.length(); i++) {
            hash = (hash ^ contact.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == FREE ? 1 : hash;
    }
}
