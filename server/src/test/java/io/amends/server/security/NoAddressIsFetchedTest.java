package io.amends.server.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.amends.server.Visitor;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that somebody sends can make the service ask another one: no class of ours can ask. */
class NoAddressIsFetchedTest {

    private static final Set<String> FETCHES =
            Set.of(
                    "java.net.URL",
                    "java.net.URLConnection",
                    "java.net.HttpURLConnection",
                    "java.net.Socket",
                    "java.nio.channels.SocketChannel");

    private static final DescribedPredicate<JavaClass> FETCHING =
            DescribedPredicate.describe(
                    "fetch from an address",
                    type ->
                            FETCHES.contains(type.getName())
                                    || type.getPackageName().startsWith("java.net.http")
                                    || type.getPackageName()
                                            .startsWith("org.springframework.web.client")
                                    || type.getPackageName()
                                            .startsWith("org.springframework.http.client"));

    private static final ArchRule NOBODY_FETCHES =
            noClasses()
                    .that()
                    .haveNameNotMatching("io\\.amends\\.server\\.pages\\.Messages")
                    .should()
                    .accessClassesThat(FETCHING);

    @Test
    void no_class_of_the_service_or_of_its_readers_fetches_anything() {
        JavaClasses ours =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.amends");
        NOBODY_FETCHES.check(ours);
    }

    @Test
    void the_rule_finds_one_that_does() {
        JavaClasses fetcher = new ClassFileImporter().importClasses(Visitor.class);
        assertThatThrownBy(() -> NOBODY_FETCHES.check(fetcher)).hasMessageContaining("Visitor");
    }
}
