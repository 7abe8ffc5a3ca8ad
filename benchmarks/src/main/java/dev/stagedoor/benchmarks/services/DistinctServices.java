package dev.stagedoor.benchmarks.services;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.benchmarks.GeneratedClasses;

/**
 * Writes services, each a contract and a class that implements it, whose constructor asks for up to three services
 * with smaller numbers.
 */
final class DistinctServices {

    private static final String OBJECT = "java/lang/Object";

    private DistinctServices() {}

    static void write(int count, GeneratedClasses classes) {
        for (int number = 0; number < count; number++) {
            classes.add(contract(number), writeContract(number));
            classes.add(implementation(number), writeImplementation(number));
        }
    }

    static String className(int number) {
        return implementation(number).replace('/', '.');
    }

    static String contractName(int number) {
        return contract(number).replace('/', '.');
    }

    private static String contract(int number) {
        return "generated/Service" + number;
    }

    private static String implementation(int number) {
        return "generated/DefaultService" + number;
    }

    private static int[] dependencies(int number) {
        return IntStream.of(number / 2, number * 2 / 3, number / 5)
                .distinct()
                .filter(each -> each != number)
                .toArray();
    }

    private static ClassWriter writeContract(int number) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                contract(number),
                null,
                OBJECT,
                null);
        AnnotationVisitor service = writer.visitAnnotation(Type.getDescriptor(BackendService.class), true);
        service.visit("id", "service" + number);
        service.visitEnum("scope", Type.getDescriptor(ServiceScope.class), ServiceScope.ROOT.name());
        service.visitEnd();
        writer.visitEnd();
        return writer;
    }

    private static ClassWriter writeImplementation(int number) {
        String name = implementation(number);
        String[] types = Arrays.stream(dependencies(number))
                .mapToObj(each -> "L" + contract(each) + ";")
                .toArray(String[]::new);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, OBJECT, new String[] {contract(number)});
        MethodVisitor constructor =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(" + String.join("", types) + ")V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        for (int i = 0; i < types.length; i++) {
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "service" + i, types[i], null, null);
            constructor.visitVarInsn(Opcodes.ALOAD, 0);
            constructor.visitVarInsn(Opcodes.ALOAD, i + 1);
            constructor.visitFieldInsn(Opcodes.PUTFIELD, name, "service" + i, types[i]);
        }
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        writer.visitEnd();
        return writer;
    }
}
