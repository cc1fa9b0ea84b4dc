package io.amends.server.identity;

/** What is wrong with an introduction, field by field. */
record IntroductionProblems(
        boolean name,
        boolean email,
        boolean emailTaken,
        boolean password,
        boolean passwordsDiffer) {

    static IntroductionProblems none() {
        return new IntroductionProblems(false, false, false, false, false);
    }

    boolean any() {
        return name || email || emailTaken || password || passwordsDiffer;
    }
}
