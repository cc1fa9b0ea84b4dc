package io.amends.server.pages;

/** Somebody signed in, as pages call them. */
public interface Named {

    String name();
}
