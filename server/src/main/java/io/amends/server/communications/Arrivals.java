package io.amends.server.communications;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads mails that strangers wrote. Whatever they hold, no more than so many parts and so much text is
 * looked at; what cannot be read is refused with a word, never half understood.
 */
final class Arrivals {

    private static final int MOST_PARTS = 100;
    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 200_000;
    private static final int MOST_REFERENCES = 50;
    private static final Session NONE = Session.getInstance(new Properties());
    private static final Pattern MAIL_ID = Pattern.compile("<([^<>\\s]{1,250})>");
    private static final Pattern FAILED = Pattern.compile("(?im)^action:\\s*failed\\b");
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    private int parts;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder markup = new StringBuilder();
    private final List<String> enclosed = new ArrayList<>();
    private boolean failed;

    private Arrivals() {}

    /** It cannot be read as a mail. */
    static final class Malformed extends Exception {
        Malformed(String why) {
            super(why);
        }

        Malformed(Exception why) {
            super(why.toString(), why);
        }
    }

    static Arrival read(byte[] bytes) throws Malformed {
        try {
            MimeMessage mail = new MimeMessage(NONE, new ByteArrayInputStream(bytes));
            Arrivals reading = new Arrivals();
            boolean report = mail.isMimeType("multipart/report");
            reading.look(mail, 0);
            return reading.arrival(mail, report);
        } catch (MessagingException | IOException | RuntimeException e) {
            throw new Malformed(e);
        }
    }

    private Arrival arrival(MimeMessage mail, boolean report) throws MessagingException {
        List<String> references = new ArrayList<>(ids(mail, "References").reversed());
        references.addAll(0, ids(mail, "In-Reply-To"));
        boolean returned = (report && failed) || mail.getHeader("X-Failed-Recipients") != null;
        List<String> returnedIds = new ArrayList<>();
        if (returned) {
            returnedIds.addAll(enclosed);
            returnedIds.addAll(references);
        }
        InternetAddress from = from(mail);
        return new Arrival(
                ids(mail, "Message-ID").stream().findFirst().orElse(""),
                from.getAddress() == null ? "" : from.getAddress().toLowerCase(Locale.ROOT),
                from.getPersonal() == null ? "" : OneLine.of(from.getPersonal()),
                OneLine.of(decoded(mail.getHeader("Subject", " "))),
                text(),
                recipients(mail),
                references.stream().distinct().limit(MOST_REFERENCES).toList(),
                report || isAutomatic(mail),
                returnedIds.stream().distinct().limit(MOST_REFERENCES).toList());
    }

    // ---- what it says ------------------------------------------------------------------------

    private void look(MimePart part, int depth) throws MessagingException, IOException, Malformed {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            throw new Malformed(
                    "Expected at most " + MOST_PARTS + " parts, " + DEEPEST + " deep, but more");
        }
        if (part.isMimeType("multipart/*")) {
            MimeMultipart several = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < several.getCount(); i++) {
                look((MimePart) several.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("message/delivery-status")) {
            failed |= FAILED.matcher(content(part)).find();
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            enclosed.addAll(enclosedIds(part));
        } else if (jakarta.mail.Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        } else if (part.isMimeType("text/plain")) {
            plain.append(content(part)).append('\n');
        } else if (part.isMimeType("text/html")) {
            markup.append(content(part));
        }
    }

    private static List<String> enclosedIds(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            MimeMessage original =
                    new MimeMessage(NONE, new ByteArrayInputStream(in.readNBytes(LONGEST_TEXT)));
            return ids(original, "Message-ID");
        }
    }

    private static String content(MimePart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_TEXT), charset(part.getContentType()));
        }
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            @Nullable String named =
                    contentType == null
                            ? null
                            : new ContentType(contentType).getParameter("charset");
            return named == null
                    ? StandardCharsets.UTF_8
                    : Charset.forName(MimeUtility.javaCharset(named));
        } catch (ParseException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private String text() {
        String said = plain.isEmpty() ? withoutMarkup(markup.toString()) : plain.toString();
        String text = Texts.withoutNul(said.replace("\r\n", "\n").replace('\r', '\n')).strip();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " […]";
    }

    private static String withoutMarkup(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head").remove();
        document.select("br").append("\\n");
        document.select("p, div, tr, li, h1, h2, h3, blockquote").prepend("\\n");
        return document.text().replace("\\n", "\n").replaceAll("[ \\t]*\n[ \\t]*", "\n").strip();
    }

    // ---- who wrote it, and where it belongs
    // ------------------------------------------------------

    private static InternetAddress from(MimeMessage mail) {
        try {
            Address[] from = mail.getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                    ? address
                    : new InternetAddress();
        } catch (MessagingException e) {
            return new InternetAddress();
        }
    }

    private static List<String> recipients(MimeMessage mail) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (String header : List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")) {
            String @Nullable [] values = mail.getHeader(header);
            for (String value : values == null ? new String[0] : values) {
                try {
                    Stream.of(InternetAddress.parseHeader(value, false))
                            .map(InternetAddress::getAddress)
                            .filter(address -> address != null)
                            .limit(MOST_REFERENCES)
                            .forEach(recipients::add);
                } catch (AddressException e) {
                    // a header that says nothing
                }
            }
        }
        return recipients;
    }

    /** Nobody is waiting for an answer to what a machine wrote. */
    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        String submitted = header(mail, "Auto-Submitted");
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || BULK.contains(header(mail, "Precedence"))
                || header(mail, "Return-Path").equals("<>")
                || Stream.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id")
                        .anyMatch(name -> !header(mail, name).isEmpty())
                || from(mail).toString().toLowerCase(Locale.ROOT).contains("mailer-daemon@");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            @Nullable String value = mail.getHeader(name, null);
            return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            return "";
        }
    }

    private static List<String> ids(MimeMessage mail, String header) throws MessagingException {
        @Nullable String value = mail.getHeader(header, " ");
        List<String> ids = new ArrayList<>();
        Matcher found = MAIL_ID.matcher(value == null ? "" : value);
        while (found.find() && ids.size() < MOST_REFERENCES) {
            ids.add(found.group(1));
        }
        return ids;
    }

    private static String decoded(@Nullable String header) {
        try {
            return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return String.valueOf(header);
        }
    }
}
