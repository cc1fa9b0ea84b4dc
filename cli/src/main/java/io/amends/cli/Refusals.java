package io.amends.cli;

import io.amends.history.source.RefusedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a refused input from a defect: the first gets one sentence and exit code 1, the second its
 * stack trace and exit code 3.
 */
final class Refusals implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        Optional<String> sentence = sentence(thrown);
        if (sentence.isEmpty()) {
            command.getErr().println("Amends failed; this is a defect, please report it:");
            thrown.printStackTrace(command.getErr());
            return ExitCode.BROKEN.code();
        }
        command.getErr().println(sentence.get());
        return ExitCode.REFUSED_INPUT.code();
    }

    /** Why the input was refused; empty when the exception is about something else. */
    static Optional<String> sentence(Throwable thrown) {
        return switch (thrown) {
            case RefusedInput refused -> Optional.ofNullable(refused.getMessage());
            case UncheckedIOException unchecked ->
                    Optional.ofNullable(unchecked.getCause()).flatMap(Refusals::sentence);
            case NoSuchFileException file ->
                    Optional.of(file.getFile() + ": no such file or folder");
            case AccessDeniedException file -> Optional.of(file.getFile() + ": permission denied");
            case FileSystemException file ->
                    Optional.of(
                            file.getFile()
                                    + ": "
                                    + Objects.requireNonNullElse(
                                            file.getReason(), "cannot be used"));
            case IOException io ->
                    Optional.of(Objects.requireNonNullElse(io.getMessage(), io.toString()));
            default -> Optional.empty();
        };
    }
}
