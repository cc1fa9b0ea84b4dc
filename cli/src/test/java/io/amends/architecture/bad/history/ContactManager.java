package io.amends.architecture.bad.history;

record ContactManager(String info, String accountManager) {}
