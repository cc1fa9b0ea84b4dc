package io.amends.history.audit;

import java.util.Objects;

/** The product's own version, as the build stamped it. */
final class Version {

    static final String CURRENT =
            Objects.requireNonNullElse(
                    Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
