package dev.stagedoor.benchmarks.plugins;

import java.util.List;
import java.util.function.Supplier;

/** Ten services, each a contract and an implementation, of which every plugin gets its own instances. */
final class TenServices {

    static final List<TenService<?>> ALL = List.of(
            new TenService<>(S0.class, I0.class, I0::new),
            new TenService<>(S1.class, I1.class, I1::new),
            new TenService<>(S2.class, I2.class, I2::new),
            new TenService<>(S3.class, I3.class, I3::new),
            new TenService<>(S4.class, I4.class, I4::new),
            new TenService<>(S5.class, I5.class, I5::new),
            new TenService<>(S6.class, I6.class, I6::new),
            new TenService<>(S7.class, I7.class, I7::new),
            new TenService<>(S8.class, I8.class, I8::new),
            new TenService<>(S9.class, I9.class, I9::new));

    private TenServices() {}

    /**
     * One of the ten.
     *
     * @param <T> its contract
     * @param contract the contract
     * @param implementation the class that implements it
     * @param factory makes an instance
     */
    record TenService<T>(Class<T> contract, Class<? extends T> implementation, Supplier<? extends T> factory) {}

    interface S0 {}

    interface S1 {}

    interface S2 {}

    interface S3 {}

    interface S4 {}

    interface S5 {}

    interface S6 {}

    interface S7 {}

    interface S8 {}

    interface S9 {}

    static class I0 implements S0 {}

    static class I1 implements S1 {}

    static class I2 implements S2 {}

    static class I3 implements S3 {}

    static class I4 implements S4 {}

    static class I5 implements S5 {}

    static class I6 implements S6 {}

    static class I7 implements S7 {}

    static class I8 implements S8 {}

    static class I9 implements S9 {}

    /** What depends on the ten. */
    static class Consumer {

        private final List<Object> services;

        Consumer(S0 s0, S1 s1, S2 s2, S3 s3, S4 s4, S5 s5, S6 s6, S7 s7, S8 s8, S9 s9) {
            services = List.of(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9);
        }

        List<Object> services() {
            return services;
        }
    }
}
