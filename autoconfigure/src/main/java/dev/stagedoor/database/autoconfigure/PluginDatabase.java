package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Where a plugin keeps its data, and what its connections are like.
 *
 * @param plan what was wanted
 * @param engine what kind of database it is
 * @param target whom connections are opened to
 * @param name the name of the database, such as a path of a file
 * @param schema the schema, or {@code null} if the database is all the plugin's
 * @param role the role that connections take on, or {@code null}
 * @param sessionSql what makes a session the plugin's, empty if nothing is to be done
 * @param admin whom a connection is opened to that makes the database, or {@code null} if none is needed
 */
record PluginDatabase(
        PluginPlan plan,
        Engine engine,
        Target target,
        String name,
        @Nullable String schema,
        @Nullable String role,
        String sessionSql,
        @Nullable Target admin) {

    PluginDatabase(PluginPlan plan, Engine engine, Target target, String name) {
        this(plan, engine, target, name, null, null, "", null);
    }

    String pluginId() {
        return plan.pluginId();
    }

    PluginDatabase with(Target sameTarget) {
        return new PluginDatabase(plan, engine, sameTarget, name, schema, role, sessionSql, admin);
    }

    /** Shows no secrets. */
    @Override
    public String toString() {
        return schema == null ? engine.label() + " '" + name + "'" : engine.label() + " '" + name + "." + schema + "'";
    }
}
