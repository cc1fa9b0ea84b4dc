package io.amends.core.time;

import java.time.Instant;

/** That an extension was taken and its notice went out. */
public record ExtensionNotice(String milestone, String extension, Instant sentAt) {}
