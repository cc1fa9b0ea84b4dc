package io.amends.history.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A value in a document that knows where it stands. Its shape has been checked by the schema. */
public record Entry(Document document, String pointer, JsonNode value) {

    public Optional<Entry> find(String key) {
        return value.has(key) && !value.path(key).isNull()
                ? Optional.of(new Entry(document, Document.child(pointer, key), value.path(key)))
                : Optional.empty();
    }

    /** An entry that the schema requires. */
    public Entry get(String key) {
        return find(key)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Expected the schema to require "
                                                + key
                                                + " at "
                                                + pointer));
    }

    /** The entries of a map, in the document's order. */
    public Map<String, Entry> members() {
        Map<String, Entry> members = new LinkedHashMap<>();
        value.forEachEntry(
                (key, member) ->
                        members.put(
                                key, new Entry(document, Document.child(pointer, key), member)));
        return members;
    }

    public List<Entry> items() {
        return IntStream.range(0, value.size())
                .mapToObj(i -> new Entry(document, pointer + "/" + i, value.path(i)))
                .toList();
    }

    public List<String> texts() {
        return items().stream().map(Entry::text).toList();
    }

    public boolean isMap() {
        return value.isObject();
    }

    public boolean isList() {
        return value.isArray();
    }

    /** A scalar as it is written. */
    public String text() {
        return document.written(pointer);
    }

    public Optional<String> text(String key) {
        return find(key).map(Entry::text);
    }

    public int number() {
        return value.asInt();
    }

    public double decimal() {
        return value.asDouble();
    }

    public boolean yes() {
        return value.asBoolean();
    }

    /** Expected this, but what stands here. */
    public Problem expected(String what) {
        return new Problem(
                pointer, "Expected " + what + ", but " + Wording.shown(value, text()) + ".");
    }

    public Problem problem(String sentence) {
        return new Problem(pointer, sentence);
    }

    /** Expected one of some words, but another, with the nearest. */
    public Problem expectedWord(String word, Collection<String> known) {
        return expectedLike(Wording.insteadOf(word, known), word, known);
    }

    /** Expected something, but a word that may be a slip for a known one. */
    public Problem expectedLike(String what, String word, Collection<String> known) {
        return problem(
                "Expected "
                        + what
                        + ", but "
                        + Wording.quoted(word)
                        + "."
                        + Wording.didYouMean(word, known));
    }
}
