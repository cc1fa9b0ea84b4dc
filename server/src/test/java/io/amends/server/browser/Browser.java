package io.amends.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, for one test class and one thread. What the console says of errors or of a
 * breach of the content policy fails {@link #close}; so does an exception in a script.
 *
 * <pre>{@code
 * try (Browser browser = Browser.at(server.uri("/"))) {
 *     browser.signIn(Guest.session(server.context(), Role.MANAGER));
 *     Page page = browser.open("/audits", Screen.PHONE, ColorScheme.DARK);
 *     browser.checkAccessible(page);
 * }
 * }</pre>
 *
 * <p>Its program is {@code AMENDS_BROWSER}, or the first found on the path; without one the test is
 * skipped. {@code AMENDS_SCREENSHOTS} names a folder to keep pictures in.
 */
public final class Browser implements AutoCloseable {

    /** What the console says of a request that is meant to fail. */
    private static final Predicate<String> FAILED_ANSWER =
            Pattern.compile(
                            "the server responded with a status of [45]\\d\\d"
                                    + "|net::ERR_CONNECTION_RESET")
                    .asPredicate();

    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<String> CONTRAST = List.of("color-contrast", "link-in-text-block");

    /** Machines that test several things at once are slow; nothing waits longer than it must. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final URI address;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();
    private @Nullable String session;
    private boolean failuresAllowed;

    private Browser(URI address, Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.address = address;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Opens the browser on a server; skips the test where there is no browser. */
    public static Browser at(URI address) {
        Path program = program();
        Assumptions.assumeTrue(program != null, "no Chromium: set AMENDS_BROWSER to its program");
        return new Browser(address, Objects.requireNonNull(program));
    }

    private static @Nullable Path program() {
        String named = System.getenv("AMENDS_BROWSER");
        Stream<Path> found =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .flatMap(
                                folder ->
                                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                                .map(Path.of(folder)::resolve));
        return Stream.concat(Stream.ofNullable(named).map(Path::of), found)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Pages opened from now on are those of somebody signed in. */
    public void signIn(String session) {
        this.session = session;
    }

    public void signOut() {
        this.session = null;
    }

    /** From now on an answer of 400 to 599 or a broken connection is no complaint. */
    public void allowFailedAnswers() {
        this.failuresAllowed = true;
    }

    /** A page in a profile of its own, in English; {@code path} begins with a slash. */
    public Page open(String path, Screen screen, ColorScheme colours) {
        Page page = tab(screen, colours, "en-GB");
        page.navigate(address.resolve(path).toString());
        return page;
    }

    /**
     * An empty tab in a profile of its own, in Berlin.
     *
     * @param language what the browser asks for, such as {@code de-DE}
     */
    public Page tab(Screen screen, ColorScheme colours, String language) {
        BrowserContext profile =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(screen.width, screen.height)
                                .setHasTouch(screen == Screen.PHONE)
                                .setColorScheme(colours)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale(language)
                                .setTimezoneId("Europe/Berlin")
                                .setBaseURL(address.resolve("/").toString()));
        if (session != null) {
            profile.addCookies(
                    List.of(new Cookie("amends", session).setUrl(address.resolve("/").toString())));
        }
        profile.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = profile.newPage();
        page.onConsoleMessage(
                said -> {
                    if (said.type().equals("error")
                            && !(failuresAllowed && FAILED_ANSWER.test(said.text()))) {
                        complaints.add(page.url() + ": " + said.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Fails where axe finds a breach of WCAG 2.2 AA, or where the page is wider than its screen. */
    public void checkAccessible(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits its screen", page.url())
                .isEqualTo(true);
        check(page, axe(page).withTags(WCAG_2_2_AA));
    }

    /**
     * Told what is wrong and nothing of what is right, and in the page itself: no page of ours holds
     * one from elsewhere, which is all that the other way is for. That is four times as fast.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static void check(Page page, AxeBuilder axe) {
        List<String> found =
                axe.analyze().getViolations().stream().map(Browser::described).toList();
        assertThat(found).as("axe on %s", page.url()).isEmpty();
    }

    /**
     * Checks a page as it stands, and its contrasts in the dark too; keeps a picture of either.
     * Nothing but contrast differs between the two. What is folded is unfolded: it belongs to the
     * page, and Chromium does not give other colours to what it does not show. A menu comes last, since
     * it lies over the page.
     */
    public void look(Page page, String name) {
        SoftAssertions.assertSoftly(
                softly -> {
                    picture(page, name + "-light");
                    page.evaluate(
                            "() => document.querySelectorAll('details:not([data-more])')"
                                    + ".forEach(it => it.open = true)");
                    softly.check(() -> checkAccessible(page));
                    page.evaluate(
                            "() => document.querySelectorAll('details[data-more]')"
                                    + ".forEach(it => it.open = true)");
                    page.emulateMedia(
                            new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    // Chromium leaves what was folded in its old colours until it is laid out anew.
                    page.evaluate(
                            "() => { const all = document.documentElement; all.hidden = true;"
                                    + " void all.offsetHeight; all.hidden = false; }");
                    softly.check(() -> check(page, axe(page).withRules(CONTRAST)));
                    picture(page, name + "-dark");
                });
    }

    private static String described(Rule rule) {
        List<String> nodes = rule.getNodes().stream().limit(4).map(Browser::described).toList();
        return rule.getId() + " (" + rule.getHelp() + "): " + String.join("; ", nodes);
    }

    private static String described(CheckedNode node) {
        return node.getHtml() + " " + node.getFailureSummary();
    }

    /** Keeps a picture of the whole page, where a folder for them is named. */
    public void picture(Page page, String name) {
        String folder = System.getenv("AMENDS_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
        }
    }

    /** Fails where a page complained since the browser was opened. */
    public void checkQuiet() {
        assertThat(complaints).as("complaints in the console").isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        checkQuiet();
    }
}
