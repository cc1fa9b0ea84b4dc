package io.amends.history.source;

/** Takes rows one after the other, in the file's order. */
@FunctionalInterface
public interface RowSink {

    void accept(Row row);
}
