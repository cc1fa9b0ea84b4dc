package io.amends.server.escalations;

import io.amends.core.timeline.Reason;
import tools.jackson.databind.json.JsonMapper;

/** A reason in a column: its code and its values as JSON, so that each reader gets their language. */
public final class KeptReason {

    private static final JsonMapper JSON = new JsonMapper();

    private KeptReason() {}

    public static String write(Reason reason) {
        return JSON.writeValueAsString(reason);
    }

    public static Reason read(String kept) {
        return JSON.readValue(kept, Reason.class);
    }
}
