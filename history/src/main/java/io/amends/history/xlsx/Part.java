package io.amends.history.xlsx;

import io.amends.history.source.RefusedInput;
import io.amends.history.source.ShortTokens;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML document of a workbook, read from beginning to end. Declares no document type and no entity,
 * and inflates to no more than a real one does.
 */
final class Part implements AutoCloseable {

    /** Real sheets stay under 60 times; deflate itself ends at 1032. */
    private static final int MOST_INFLATED = 250;

    private static final long FREE = 64L << 20;
    private static final int DEEPEST = 64;
    private static final XMLInputFactory XML = factory();

    private final String place;
    private final XMLStreamReader xml;
    private int depth;

    /**
     * @param place for messages: the file and the part
     * @param compressed bytes on disk
     */
    Part(String place, InputStream in, long compressed) {
        this.place = place;
        try {
            xml = XML.createXMLStreamReader(new ShortTokens(new Bounded(in, compressed)));
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Moves on to the next beginning or end of an element, or text; false at the end. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw refused(
                                    "declares a document type or an entity; expected neither");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw refused("elements are nested more than " + DEEPEST + " deep");
                        }
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return true;
                    }
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (RefusedInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RefusedInput(place + ": is no well-formed XML", e); // the parser's own slips
        }
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    boolean isText() {
        return xml.isCharacters();
    }

    /** Adds the text here, as far as it fits. */
    void addTo(StringBuilder text, int most) {
        int length = Math.min(xml.getTextLength(), most - text.length());
        if (length > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    /** The attribute's value by its name without prefix; empty where there is none. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    RefusedInput refused(String why) {
        return new RefusedInput(place + ": " + why);
    }

    private RefusedInput refused(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return new RefusedInput(place + ": " + io.getMessage(), io);
            }
            if (cause instanceof XMLStreamException x
                    && x.getNestedException() instanceof IOException io) {
                return new RefusedInput(place + ": " + io.getMessage(), io);
            }
        }
        return new RefusedInput(place + ": is no well-formed XML, or breaks off", e);
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    /** Ends a reading that inflates beyond all measure. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long given;

        private Bounded(InputStream in, long compressed) {
            super(in);
            most = Math.max(FREE, compressed * MOST_INFLATED);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            given += Math.max(0, read);
            if (given > most) {
                throw new IOException(
                        "inflates to more than "
                                + MOST_INFLATED
                                + " times its size; save the sheet as CSV");
            }
            return read;
        }
    }
}
