package io.amends.architecture.bad.core.handoff;

import io.amends.architecture.bad.core.protocol.Right;

/** Uses a room on its own floor, which uses it in turn. */
public record Left(Right right) {}
