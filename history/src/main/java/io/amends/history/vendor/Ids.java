package io.amends.history.vendor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A set of ids, eight bytes each where they are numbers, as those of help desks mostly are. */
final class Ids {

    private static final int LONGEST_NUMBER = 18;

    private final Set<String> texts = new HashSet<>();
    private long[] numbers = new long[64];
    private int count;
    private boolean sorted = true;

    void add(String id) {
        if (!isNumber(id)) {
            texts.add(id);
            return;
        }
        if (count == numbers.length) {
            sort();
            if (count > numbers.length / 2) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
        }
        numbers[count++] = Long.parseLong(id);
        sorted = false;
    }

    boolean contains(String id) {
        if (!isNumber(id)) {
            return texts.contains(id);
        }
        sort();
        return Arrays.binarySearch(numbers, 0, count, Long.parseLong(id)) >= 0;
    }

    boolean isEmpty() {
        return count == 0 && texts.isEmpty();
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Arrays.sort(numbers, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        count = kept;
        sorted = true;
    }

    /** Written as a number of 64 bits is, so that 007 is another id than 7. */
    private static boolean isNumber(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_NUMBER
                && id.chars().allMatch(c -> c >= '0' && c <= '9')
                && (id.length() == 1 || id.charAt(0) != '0');
    }
}
