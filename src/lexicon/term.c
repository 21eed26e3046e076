/* SPDX-License-Identifier: MIT
 * term.c - one term: words, optional words, alternatives, gaps and lists */
#include "term.h"

#include <string.h>

#include <cadrage/vocabulary.h>

#define DEPTH    16   /* of groups in groups */
#define LETTERS  1000 /* of one term */
#define GAP_MOST 50
#define ELIDED   6 /* the most letters before an apostrophe that splits: lorsqu', puisqu' */

#define APOSTROPHES "'’ʼ′‛"
#define HYPHENS     "-‐‑"
#define FOREIGN     ",;:!…«»“”„\"|=&" /* what no word of a text can hold */

typedef struct {
  const char *text, *at;
  CadMatchMode match;
  guint line, column; /* of the first letter */
  guint depth;
  GHashTable *gaps; /* CadElement -> where it stands in the text; NULL before the first */
  CadFaults *faults;
  gboolean failed;
} Parser;

static void parse_sequence (Parser *parser, GPtrArray *sequence);

static void
element_free (gpointer data)
{
  CadElement *element = data;

  g_free (element->text);
  g_clear_pointer (&element->sequences, g_ptr_array_unref);
  g_free (element);
}

static GPtrArray *
sequence_new (void)
{
  return g_ptr_array_new_with_free_func (element_free);
}

static CadElement *
element_new (CadElementKind kind)
{
  CadElement *element = g_new0 (CadElement, 1);

  element->kind = kind;
  if (kind == CAD_ELEMENT_ANY)
    element->sequences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return element;
}

static void G_GNUC_PRINTF (3, 4) fault (Parser *parser, const char *at, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  cad_faults_add (parser->faults, parser->line, parser->column + g_utf8_strlen (parser->text, at - parser->text), "%s",
                  message);
  parser->failed = TRUE;
}

static gboolean
is_one_of (const char *p, const char *letters)
{
  if ((guchar) *p < 0x80)
    return *p != '\0' && !g_ascii_isalnum (*p) && strchr (letters, *p) != NULL;
  return g_utf8_strchr (letters, -1, g_utf8_get_char (p)) != NULL;
}

static gboolean
is_space (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isspace (*p) : g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
is_end (const char *p)
{
  if ((guchar) *p >= 0x80 || g_ascii_isalnum (*p))
    return is_space (p);
  return *p == '\0' || is_space (p) || strchr ("|)]", *p) != NULL;
}

static void
skip_spaces (Parser *parser)
{
  while (is_space (parser->at))
    parser->at = g_utf8_next_char (parser->at);
}

/* After a group, a list or a gap. */
static void
expect_end (Parser *parser, const char *what)
{
  if (!is_end (parser->at))
    fault (parser, parser->at, "a space is missing after %s", what);
}

static gboolean
has_wildcard (const char *word)
{
  return strpbrk (word, "*?") != NULL;
}

static gboolean
has_letter (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Adds the part [@start, @end) of a word. */
static CadElement *
add_part (Parser *parser, GPtrArray *sequence, const char *start, const char *end)
{
  CadElement *element = element_new (CAD_ELEMENT_WORD);

  element->text = cad_text_normalise (start, end - start);
  element->mode = parser->match == CAD_MATCH_STEM ? CAD_WORD_BY_STEM : CAD_WORD_BY_FORM;
  if (has_wildcard (element->text)) {
    element->mode = CAD_WORD_BY_WILDCARD;
    if (parser->match == CAD_MATCH_EXACT)
      fault (parser, start, "wildcards mean nothing under `match: exact`; `match: form` has them");
  } else if (!has_letter (element->text))
    fault (parser, start, "'%.*s' has no letter or digit: no word is found by it", (int) (end - start), start);
  g_ptr_array_add (sequence, element);
  return element;
}

/* Where the part that begins at @start ends: behind an apostrophe that splits, before a hyphen, or at @end. */
static const char *
find_part_end (const char *start, const char *end)
{
  guint letters = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p), letters++) {
    if (g_ascii_isalnum (*p))
      continue;
    if (is_one_of (p, HYPHENS))
      return p;
    if (is_one_of (p, APOSTROPHES) && letters > 0 && letters <= ELIDED)
      return g_utf8_next_char (p);
  }
  return end;
}

/* Cuts the word [@start, @end) at hyphens and behind elisions; @exact after =. */
static void
add_word (Parser *parser, GPtrArray *sequence, const char *span[2], gboolean exact)
{
  gboolean joined = FALSE;

  for (const char *part = span[0], *end = span[1]; part < end;) {
    const char *stop = find_part_end (part, end);

    if (stop == part || (stop < end && is_one_of (stop, HYPHENS) && g_utf8_next_char (stop) == end)) {
      fault (parser, stop, "a word cannot begin or end with a hyphen, nor have two in a row");
      return;
    }
    CadElement *element = add_part (parser, sequence, part, stop);

    element->joined = joined;
    element->elided = !joined && part > span[0];
    if (exact) {
      element->capital = g_unichar_isupper (g_utf8_get_char (part)) || g_unichar_istitle (g_utf8_get_char (part));
      if (element->mode == CAD_WORD_BY_STEM)
        element->mode = CAD_WORD_BY_FORM;
    }
    joined = stop < end && is_one_of (stop, HYPHENS);
    part = joined ? g_utf8_next_char (stop) : stop;
  }
}

/* Behind an elision a group, a list or = may follow without a space: d'(opération|attaque), l'@place. */
static gboolean
is_word_end (const char *start, const char *p)
{
  if (is_end (p))
    return TRUE;
  return strchr ("([@=", *p) != NULL && p > start && is_one_of (g_utf8_prev_char (p), APOSTROPHES);
}

static void
parse_word (Parser *parser, GPtrArray *sequence)
{
  gboolean exact = *parser->at == '=', clean = TRUE;
  const char *start = parser->at + exact, *p = start;

  for (; g_ascii_isalnum (*p) || !is_word_end (start, p); p = g_utf8_next_char (p)) {
    if (g_ascii_isalnum (*p))
      continue;
    if (strchr ("([", *p) != NULL && p > start) {
      fault (parser, p, "a space is missing before '%c'; parts of words cannot vary: write (offensive|offensives)", *p);
      clean = FALSE;
      break;
    }
    if (*p == '\\')
      fault (parser, p,
             "a term has no backslash: write (a|b); the \\ before | belongs to tables of Markdown, not to the term");
    else if (is_one_of (p, FOREIGN "@(["))
      fault (parser, p, "'%.*s' cannot stand inside a word", (int) (g_utf8_next_char (p) - p), p);
    else
      continue;
    clean = FALSE;
  }
  parser->at = p;
  if (p == start)
    fault (parser, start - exact, "= must stand right before a word");
  else if (clean)
    add_word (parser, sequence, (const char *[]){ start, p }, exact);
}

static void
parse_gap (Parser *parser, GPtrArray *sequence)
{
  const char *start = parser->at;
  CadElement *gap = element_new (CAD_ELEMENT_GAP);
  gsize digits = strspn (start + 2, "0123456789");

  gap->gap = digits <= 3 ? (guint) g_ascii_strtoull (start + 2, NULL, 10) : G_MAXUINT;
  g_ptr_array_add (sequence, gap);
  if (parser->gaps == NULL)
    parser->gaps = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (parser->gaps, gap, (gpointer) start);
  parser->at = start + 2 + digits;
  if (digits == 0)
    fault (parser, start, "a gap needs the number of words it may hold: ..3");
  else if (gap->gap < 1 || gap->gap > GAP_MOST)
    fault (parser, start, "a gap holds 1 to %d words", GAP_MOST);
  while (*parser->at == '.')
    parser->at++;
  expect_end (parser, "a gap");
}

static void
parse_list (Parser *parser, GPtrArray *sequence)
{
  const char *start = parser->at;
  CadElement *list = element_new (CAD_ELEMENT_LIST);

  parser->at++;
  while (g_ascii_isalnum (*parser->at) || *parser->at == '-' || *parser->at == '_')
    parser->at++;
  list->text = g_strndup (start + 1, parser->at - start - 1);
  g_ptr_array_add (sequence, list);
  if (list->text[0] == '\0')
    fault (parser, start, "@ must stand right before the name of a list or an actor");
  expect_end (parser, "the name of a list");
}

static gboolean sequence_may_be_empty (const GPtrArray *sequence);

static gboolean
may_be_empty (const CadElement *element)
{
  if (element->optional || element->kind == CAD_ELEMENT_GAP)
    return TRUE;
  for (guint i = 0; element->sequences != NULL && i < element->sequences->len; i++)
    if (sequence_may_be_empty (element->sequences->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
sequence_may_be_empty (const GPtrArray *sequence)
{
  for (guint i = 0; i < sequence->len; i++)
    if (!may_be_empty (sequence->pdata[i]))
      return FALSE;
  return TRUE;
}

/* A gap is held by a sure word on each side. */
static void
check_gaps (Parser *parser, const GPtrArray *sequence)
{
  const CadElement *open = NULL;
  gboolean sure = FALSE;

  for (guint i = 0; i < sequence->len; i++) {
    const CadElement *element = sequence->pdata[i];

    if (element->kind == CAD_ELEMENT_GAP) {
      open = element;
      if (!sure)
        break;
      sure = FALSE;
    } else if (!may_be_empty (element)) {
      sure = TRUE;
      open = NULL;
    }
  }
  if (open != NULL && !parser->failed)
    fault (parser, g_hash_table_lookup (parser->gaps, open),
           "a gap must stand between two words that cannot be left out");
}

/* A group of one sequence needs no alternatives. */
static void
add_group (GPtrArray *sequence, CadElement *group, gboolean optional)
{
  GPtrArray *first = group->sequences->len == 1 ? group->sequences->pdata[0] : NULL;

  group->optional = optional;
  if (first == NULL || (optional && first->len != 1)) {
    g_ptr_array_add (sequence, group);
    return;
  }
  if (optional)
    ((CadElement *) first->pdata[0])->optional = TRUE;
  g_ptr_array_extend_and_steal (sequence, g_ptr_array_ref (first));
  element_free (group);
}

static void
parse_alternatives (Parser *parser, CadElement *group, const char *open, char close)
{
  for (;;) {
    GPtrArray *alternative = sequence_new ();

    g_ptr_array_add (group->sequences, alternative);
    parse_sequence (parser, alternative);
    if (alternative->len == 0 && !parser->failed)
      fault (parser, parser->at, "an alternative is empty");
    check_gaps (parser, alternative);
    if (*parser->at == '|') {
      parser->at++;
      continue;
    }
    if (*parser->at == close)
      parser->at++;
    else if (*parser->at == '\0' && !parser->failed)
      fault (parser, open, "'%c' is never closed", *open);
    else if (*parser->at != '\0') {
      fault (parser, parser->at, "'%c' cannot close the '%c' before", *parser->at, *open);
      parser->at++;
    }
    return;
  }
}

static void
parse_group (Parser *parser, GPtrArray *sequence)
{
  const char *open = parser->at++;
  gboolean optional = *open == '[';
  CadElement *group = element_new (CAD_ELEMENT_ANY);

  if (++parser->depth > DEPTH) {
    fault (parser, open, "groups are nested more than %d deep", DEPTH);
    parser->at = strchr (open, '\0');
  } else {
    parse_alternatives (parser, group, open, optional ? ']' : ')');
    expect_end (parser, optional ? "']'" : "')'");
  }
  parser->depth--;
  add_group (sequence, group, optional);
}

/* Up to the end, or to a | or bracket that is not its own. */
static void
parse_sequence (Parser *parser, GPtrArray *sequence)
{
  for (skip_spaces (parser); !is_end (parser->at); skip_spaces (parser)) {
    if (*parser->at == '(' || *parser->at == '[')
      parse_group (parser, sequence);
    else if (*parser->at == '@')
      parse_list (parser, sequence);
    else if (g_str_has_prefix (parser->at, ".."))
      parse_gap (parser, sequence);
    else
      parse_word (parser, sequence);
  }
}

static void
parse_all (Parser *parser, GPtrArray *sequence)
{
  parse_sequence (parser, sequence);
  while (*parser->at != '\0') {
    if (*parser->at == '|')
      fault (parser, parser->at, "| stands between alternatives in ( ) or [ ] only");
    else
      fault (parser, parser->at, "'%c' closes nothing", *parser->at);
    parser->at++;
    parse_sequence (parser, sequence);
  }
}

/* Does every way through @sequence hold a word with letters, or a list? */
static gboolean
is_anchored (const GPtrArray *sequence)
{
  for (guint i = 0; i < sequence->len; i++) {
    const CadElement *element = sequence->pdata[i];
    guint n = 0;

    if (element->optional || element->kind == CAD_ELEMENT_GAP)
      continue;
    if (element->kind == CAD_ELEMENT_LIST || (element->kind == CAD_ELEMENT_WORD && has_letter (element->text)))
      return TRUE;
    if (element->kind == CAD_ELEMENT_WORD)
      continue;
    while (n < element->sequences->len && is_anchored (element->sequences->pdata[n]))
      n++;
    if (n == element->sequences->len)
      return TRUE;
  }
  return FALSE;
}

CadTerm *
cad_term_parse (const char *text, CadMatchMode match, guint line, guint column, CadFaults *faults)
{
  Parser parser = { text, text, match, line, column, .faults = faults };
  g_autoptr (CadTerm) term = g_new0 (CadTerm, 1);

  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), NULL);
  term->text = g_strdup (text);
  term->line = line;
  term->column = column;
  term->elements = sequence_new ();
  if (g_utf8_strlen (text, -1) > LETTERS) {
    fault (&parser, text, "a term has at most %d letters", LETTERS);
    return NULL;
  }
  parse_all (&parser, term->elements);
  check_gaps (&parser, term->elements);
  g_clear_pointer (&parser.gaps, g_hash_table_unref);
  if (!parser.failed && !is_anchored (term->elements))
    fault (&parser, text, "a term needs a word with letters that cannot be left out");
  return parser.failed ? NULL : g_steal_pointer (&term);
}

void
cad_condition_free (CadCondition *condition)
{
  if (condition == NULL)
    return;
  g_ptr_array_unref (condition->terms);
  g_free (condition);
}

void
cad_term_free (CadTerm *term)
{
  if (term == NULL)
    return;
  g_free (term->text);
  g_ptr_array_unref (term->elements);
  cad_condition_free (term->near);
  cad_condition_free (term->not_near);
  g_free (term);
}
