package io.amends.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls and floors hold; and each rule is shown to fail on a house that breaks it. */
class HouseTest {
    private static final House HOUSE = new House("io.amends");
    private static final House BAD_HOUSE = new House("io.amends.architecture.bad");

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(HOUSE.root());

    private static final JavaClasses BAD = new ClassFileImporter().importPackages(BAD_HOUSE.root());

    @Test
    void the_rules_see_every_module() {
        assertThat(OURS.stream().map(type -> type.getPackageName().split("\\.", 4)[2]))
                .contains("core", "history", "company", "server", "cli");
    }

    @TestFactory
    Stream<DynamicTest> the_house_stands() {
        return HOUSE.rules().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getDescription(),
                                        () -> rule.allowEmptyShould(true).check(OURS)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_names_the_class_that_breaks_it() {
        Map<ArchRule, List<String>> breakers =
                Map.of(
                        BAD_HOUSE.coreUsesOnlyTheLanguageAndItsMathematics(),
                        List.of("core.stats.OpensAFile"),
                        BAD_HOUSE.coreReadsNoClockAndThrowsNoDice(),
                        List.of(
                                "core.time.ReadsTheClock",
                                "core.time.PassesTheClockOn",
                                "core.time.ThrowsDice"),
                        BAD_HOUSE.coreFloorsUseOnlyThoseBelow(),
                        List.of("core.timeline.ReachesUp", "core.gossip.HasNoFloor"),
                        BAD_HOUSE.coreRoomsAreFreeOfCycles(),
                        List.of("core.handoff.Left", "core.protocol.Right"),
                        BAD_HOUSE.companyStandsAlone(),
                        List.of("company.AsksTheRulebook"),
                        BAD_HOUSE.historyHasNoFramework(),
                        List.of("history.ParsesArguments"),
                        BAD_HOUSE.serverKnowsNoCommandLine(),
                        List.of("server.AsksTheTerminal"),
                        BAD_HOUSE.classesHaveNamesThatSaySomething(),
                        List.of("history.ContactManager"),
                        BAD_HOUSE.fieldsHaveNamesThatSaySomething(),
                        List.of("history.ContactManager.info"),
                        BAD_HOUSE.packagesAreNullMarked(),
                        List.of("core.gossip.HasNoFloor"));
        assertThat(breakers).hasSameSizeAs(BAD_HOUSE.rules());
        return breakers.entrySet().stream()
                .map(
                        entry ->
                                DynamicTest.dynamicTest(
                                        entry.getKey().getDescription(),
                                        () -> assertBroken(entry.getKey(), entry.getValue())));
    }

    @Test
    void an_account_manager_is_a_person_and_may_be_named() {
        assertThat(broken(BAD_HOUSE.fieldsHaveNamesThatSaySomething()))
                .doesNotContain("accountManager");
    }

    @Test
    void a_room_may_use_its_own_floor() {
        assertThat(broken(BAD_HOUSE.coreFloorsUseOnlyThoseBelow()))
                .doesNotContain("core.handoff.Left");
    }

    private static void assertBroken(ArchRule rule, List<String> breakers) {
        assertThat(broken(rule))
                .contains(breakers.stream().map(name -> BAD_HOUSE.root() + "." + name).toList());
    }

    private static String broken(ArchRule rule) {
        EvaluationResult result = rule.evaluate(BAD);
        return String.join("\n", result.getFailureReport().getDetails());
    }
}
