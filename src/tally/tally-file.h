/* SPDX-License-Identifier: MIT
 * tally-file.h - the lines of a tally file. A key is a kind and its fields, each after a "|"; the fields are percent-escaped, so
 * that "|", TAB and line feed occur nowhere else. The integers of equal keys add up, except those of `excerpt`, which are equal; so
 * lines may be added up by parts, in any order, and the sums be checked at the end:
 *
 *   !lexicon|ID|LANGUAGE|VERSION|SHA256               articles read with it
 *   !part|CORPUS|N|I                                  1: these are the counts of part I of N; gone when all N are there
 *   !sample|K                                         articles; at most K excerpts of each source, wording and voice are kept
 *   !schema|2                                         articles
 *   article|SOURCE|ID|DATE|TITLE|LEXICON,LEXICON      words
 *   count|SOURCE|ID|LEXICON|CHOICE|WORDING|VOICE|STANCE|SIDE   mentions
 *   excerpt|SOURCE|LEXICON|CHOICE|WORDING|VOICE|HASH|ID|SENTENCE|START|LENGTH|OFFSET|STANCE|CONFIDENCE|REPAIRED|
 *     SPEAKER|VERB|CUE|SIDE|RULE                      hash of the key, 32 bits
 *   key|LEXICON|CHOICE|WORDING|wording or loaded      mentions in all articles
 *   quality|SOURCE|ID|repaired, doubtful-marks or replaced    count
 *   quality|SOURCE|ID|texts                           articles of a block; texts of an article when they are several, or in a run
 *   speech|SOURCE|ID|SIDE|STANCE|VERB                 mentions
 *   total|articles, counts, quality, speeches or words
 *   total|check                                       sum of integer times hash of the key over all lines but those of the kinds
 *                                                     excerpt, total and ~end, modulo 2^32
 *   ~end                                              number of lines before it; at least that many when lines were added up */
#pragma once

#include <cadrage/lines.h>

G_BEGIN_DECLS

#define TALLY_SCHEMA   "2"
#define TALLY_END      "~end"
#define TALLY_REPAIRED "repaired"
#define TALLY_DOUBTFUL "doubtful-marks"
#define TALLY_REPLACED "replaced"
#define TALLY_TEXTS    "texts"
#define TALLY_MOST     ((guint64) G_MAXINT64) /* of an integer: what every reader of the lines can hold */

typedef enum {
  TOTAL_ARTICLES,
  TOTAL_CHECK,
  TOTAL_COUNTS,
  TOTAL_QUALITY,
  TOTAL_SPEECHES,
  TOTAL_WORDS,
  N_TOTALS
} TallyTotal;

extern const char *const cad_tally_totals[N_TOTALS];

/* What a line adds to the check, before it is cut to 32 bits. */
guint64 cad_tally_check (const char *key, gsize length, guint64 value);

/* The value of an excerpt's line. */
guint32 cad_tally_excerpt_check (const char *key, gsize length);

#define FIELD_GROWTH 3 /* times its length is the most that a field takes as it is written */

/* Writes @text as a field at @end, where there is room. Returns: the new end */
char *cad_tally_put_field (char *end, const char *text);

/* Appends @text as a field is written. */
void cad_tally_append_field (GString *out, const char *text);

/* Finds the ends of the fields of @line->text. Returns: how many there are, 0 for bytes that no key has */
guint cad_tally_line_split (CadTallyLine *line);

/* Makes @key the article's line that has the texts of both @a and @b, lines of the same article. */
void cad_tally_join_articles (const CadTallyLine *a, const CadTallyLine *b, GString *key);

G_END_DECLS
