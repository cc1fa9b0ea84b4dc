package io.amends.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a page, and its neighbours: the same page in another order, language or part. A
 * column is named by {@code sort}, with a minus in front where the greatest comes first.
 */
public record Query(String path, Map<String, List<String>> values) {

    private static final List<String> CURSORS = List.of("after", "before");

    static Query of(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        // the parameters of a form are none of its business, and may be what cannot be read
        if ("GET".equals(request.getMethod())) {
            request.getParameterMap().forEach((name, all) -> values.put(name, List.of(all)));
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return new Query(path, Map.copyOf(values));
    }

    public @Nullable String get(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /** This page with one value changed, or without it where null. */
    public String with(String name, @Nullable String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        put(changed, name, value);
        return address(changed);
    }

    /** This page from its beginning, without one value. */
    public String without(String name) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(CURSORS);
        put(changed, name, null);
        return address(changed);
    }

    /** The next or the previous rows of the same table: {@code after} or {@code before} a cursor. */
    public String turned(String way, String cursor) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(CURSORS);
        put(changed, way, cursor);
        return address(changed);
    }

    /** From its beginning, ordered by a column; the other way round where it already is. */
    public String sortedBy(String column) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(CURSORS);
        put(changed, "sort", column.equals(get("sort")) ? "-" + column : column);
        return address(changed);
    }

    /** For {@code aria-sort}. */
    public @Nullable String sorted(String column) {
        String sort = get("sort");
        return column.equals(sort)
                ? "ascending"
                : ("-" + column).equals(sort) ? "descending" : null;
    }

    public String sortIcon(String column) {
        String sorted = sorted(column);
        return sorted == null ? "selector" : sorted.equals("ascending") ? "arrow-up" : "arrow-down";
    }

    private static void put(Map<String, List<String>> values, String name, @Nullable String value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, List.of(value));
        }
    }

    private String address(Map<String, List<String>> changed) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        changed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> address.queryParam(entry.getKey(), entry.getValue()));
        return address.encode().build().toUriString();
    }
}
