#include "layers.h"

void layers_pack_maxout(
    const float *w, ptrdiff_t outputs, ptrdiff_t k, ptrdiff_t lanes, float *packed)
{
    for (ptrdiff_t o = 0; o < outputs; o++) {
        float *block = packed + (o / lanes) * k * 3 * lanes + o % lanes;
        for (ptrdiff_t p = 0; p < 3; p++, w += k)
            for (ptrdiff_t j = 0; j < k; j++) block[(j * 3 + p) * lanes] = w[j];
    }
}

void layers_pack_affine(
    const float *w, ptrdiff_t outputs, ptrdiff_t k, ptrdiff_t group, float *packed)
{
    const ptrdiff_t padded = (outputs + group - 1) / group * group;
    for (ptrdiff_t o = 0; o < padded; o++) {
        float *block = packed + (o / group) * k * group + o % group;
        for (ptrdiff_t j = 0; j < k; j++) block[j * group] = o < outputs ? w[o * k + j] : 0;
    }
}
