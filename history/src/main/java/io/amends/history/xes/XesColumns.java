package io.amends.history.xes;

import io.amends.history.source.Encoding;
import io.amends.history.source.SourceBytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes that the beginning of an XES log shows, by the names {@link XesFile} gives them. */
public final class XesColumns {

    private static final Pattern TAG =
            Pattern.compile(
                    "<(/?)(trace|event|global|string|date|int|float|boolean|id)\\b([^>]*)>");
    private static final Pattern KEY = Pattern.compile("\\bkey\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private XesColumns() {}

    /** Looks at the file's head only: an attribute that first occurs later is not found. */
    public static List<String> of(SourceBytes bytes) {
        byte[] head = bytes.head();
        Matcher tag = TAG.matcher(Encoding.ofXml(head).text(head));
        Set<String> ofTraces = new LinkedHashSet<>();
        Set<String> ofEvents = new LinkedHashSet<>();
        boolean trace = false;
        boolean event = false;
        boolean global = false;
        while (tag.find()) {
            boolean opens = tag.group(1).isEmpty() && !tag.group(3).endsWith("/");
            switch (tag.group(2)) {
                case "trace" -> trace = opens;
                case "event" -> event = opens;
                case "global" -> global = opens;
                default -> {
                    Matcher key = KEY.matcher(tag.group(3));
                    if (tag.group(1).isEmpty() && !global && (trace || event) && key.find()) {
                        String name = plain(key.group(1) == null ? key.group(2) : key.group(1));
                        if (event) {
                            ofEvents.add(name);
                        } else {
                            ofTraces.add(XesFile.OF_CASE + name);
                        }
                    }
                }
            }
        }
        List<String> all = new ArrayList<>(ofTraces);
        all.addAll(ofEvents);
        return all;
    }

    private static String plain(String name) {
        return name.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
