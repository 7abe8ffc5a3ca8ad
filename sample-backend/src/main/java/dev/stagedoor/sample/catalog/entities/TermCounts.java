package dev.stagedoor.sample.catalog.entities;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;

import dev.stagedoor.permissions.SqlCondition;
import dev.stagedoor.sample.catalog.search.SearchClient;
import dev.stagedoor.sample.catalog.search.SearchFilter;
import dev.stagedoor.sample.catalog.search.SearchTerm;

/** Counts, as far as it matters, how many entities have the values of a filter. Thread-safe. */
@Repository
class TermCounts {

    /** Up to so many entities are looked at one by one, rather than all in order until there are enough. */
    private static final int FEW = 2000;

    /** Beyond this it does not matter any more. */
    private static final int MANY = 30_000;

    private final SearchClient jdbc;

    private final int few;

    @Autowired
    TermCounts(SearchClient jdbc) {
        this(jdbc, FEW);
    }

    TermCounts(SearchClient jdbc, int few) {
        this.jdbc = jdbc;
        this.few = few;
    }

    /** The value that few entities have, or {@code null} if there is none. */
    @Nullable
    SearchTerm rare(SearchFilter filter) {
        return rarest(filter.terms(), few);
    }

    /** The value with which a query begins that finds what has it in order, or {@code null} if there is none. */
    @Nullable
    SearchTerm rarest(SearchFilter filter) {
        List<SearchTerm> terms = filter.terms();
        if (terms.size() == 1 && terms.get(0).isSingle() && !filter.hasText()) {
            return terms.get(0);
        }
        SearchTerm rare = rarest(terms, few);
        List<SearchTerm> single = terms.stream().filter(SearchTerm::isSingle).toList();
        if (rare != null || single.isEmpty() || filter.hasText()) {
            return rare;
        }
        SearchTerm rarest = single.size() == 1 ? single.get(0) : rarest(single, MANY);
        return rarest == null ? single.get(0) : rarest;
    }

    private @Nullable SearchTerm rarest(List<SearchTerm> terms, int most) {
        SearchTerm rarest = null;
        int least = most + 1;
        for (SearchTerm term : terms) {
            int count = count(term, least);
            if (count < least) {
                rarest = term;
                least = count;
            }
        }
        return rarest;
    }

    private int count(SearchTerm term, int most) {
        SqlCondition rows = term.rows("s");
        return jdbc.sql("select count(*) from (select s.entity_ref from search s where " + rows.text() + " limit ?) c")
                .params(rows.params())
                .param(most)
                .query(Integer.class)
                .single();
    }
}
