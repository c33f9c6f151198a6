#if defined(__x86_64__)
#pragma STDC FP_CONTRACT ON
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,fma"))), apply_to = function)
#define KERNEL avx512
#define LANES 16
#define ROWS 8
#include "kernel.inc"
#pragma clang attribute pop
#endif
