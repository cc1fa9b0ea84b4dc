package io.amends.server;

import io.amends.history.source.RefusedInput;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what a start that failed has thrown, the sentence meant for people. */
final class StartProblems {

    private StartProblems() {}

    /** The refusal inside; the exception itself if it is about a defect. */
    static RuntimeException refusal(RuntimeException thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedInput refused -> {
                    return refused;
                }
                case PortInUseException taken -> {
                    return new RefusedInput(
                            "Port "
                                    + taken.getPort()
                                    + " is in use by another program: stop it, or choose another"
                                    + " port with --port N",
                            thrown);
                }
                case BindException unreadable when thrownBySettings(thrown) -> {
                    return new RefusedInput(sentence(unreadable), thrown);
                }
                default -> {
                    // look further
                }
            }
        }
        return thrown;
    }

    private static boolean thrownBySettings(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationPropertiesBindException) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(BindException e) {
        ConfigurationProperty property = e.getProperty();
        return "The setting "
                + e.getName()
                + " cannot be '"
                + (property == null ? "" : property.getValue())
                + "'; docs/operations.md says what it may be";
    }
}
