package io.amends.history.suggest;

import io.amends.history.source.RefusedInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One value written as YAML, as maps, lists, whole numbers, true or false, and texts. */
final class YamlValue {

    private static final int LONGEST = 200_000;

    private YamlValue() {}

    static Object of(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new RefusedInput(
                    "Expected a value of at most " + LONGEST + " characters, but it is longer.");
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel("correction")
                            .setMaxAliasesForCollections(0)
                            .build();
            return plain(new Load(settings).loadFromString(yaml));
        } catch (YamlEngineException notYaml) {
            throw new RefusedInput(
                    "Expected a value as in a mapping, but \"" + yaml.strip() + "\" is no YAML.",
                    notYaml);
        }
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, held) -> plain.put(String.valueOf(key), plain(held)));
                yield plain;
            }
            case List<?> list -> list.stream().map(YamlValue::plain).toList();
            case Integer number -> number;
            case Boolean yes -> yes;
            default -> value.toString();
        };
    }
}
