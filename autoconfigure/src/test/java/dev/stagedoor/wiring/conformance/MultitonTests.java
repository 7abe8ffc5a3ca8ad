package dev.stagedoor.wiring.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.Initialization;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.RootServiceRef;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.ServiceRef;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Services with any number of members. */
class MultitonTests {

    private static final PluginServiceRef<List<Thing>> MANY = ServiceRef.pluginMultiton("test.many", Thing.class);

    private static final RootServiceRef<List<Thing>> ROOT_MANY = ServiceRef.rootMultiton("test.rootMany", Thing.class);

    private static final PluginServiceRef<Thing> A = ServiceRef.plugin("test.a", Thing.class);

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"MUL-01", "MUL-04"})
    void membersComeAsDefaultsThenAddedThenLoaded() {
        backend.declare(DefaultMember.class)
                .add(
                        BackendFeature.loader(deps -> List.of(member("loader 1"), member("loader 2"))),
                        member("added"),
                        backend.asking("one", MANY));
        backend.start();
        assertThat(names("one")).containsExactly("default", "added", "loader 1", "loader 2");
    }

    @Test
    @Case({"MUL-02", "PLG-12", "MOD-06"})
    void pluginsModulesAndServicesReceiveTheList() {
        backend.add(
                member("first"),
                member("second"),
                ServiceFactory.of(A).deps(MANY).create(deps -> new Thing("a", deps.get(MANY))),
                backend.asking("one", MANY, A),
                backend.asking("one", "m", MANY));
        backend.start();
        assertThat(names("one")).containsExactly("first", "second");
        assertThat(backend.received("one.m", MANY)).isEqualTo(backend.received("one", MANY));
        assertThat(backend.received("one", A).part(0)).isEqualTo(backend.received("one", MANY));
    }

    @Test
    @Case({"MUL-03", "MIS-09"})
    void aMultitonWithoutMembersIsAnEmptyListForEverybody() {
        backend.add(
                ServiceFactory.of(A).deps(MANY).create(deps -> new Thing("a", deps.get(MANY))),
                BackendFeature.loader(
                        deps -> {
                            backend.trace().add("loader got " + deps.get(ROOT_MANY));
                            return List.of();
                        },
                        ROOT_MANY),
                backend.asking("one", MANY, A, ROOT_MANY),
                backend.asking("one", "m", MANY));
        backend.start();
        assertThat(backend.received("one", MANY)).isEmpty();
        assertThat(backend.received("one.m", MANY)).isEmpty();
        assertThat(backend.received("one", ROOT_MANY)).isEmpty();
        assertThat(backend.received("one", A).part(0)).isEqualTo(List.of());
        assertThat(backend.trace().events()).containsExactly("loader got []");
    }

    @Test
    @Case({"MUL-03", "MIS-09"})
    void aMultitonWithoutMembersIsAnEmptyListForBeans() {
        backend.declare(AskingForLists.class, RootListHolder.class).start();
        assertThat(backend.trace().events()).containsExactlyInAnyOrder("plugin []", "root in plugin []", "root []");
    }

    @Test
    @Case("MUL-05")
    void aSlowMemberKeepsItsPlace() {
        CompletableFuture<Thing> slow = new CompletableFuture<>();
        backend.add(
                ServiceFactory.member(MANY).createAsync(deps -> {
                    new Thread(() -> slow.complete(new Thing("slow"))).start();
                    return slow;
                }),
                member("fast"),
                backend.asking("one", MANY));
        backend.start();
        assertThat(names("one")).containsExactly("slow", "fast");
    }

    @Test
    @Case("MUL-06")
    void oneFailingMemberFailsTheDependency() {
        backend.add(
                member("good"),
                ServiceFactory.member(MANY).create(deps -> {
                    throw new IllegalStateException("bad member");
                }),
                backend.asking("one", MANY));
        assertThat(backend.pluginFailure("one"))
                .hasMessageContaining("'test.many' for 'one'")
                .hasMessageContaining("IllegalStateException: bad member");
    }

    @Test
    @Case({"MUL-07", "CON-04"})
    void everyMemberIsMadeOncePerPluginWithItsOwnDependenciesAndContext() {
        backend.add(
                ServiceFactory.of(A).create(deps -> new Thing("a")),
                ServiceFactory.member(MANY)
                        .deps(A)
                        .rootContext(deps -> {
                            backend.trace().add("context 1");
                            return "context 1";
                        })
                        .create((deps, context) -> {
                            backend.trace().add("member 1");
                            return new Thing("1", deps.get(A), context);
                        }),
                ServiceFactory.member(MANY)
                        .rootContext(deps -> {
                            backend.trace().add("context 2");
                            return "context 2";
                        })
                        .create((deps, context) -> {
                            backend.trace().add("member 2");
                            return new Thing("2", context);
                        }),
                backend.asking("one", MANY, A),
                backend.asking("one", "m", MANY),
                backend.asking("two", MANY));
        backend.start();
        assertThat(backend.trace().events())
                .containsExactlyInAnyOrder("context 1", "context 2", "member 1", "member 1", "member 2", "member 2");
        List<Thing> members = backend.received("one", MANY);
        assertThat(members.get(0).part(0)).isSameAs(backend.received("one", A));
        assertThat(members.get(0).part(1)).isEqualTo("context 1");
        assertThat(members.get(1).part(0)).isEqualTo("context 2");
        assertThat(backend.received("one.m", MANY)).containsExactlyElementsOf(members);
    }

    @Test
    @Case("MUL-07")
    void everyMemberOfARootMultitonIsMadeOnce() {
        backend.add(
                ServiceFactory.member(ROOT_MANY).create(deps -> {
                    backend.trace().add("member");
                    return new Thing("member");
                }),
                backend.asking("one", ROOT_MANY),
                backend.asking("two", ROOT_MANY));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("member");
        assertThat(backend.received("one", ROOT_MANY)).isEqualTo(backend.received("two", ROOT_MANY));
    }

    @Test
    @Case("MUL-08")
    void aMemberThatComesAfterALoaderHasSeenTheListIsRefused() {
        backend.add(
                ServiceFactory.member(ROOT_MANY).create(deps -> new Thing("early")),
                BackendFeature.loader(deps -> List.of(), ROOT_MANY),
                BackendFeature.loader(
                        deps -> List.of(ServiceFactory.member(ROOT_MANY).create(none -> new Thing("late")))));
        assertThat(backend.failure())
                .hasMessageContaining("'test.rootMany'")
                .hasMessageContaining("already been instantiated");
    }

    @Test
    @Case("MUL-08")
    void aMemberThatComesAfterALoaderHasSeenTheEmptyListIsRefused() {
        backend.add(
                BackendFeature.loader(deps -> List.of(), ROOT_MANY),
                BackendFeature.loader(
                        deps -> List.of(ServiceFactory.member(ROOT_MANY).create(none -> new Thing("late")))));
        assertThat(backend.failure())
                .hasMessageContaining("'test.rootMany'")
                .hasMessageContaining("already been instantiated");
    }

    @Test
    @Case("MUL-10")
    void theListIsMadeAtStartIfAnyMemberAsksForIt() {
        backend.add(
                tracing("lazy", Initialization.LAZY), tracing("always", Initialization.ALWAYS), backend.asking("one"));
        backend.start();
        assertThat(backend.trace().events()).containsExactly("lazy", "always");
    }

    @Test
    @Case("MUL-11")
    void twoDefaultMembersAreNoDuplicates() {
        backend.declare(TwoDefaultMembers.class).add(backend.asking("one", MANY));
        backend.start();
        assertThat(names("one")).containsExactly("default 1", "default 2");
    }

    @Test
    @Case("MUL-12")
    void aCycleThroughOneMemberIsReportedOnce() {
        backend.add(
                member("harmless"),
                ServiceFactory.member(MANY).deps(A).create(deps -> new Thing("member")),
                ServiceFactory.of(A).deps(MANY).create(deps -> new Thing("a")));
        assertThat(backend.failure().getMessage())
                .containsOnlyOnce("'test.many' -> 'test.a' -> 'test.many'")
                .doesNotContain("'test.a' -> 'test.many' -> 'test.a'");
    }

    private List<String> names(String plugin) {
        return backend.received(plugin, MANY).stream().map(Thing::name).toList();
    }

    private static BackendFeature member(String name) {
        return ServiceFactory.member(MANY).create(deps -> new Thing(name));
    }

    private BackendFeature tracing(String name, Initialization initialization) {
        return ServiceFactory.member(MANY).initialization(initialization).create(deps -> {
            backend.trace().add(name);
            return new Thing(name);
        });
    }

    @ImportAutoConfiguration(DefaultMember.Defaults.class)
    static class DefaultMember {

        @AutoConfiguration
        static class Defaults {

            @Bean
            static ServiceFactory<Thing> defaultMember() {
                return ServiceFactory.member(MANY).create(deps -> new Thing("default"));
            }
        }
    }

    @ImportAutoConfiguration(TwoDefaultMembers.Defaults.class)
    static class TwoDefaultMembers {

        @AutoConfiguration
        static class Defaults {

            @Bean
            static ServiceFactory<Thing> member1() {
                return ServiceFactory.member(MANY).create(deps -> new Thing("default 1"));
            }

            @Bean
            static ServiceFactory<Thing> member2() {
                return ServiceFactory.member(MANY).create(deps -> new Thing("default 2"));
            }
        }
    }

    @BackendService(id = "test.listed", multiton = true)
    interface Listed {}

    @BackendService(id = "test.rootListed", multiton = true, scope = ServiceScope.ROOT)
    interface RootListed {}

    @BackendPlugin("lists")
    static class AskingForLists {

        @Init
        void init(List<Listed> listed, List<RootListed> rootListed, Trace trace) {
            trace.add("plugin " + listed);
            trace.add("root in plugin " + rootListed);
        }
    }

    static class RootListHolder {

        @Bean
        Object holder(List<RootListed> listed, Trace trace) {
            trace.add("root " + listed);
            return "holder";
        }
    }
}
