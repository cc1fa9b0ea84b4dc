package io.amends.core.timeline;

import org.jspecify.annotations.Nullable;

/**
 * What a contact is about and whose it is, as far as the source says. Null: not stated. Segment,
 * industry and region are the account's as of the contact's opening where accounts are dated.
 */
public record Description(
        @Nullable AccountId account,
        @Nullable String requester,
        @Nullable String contactType,
        @Nullable String productFeature,
        @Nullable String service,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String region,
        @Nullable String channel) {

    public static final Description UNSTATED =
            new Description(null, null, null, null, null, null, null, null, null);

    /** This description with everything that the later one states put over it. */
    public Description overlaidBy(Description later) {
        return new Description(
                later.account != null ? later.account : account,
                later.requester != null ? later.requester : requester,
                later.contactType != null ? later.contactType : contactType,
                later.productFeature != null ? later.productFeature : productFeature,
                later.service != null ? later.service : service,
                later.segment != null ? later.segment : segment,
                later.industry != null ? later.industry : industry,
                later.region != null ? later.region : region,
                later.channel != null ? later.channel : channel);
    }
}
