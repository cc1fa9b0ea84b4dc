package io.amends.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, the export is empty since Monday. Please help.|The export is empty since Monday",
                "Guten Tag Frau Ritter, die Lohnabrechnung steht. Bitte rufen Sie an.|Die Lohnabrechnung steht",
                "Sehr geehrte Damen und Herren: seit heute fehlt alles!|Seit heute fehlt alles!",
                "Where is my export? I need it today.|Where is my export?",
                "Help. Nothing works since the update.|Help. Nothing works since the update",
                "Hello,|Hello,",
                "Version 2.1 of the app is slow|Version 2.1 of the app is slow",
                "hi|hi",
                "Dear me|Dear me"
            })
    void a_contact_is_called_after_what_somebody_came_with(String said, String title) {
        assertThat(Titles.of(null, said, null, null, "C-1")).isEqualToIgnoringCase(title);
    }

    @ParameterizedTest
    @CsvSource({"Invoice 12. Urgent, Invoice 12. Urgent"})
    void a_subject_is_left_as_it_is(String subject, String title) {
        assertThat(Titles.of(subject, "Hello, words.", null, null, "C-1")).isEqualTo(title);
    }
}
