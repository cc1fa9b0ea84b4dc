package io.amends.bench.desk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who asks for addresses over a connection of their own, signed in or not. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Line line;
    private final String cookie;
    private final Random random;

    private Visitor(Line line, String cookie, long seed) {
        this.line = line;
        this.cookie = cookie;
        this.random = new Random(seed);
    }

    static Visitor stranger(int port, long seed) {
        return new Visitor(new Line(port), "", seed);
    }

    /** Somebody who has typed address and password. */
    static Visitor signedIn(int port, String email, long seed) throws IOException {
        Line line = new Line(port);
        Line.Answer form = line.get("/sign-in", "");
        Matcher token = TOKEN.matcher(form.text());
        if (!token.find()) {
            throw new IllegalStateException("Expected a token on the sign-in page");
        }
        Line.Answer in =
                line.post(
                        "/sign-in",
                        session(form),
                        "_csrf="
                                + encoded(token.group(1))
                                + "&email="
                                + encoded(email)
                                + "&password="
                                + encoded(Crew.PASSWORD));
        return new Visitor(line, session(in), seed);
    }

    private static String session(Line.Answer answer) {
        String cookie = answer.headers().getOrDefault("set-cookie", "");
        if (!cookie.startsWith("amends=")) {
            throw new IllegalStateException("Expected a session, but " + answer);
        }
        return cookie.split(";", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Another page on each time. */
    Asking.Ask asking(Function<Random, String> address) {
        return () -> read(address);
    }

    Line.Answer read(Function<Random, String> address) throws IOException {
        String path = address.apply(random);
        Line.Answer answer = line.get(path, cookie);
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    "Expected a page, but " + answer.status() + " for " + path);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
