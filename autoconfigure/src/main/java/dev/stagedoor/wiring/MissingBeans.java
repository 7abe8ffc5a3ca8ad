package dev.stagedoor.wiring;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * Explains an injection point for which the container has nothing to give: which beans there are, and why they do
 * not fit. This is for what validation leaves to the container, which is every type that is no service.
 */
class MissingBeans {

    private final ConfigurableListableBeanFactory beanFactory;

    private final Wiring wiring;

    MissingBeans(ConfigurableListableBeanFactory beanFactory, Wiring wiring) {
        this.beanFactory = beanFactory;
        this.wiring = wiring;
    }

    /** The same failure, explained if it is about an injection point of the bean of a plugin or service. */
    RuntimeException explain(RuntimeException failure, @Nullable Owner owner) {
        Problem problem = problem(failure, owner);
        return problem == null ? failure : new WiringException(problem, failure);
    }

    /** Explains the argument of a method that the wiring calls itself. */
    RuntimeException explain(
            NoSuchBeanDefinitionException failure, MethodParameter parameter, String bean, Owner owner) {
        return explain(new UnsatisfiedDependencyException(null, bean, new InjectionPoint(parameter), failure), owner);
    }

    /** What is wrong, or {@code null} if the failure is about something else. */
    @Nullable
    Problem problem(Throwable failure, @Nullable Owner owner) {
        Throwable current = failure;
        while (current instanceof BeanCreationException creation) {
            if (creation instanceof UnsatisfiedDependencyException unsatisfied
                    && unsatisfied.getCause() instanceof NoSuchBeanDefinitionException missing
                    && unsatisfied.getInjectionPoint() != null
                    && missing.getResolvableType() != null) {
                return MissingBeanProblems.missing(asked(unsatisfied, owner, missing.getResolvableType(), missing));
            }
            current = creation.getCause();
        }
        return null;
    }

    /** Whether a bean of the missing type exists that the walls around plugins hide. */
    boolean concernsPlugins(Throwable failure) {
        Throwable essence = ServiceCreationException.essence(failure);
        ResolvableType type =
                essence instanceof NoSuchBeanDefinitionException missing ? missing.getResolvableType() : null;
        return type != null
                && candidates(type.toClass(), null, true).stream()
                        .anyMatch(each -> each.owner() != null || wiring.index().offer(each.beanName()) != null);
    }

    private MissingBeanProblems.Asked asked(
            UnsatisfiedDependencyException failure,
            @Nullable Owner owner,
            ResolvableType type,
            NoSuchBeanDefinitionException missing) {
        InjectionPoint point = failure.getInjectionPoint();
        String bean = String.valueOf(failure.getBeanName());
        WiringIndex.Offer offer = wiring.index().offer(bean);
        OwnedBeans.OwnedBean own = wiring.index().owned().byName(bean);
        Owner requester = own != null ? own.owner() : offer == null ? owner : null;
        boolean root = requester == null && (offer == null || !offer.service().isPluginScoped());
        return new MissingBeanProblems.Asked(
                offer != null && own == null ? offer.service().toString() : "bean '" + bean + "'",
                requester,
                root,
                homeOf(requester),
                type,
                place(point),
                candidates(type.toClass(), requester, root),
                missing.getNumberOfBeansFound());
    }

    private @Nullable String homeOf(@Nullable Owner owner) {
        return owner == null
                ? null
                : wiring.registrations().features().stream()
                        .filter(feature -> feature.owner().equals(owner))
                        .map(Feature::origin)
                        .findFirst()
                        .orElse(null);
    }

    private List<MissingBeanProblems.Candidate> candidates(Class<?> type, @Nullable Owner requester, boolean root) {
        List<MissingBeanProblems.Candidate> candidates = new ArrayList<>();
        for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
            OwnedBeans.OwnedBean own = wiring.index().owned().byName(name);
            WiringIndex.Offer offer = wiring.index().offer(name);
            String reason;
            if (own != null) {
                reason = own.owner().equals(requester)
                        ? "it does not match the qualifier or the type arguments"
                        : "it belongs to " + own.owner() + " alone";
            } else if (wiring.index().rootContextOf(name) != null) {
                reason = "it is a root context, which its own factory alone may see";
            } else if (offer != null && offer.service().isPluginScoped()) {
                reason = "it offers " + offer.service() + ", which exists for plugins alone";
            } else if (!root && wiring.index().derivations().covering(type) != null) {
                reason = "it is the application's, which a plugin gets that names it with @Qualifier(\"" + name + "\")";
            } else {
                reason = "it does not match the qualifier or the type arguments";
            }
            candidates.add(new MissingBeanProblems.Candidate(name, own == null ? null : own.owner(), reason));
        }
        return candidates;
    }

    private static String place(@Nullable InjectionPoint point) {
        if (point == null) {
            return "an unknown place";
        }
        MethodParameter parameter = point.getMethodParameter();
        Member member = point.getMember();
        return parameter != null
                ? Requirement.place(parameter)
                : "field " + member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }
}
