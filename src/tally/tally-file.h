/* SPDX-License-Identifier: MIT
 * tally-file.h - the lines of a tally file. A key is a kind and its fields, each after a "|"; the fields are percent-escaped, so
 * that "|", TAB and line feed occur nowhere else. The integers of all lines but `sample` and the end add up:
 *
 *   article|SOURCE|ID|DATE|TITLE|LEXICON,LEXICON      words
 *   count|SOURCE|ID|LEXICON|CHOICE|WORDING|VOICE|STANCE|SIDE   mentions
 *   excerpt|SOURCE|ID|LEXICON|CHOICE|WORDING|VOICE|STANCE|OFFSET|START|LENGTH|CONFIDENCE|REPAIRED|SPEAKER|VERB|CUE|SIDE|RULE|SENTENCE
 *                                                     hash of id and offset
 *   key|LEXICON|CHOICE|WORDING|wording or loaded      mentions in all articles
 *   lexicon|ID|LANGUAGE|VERSION|SHA256                articles read with it
 *   quality|SOURCE|ID|repaired, doubtful-marks or replaced    count
 *   sample|excerpts                                   excerpts kept of each source, key and voice
 *   schema|1                                          articles
 *   speech|SOURCE|ID|SIDE|STANCE|VERB                 mentions
 *   total|articles, counts, quality, speeches or words
 *   ~end|sum of the hashes of all lines before it     number of them */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TALLY_SCHEMA   "1"
#define TALLY_FIELDS   20 /* more than any line has */
#define TALLY_END      "~end"
#define TALLY_REPAIRED "repaired"
#define TALLY_DOUBTFUL "doubtful-marks"
#define TALLY_REPLACED "replaced"

typedef enum { TOTAL_ARTICLES, TOTAL_COUNTS, TOTAL_QUALITY, TOTAL_SPEECHES, TOTAL_WORDS, N_TOTALS } TallyTotal;

extern const char *const cad_tally_totals[N_TOTALS];

/* What a line adds to the sum in the end line. */
guint64 cad_tally_line_hash (const char *line, gsize length);

G_END_DECLS
