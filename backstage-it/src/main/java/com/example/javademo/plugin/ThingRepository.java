package com.example.javademo.plugin;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.permissions.SqlCondition;

/** The things in the plugin's database. */
class ThingRepository {

    private final JdbcClient client;

    ThingRepository(JdbcClient client) {
        this.client = client;
    }

    // tag::repository[]
    List<Thing> findAll(SqlCondition condition) {
        return client.sql("SELECT name, owner FROM things WHERE " + condition.text() + " ORDER BY name")
                .params(condition.params())
                .query(Thing.class)
                .list();
    }
    // end::repository[]

    List<Thing> findByNames(Collection<String> names) {
        return findAll(SqlCondition.in("name", names));
    }
}
