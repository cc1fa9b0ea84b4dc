package io.amends.server.accounts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What can be known of an account, each dated by itself. */
public enum Attribute {
    NAME("name", "a name of at most 200 characters"),
    SEGMENT("segment", "at most 200 characters"),
    INDUSTRY("industry", "at most 200 characters"),
    REGION("region", "at most 200 characters"),
    CUSTOMER_SINCE("customerSince", "a date such as 2024-03-01"),
    RENEWAL_DATE("renewalDate", "a date such as 2024-03-01"),
    ANNUAL_VALUE("annualValue", "a number of at most 12 digits and 2 decimals, not negative"),
    CURRENCY("currency", "a currency such as EUR"),
    STRATEGIC("strategic", "true or false"),
    ACCOUNT_MANAGER("accountManager", "a person's id"),
    CALENDAR("calendar", "at most 200 characters"),
    ZONE("zone", "a time zone such as Europe/Rome"),
    LANGUAGE("language", "a language such as de"),
    CHURNED_ON("churnedOn", "a date such as 2024-03-01");

    private static final int LONGEST = 200;
    private static final int DIGITS = 12;
    private static final int DECIMALS = 2;
    private static final List<String> LANGUAGES = List.of(Locale.getISOLanguages());

    private final String key;
    private final String expected;

    Attribute(String key, String expected) {
        this.key = key;
        this.expected = expected;
    }

    /** What it is called in the API, in files and in the database. */
    public String key() {
        return key;
    }

    /** What its value has to be, to be read behind "expected". */
    public String expected() {
        return expected;
    }

    public static Optional<Attribute> of(String key) {
        return Arrays.stream(values()).filter(a -> a.key.equals(key)).findFirst();
    }

    /** Whether a value can be meant. */
    public boolean takes(String value) {
        try {
            return !value.isBlank() && value.indexOf('\0') < 0 && isMeant(value);
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isMeant(String value) {
        return switch (this) {
            case NAME, SEGMENT, INDUSTRY, REGION, CALENDAR -> value.length() <= LONGEST;
            case CUSTOMER_SINCE, RENEWAL_DATE, CHURNED_ON ->
                    LocalDate.parse(value).getYear() > 0 && value.length() == 10;
            case ANNUAL_VALUE -> isAmount(value);
            case CURRENCY -> Currency.getInstance(value).getCurrencyCode().equals(value);
            case STRATEGIC -> value.equals("true") || value.equals("false");
            case ACCOUNT_MANAGER -> UUID.fromString(value).toString().equals(value);
            case ZONE -> ZoneId.getAvailableZoneIds().contains(value);
            case LANGUAGE -> LANGUAGES.contains(value);
        };
    }

    private static boolean isAmount(String value) {
        if (value.length() > DIGITS + DECIMALS + 1) {
            return false;
        }
        BigDecimal amount = new BigDecimal(value);
        return amount.signum() >= 0
                && amount.scale() >= 0
                && amount.scale() <= DECIMALS
                && amount.precision() - amount.scale() <= DIGITS;
    }
}
