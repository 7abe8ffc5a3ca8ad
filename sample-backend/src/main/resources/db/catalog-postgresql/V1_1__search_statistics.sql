-- Which values a key has: without it PostgreSQL takes keys and values for independent of each other, expects far too
-- few entities, and begins with the wrong ones. Common values of rare keys are to be among the 1000 that are kept.
CREATE STATISTICS search_terms (mcv, dependencies, ndistinct) ON search_key, search_value FROM search;
ALTER STATISTICS search_terms SET STATISTICS 1000;
