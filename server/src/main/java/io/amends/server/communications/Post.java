package io.amends.server.communications;

/** The next server on a mail's way. */
interface Post {

    /** Whether there is one at all; where there is none, mail waits. */
    boolean isSetUp();

    /**
     * @throws Unreachable when it cannot be spoken to at present
     */
    Counter open() throws Unreachable;

    /** One conversation with it. */
    interface Counter extends AutoCloseable {

        /**
         * Hands over one mail; once this returns the next server has taken it.
         *
         * @throws Unreachable when it cannot be spoken to any more; this one may have been taken
         * @throws NotNow when it wants this one later
         * @throws Never when it will not take this one
         */
        void hand(Outgoing mail) throws Unreachable, NotNow, Never;

        @Override
        void close();
    }

    /** Nothing can be sent at present. */
    final class Unreachable extends Exception {
        Unreachable(Exception why) {
            super(why.getMessage() == null ? why.toString() : why.getMessage(), why);
        }
    }

    /** Refused for now (4yz of RFC 5321). */
    final class NotNow extends Exception {
        NotNow(Exception why) {
            super(String.valueOf(why.getMessage()), why);
        }
    }

    /** Refused for good (5yz of RFC 5321), or cannot be made into a mail. */
    final class Never extends Exception {
        Never(Exception why) {
            super(why.getMessage() == null ? why.toString() : why.getMessage(), why);
        }
    }
}
