package dev.stagedoor.wiring;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/** An injection point of which the type alone is known. */
class TypeDescriptor extends BoundDescriptor {

    private static final long serialVersionUID = 1L;

    /** What Spring needs to have, and what nobody asks about. */
    private static final @Nullable Object ANYWHERE = null;

    private final transient ResolvableType type;

    TypeDescriptor(ResolvableType type, Frame frame) {
        super(new DependencyDescriptor(anywhere(), true), frame);
        this.type = type;
    }

    static Field anywhere() {
        Field field = ReflectionUtils.findField(TypeDescriptor.class, "ANYWHERE");
        Assert.state(field != null, "There is such a field");
        return field;
    }

    @Override
    public ResolvableType getResolvableType() {
        return type;
    }

    @Override
    public Class<?> getDependencyType() {
        return type.toClass();
    }

    @Override
    public @Nullable String getDependencyName() {
        return null;
    }

    /** The type says it all, and a copy would not have it. */
    @Override
    public DependencyDescriptor forFallbackMatch() {
        return this;
    }
}
