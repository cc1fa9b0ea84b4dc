package io.amends.history.xes;

import io.amends.history.source.Contents;
import io.amends.history.source.DecimalMark;
import io.amends.history.source.Encoding;
import io.amends.history.source.Intake;
import io.amends.history.source.Meter;
import io.amends.history.source.RefusedInput;
import io.amends.history.source.Rejection;
import io.amends.history.source.Rejections;
import io.amends.history.source.RowAssembly;
import io.amends.history.source.ShortTokens;
import io.amends.history.source.SourceBytes;
import io.amends.history.source.TablePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XES log (IEEE 1849): each event is a record whose columns are its attributes, and those of
 * its trace under {@code case:}. Declarations of entities are refused before anything is made of them.
 */
public final class XesFile {

    /** Before the names of a trace's attributes; {@code case:concept:name} is the usual id. */
    public static final String OF_CASE = "case:";

    private static final int DEEPEST = 64;
    private static final int BETWEEN_METERINGS = 255;

    private enum In {
        DOCUMENT,
        LOG,
        TRACE,
        EVENT
    }

    private final SourceBytes bytes;
    private final Rejections rejections;
    private final RowAssembly assembly;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<Integer, char[]> trace = new HashMap<>();
    private final boolean[] seen;
    private In in = In.DOCUMENT;
    private boolean orphan;
    private int depth;
    private int passingOver;
    private int line = 1;
    private long nested;
    private long events;

    private XesFile(TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections) {
        this.bytes = bytes;
        this.rejections = rejections;
        assembly = RowAssembly.of(plan, intake, rejections);
        List<String> columns = assembly.columns();
        for (int slot = 0; slot < columns.size(); slot++) {
            slots.put(columns.get(slot), slot);
        }
        seen = new boolean[columns.size()];
    }

    /**
     * @throws RefusedInput when it is no XES, not well-formed, breaks off, or declares a document type
     */
    public static Contents read(
            TablePlan plan, SourceBytes bytes, Intake intake, Rejections rejections, Meter meter) {
        XesFile file = new XesFile(plan, bytes, intake, rejections);
        Encoding encoding =
                plan.writing()
                        .encoding()
                        .map(said -> Encoding.said(said, bytes.head()))
                        .orElseGet(file::encoding);
        file.readAll(encoding, meter);
        return new Contents(
                encoding.charset().name(),
                Optional.empty(),
                DecimalMark.POINT,
                file.events,
                file.assembly.rows(),
                file.notes());
    }

    private Encoding encoding() {
        try {
            return Encoding.ofXml(bytes.head());
        } catch (IllegalArgumentException e) {
            throw refused("declares an encoding that does not exist");
        }
    }

    private void readAll(Encoding encoding, Meter meter) {
        XMLStreamReader xml = null;
        try {
            xml =
                    factory()
                            .createXMLStreamReader(
                                    encoding.reader(new ShortTokens(bytes.content())));
            while (more(xml)) {
                line = xml.getLocation().getLineNumber();
                switch (xml.getEventType()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw refused(
                                    "declares a document type or an entity; expected neither");
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(meter);
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (IOException e) {
            throw SourceBytes.refused(bytes.path(), "line " + line, e);
        } finally {
            close(xml);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Steps on; whatever the parser stumbles over is the file's fault. */
    private boolean more(XMLStreamReader xml) throws XMLStreamException {
        try {
            if (!xml.hasNext()) {
                return false;
            }
            xml.next();
            return true;
        } catch (RuntimeException e) {
            throw new XMLStreamException("not well-formed", xml.getLocation(), e);
        }
    }

    private void start(XMLStreamReader xml) {
        if (++depth > DEEPEST) {
            throw refused("elements are nested more than " + DEEPEST + " deep");
        }
        if (passingOver > 0) {
            passingOver++;
            return;
        }
        String name = xml.getLocalName();
        switch (in) {
            case DOCUMENT -> {
                if (!name.equals("log")) {
                    throw refused(
                            "begins with <" + Rejection.shown(name) + ">, expected <log> of XES");
                }
                in = In.LOG;
            }
            case LOG -> {
                switch (name) {
                    case "trace" -> {
                        in = In.TRACE;
                        trace.clear();
                    }
                    case "event" -> beginEvent();
                    default -> passingOver = 1;
                }
            }
            case TRACE -> {
                if (name.equals("event")) {
                    beginEvent();
                } else {
                    traceAttribute(xml);
                    passingOver = 1;
                }
            }
            case EVENT -> {
                eventAttribute(xml, name);
                passingOver = 1;
            }
        }
    }

    private void beginEvent() {
        orphan = in == In.LOG;
        in = In.EVENT;
        rejections.at(bytes.name(), line);
        assembly.begin();
        if (!orphan) {
            trace.forEach((slot, value) -> assembly.field(slot, value, 0, value.length));
        }
    }

    private void traceAttribute(XMLStreamReader xml) {
        Integer slot = slots.get(OF_CASE + xml.getAttributeValue(null, "key"));
        String value = xml.getAttributeValue(null, "value");
        if (slot != null && value != null) {
            seen[slot] = true;
            trace.put(slot, value.toCharArray());
        }
    }

    private void eventAttribute(XMLStreamReader xml, String type) {
        if (type.equals("list") || type.equals("container")) {
            nested++;
            return;
        }
        String key = xml.getAttributeValue(null, "key");
        Integer slot = key == null ? null : slots.get(key);
        String value = xml.getAttributeValue(null, "value");
        if (slot != null && value != null) {
            seen[slot] = true;
            char[] characters = value.toCharArray();
            assembly.field(slot, characters, 0, characters.length);
        }
    }

    private void end(Meter meter) {
        depth--;
        if (passingOver > 0) {
            passingOver--;
            return;
        }
        switch (in) {
            case EVENT -> {
                in = orphan ? In.LOG : In.TRACE;
                events++;
                assembly.end();
                if ((events & BETWEEN_METERINGS) == 0) {
                    meter.at(bytes, assembly.rows());
                }
            }
            case TRACE -> in = In.LOG;
            case LOG, DOCUMENT -> in = In.DOCUMENT;
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> columns = assembly.columns();
        for (int slot = 0; slot < seen.length; slot++) {
            if (!seen[slot]) {
                notes.add("No attribute \"" + columns.get(slot) + "\" occurs.");
            }
        }
        if (nested > 0) {
            notes.add(nested + " lists and containers of events were passed over.");
        }
        notes.addAll(assembly.notes());
        return notes;
    }

    private RefusedInput refused(String why) {
        return new RefusedInput(bytes.path() + ", line " + line + ": " + why);
    }

    private RefusedInput refused(XMLStreamException e) {
        int at = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNumber());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return SourceBytes.refused(bytes.path(), "line " + at, io);
            }
            if (cause instanceof XMLStreamException x
                    && x.getNestedException() instanceof IOException io) {
                return SourceBytes.refused(bytes.path(), "line " + at, io);
            }
        }
        String said = Optional.ofNullable(e.getMessage()).orElse("");
        int message = said.indexOf("Message: ");
        return new RefusedInput(
                bytes.path()
                        + ", line "
                        + at
                        + ": not well-formed XML: "
                        + Rejection.shown(message < 0 ? said : said.substring(message + 9)),
                e);
    }

    private static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
