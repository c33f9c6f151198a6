#include "layers.h"

#pragma STDC FP_CONTRACT OFF

static uint64_t load64(const uint8_t *bytes)
{
    uint64_t value;
    __builtin_memcpy(&value, bytes, 8);
    return value;
}

// Austin Appleby's MurmurHash64A (public domain algorithm), on a little-endian machine.
uint64_t layers_murmur64(const uint8_t *bytes, size_t count, uint64_t seed)
{
    const uint64_t m = 0xc6a4a7935bd1e995u;
    uint64_t hash = seed ^ (count * m);
    for (; count >= 8; count -= 8, bytes += 8) {
        uint64_t k = load64(bytes) * m;
        k ^= k >> 47;
        hash = (hash ^ (k * m)) * m;
    }
    if (count) {
        uint64_t tail = 0;
        for (size_t i = 0; i < count; i++) tail |= (uint64_t)bytes[i] << (8 * i);
        hash = (hash ^ tail) * m;
    }
    hash ^= hash >> 47;
    hash *= m;
    return hash ^ (hash >> 47);
}

static uint64_t mix(uint64_t k)
{
    k ^= k >> 33;
    k *= 0xff51afd7ed558ccdu;
    k ^= k >> 33;
    k *= 0xc4ceb9fe1a85ec53u;
    return k ^ (k >> 33);
}

// thinc hashes one id with MurmurHash3's 128-bit finish and takes its four words.
void layers_hash_rows(uint64_t id, uint32_t seed, uint32_t rows, uint32_t out[4])
{
    uint64_t h1 = id * 0x87c37b91114253d5u;
    h1 = (h1 << 31) | (h1 >> 33);
    h1 = (h1 * 0x4cf5ad432745937fu) ^ seed ^ 8;
    uint64_t h2 = (uint64_t)seed ^ 8;
    h1 += h2;
    h2 += h1;
    h1 = mix(h1);
    h2 = mix(h2);
    h1 += h2;
    h2 += h1;
    out[0] = (uint32_t)h1 % rows;
    out[1] = (uint32_t)(h1 >> 32) % rows;
    out[2] = (uint32_t)h2 % rows;
    out[3] = (uint32_t)(h2 >> 32) % rows;
}

void layers_hash_embed(
    const float *table, uint32_t rows, ptrdiff_t width, uint64_t id, uint32_t seed, float *y)
{
    uint32_t row[4];
    layers_hash_rows(id, seed, rows, row);
    const float *a = table + (ptrdiff_t)row[0] * width, *b = table + (ptrdiff_t)row[1] * width;
    const float *c = table + (ptrdiff_t)row[2] * width, *d = table + (ptrdiff_t)row[3] * width;
    for (ptrdiff_t o = 0; o < width; o++) y[o] = ((a[o] + b[o]) + c[o]) + d[o];
}
