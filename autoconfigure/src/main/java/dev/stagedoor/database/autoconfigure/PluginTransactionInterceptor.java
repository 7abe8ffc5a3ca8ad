package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.StringUtils;

import dev.stagedoor.wiring.BeanOwner;

/**
 * Runs the methods of one bean in transactions of its plugin. It goes with the bean, and asks for the plugin's
 * transaction manager when the first transaction begins.
 */
class PluginTransactionInterceptor extends TransactionInterceptor {

    private static final long serialVersionUID = 1L;

    private final transient BeanOwner owner;

    private final transient BeanFactory beanFactory;

    private transient volatile @Nullable TransactionManager manager;

    PluginTransactionInterceptor(
            BeanOwner owner, BeanFactory beanFactory, @Nullable TransactionAttributeSource attributes) {
        this.owner = owner;
        this.beanFactory = beanFactory;
        setBeanFactory(beanFactory);
        setTransactionAttributeSource(attributes);
    }

    /** A name means a bean that the plugin declares, then one of the application, as in a qualifier. */
    @Override
    protected @Nullable TransactionManager determineTransactionManager(
            @Nullable TransactionAttribute attribute, @Nullable Class<?> targetClass) {
        String qualifier = attribute == null ? null : attribute.getQualifier();
        String own = qualifier == null || !StringUtils.hasText(qualifier) ? null : owner.beanName(qualifier);
        return own != null
                ? beanFactory.getBean(own, TransactionManager.class)
                : super.determineTransactionManager(attribute, targetClass);
    }

    @Override
    public TransactionManager getTransactionManager() {
        TransactionManager known = manager;
        if (known == null) {
            known = owner.resolve(TransactionManager.class);
            manager = known;
        }
        return known;
    }
}
