package io.amends.history.spill;

/** Writes records as bytes and reads them back equal. */
public interface Codec<T> {

    /** The key that keeps records together. */
    String key(T item);

    void write(T item, Bytes to);

    T read(Bytes from);
}
