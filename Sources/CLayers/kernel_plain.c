// Whatever every machine of the platform has: SSE2 on x86-64, NEON on ARM64.
// Products and sums are rounded one by one, so that this kernel gives the same
// bits on every machine.
#pragma STDC FP_CONTRACT OFF
#define KERNEL plain
#define LANES 4
#define ROWS 3
#include "kernel.inc"
