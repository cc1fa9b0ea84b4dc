package io.amends.history.xlsx;

import io.amends.history.source.RowAssembly;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells name by number. They are held in memory, and so bounded.
 */
final class SharedTexts {

    static final SharedTexts NONE = new SharedTexts(List.of());

    private static final long MOST_CHARACTERS = 128L << 20;
    private static final int MOST_TEXTS = 5_000_000;

    private final List<String> texts;

    private SharedTexts(List<String> texts) {
        this.texts = texts;
    }

    static SharedTexts read(Part part) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean shown = false;
        boolean phonetic = false;
        long characters = 0;
        try (part) {
            while (part.next()) {
                if (part.starts("rPh")) {
                    phonetic = true;
                } else if (part.ends("rPh")) {
                    phonetic = false;
                } else if (part.starts("t")) {
                    shown = !phonetic;
                } else if (part.ends("t")) {
                    shown = false;
                } else if (part.isText() && shown) {
                    part.addTo(text, RowAssembly.LONGEST_CELL + 1);
                } else if (part.ends("si")) {
                    characters += text.length();
                    texts.add(text.toString());
                    text.setLength(0);
                    if (characters > MOST_CHARACTERS || texts.size() > MOST_TEXTS) {
                        throw part.refused(
                                "the workbook's texts are more than can be held; save the sheet as"
                                        + " CSV");
                    }
                }
            }
        }
        return new SharedTexts(texts);
    }

    /** The text of a number as it is written; null where there is none. */
    @Nullable String at(String index) {
        try {
            int at = Integer.parseInt(index.strip());
            return at >= 0 && at < texts.size() ? texts.get(at) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
