-- Which values a key has: without it PostgreSQL takes keys and values for independent of each other, expects far too
-- few entities, and begins with the wrong ones.
CREATE STATISTICS search_terms (mcv, dependencies, ndistinct) ON search_key, search_value FROM search;
