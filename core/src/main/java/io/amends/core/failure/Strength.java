package io.amends.core.failure;

/** How well a finding is supported. The two are never summed; headlines count the proved. */
public enum Strength {
    PROVED,
    INDICATED
}
