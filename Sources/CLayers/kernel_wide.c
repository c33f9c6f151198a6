// The sixteen-lane code for any machine: slow, and there so that tests run the
// shape of the AVX-512 kernel where that instruction set is missing.
#pragma STDC FP_CONTRACT OFF
#define KERNEL wide
#define LANES 16
#define ROWS 8
#include "kernel.inc"
