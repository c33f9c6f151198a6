#if defined(__x86_64__)
#pragma STDC FP_CONTRACT ON
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNEL avx2
#define LANES 8
#define ROWS 3
#include "kernel.inc"
#pragma clang attribute pop
#endif
