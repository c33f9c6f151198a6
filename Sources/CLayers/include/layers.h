// The hot loops of the room `Layers`: arrays of floats in, arrays of floats out.
//
// Each kernel is the same code (`kernel.inc`) built for another instruction
// set and chosen at run time. One output element is always one chain of
// products in the order of `k`, so a result does not depend on how many rows
// are computed together, nor on how the work is shared among threads.

#ifndef GRIOT_LAYERS_H
#define GRIOT_LAYERS_H

#include <stddef.h>
#include <stdint.h>

// Weights are packed for a kernel's number of lanes: [block][k][3][lanes].
// For a maxout layer the three are the pieces of `lanes` outputs, for an affine
// layer three times `lanes` consecutive outputs.
typedef struct {
    const char *name;
    int32_t lanes;

    // y[r][o] = max over three pieces of (sum over k of w[o][piece][k] x[r][k], plus b[o][piece]).
    void (*maxout)(
        const float *x, ptrdiff_t x_stride, ptrdiff_t rows, ptrdiff_t k, const float *w,
        const float *b, ptrdiff_t outputs, float *y, ptrdiff_t y_stride);

    // y[r][o] = sum over k of w[o][k] x[r][k], plus b[o] if there is a b; `outputs` is a multiple of 3 lanes.
    void (*affine)(
        const float *x, ptrdiff_t x_stride, ptrdiff_t rows, ptrdiff_t k, const float *w,
        const float *b, ptrdiff_t outputs, float *y, ptrdiff_t y_stride);

    // y = layer norm of z, plus `residual` if there is one; `width` is a multiple of 16.
    void (*normalize)(
        const float *z, ptrdiff_t rows, ptrdiff_t width, const float *gain, const float *bias,
        const float *residual, ptrdiff_t residual_stride, float *y, ptrdiff_t y_stride);

    // z[o] = max over three pieces of (left + centre + right + b), each [block][3][lanes]; a null adds nothing.
    void (*maxout_of_sums)(
        const float *left, const float *centre, const float *right, const float *b,
        ptrdiff_t outputs, float *z);

    // h[o] = max over two pieces of (sum over f of rows[f][piece][o], plus b[piece][o]).
    void (*hidden_state)(
        const float *const *rows, ptrdiff_t count, const float *b, ptrdiff_t hidden, float *h);

    // y[o] = sum over k of w[o][k] x[k], plus b[o]; packed [group][k][8 lanes], `outputs` a multiple of 8 lanes.
    void (*vector_affine)(
        const float *x, ptrdiff_t k, const float *w, const float *b, ptrdiff_t outputs, float *y);

    // The first index in [start, end) that holds the largest value; `start` where that is empty.
    ptrdiff_t (*first_largest)(const float *values, ptrdiff_t start, ptrdiff_t end);
} layers_kernel;

// Baseline code of the platform, with products and sums rounded one by one.
extern const layers_kernel layers_kernel_plain;
// The code of the sixteen-lane kernel built for any machine, so that tests can run it everywhere.
extern const layers_kernel layers_kernel_wide;

// A kernel by name (`plain`, `avx2`, `avx512`, `neon`, `wide`), or null where this machine cannot run it.
const layers_kernel *layers_kernel_named(const char *name);

// The fastest kernel that this machine can run.
const layers_kernel *layers_kernel_best(void);

// Packs maxout weights [outputs][3][k] for a number of lanes.
void layers_pack_maxout(
    const float *w, ptrdiff_t outputs, ptrdiff_t k, ptrdiff_t lanes, float *packed);

// Packs affine weights [outputs][k] as groups of `group` outputs, [group][k][outputs], filling up with zeros.
void layers_pack_affine(
    const float *w, ptrdiff_t outputs, ptrdiff_t k, ptrdiff_t group, float *packed);

// y = ((E[r0] + E[r1]) + E[r2]) + E[r3], rows chosen by the four hashes of `id` (thinc's HashEmbed).
void layers_hash_embed(
    const float *table, uint32_t rows, ptrdiff_t width, uint64_t id, uint32_t seed, float *y);

// The four row numbers that `layers_hash_embed` adds up.
void layers_hash_rows(uint64_t id, uint32_t seed, uint32_t rows, uint32_t out[4]);

// MurmurHash64A, the hash of spaCy's string store (there with seed 1).
uint64_t layers_murmur64(const uint8_t *bytes, size_t count, uint64_t seed);

#endif
