package io.amends.history.xlsx;

import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An opened workbook: its sheets by name, its texts and its formats. */
final class Workbook implements AutoCloseable {

    private static final String MAIN = "xl/workbook.xml";

    /** A sheet's name and the document that holds it. */
    private record Named(String name, String part, boolean hidden) {}

    private final Path path;
    private final ZipFile zip;
    private final List<Named> sheets = new ArrayList<>();
    private SharedTexts texts = SharedTexts.NONE;
    private Formats formats = Formats.NONE;
    private boolean from1904;

    private Workbook(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /**
     * @throws RefusedInput when it is no workbook, or not one that can be read
     */
    static Workbook open(Path path) {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new RefusedInput(
                    path
                            + ": the workbook is damaged, cut off or has a password; save it"
                            + " again without one, or save the sheet as CSV",
                    e);
        } catch (IOException e) {
            throw new RefusedInput(path + ": cannot be read", e);
        }
        Workbook opened = new Workbook(path, zip);
        try {
            opened.read();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void read() {
        if (zip.getEntry(MAIN) == null) {
            throw new RefusedInput(
                    path
                            + (zip.getEntry("xl/workbook.bin") == null
                                    ? ": is a zip archive, not a workbook; unpack it"
                                    : ": is a binary workbook (.xlsb); save it as .xlsx"));
        }
        Map<String, String> parts = relations();
        try (Part book = part(MAIN)) {
            while (book.next()) {
                if (book.starts("workbookPr")) {
                    String since = book.attribute("date1904");
                    from1904 = since.equals("1") || since.equals("true");
                } else if (book.starts("sheet")) {
                    sheets.add(
                            new Named(
                                    book.attribute("name"),
                                    parts.getOrDefault(book.attribute("id"), ""),
                                    !book.attribute("state").isEmpty()
                                            && !book.attribute("state").equals("visible")));
                }
            }
        }
    }

    /** The parts by id; reads texts and formats on the way. */
    private Map<String, String> relations() {
        Map<String, String> parts = new HashMap<>();
        try (Part relations = part("xl/_rels/workbook.xml.rels")) {
            while (relations.next()) {
                if (relations.starts("Relationship")) {
                    String target = relations.attribute("Target");
                    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    String type = relations.attribute("Type");
                    parts.put(relations.attribute("Id"), part);
                    if (type.endsWith("/sharedStrings")) {
                        texts = SharedTexts.read(part(part));
                    } else if (type.endsWith("/styles")) {
                        formats = Formats.read(part(part));
                    }
                }
            }
        }
        return parts;
    }

    /**
     * @param wanted the sheet's name; empty: the first that is not hidden
     * @throws RefusedInput when there is none, naming those that are there
     */
    Sheet sheet(Optional<String> wanted) {
        @Nullable Named found = null;
        for (Named sheet : sheets) {
            if (found == null
                    && wanted.map(name -> name.equals(sheet.name())).orElse(!sheet.hidden())) {
                found = sheet;
            }
        }
        if (found == null) {
            String there =
                    String.join(", ", sheets.stream().map(s -> Rejection.shown(s.name())).toList());
            throw new RefusedInput(
                    path
                            + wanted.map(name -> ": there is no sheet \"" + name + "\"")
                                    .orElse(": there is no sheet that is not hidden")
                            + ", expected one of: "
                            + there);
        }
        String part = found.part();
        return new Sheet(() -> part(part), new Values(texts, formats, from1904));
    }

    private Part part(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RefusedInput(path + ": the workbook lacks its part " + Rejection.shown(name));
        }
        try {
            InputStream in = zip.getInputStream(entry);
            return new Part(path + ", " + Rejection.shown(name), in, entry.getCompressedSize());
        } catch (IOException e) {
            throw new RefusedInput(
                    path + ": the workbook is damaged or has a password; save it without", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new RefusedInput(path + ": cannot be closed", e);
        }
    }
}
