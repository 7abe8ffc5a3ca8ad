package dev.stagedoor.wiring;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;

/**
 * Hands out one product of a plugin's {@code FactoryBean} in one run, as the container does for one that is a singleton.
 * Spring's own base classes do that themselves, and are left as they are because Spring asks for them by type.
 */
final class SingleProduct implements FactoryBean<Object> {

    private final FactoryBean<?> factory;

    private final Supplier<Optional<Object>> product;

    private SingleProduct(FactoryBean<?> factory, Supplier<Optional<Object>> product) {
        this.factory = factory;
        this.product = product;
    }

    /**
     * Wraps a bean that is such a factory, and returns any other as it is.
     *
     * @param memo makes the product once
     */
    @SuppressWarnings("unchecked")
    static Object of(Object bean, UnaryOperator<Supplier<Object>> memo) {
        if (!(bean instanceof FactoryBean<?> factory) || !factory.isSingleton() || isSprings(factory.getClass())) {
            return bean;
        }
        Supplier<Object> product = memo.apply(() -> Optional.ofNullable(create(factory)));
        return new SingleProduct(factory, () -> (Optional<Object>) product.get());
    }

    private static @Nullable Object create(FactoryBean<?> factory) {
        try {
            return factory.getObject();
        } catch (RuntimeException ex) {
            throw ex;
        } catch (Exception ex) {
            throw new FactoryCalls.CallbackException(ex);
        }
    }

    private static boolean isSprings(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().startsWith("org.springframework.")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object getObject() {
        return product.get().orElse(null);
    }

    @Override
    public @Nullable Class<?> getObjectType() {
        return factory.getObjectType();
    }
}
