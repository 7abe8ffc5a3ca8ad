package dev.stagedoor.sample.catalog.entities;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import org.springframework.util.ConcurrentLruCache;

import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchClient;
import dev.stagedoor.sample.catalog.search.SearchFilter;
import dev.stagedoor.sample.catalog.search.SearchTerm;

/**
 * Counts, as far as it matters, how many entities have the values of a filter. What it counted counts for a minute, for
 * it only tells where a query begins. Thread-safe.
 */
@Repository
class TermCounts {

    /** Up to so many entities are looked at one by one, rather than all in order until there are enough. */
    private static final int FEW = 2000;

    /** Beyond this it does not matter any more. */
    private static final int MANY = 30_000;

    private static final int REMEMBERED = 1000;

    private static final long FRESH = TimeUnit.MINUTES.toNanos(1);

    private final SearchClient jdbc;

    private final int few;

    private final ConcurrentLruCache<SearchTerm, Counted> counted = new ConcurrentLruCache<>(REMEMBERED, this::count);

    @Autowired
    TermCounts(SearchClient jdbc) {
        this(jdbc, FEW);
    }

    TermCounts(SearchClient jdbc, int few) {
        this.jdbc = jdbc;
        this.few = few;
    }

    /** The rows that few entities have, or that contain a text; {@code null} if there are none. */
    @Nullable
    SearchTerm rare(SearchFilter filter) {
        SearchTerm rare = rarest(filter.terms(), few);
        return rare == null ? filter.text() : rare;
    }

    /** The rows with which a query begins that finds what has them in order, or {@code null} if there are none. */
    @Nullable
    SearchTerm rarest(SearchFilter filter) {
        List<SearchTerm> terms = filter.terms();
        if (terms.size() == 1 && terms.get(0).isSingle() && filter.text() == null) {
            return terms.get(0);
        }
        SearchTerm rare = rare(filter);
        List<SearchTerm> single = terms.stream().filter(SearchTerm::isSingle).toList();
        if (rare != null || single.isEmpty()) {
            return rare;
        }
        SearchTerm rarest = single.size() == 1 ? single.get(0) : rarest(single, MANY);
        return rarest == null ? single.get(0) : rarest;
    }

    private @Nullable SearchTerm rarest(List<SearchTerm> terms, int most) {
        SearchTerm rarest = null;
        int least = most + 1;
        for (SearchTerm term : terms) {
            int count = counted(term);
            if (count < least) {
                rarest = term;
                least = count;
            }
        }
        return rarest;
    }

    private int counted(SearchTerm term) {
        Counted known = counted.get(term);
        if (System.nanoTime() - known.at() > FRESH) {
            counted.remove(term);
            known = counted.get(term);
        }
        return known.count();
    }

    private Counted count(SearchTerm term) {
        SqlCondition rows = term.rows("s");
        int count = jdbc.sql(
                        "select count(*) from (select s.entity_ref from search s where " + rows.text() + " limit ?) c")
                .params(rows.params())
                .param(MANY)
                .query(Integer.class)
                .single();
        return new Counted(count, System.nanoTime());
    }

    private record Counted(int count, long at) {}
}
