package dev.stagedoor.docs;

/** The page about verification, which shows what is written down about the example of the README. */
public final class WiringPage {

    private WiringPage() {}

    /** Checks that the page shows this, or makes it so. */
    public static void verify(String document) {
        GeneratedPart.verify("docs/verification.md", "document", "````markdown\n" + document.strip() + "\n````");
    }
}
