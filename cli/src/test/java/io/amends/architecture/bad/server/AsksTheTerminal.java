package io.amends.architecture.bad.server;

import picocli.CommandLine.Command;

@Command
final class AsksTheTerminal {}
