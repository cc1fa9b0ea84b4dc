package io.amends.server.communications;

/**
 * What a customer says.
 *
 * @param subject may be blank
 * @param channel how it came, such as {@code mail} or {@code status page}
 * @param automatic a machine's, such as an absence note: it is kept and has no effect
 */
public record Received(String subject, String body, String channel, boolean automatic) {

    public Received {
        subject = OneLine.of(subject);
    }

    public static Received of(String subject, String body, String channel) {
        return new Received(subject, body, channel, false);
    }
}
