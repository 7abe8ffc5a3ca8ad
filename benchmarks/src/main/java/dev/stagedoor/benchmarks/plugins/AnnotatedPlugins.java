package dev.stagedoor.benchmarks.plugins;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.benchmarks.Contexts;
import dev.stagedoor.benchmarks.GeneratedClasses;

/** Plugins as annotated classes, each in its package, which depend on ten services of {@code @Bean} methods. */
final class AnnotatedPlugins implements Closeable {

    private final GeneratedClasses classes = new GeneratedClasses();

    private final URLClassLoader loader;

    private final Class<?>[] plugins;

    AnnotatedPlugins(int plugins) {
        List<String> names = new ArrayList<>();
        for (int plugin = 0; plugin < plugins; plugin++) {
            names.add(generate("p" + plugin));
        }
        this.loader = classes.loader();
        this.plugins = names.stream()
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
    }

    AnnotationConfigApplicationContext start() {
        return Contexts.backend(context -> {
            context.setClassLoader(loader);
            context.register(Services.class);
            context.register(plugins);
        });
    }

    @Override
    public void close() {
        try (loader) {
            classes.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private String generate(String id) {
        String name = "generated/" + id + "/Plugin" + id.substring(1);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitAnnotation(Type.getDescriptor(BackendPlugin.class), true).visit("value", id);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        end(constructor);
        Type[] parameters = TenServices.ALL.stream()
                .map(service -> Type.getType(service.contract()))
                .toArray(Type[]::new);
        MethodVisitor init = writer.visitMethod(
                Opcodes.ACC_PUBLIC, "init", Type.getMethodDescriptor(Type.VOID_TYPE, parameters), null, null);
        init.visitAnnotation(Type.getDescriptor(Init.class), true);
        end(init);
        classes.add(name, writer);
        return name.replace('/', '.');
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    @Configuration(proxyBeanMethods = false)
    static class Services {

        @Bean
        @PluginScope
        TenServices.S0 s0() {
            return new TenServices.I0();
        }

        @Bean
        @PluginScope
        TenServices.S1 s1() {
            return new TenServices.I1();
        }

        @Bean
        @PluginScope
        TenServices.S2 s2() {
            return new TenServices.I2();
        }

        @Bean
        @PluginScope
        TenServices.S3 s3() {
            return new TenServices.I3();
        }

        @Bean
        @PluginScope
        TenServices.S4 s4() {
            return new TenServices.I4();
        }

        @Bean
        @PluginScope
        TenServices.S5 s5() {
            return new TenServices.I5();
        }

        @Bean
        @PluginScope
        TenServices.S6 s6() {
            return new TenServices.I6();
        }

        @Bean
        @PluginScope
        TenServices.S7 s7() {
            return new TenServices.I7();
        }

        @Bean
        @PluginScope
        TenServices.S8 s8() {
            return new TenServices.I8();
        }

        @Bean
        @PluginScope
        TenServices.S9 s9() {
            return new TenServices.I9();
        }
    }
}
