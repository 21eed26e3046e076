/* SPDX-License-Identifier: MIT
 * boilerplate.h - asking a paragraph for the phrases of a language pack, inside the text layer */
#pragma once

#include <cadrage/boilerplate.h>
#include <cadrage/span.h>

G_BEGIN_DECLS

#define CAD_LINE_WORDS 120 /* of a paragraph are looked at */

typedef enum {
  CAD_LINE_NUMBER = 1 << 0,  /* holds a digit: 12, 10h30 */
  CAD_LINE_CAPITAL = 1 << 1, /* first letter upper case */
  CAD_LINE_SOURCE = 1 << 2,  /* a word of the source's name */
} CadLineFlags;

typedef struct {
  CadSpan span;   /* in the text */
  guint32 number; /* of the word in the table, 0 when no phrase holds it */
  guint32 flags;  /* of CadLineFlags */
} CadLineWord;

/* The words of a paragraph: elided forms and parts of compounds apart. */
typedef struct {
  CadLineWord words[CAD_LINE_WORDS];
  guint n;
} CadLine;

/* The kinds, as bits, of phrases that can begin with the letters at @p, of those @wanted: cheap, and never too few. */
guint cad_boilerplate_may_begin (const CadBoilerplate *boilerplate, guint wanted, const char *p, const char *end);

/* Cuts @span of @text into words, @most at most. */
void cad_line_read (CadLine *line, const CadBoilerplate *boilerplate, const char *text, CadSpan span, guint most);

/* The words in @span as users count them: an elided form is one, a hyphenated compound is one. */
guint cad_line_count (const char *text, CadSpan span);

/* Marks the words that @source is made of. */
void cad_line_mark_source (CadLine *line, const char *text, const char *source);

/* Whether a phrase of @kind can begin with the words of @line, of which only the first were read. */
gboolean cad_boilerplate_opens (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line);

/* How many words from @at on the longest phrase of @kind takes, or 0. */
guint cad_boilerplate_match (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line, guint at);

/* Whether the whole line is made of phrases that stand alone, with names behind a byline, fillers and numbers. */
gboolean cad_boilerplate_covers (const CadBoilerplate *boilerplate, const CadLine *line);

G_END_DECLS
