package io.amends.server.identity;

import io.amends.core.organisation.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** What roles are called on pages, in their one order. */
record RoleNames(MessageSource texts, Locale locale) {

    private static final String BETWEEN = ",";

    /** Every role with its name. */
    public Map<String, String> getAll() {
        Map<String, String> names = new LinkedHashMap<>();
        Arrays.stream(Role.values()).forEach(role -> names.put(role.name(), name(role)));
        return names;
    }

    /** What the fields of these roles are worth. */
    public Set<String> keys(Collection<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }

    public String of(Collection<Role> roles) {
        return roles.stream().sorted().map(this::name).collect(Collectors.joining(", "));
    }

    /** As they are written down beside a change. */
    public String ofWritten(String roles) {
        return of(Arrays.stream(roles.split(BETWEEN)).map(Role::valueOf).toList());
    }

    /** Roles as they are written down beside a change. */
    static String written(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(BETWEEN));
    }

    private String name(Role role) {
        return texts.getMessage("role." + role, new Object[0], locale);
    }
}
