package io.amends.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/**
 * The walls and floors of the house whose packages begin with {@code root}. The root is a parameter
 * so that every rule can also be shown a house that breaks it.
 */
record House(String root) {

    /** From the ground up; a room may use its own floor and those below. */
    static final List<Set<String>> FLOORS =
            List.of(
                    Set.of("timeline", "time", "routing", "stats", "organisation", "wording"),
                    Set.of("protocol", "handoff"),
                    Set.of("trigger", "commitment"),
                    Set.of("escalation", "failure"),
                    Set.of("insight", "lifecycle"));

    private static final Pattern EMPTY_NAME =
            Pattern.compile(
                    ".*(Manager|Helper|Util|Utils|Impl|Dto|Info)s?"
                            + "|managers?|helpers?|utils?|impl|dtos?|infos?");

    /** An account's manager is a person, in the words of the field. */
    private static final Set<String> WORDS_OF_THE_FIELD =
            Set.of("AccountManager", "accountManager", "accountManagers");

    private static final Pattern AMBIENT =
            Pattern.compile(
                    "java\\.time\\..*\\.now"
                            + "|java\\.time\\.ZoneId\\.systemDefault"
                            + "|java\\.util\\.Locale\\.getDefault"
                            + "|java\\.util\\.TimeZone\\.getDefault"
                            + "|java\\.util\\.UUID\\.randomUUID"
                            + "|java\\.util\\.Date\\.<init>"
                            + "|java\\.util\\.Calendar\\.getInstance"
                            + "|java\\.lang\\.Math\\.random"
                            + "|java\\.lang\\.System\\.(?!arraycopy|identityHashCode|lineSeparator).*");

    ArchRule coreUsesOnlyTheLanguageAndItsMathematics() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        core(),
                        "java.lang..",
                        "java.math..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..",
                        "org.apache.commons.statistics..",
                        "org.hipparchus..")
                .because("the rulebook is plain Java: no framework, no files, no network");
    }

    ArchRule coreReadsNoClockAndThrowsNoDice() {
        return noClasses()
                .that()
                .resideInAPackage(core())
                .should()
                .accessTargetWhere(ambient())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.random.RandomGenerator.class)
                .because("instants and seeds are arguments; the same facts give the same verdicts");
    }

    ArchRule coreFloorsUseOnlyThoseBelow() {
        return classes().that().resideInAPackage(core()).should(useNoHigherFloor());
    }

    ArchRule coreRoomsAreFreeOfCycles() {
        return slices().matching(root + ".core.(*)..").should().beFreeOfCycles();
    }

    ArchRule companyStandsAlone() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".company..")
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage(root + "..")
                                .and(
                                        JavaClass.Predicates.resideOutsideOfPackage(
                                                root + ".company..")))
                .because(
                        "a company that is planned with the rulebook could not put it to the test");
    }

    ArchRule historyHasNoFramework() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".history..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta.servlet..",
                        "picocli..",
                        root + ".server..",
                        root + ".cli..",
                        root + ".company..");
    }

    ArchRule serverKnowsNoCommandLine() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", root + ".cli..", root + ".company..")
                .because("commands start the service; it must start without them too");
    }

    ArchRule classesHaveNamesThatSaySomething() {
        return classes().should(haveANameThatSaysSomething(JavaClass::getSimpleName));
    }

    ArchRule fieldsHaveNamesThatSaySomething() {
        return fields().should(haveANameThatSaysSomething(JavaField::getName));
    }

    ArchRule packagesAreNullMarked() {
        return classes().should(liveInANullMarkedPackage());
    }

    List<ArchRule> rules() {
        return List.of(
                coreUsesOnlyTheLanguageAndItsMathematics(),
                coreReadsNoClockAndThrowsNoDice(),
                coreFloorsUseOnlyThoseBelow(),
                coreRoomsAreFreeOfCycles(),
                companyStandsAlone(),
                historyHasNoFramework(),
                serverKnowsNoCommandLine(),
                classesHaveNamesThatSaySomething(),
                fieldsHaveNamesThatSaySomething(),
                packagesAreNullMarked());
    }

    private String core() {
        return root + ".core..";
    }

    private static DescribedPredicate<JavaAccess<?>> ambient() {
        return DescribedPredicate.describe(
                "reads a clock, a default or a random source",
                access ->
                        AMBIENT.matcher(
                                        access.getTargetOwner().getFullName()
                                                + "."
                                                + access.getTarget().getName())
                                .matches());
    }

    private ArchCondition<JavaClass> useNoHigherFloor() {
        return new ArchCondition<>("use only their own floor and those below") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                if (user.getSimpleName().equals("package-info")) {
                    return;
                }
                OptionalInt own = floor(user);
                if (own.isEmpty()) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    user, user.getName() + " is in a room that is on no floor"));
                    return;
                }
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    OptionalInt used = floor(dependency.getTargetClass().getBaseComponentType());
                    if (used.isPresent() && used.getAsInt() > own.getAsInt()) {
                        events.add(
                                SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private OptionalInt floor(JavaClass javaClass) {
        String core = root + ".core.";
        if (!javaClass.getPackageName().startsWith(core)) {
            return OptionalInt.empty();
        }
        String room = javaClass.getPackageName().substring(core.length()).split("\\.", 2)[0];
        return IntStream.range(0, FLOORS.size())
                .filter(floor -> FLOORS.get(floor).contains(room))
                .findFirst();
    }

    private static <T extends HasName.AndFullName> ArchCondition<T> haveANameThatSaysSomething(
            Function<T, String> name) {
        return new ArchCondition<>("have a name that says something") {
            @Override
            public void check(T item, ConditionEvents events) {
                String text = name.apply(item);
                if (EMPTY_NAME.matcher(text).matches() && !WORDS_OF_THE_FIELD.contains(text)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    item, item.getFullName() + " has a name that says nothing"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked in its package-info") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    javaClass,
                                    javaClass.getName() + " is in a package without @NullMarked"));
                }
            }
        };
    }
}
