package io.amends.architecture.bad.core.stats;

import java.nio.file.Files;
import java.nio.file.Path;

final class OpensAFile {
    boolean isThere(Path path) {
        return Files.exists(path);
    }
}
