package dev.stagedoor.permissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.test.OnEachDatabase;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Conditions as where clauses choose the rows for which they hold in memory, on every kind of database. */
class SqlConditionDatabaseTests {

    private static final PermissionResourceRef<Todo, SqlCondition> TODO = PermissionResourceRef.of("todo", "todo");

    private static final PermissionRule<Todo, SqlCondition, Owners> IS_OWNER = PermissionRule.of(
            TODO,
            "IS_OWNER",
            "of one of these owners",
            Owners.class,
            (todo, params) -> todo.owner() != null && params.owners().contains(todo.owner()),
            params -> SqlCondition.in("owner", params.owners()));

    private static final PermissionRule<Todo, SqlCondition, Least> IS_URGENT = PermissionRule.of(
            TODO,
            "IS_URGENT",
            "of a priority or above",
            Least.class,
            (todo, params) -> todo.priority() != null && todo.priority() >= params.priority(),
            params -> SqlCondition.of("priority >= ?", params.priority()));

    private static final PermissionRule<Todo, SqlCondition, NoParams> IS_ORPHAN = PermissionRule.of(
            TODO, "IS_ORPHAN", "of nobody", todo -> todo.owner() == null, () -> SqlCondition.equal("owner", null));

    private static final PermissionRuleset<Todo, SqlCondition> RULES =
            PermissionRuleset.of(TODO, IS_OWNER, IS_URGENT, IS_ORPHAN);

    private static final String EVIL = "x' or '1'='1";

    private static final List<Todo> TODOS = List.of(
            new Todo(1, "ada", 1),
            new Todo(2, "ada", null),
            new Todo(3, "bob", 5),
            new Todo(4, null, 9),
            new Todo(5, null, null),
            new Todo(6, EVIL, 3),
            new Todo(7, "o'hara?", 0));

    @OnEachDatabase
    @Case("PRM-70")
    void conditionsChooseTheRowsForWhichTheyHoldInMemory(TestDatabase database) {
        JdbcClient client = filled(database);
        Random random = new Random(20);
        for (int i = 0; i < 300; i++) {
            PolicyDecision decision = TODO.decision(criteria(random, 4));
            assertThat(idsOf(client, SqlCondition.of(decision, RULES)))
                    .as("%s as %s", decision, SqlCondition.of(decision, RULES).text())
                    .isEqualTo(inMemory(decision));
        }
    }

    @OnEachDatabase
    @Case("PRM-71")
    void whatAPolicySaysIsAlwaysAValue(TestDatabase database) {
        JdbcClient client = filled(database);
        assertThat(idsOf(
                        client,
                        IS_OWNER.toQuery(
                                IS_OWNER.condition(new Owners(List.of(EVIL))).params())))
                .containsExactly(6);
        assertThat(idsOf(
                        client,
                        IS_OWNER.toQuery(IS_OWNER.condition(new Owners(List.of("o'hara?", "?")))
                                .params())))
                .containsExactly(7);
    }

    @OnEachDatabase
    @Case("PRM-70")
    void yesIsEveryRowAndNoIsNone(TestDatabase database) {
        JdbcClient client = filled(database);
        assertThat(idsOf(client, SqlCondition.of(AuthorizeResult.ALLOW, RULES))).hasSize(TODOS.size());
        assertThat(idsOf(client, SqlCondition.of(AuthorizeResult.DENY, RULES))).isEmpty();
        assertThat(idsOf(client, SqlCondition.in("owner", List.of()).not())).hasSize(TODOS.size());
    }

    @OnEachDatabase
    @Case("PRM-70")
    void aRowThatHasNoValueFulfilsTheOpposite(TestDatabase database) {
        JdbcClient client = filled(database);
        PolicyDecision decision = TODO.decision(PermissionCriteria.not(IS_OWNER.condition(new Owners(List.of("ada")))));
        assertThat(idsOf(client, SqlCondition.of(decision, RULES))).containsExactly(3, 4, 5, 6, 7);
    }

    @OnEachDatabase
    @Case("PRM-70")
    void theOppositeOfASubqueryMayBeAskedInASubquery(TestDatabase database) {
        JdbcClient client = filled(database);
        SqlCondition others = SqlCondition.of("exists (select 1 from todo o where o.id = t.id and o.owner = ?)", "ada")
                .not();
        assertThat(client.sql("select p.id from (select t.id from todo t where " + others.text()
                                + " order by t.id limit 10) p order by p.id")
                        .params(others.params())
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 4, 5, 6, 7);
    }

    private static JdbcClient filled(TestDatabase database) {
        JdbcClient client = JdbcClient.create(database.dataSource());
        client.sql("create table todo (id integer primary key, owner varchar(50), priority integer)")
                .update();
        for (Todo todo : TODOS) {
            client.sql("insert into todo (id, owner, priority) values (?, ?, ?)")
                    .params(Arrays.asList(todo.id(), todo.owner(), todo.priority()))
                    .update();
        }
        return client;
    }

    /** Among other conditions, without more parentheses. */
    private static List<Integer> idsOf(JdbcClient client, SqlCondition condition) {
        return client.sql("select id from todo where id > ? and " + condition.text() + " and id < ? order by id")
                .param(0)
                .params(condition.params())
                .param(100)
                .query(Integer.class)
                .list();
    }

    private static List<Integer> inMemory(PolicyDecision decision) {
        return TODOS.stream()
                .filter(todo -> RULES.isAllowed(decision, todo))
                .map(Todo::id)
                .toList();
    }

    private static PermissionCriteria criteria(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return condition(random);
        }
        List<PermissionCriteria> parts = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(3)).forEach(i -> parts.add(criteria(random, depth - 1)));
        return switch (random.nextInt(3)) {
            case 0 -> new PermissionCriteria.AllOf(parts);
            case 1 -> new PermissionCriteria.AnyOf(parts);
            default -> PermissionCriteria.not(parts.get(0));
        };
    }

    private static PermissionCriteria condition(Random random) {
        List<String> owners = List.of("ada", "bob", EVIL, "nobody");
        return switch (random.nextInt(3)) {
            case 0 -> IS_OWNER.condition(new Owners(owners.subList(0, random.nextInt(owners.size() + 1))));
            case 1 -> IS_URGENT.condition(new Least(random.nextInt(10)));
            default -> IS_ORPHAN.condition();
        };
    }

    private record Todo(
            int id, @Nullable String owner, @Nullable Integer priority) {}

    private record Owners(List<String> owners) {}

    private record Least(int priority) {}
}
