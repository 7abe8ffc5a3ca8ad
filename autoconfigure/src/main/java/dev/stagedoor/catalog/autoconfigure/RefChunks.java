package dev.stagedoor.catalog.autoconfigure;

import java.util.ArrayList;
import java.util.List;

/** Splits references so that no request is too large. */
final class RefChunks {

    private static final int MOST = 1000;

    private static final int MOST_CHARACTERS = 90 * 1024;

    /** Two quotes and a comma. */
    private static final int AROUND_EACH = 3;

    private RefChunks() {}

    static List<List<String>> of(List<String> refs) {
        List<List<String>> chunks = new ArrayList<>();
        int start = 0;
        int characters = 0;
        for (int i = 0; i < refs.size(); i++) {
            int length = refs.get(i).length() + AROUND_EACH;
            if (i > start && (characters + length > MOST_CHARACTERS || i - start == MOST)) {
                chunks.add(refs.subList(start, i));
                start = i;
                characters = 0;
            }
            characters += length;
        }
        if (start < refs.size()) {
            chunks.add(refs.subList(start, refs.size()));
        }
        return chunks;
    }
}
