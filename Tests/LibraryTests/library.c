/*
 * What griot.h promises, seen from C: library REPORTS EXPECTED, two files of JSON lines, the second what the
 * program answers to the first. Says what fails, and ends with 1 where something did.
 */
#include "griot.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int checks, failures;

#define CHECK(condition) check((condition), #condition, __LINE__)

static void check(int holds, const char *what, int line)
{
    __atomic_fetch_add(&checks, 1, __ATOMIC_RELAXED);
    if (holds) return;
    __atomic_fetch_add(&failures, 1, __ATOMIC_RELAXED);
    fprintf(stderr, "library.c:%d: %s\n", line, what);
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(2); }
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    if (!bytes || fread(bytes, 1, *length, file) != *length) exit(2);
    bytes[*length] = 0;
    fclose(file);
    return bytes;
}

static griot_coder *opened(const char *options)
{
    griot_coder *coder = NULL;
    char *problem = NULL;
    int32_t outcome = griot_coder_open(options, options ? strlen(options) : 0, &coder, &problem);
    if (outcome != GRIOT_OK) { fprintf(stderr, "%s\n", problem); exit(2); }
    CHECK(problem == NULL);
    return coder;
}

static void tells_its_versions(void)
{
    CHECK(griot_abi_version() == GRIOT_ABI_VERSION);
    CHECK(strlen(griot_version()) >= 5);
}

static void refuses_options(const char *options, int32_t expected, const char *code)
{
    griot_coder *coder = (griot_coder *)1;
    char *problem = NULL;
    CHECK(griot_coder_open(options, strlen(options), &coder, &problem) == expected);
    CHECK(coder == NULL);
    CHECK(problem && strncmp(problem, "{\"code\":\"", 9) == 0 && strstr(problem, code));
    griot_free(problem);
    CHECK(griot_coder_open(options, strlen(options), &coder, NULL) == expected);
}

static void says_what_is_wrong_with_options(void)
{
    refuses_options("{", GRIOT_MISUSE, "option.form");
    refuses_options("[1]", GRIOT_MISUSE, "option.form");
    refuses_options("{\"homes\":\"x\"}", GRIOT_MISUSE, "option.unknown");
    refuses_options("{\"lang\":\"de\"}", GRIOT_MISUSE, "option.value");
    refuses_options("{\"published\":\"soon\"}", GRIOT_MISUSE, "option.value");
    refuses_options("{\"languages\":[\"en\",7]}", GRIOT_MISUSE, "option.value");
    refuses_options("{\"home\":\"/nowhere\",\"languages\":[\"en\"]}", GRIOT_NO_SETUP, "model.missing");
    refuses_options("{\"tables\":\"/nowhere\"}", GRIOT_NO_SETUP, "file.missing");
    char *problem = NULL;
    CHECK(griot_coder_open(NULL, 0, NULL, &problem) == GRIOT_MISUSE);
    griot_free(problem);
}

static void survives_misuse(void)
{
    griot_coder *coder = opened("{\"lang\":null}");
    char *answer = (char *)1;
    size_t length = 7;
    CHECK(griot_coder_code(NULL, "{}", 2, &answer, &length) == GRIOT_MISUSE);
    CHECK(answer == NULL && length == 0);
    CHECK(griot_coder_code(coder, NULL, 2, &answer, &length) == GRIOT_MISUSE);
    CHECK(griot_coder_code(coder, "{}", 2, NULL, &length) == GRIOT_MISUSE);
    CHECK(griot_coder_code_lines(coder, NULL, 5, &answer, &length, NULL) == GRIOT_MISUSE);
    CHECK(griot_coder_code_lines(coder, NULL, 0, &answer, &length, NULL) == GRIOT_OK);
    CHECK(answer && length == 0 && answer[0] == 0);
    griot_free(answer);
    griot_coder_close(&coder);
    CHECK(coder == NULL);
    CHECK(griot_coder_code(coder, "{}", 2, &answer, NULL) == GRIOT_MISUSE);
    CHECK(griot_coder_code_lines(coder, "{}", 2, &answer, NULL, NULL) == GRIOT_MISUSE);
    griot_coder_close(&coder);
    griot_coder_close(NULL);
    griot_free(NULL);
}

static void answers_like_the_program(griot_coder *coder, const char *reports, size_t length, const char *expected)
{
    char *answers = NULL;
    size_t answers_length = 0, failed = 9;
    CHECK(griot_coder_code_lines(coder, reports, length, &answers, &answers_length, &failed) == GRIOT_OK);
    CHECK(failed == 0 && answers && strlen(answers) == answers_length);
    CHECK(answers && strcmp(answers, expected) == 0);
    griot_free(answers);

    /* One by one, without the line break. */
    while (*reports) {
        const char *end = strchr(reports, '\n'), *expected_end = strchr(expected, '\n');
        size_t size = (size_t)(expected_end - expected);
        char *answer = NULL;
        CHECK(griot_coder_code(coder, reports, (size_t)(end - reports), &answer, &answers_length) == GRIOT_OK);
        CHECK(answer && answers_length == size && memcmp(answer, expected, size) == 0 && answer[size] == 0);
        griot_free(answer);
        reports = end + 1;
        expected = expected_end + 1;
    }
}

static void goes_on_after_lines_that_fail(griot_coder *coder)
{
    const char *lines = "{\"id\":1,\"text\":\"Calm.\"}\n\n  \r\nno JSON\r\n{\"id\":\"b\"}\n{\"id\":2,\"text\":\"\"}";
    char *answers = NULL;
    size_t length = 0, failed = 0;
    CHECK(griot_coder_code_lines(coder, lines, strlen(lines), &answers, &length, &failed) == GRIOT_FAILED);
    CHECK(failed == 2);
    size_t count = 0;
    for (const char *line = answers; line && (line = strchr(line, '\n')); line++) count++;
    CHECK(count == 4);
    CHECK(answers && strstr(answers, "\"line\":4}}") && strstr(answers, "\"line\":5}}"));
    CHECK(answers && strstr(answers, "{\"id\":\"b\",\"report\":{\"id\":\"b\"},\"error\":{\"code\":\"report.text\""));
    griot_free(answers);
    char *answer = NULL;
    CHECK(griot_coder_code(coder, "\xff\xfe\x00{", 4, &answer, NULL) == GRIOT_FAILED);
    CHECK(answer && strstr(answer, "\"id\":null"));
    griot_free(answer);
}

/* Numbers without rest or luck: xorshift from a fixed seed. */
static uint64_t state = 88172645463325252u;

static uint64_t next_number(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static void survives_random_bytes(griot_coder *coder, const char *reports, size_t length)
{
    char bytes[600];
    for (int round = 0; round < 4000; round++) {
        size_t size = next_number() % sizeof bytes;
        if (round % 2 == 0) {
            for (size_t i = 0; i < size; i++) bytes[i] = (char)next_number();
        } else {
            /* A piece of real reports with some bytes turned. */
            memcpy(bytes, reports + next_number() % (length - sizeof bytes), size);
            for (int turned = 0; turned < 3 && size > 0; turned++)
                bytes[next_number() % size] = (char)next_number();
        }
        char *answer = NULL;
        size_t answer_length = 0;
        int32_t outcome = round % 3 == 0
            ? griot_coder_code_lines(coder, bytes, size, &answer, &answer_length, NULL)
            : griot_coder_code(coder, bytes, size, &answer, &answer_length);
        CHECK(outcome == GRIOT_OK || outcome == GRIOT_FAILED);
        CHECK(answer && answer[answer_length] == 0 && (answer_length == 0 || answer[0] == '{'));
        griot_free(answer);
    }
    /* Sound JSON around text that is none of any language. */
    for (int round = 0; round < 300; round++) {
        char line[1400];
        int at = sprintf(line, "{\"id\":%d,\"lang\":\"%s\",\"text\":\"", round, round % 2 ? "en" : "fr");
        for (int i = 0; i < 200; i++) at += sprintf(line + at, "\\u%04x", 0x20 + (int)(next_number() % 0x2fff));
        at += sprintf(line + at, "\"}");
        char *answer = NULL;
        CHECK(griot_coder_code(coder, line, (size_t)at, &answer, NULL) == GRIOT_OK);
        griot_free(answer);
    }
}

static void does_steps_of_a_merge(void)
{
    const char *steps[] = {"read", "families", "likely", "ties", "witnesses", "union", "weigh", "near", "neighbours",
                           "stories", "keys", "links", "events", "origins"};
    char *answers = (char *)1;
    size_t length = 7, failed = 7;
    CHECK(griot_merge_step("settings", "{}\n\n{}", 6, &answers, &length, &failed) == GRIOT_OK);
    CHECK(failed == 0 && length == strlen(answers) && !strncmp(answers, "{\"all_pairs\":", 13));
    CHECK(strchr(answers, '\n') < answers + length - 1);
    griot_free(answers);
    CHECK(griot_merge_step("nothing", "{}", 2, &answers, &length, &failed) == GRIOT_MISUSE);
    CHECK(answers == NULL && length == 0 && failed == 0);
    CHECK(griot_merge_step(NULL, "{}", 2, &answers, NULL, NULL) == GRIOT_MISUSE);
    CHECK(griot_merge_step("read", NULL, 2, &answers, NULL, NULL) == GRIOT_MISUSE);
    CHECK(griot_merge_step("read", "{}", 2, NULL, NULL, NULL) == GRIOT_MISUSE);
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        CHECK(griot_merge_step(steps[step], "{}\n[]\nnull", 10, &answers, &length, &failed) == GRIOT_FAILED);
        CHECK(failed == 3 && !strncmp(answers, "{\"error\":{\"code\":\"", 18));
        griot_free(answers);
        for (int round = 0; round < 100; round++) {
            char bytes[200] = "{\"reports\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"pairs\":[0,1],\"shingles\":\"\",\"families\":\"\"}";
            size_t size = strlen(bytes);
            for (int turned = 0; turned < round % 4; turned++) bytes[next_number() % size] = (char)next_number();
            int32_t outcome = griot_merge_step(steps[step], bytes, size, &answers, NULL, NULL);
            CHECK((outcome == GRIOT_OK || outcome == GRIOT_FAILED) && answers[0] == '{');
            griot_free(answers);
        }
    }
}

struct work {
    griot_coder *coder;
    const char *reports, *expected;
    size_t length;
};

static void *in_a_thread(void *argument)
{
    struct work *work = argument;
    for (int round = 0; round < 2; round++)
        answers_like_the_program(work->coder, work->reports, work->length, work->expected);
    return NULL;
}

static void serves_eight_threads(const char *reports, size_t length, const char *expected)
{
    /* Nothing is loaded yet when they come, and they have the stack that the header asks for. */
    griot_coder *coder = opened(NULL);
    struct work work = {coder, reports, expected, length};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 512 * 1024);
    pthread_t threads[8];
    for (int i = 0; i < 8; i++) CHECK(pthread_create(&threads[i], &attributes, in_a_thread, &work) == 0);
    for (int i = 0; i < 8; i++) pthread_join(threads[i], NULL);
    pthread_attr_destroy(&attributes);
    griot_coder_close(&coder);
}

static long resident_pages(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%ld %ld", &size, &resident) != 2) exit(2);
    fclose(file);
    return resident;
}

static void leaves_nothing_behind(void)
{
    const char *report = "{\"id\":\"a\",\"text\":\"Gunmen killed five farmers in Djibo on Monday.\"}";
    long first = 0;
    for (int round = 0; round < 24; round++) {
        griot_coder *coder = opened("{\"lang\":\"en\",\"published\":\"2025-06-03\",\"languages\":[\"en\"]}");
        char *answer = NULL;
        CHECK(griot_coder_code(coder, report, strlen(report), &answer, NULL) == GRIOT_OK);
        CHECK(answer && strstr(answer, "\"type\":\"ASSAULT\"") && strstr(answer, "2025-06-02"));
        griot_free(answer);
        griot_coder_close(&coder);
        if (round == 7) first = resident_pages();
    }
    /* Sixteen more coders and not two megabytes more, in a program without a checker that keeps what is freed. */
    if (!getenv("LEAKS_ARE_COUNTED")) CHECK(resident_pages() - first < 512);
}

int main(int count, char **arguments)
{
    if (count != 3) { fprintf(stderr, "usage: library REPORTS EXPECTED\n"); return 2; }
    size_t length, expected_length;
    char *reports = read_file(arguments[1], &length);
    char *expected = read_file(arguments[2], &expected_length);
    tells_its_versions();
    says_what_is_wrong_with_options();
    survives_misuse();
    griot_coder *coder = opened("{\"languages\":[\"en\",\"fr\"]}");
    answers_like_the_program(coder, reports, length, expected);
    goes_on_after_lines_that_fail(coder);
    survives_random_bytes(coder, reports, length);
    griot_coder_close(&coder);
    does_steps_of_a_merge();
    serves_eight_threads(reports, length, expected);
    leaves_nothing_behind();
    free(reports);
    free(expected);
    printf("the library from C: %d checks, %d failed\n", checks, failures);
    return failures ? 1 : 0;
}
