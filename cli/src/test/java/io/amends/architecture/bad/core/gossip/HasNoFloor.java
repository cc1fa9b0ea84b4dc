package io.amends.architecture.bad.core.gossip;

record HasNoFloor(String rumour) {}
