package io.amends.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.core.organisation.Role;
import io.amends.core.organisation.Team;
import io.amends.core.routing.Tiers;
import io.amends.core.timeline.PersonId;
import io.amends.core.timeline.TeamId;
import io.amends.server.TestServer;
import io.amends.server.identity.People;
import io.amends.server.organisation.Organisations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The page about the API is true: its tour runs, its codes are all of them. */
class ApiTourTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Pattern BLOCK = Pattern.compile("```(sh|text)\\R(.*?)```", Pattern.DOTALL);
    private static final String MARK = "~~~ block ~~~";

    @Test
    void the_tour_runs_as_it_stands_on_the_page() throws Exception {
        Assumptions.assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are not here");
        SERVER.reset();
        List<String> blocks = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                blocks.add(block.group(2));
                expected.add("");
            } else {
                expected.set(expected.size() - 1, block.group(2));
            }
        }
        assertThat(blocks).hasSizeGreaterThan(8);
        String printed = run(String.join("\necho '" + MARK + "'\n", blocks));
        String[] parts = printed.split(Pattern.quote(MARK) + "\\R", -1);
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).as(blocks.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(parts).hasSameSizeAs(blocks);
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String script) throws Exception {
        Organisations organisations = SERVER.bean(Organisations.class);
        Tiers tiers = Tiers.named("T1", "T2");
        organisations.name(tiers);
        String front = token("Lea", Role.LEAD, "front", tiers.get("T1").name(), tiers);
        String back = token("Ben", Role.SPECIALIST, "back", tiers.get("T2").name(), tiers);
        ProcessBuilder shell = new ProcessBuilder("bash", "-eu", "-c", script);
        shell.redirectErrorStream(true);
        shell.environment().put("AMENDS", "http://127.0.0.1:" + SERVER.port());
        shell.environment().put("TOKEN", front);
        shell.environment().put("TOKEN_OF_BACK", back);
        Process running = shell.start();
        running.getOutputStream().close();
        String printed =
                new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(printed).isZero();
        return printed;
    }

    private static String token(String name, Role role, String team, String tier, Tiers tiers) {
        PersonId person =
                SERVER.bean(People.class)
                        .add(
                                name.toLowerCase(java.util.Locale.ROOT) + "@example.org",
                                name,
                                Set.of(role),
                                Instant.EPOCH)
                        .personId();
        Organisations organisations = SERVER.bean(Organisations.class);
        organisations.put(new Team(new TeamId(team), team, tiers.get(tier), true, person, null));
        organisations.put(person, Set.of(new TeamId(team)), null, List.of());
        UUID id = UUID.fromString(person.value());
        return SERVER.bean(ApiTokens.class)
                .make(
                        id,
                        "the tour",
                        Scope.WRITE,
                        SERVER.clock().instant().plus(Duration.ofHours(1)),
                        id)
                .secret();
    }

    @Test
    void the_page_lists_every_code_there_is() throws IOException {
        Properties said = new Properties();
        try (var in =
                Files.newBufferedReader(
                        Path.of("src/main/resources/io/amends/server/api/messages.properties"))) {
            said.load(in);
        }
        Set<String> codes = new TreeSet<>();
        for (String key : said.stringPropertyNames()) {
            if (key.startsWith("problem.") && key.endsWith(".title")) {
                codes.add(key.substring("problem.".length(), key.length() - ".title".length()));
            }
        }
        String page = Files.readString(PAGE);
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| \\d{3}.*$").matcher(page);
        while (row.find()) {
            Matcher code =
                    Pattern.compile("`([a-z.0-9-]+)`").matcher(row.group().split("\\|", -1)[2]);
            while (code.find()) {
                listed.add(code.group(1));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(thrown()).containsExactlyInAnyOrderElementsOf(codes);
    }

    /** Codes that the sources can answer with. */
    private static Set<String> thrown() throws IOException {
        Pattern problem =
                Pattern.compile(
                        "HttpStatus\\.[A-Z_]+,\\s*\"([a-z0-9.-]+)\"|refuse\\(\"([a-z0-9.-]+)\""
                                + "|unknown\\(\"([a-z0-9.-]+)\"");
        Set<String> codes = new TreeSet<>(Set.of("token.expired", "token.revoked"));
        try (var files = Files.list(Path.of("src/main/java/io/amends/server/api"))) {
            for (Path file : files.toList()) {
                Matcher found = problem.matcher(Files.readString(file));
                while (found.find()) {
                    for (int i = 1; i <= 3; i++) {
                        if (found.group(i) != null) {
                            codes.add(found.group(i));
                        }
                    }
                }
            }
        }
        return codes;
    }
}
