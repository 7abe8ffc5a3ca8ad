package dev.stagedoor.database.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.config.TransactionManagementConfigUtils;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.Assert;

import dev.stagedoor.wiring.BeanOwner;
import dev.stagedoor.wiring.PluginServices;

/**
 * Makes {@link Transactional} on what belongs to a plugin mean the plugin's transactions. Where Spring's transaction
 * management is on, it has made the proxy already, and its interceptor is replaced; where it is not, because the
 * application has no transaction manager, the beans of plugins get proxies all the same, and no others do.
 */
class PluginTransactionPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    private transient @Nullable PluginServices services;

    private boolean managed;

    PluginTransactionPostProcessor(boolean proxyTargetClass) {
        setProxyTargetClass(proxyTargetClass);
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        services = PluginServices.of(beanFactory);
        managed = beanFactory.containsBean(TransactionManagementConfigUtils.TRANSACTION_ADVISOR_BEAN_NAME)
                || beanFactory.containsBean(TransactionManagementConfigUtils.TRANSACTION_ASPECT_BEAN_NAME);
    }

    /** What finds the methods, made for the first bean of a plugin; the interceptor that is in it never runs. */
    private static Advisor advisor() {
        AnnotationTransactionAttributeSource attributes = new AnnotationTransactionAttributeSource(false);
        TransactionInterceptor interceptor = new TransactionInterceptor();
        interceptor.setTransactionAttributeSource(attributes);
        BeanFactoryTransactionAttributeSourceAdvisor advisor = new BeanFactoryTransactionAttributeSourceAdvisor();
        advisor.setTransactionAttributeSource(attributes);
        advisor.setAdvice(interceptor);
        return advisor;
    }

    @Override
    public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
        return ownerOf(beanName) == null ? beanClass : super.determineBeanType(beanClass, beanName);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        BeanOwner owner = ownerOf(beanName);
        if (owner == null) {
            return bean;
        }
        Object proxy = super.postProcessAfterInitialization(bean, beanName);
        if (proxy instanceof Advised advised) {
            replace(advised, owner);
        }
        return proxy;
    }

    private @Nullable BeanOwner ownerOf(@Nullable String beanName) {
        BeanOwner owner = services == null || beanName == null ? null : services.ownerOf(beanName);
        if (owner != null && !managed && advisor == null) {
            advisor = advisor();
        }
        return owner;
    }

    private void replace(Advised advised, BeanOwner owner) {
        for (Advisor each : advised.getAdvisors()) {
            if (each instanceof BeanFactoryTransactionAttributeSourceAdvisor general
                    && general.getAdvice() instanceof TransactionAspectSupport shared) {
                Assert.state(beanFactory != null, "The container is known");
                PluginTransactionInterceptor interceptor =
                        new PluginTransactionInterceptor(owner, beanFactory, shared.getTransactionAttributeSource());
                DefaultPointcutAdvisor own = new DefaultPointcutAdvisor(general.getPointcut(), interceptor);
                own.setOrder(general.getOrder());
                advised.replaceAdvisor(general, own);
            }
        }
    }
}
