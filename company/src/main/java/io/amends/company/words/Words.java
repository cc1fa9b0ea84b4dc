package io.amends.company.words;

import io.amends.company.organisation.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sentences of customers and agents. Ordinary ones avoid whatever a lexicon listens for: phrases
 * that ask for somebody else, that say something was told before, that ask to tell it once more.
 */
public final class Words {

    private static final List<String> PROBLEMS =
            List.of(
                    "%s stops at 80 %% and nothing comes out",
                    "%s shows last month's figures for twelve employees",
                    "%s has been spinning since this morning",
                    "%s leaves out everyone who joined in the middle of the month",
                    "%s rounds the overtime hours down",
                    "%s puts the allowance in the wrong column");
    private static final List<String> PROBLEMS_DE =
            List.of(
                    "%s bleibt bei 80 %% stehen und es kommt nichts heraus",
                    "%s zeigt für zwölf Mitarbeitende die Zahlen vom Vormonat",
                    "%s lädt seit heute Morgen ohne Ende",
                    "%s lässt alle weg, die im laufenden Monat angefangen haben",
                    "%s rundet die Überstunden ab",
                    "%s schreibt die Zulage in die falsche Spalte");
    private static final List<String> REQUESTS =
            List.of(
                    "This is taking too long. I want to speak to a manager, please.",
                    "I am not satisfied with how this is being handled. Please escalate this.",
                    "If this is not sorted out we will cancel our contract.",
                    "Please put me through to your supervisor; I have lost confidence in this.");
    private static final List<String> REQUESTS_DE =
            List.of(
                    "Das dauert zu lange. Ich möchte mit Ihrem Vorgesetzten sprechen.",
                    "Ich bin mit der Bearbeitung nicht zufrieden. Bitte eskalieren Sie das.",
                    "Wenn das nicht geklärt wird, kündigen wir den Vertrag.");

    private final Dice dice;
    private final boolean german;

    public Words(Dice dice, boolean german) {
        this.dice = dice;
        this.german = german;
    }

    private String say(String english, String deutsch) {
        return german ? deutsch : english;
    }

    /** The customer's first message. */
    public String problem(String feature) {
        String problem = dice.pick(german ? PROBLEMS_DE : PROBLEMS).formatted(feature);
        return say(
                "Hello, " + problem + ". Our pay date is close, so a quick look would help.",
                "Guten Tag, " + problem + ". Unser Zahltag rückt näher, bitte schauen Sie danach.");
    }

    public String problemWithDetails(String feature) {
        return problem(feature)
                + say(
                        " The error code is E-4471 and the invoice number is 2025-10422. We are on"
                                + " version 8.2.1.",
                        " Der Fehlercode ist E-4471, die Rechnungsnummer ist 2025-10422. Wir nutzen"
                                + " Version 8.2.1.");
    }

    public String received(String contact) {
        return say(
                "We have received your message. Your ticket number is " + contact + ".",
                "Wir haben Ihre Nachricht erhalten. Ihre Ticketnummer ist " + contact + ".");
    }

    public String firstReply(String agent) {
        return say(
                "Thanks for writing in. I have your case open and am comparing the last two runs"
                        + " now. "
                        + agent,
                "Danke für Ihre Nachricht. Ich habe Ihren Fall vor mir und vergleiche die letzten"
                        + " beiden Läufe. "
                        + agent);
    }

    public String looksIntoIt(String agent) {
        return say(
                "Thank you, I compare this run with last month's and write to you. " + agent,
                "Danke, ich vergleiche diesen Lauf mit dem Vormonat und schreibe Ihnen. " + agent);
    }

    public String still() {
        return say(
                "This morning's figures are the same as before.",
                "Die Zahlen von heute früh sind unverändert.");
    }

    /** The customer's own request to be taken further. */
    public String request() {
        return dice.pick(german ? REQUESTS_DE : REQUESTS);
    }

    public String toLeadership() {
        return say(
                "Copying your chief executive: our whole staff was paid late because of this.",
                "In Kopie an Ihre Geschäftsführung: unsere gesamte Belegschaft wurde zu spät"
                        + " bezahlt.");
    }

    public String dataProtection() {
        return say(
                "We can see salary data of another company in our account. Our data protection"
                        + " officer needs a statement on this personal data breach.",
                "Wir sehen Gehaltsdaten einer anderen Firma. Unsere Datenschutzbeauftragte braucht"
                        + " eine Stellungnahme zu dieser Datenpanne.");
    }

    public String acknowledgement(String agent) {
        return say(
                "I understand how frustrating this has been, and I want to make sure we get this"
                        + " right for you. "
                        + agent,
                "Ich verstehe, wie ärgerlich das für Sie ist, und möchte, dass wir das für Sie"
                        + " richtig machen. "
                        + agent);
    }

    public String notice(String team, String agent, String contact, boolean whatIfSilent) {
        return say(
                        "Your case is now escalated. "
                                + agent
                                + " is accountable for it and it is offered to "
                                + team
                                + ". You get the next word from us at the time noted on the case,"
                                + " and we expect corrected figures at the end of it.",
                        "Ihr Fall ist jetzt eskaliert. "
                                + agent
                                + " ist dafür verantwortlich, angefragt ist "
                                + team
                                + ". Sie hören zur vermerkten Zeit wieder von uns; am Ende stehen"
                                + " richtige Zahlen.")
                + (whatIfSilent
                        ? say(
                                " If you do not hear by then, call the number on your status page"
                                        + " and quote "
                                        + contact
                                        + ".",
                                " Hören Sie bis dahin nichts, rufen Sie die Nummer auf Ihrer"
                                        + " Statusseite an und nennen Sie "
                                        + contact
                                        + ".")
                        : "");
    }

    public String machineNotice(String contact) {
        return say(
                "Automatic message: the priority of " + contact + " has changed.",
                "Automatische Nachricht: die Priorität von " + contact + " wurde geändert.");
    }

    /** A specialist's first message that shows the case was read. */
    public String takenOver(String agent) {
        return say(
                "I have taken this over with all notes from my colleague and have reproduced it on"
                        + " our side. "
                        + agent,
                "Ich habe den Fall mit allen Notizen übernommen und konnte ihn bei uns nachstellen."
                        + " "
                        + agent);
    }

    public String asksAgain(String agent) {
        return say(
                "Hello, I am new to this case. Could you please describe the problem again? "
                        + agent,
                "Guten Tag, ich bin neu in diesem Fall. Könnten Sie das Problem bitte noch einmal"
                        + " beschreiben? "
                        + agent);
    }

    public String asksInformation(String agent) {
        return say(
                "Hello, could you send me the error code and the invoice number? " + agent,
                "Guten Tag, könnten Sie mir den Fehlercode und die Rechnungsnummer schicken? "
                        + agent);
    }

    public String toldBefore() {
        return say(
                "I already explained this to your colleague yesterday.",
                "Das habe ich Ihrem Kollegen bereits erklärt.");
    }

    public String answers() {
        return say("Sure, the figures are attached.", "Gern, die Zahlen hängen an.");
    }

    public String update() {
        return dice.pick(
                german
                        ? List.of(
                                "Kurzer Zwischenstand: wir untersuchen weiter und melden uns morgen"
                                        + " mit mehr.",
                                "Wir haben die Ursache eingegrenzt und testen die Korrektur.")
                        : List.of(
                                "A short update: we are still investigating and will have more"
                                        + " tomorrow.",
                                "We have narrowed it down to one calculation and are testing the"
                                        + " correction.",
                                "Engineering is running your data through the corrected build"
                                        + " today."));
    }

    /**
     * @param parts what it says, of the mapping's words
     */
    public String resolution(String feature, Set<String> parts) {
        List<String> said = new ArrayList<>();
        if (parts.contains("what-was-done")) {
            said.add(
                    say(
                            "We corrected the calculation in " + feature + " and ran it anew.",
                            "Wir haben die Berechnung in "
                                    + feature
                                    + " korrigiert und neu ausgeführt."));
        }
        if (parts.contains("impact")) {
            said.add(
                    say(
                            "We know the impact on you: your staff saw wrong amounts and you lost"
                                    + " a working day.",
                            "Die Auswirkung auf Sie kennen wir: falsche Beträge und ein verlorener"
                                    + " Arbeitstag."));
        }
        if (parts.contains("root-cause")) {
            said.add(
                    say(
                            "The root cause: it was caused by a rule change that reached your"
                                    + " company too early.",
                            "Die Ursache: eine Regeländerung hat Ihre Firma zu früh erreicht."));
        }
        if (parts.contains("recurrence")) {
            said.add(
                    say(
                            "To prevent a recurrence we added a check, so this will not happen"
                                    + " again.",
                            "Damit das nicht wieder vorkommt, haben wir eine Prüfung ergänzt."));
        }
        if (parts.contains("failure-admitted")) {
            said.add(
                    say(
                            "This was our mistake, and we apologise for it.",
                            "Das war unser Fehler, und wir bitten um Entschuldigung."));
        }
        return String.join(" ", said);
    }

    public String bareResolution() {
        return say("This has been resolved.", "Das Problem wurde behoben.");
    }

    public String followUp(String agent) {
        return say(
                "Two days on: has the correction held, are you satisfied with it, and has anything"
                        + " new come up? "
                        + agent,
                "Zwei Tage später: hält die Korrektur, sind Sie zufrieden, und gibt es etwas Neues?"
                        + " "
                        + agent);
    }

    public String thanks() {
        return say("Thanks, all good now!", "Vielen Dank, jetzt passt alles!");
    }

    public String back() {
        return say(
                "The same thing is back with this month's run.",
                "Mit dem Lauf dieses Monats ist dasselbe wieder da.");
    }

    public String ordinaryAnswer(String feature, String agent) {
        return say(
                "You find it under "
                        + feature
                        + ", then Settings; I switched it on for you. "
                        + agent,
                "Sie finden das unter "
                        + feature
                        + ", dann Einstellungen; ich habe es eingeschaltet. "
                        + agent);
    }

    public String ordinaryClose(String feature) {
        return say(
                "The setting in " + feature + " is saved and the next run will use it.",
                "Die Einstellung in "
                        + feature
                        + " ist gespeichert und gilt ab dem nächsten Lauf.");
    }

    public String note() {
        return dice.pick(
                List.of(
                        "Compared both runs, difference is in the overtime rule.",
                        "Customer prefers mail before noon.",
                        "Log shows the import waiting for the bank holiday table.",
                        "Checked with a second test company: same result."));
    }
}
