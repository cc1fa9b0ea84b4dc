package io.amends.server.communications;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.TemplateSource;
import io.amends.core.timeline.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates: the same for a preview, a draft and a mail. Mails are plain text, so nothing is
 * escaped as markup; what is filled in is never read as a template.
 */
final class Rendering {

    private static final String SAID = "said";
    private static final String WRITTEN = "written";
    private static final Set<String> WORDS = Set.of("part", "if", "unless", "else");
    private static final Pattern PART =
            Pattern.compile("\\{\\{~?#part\\s+\"([^\"]*)\"(?:\\s+needs=\"[A-Za-z]*\")?\\s*~?}}");
    private static final Pattern NEEDS = Pattern.compile("needs=\"([^\"]*)\"");
    private static final Pattern UNSAFE = Pattern.compile("\\{\\{~?(?:\\{|&|>|#>|\\*|#\\*)");

    private static final Handlebars ENGINE = engine();

    private Rendering() {}

    /**
     * A template filled.
     *
     * @param parts what each part of it says; blank where nobody has said it yet
     */
    record Rendered(String subject, String body, Map<Part, String> parts) {}

    static Rendered of(LetterTemplate template, Filling filling) {
        Map<Part, String> said = new EnumMap<>(Part.class);
        String subject = filled(template.subject(), filling, said);
        said.clear();
        String body = filled(template.body(), filling, said);
        return new Rendered(OneLine.of(subject), tidy(body), said);
    }

    private static String filled(String text, Filling filling, Map<Part, String> said) {
        try {
            Map<String, Object> values = new HashMap<>();
            Filling.NAMES.forEach(name -> values.put(name, filling.value(name)));
            Context context =
                    Context.newBuilder(values).resolver(MapValueResolver.INSTANCE).build();
            context.data(SAID, said);
            context.data(WRITTEN, filling.written());
            return ENGINE.compileInline(text).apply(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a part is left out no hole stays. */
    private static String tidy(String text) {
        return text.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private static Handlebars engine() {
        Handlebars engine = new Handlebars(new NothingElse());
        engine.with(new DefaultHelperRegistry());
        engine.with(EscapingStrategy.NOOP);
        engine.registerHelper("part", new PartBlock());
        return engine;
    }

    /** Takes down what it says; what a person wrote stands in its place. */
    private static final class PartBlock implements Helper<Object> {
        @Override
        public CharSequence apply(@Nullable Object name, Options options) throws IOException {
            Optional<Part> part = part(String.valueOf(name));
            if (part.isEmpty()) {
                return "";
            }
            Map<Part, String> written = options.data(WRITTEN);
            @Nullable String own = written.get(part.get());
            String words =
                    own != null && !own.isBlank()
                            ? own.strip()
                            : lacks(options) ? "" : options.fn().toString().strip();
            Map<Part, String> said = options.data(SAID);
            said.put(part.get(), words);
            return words;
        }

        private static boolean lacks(Options options) {
            @Nullable String needed = options.hash("needs");
            return needed != null && String.valueOf(options.context.get(needed)).isBlank();
        }
    }

    /** Templates include nothing. */
    private static final class NothingElse extends AbstractTemplateLoader {
        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            throw new IOException("Templates include nothing: " + location);
        }
    }

    // ---- what is wrong with one --------------------------------------------------------------

    /** Everything that keeps a template from being used; empty for a sound one. */
    static List<TemplateFault> faults(LetterTemplate template, Set<Part> required) {
        List<TemplateFault> faults = new ArrayList<>();
        for (String text : List.of(template.subject(), template.body())) {
            Matcher unsafe = UNSAFE.matcher(text);
            if (unsafe.find()) {
                faults.add(new TemplateFault("unsafe", unsafe.group()));
            } else {
                words(text, faults);
            }
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        Set<Part> held = EnumSet.noneOf(Part.class);
        Matcher parts = PART.matcher(template.body());
        while (parts.find()) {
            part(parts.group(1))
                    .ifPresentOrElse(
                            held::add,
                            () -> faults.add(new TemplateFault("no-part", parts.group(1))));
        }
        Matcher needs = NEEDS.matcher(template.body());
        while (needs.find()) {
            if (!Filling.NAMES.contains(needs.group(1))) {
                faults.add(new TemplateFault("unknown", needs.group(1)));
            }
        }
        required.stream()
                .filter(part -> !held.contains(part))
                .sorted()
                .forEach(part -> faults.add(new TemplateFault("lacks", part.name())));
        if (template.subject().isBlank()) {
            faults.add(new TemplateFault("no-subject", ""));
        }
        return faults;
    }

    private static void words(String text, List<TemplateFault> faults) {
        try {
            Template compiled = ENGINE.compileInline(text);
            compiled.collect(TagType.values()).stream()
                    .map(name -> name.split("\\s+", -1)[0])
                    .filter(name -> !WORDS.contains(name) && !Filling.NAMES.contains(name))
                    .distinct()
                    .forEach(name -> faults.add(new TemplateFault("unknown", name)));
            compiled.collectReferenceParameters().stream()
                    .filter(name -> !Filling.NAMES.contains(name))
                    .distinct()
                    .forEach(name -> faults.add(new TemplateFault("unknown", name)));
        } catch (HandlebarsException e) {
            faults.add(new TemplateFault("unreadable", place(e)));
        } catch (IOException e) {
            faults.add(new TemplateFault("unreadable", ""));
        }
    }

    private static String place(HandlebarsException e) {
        return e.getError() == null
                ? ""
                : e.getError().line + ":" + e.getError().column + " " + e.getError().reason;
    }

    static Optional<Part> part(String name) {
        return Arrays.stream(Part.values()).filter(p -> p.name().equals(name)).findFirst();
    }
}
