/*
 * griot: who did what to whom, where, when, how many, and on whose word.
 *
 * The coder of the griot program as a C library. Reports go in and codings come out as JSON in UTF-8, the same
 * bytes that `griot code --jsonl -` reads and writes. A minimal program:
 *
 *     griot_coder *coder = NULL;
 *     char *problem = NULL;
 *     if (griot_coder_open(NULL, 0, &coder, &problem) != GRIOT_OK) {
 *         fprintf(stderr, "%s\n", problem);
 *         griot_free(problem);
 *         return 1;
 *     }
 *     const char *report = "{\"id\":\"1\",\"text\":\"Gunmen killed five farmers in Djibo on Monday.\"}";
 *     char *coding = NULL;
 *     size_t length = 0;
 *     if (griot_coder_code(coder, report, strlen(report), &coding, &length) <= GRIOT_FAILED) puts(coding);
 *     griot_free(coding);
 *     griot_coder_close(&coder);
 *
 * MEMORY. Whatever a function gives back through a `char **` is the caller's, and is freed with griot_free().
 * It ends with a NUL that its length does not count. Texts that go in are only read, and only during the call;
 * they need no NUL at their end, and may hold some.
 *
 * THREADS. A coder may be used by any number of threads at once; it never waits for another but where a model is
 * loaded. Opening and closing are the caller's to keep apart from use: nobody may be inside a call with a coder
 * while it is closed. The library starts no thread, installs no signal handler, opens no socket and no database,
 * writes no file and has no state but that of the coders that are open. A thread needs 512 KiB of stack.
 *
 * SAME BYTES. The same report gives the same coding in any thread, process and machine with the same models,
 * places and version of the library (and, but for decisions at the limit of what floats can tell, on any kind of
 * processor).
 *
 * STABILITY. A function never changes its meaning: what is to mean something else gets a new name. Fields are
 * added to codings and never removed; docs/reference/commands.md says what they are.
 */
#ifndef GRIOT_H
#define GRIOT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to. Every function that can fail returns one of these. */
enum {
    /* Done. */
    GRIOT_OK = 0,
    /* A report could not be coded; the answer is there, and says why: {"id","report":{"id"},"error":{"code",
     * "message","line"}}. Other reports are not touched by it. */
    GRIOT_FAILED = 1,
    /* The call itself makes no sense: a NULL where something is needed, a coder that was closed, options that
     * are no JSON. Nothing was done. */
    GRIOT_MISUSE = 2,
    /* A model, the gazetteer or a table is missing or damaged. Nothing was opened. */
    GRIOT_NO_SETUP = 3,
    /* There is no memory for the answer. */
    GRIOT_NO_MEMORY = 4
};

/* A coder with its models, places and tables. It is made by griot_coder_open() and ended by griot_coder_close(). */
typedef struct griot_coder griot_coder;

/* The version of this interface: a library with another one is not to be used with this header. */
#define GRIOT_ABI_VERSION 1

/* The version of the interface that the library has. Never fails. */
int32_t griot_abi_version(void);

/* The version of griot, such as "0.1.0", as it stands in codings. The text is the library's, and stays. */
const char *griot_version(void);

/*
 * Opens a coder.
 *
 * `options` is a JSON object of `length` bytes, or NULL for what stands as the default:
 *
 *     "home"       the folder where models and places are; else $GRIOT_HOME, else ~/.local/share/griot
 *     "languages"  languages whose models are loaded now, such as ["en","fr"], so that a missing one is told
 *                  here; all others are loaded when a report first needs them
 *     "lang"       the language of all reports; else each says it, or it is detected
 *     "published"  when reports appeared that do not say so, such as "2025-12-23"
 *     "tables"     a folder of coding tables in place of the library's own of the same names
 *
 * Gives GRIOT_OK and a coder; or GRIOT_MISUSE or GRIOT_NO_SETUP, NULL in `*coder`, and what is wrong in
 * `*problem`, as {"code":"…","message":"…"}. `problem` may be NULL where nobody wants to know.
 *
 * It takes some 40 MB of memory, as much for each model, and tenths of a second: a coder is meant to be opened once.
 */
int32_t griot_coder_open(const char *options, size_t length, griot_coder **coder, char **problem);

/*
 * Codes one report: a JSON object of `length` bytes,
 * {"id","text","title"?,"lang"?,"published"?,"url"?,"outlet"?}, nulls as good as absent.
 *
 * Gives GRIOT_OK and the coding, or GRIOT_FAILED and why there is none, in `*answer`: one JSON object without a
 * line break. `answer_length` may be NULL. Bytes that are no JSON, no UTF-8 or no report are such a failure, and
 * never end the process.
 */
int32_t griot_coder_code(
    const griot_coder *coder, const char *report, size_t length, char **answer, size_t *answer_length
);

/*
 * Codes many reports: JSON lines of `length` bytes, one report a line.
 *
 * Gives one line for each line that is not blank, in their order, each with its line break. GRIOT_FAILED says that
 * some of them are errors, and `*failures` how many; their "line" counts from 1 in `lines`. `answers_length` and
 * `failures` may be NULL. It works in the thread that calls it: callers with more cores call it from more threads.
 */
int32_t griot_coder_code_lines(
    const griot_coder *coder, const char *lines, size_t length, char **answers, size_t *answers_length,
    size_t *failures
);

/* Closes a coder and sets `*coder` to NULL, so that who uses it afterwards gets GRIOT_MISUSE. NULL is no error. */
void griot_coder_close(griot_coder **coder);

/*
 * Does one step of a merge for many lines: JSON objects of `length` bytes, one a line, each of which is answered by
 * itself as one line.
 *
 * An engine that joins, counts and sorts more reports than one machine holds comes to the witnesses, stories and
 * events of `griot merge` with these steps: "settings", "read", "families", "likely", "ties", "witnesses", "union",
 * "weigh", "near", "neighbours", "stories", "keys", "links", "events" and "origins". docs/reference/merge-steps.md says
 * what stands in the lines, and what is done between the steps; the Python package's griot.spark.merge is that on
 * Apache Spark.
 *
 * Gives GRIOT_OK, or GRIOT_FAILED where lines are answered with {"error":{"code","message","line"}}, `*failures` of
 * them; GRIOT_MISUSE for a step that does not exist. A step remembers nothing and needs no coder. `answers_length` and
 * `failures` may be NULL.
 */
int32_t griot_merge_step(
    const char *step, const char *lines, size_t length, char **answers, size_t *answers_length, size_t *failures
);

/* Frees what a function gave. NULL is no error. */
void griot_free(void *memory);

#ifdef __cplusplus
}
#endif

#endif
