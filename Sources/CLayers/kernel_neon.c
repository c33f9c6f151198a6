#if defined(__aarch64__)
#pragma STDC FP_CONTRACT ON
#define KERNEL neon
#define LANES 4
#define ROWS 8
#include "kernel.inc"
#endif
