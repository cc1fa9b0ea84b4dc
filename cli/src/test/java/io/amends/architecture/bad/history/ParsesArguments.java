package io.amends.architecture.bad.history;

import picocli.CommandLine.Command;

@Command
final class ParsesArguments {}
