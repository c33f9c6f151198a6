#include "layers.h"

#if defined(__x86_64__)
extern const layers_kernel layers_kernel_avx2, layers_kernel_avx512;
#elif defined(__aarch64__)
extern const layers_kernel layers_kernel_neon;
#endif

#if defined(__x86_64__)
static int has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

static int has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") && has_avx2();
}
#endif

const layers_kernel *layers_kernel_named(const char *name)
{
    if (__builtin_strcmp(name, "plain") == 0) return &layers_kernel_plain;
    if (__builtin_strcmp(name, "wide") == 0) return &layers_kernel_wide;
#if defined(__x86_64__)
    if (__builtin_strcmp(name, "avx2") == 0) return has_avx2() ? &layers_kernel_avx2 : 0;
    if (__builtin_strcmp(name, "avx512") == 0) return has_avx512() ? &layers_kernel_avx512 : 0;
#elif defined(__aarch64__)
    if (__builtin_strcmp(name, "neon") == 0) return &layers_kernel_neon;
#endif
    return 0;
}

const layers_kernel *layers_kernel_best(void)
{
    static const char *const fastest_first[] = {"avx512", "avx2", "neon"};
    for (int i = 0; i < 3; i++) {
        const layers_kernel *kernel = layers_kernel_named(fastest_first[i]);
        if (kernel) return kernel;
    }
    return &layers_kernel_plain;
}
