/* SPDX-License-Identifier: MIT
 * sum.c - sorted lines of many tallies become those of one. Only a line, the names before it and a count of places are kept */
#include <cadrage/lines.h>

#include <string.h>

#include "put.h"
#include "tally-file.h"

#define FLUSH_BYTES (64 * 1024)

/* A line that is kept: its bytes are owned. */
typedef struct {
  GString *text;
  CadTallyLine line;
  CadLineOrigin origin;
} Kept;

struct _CadTallySum {
  CadSumRules rules;
  CadSumSink sink;
  gpointer data;
  GString *out;
  Kept next;    /* the line whose equals are still to come */
  Kept lexicon; /* the last lexicon */
  Kept article; /* the last article that is no block; of runs the one whose texts are still to come */
  gboolean has_next, has_lexicon, has_article;
  GPtrArray *parts; /* of char*, owned: keys of the parts of one whole */
  GString *whole;   /* "!part|CORPUS|N" of @parts */
  guint64 n_whole;
  guint64 sample_size, sample_articles;
  gboolean sampled;
  GString *cell; /* "excerpt|SOURCE|LEXICON|CHOICE|WORDING|VOICE|" */
  guint64 in_cell;
  guint64 lines;
  guint64 change;       /* of the check: by lines that are not taken over as they are */
  CadFaults *faults;    /* of all pieces */
  CadTallyAudit *audit; /* or NULL: whoever gives the lines has judged them */
};

static void
keep (Kept *kept, const CadTallyLine *line, const CadLineOrigin *origin)
{
  g_string_truncate (kept->text, 0);
  g_string_append_len (kept->text, line->text, line->length);
  kept->line = *line;
  kept->line.text = kept->text->str;
  kept->origin = *origin;
}

CadTallySum *
cad_tally_sum_new (const CadSumRules *rules, CadSumSink sink, gpointer data)
{
  CadTallySum *sum = g_new0 (CadTallySum, 1);

  sum->rules = *rules;
  sum->sink = sink;
  sum->data = data;
  sum->out = g_string_new (NULL);
  sum->next.text = g_string_new (NULL);
  sum->lexicon.text = g_string_new (NULL);
  sum->article.text = g_string_new (NULL);
  sum->parts = g_ptr_array_new_with_free_func (g_free);
  sum->whole = g_string_new (NULL);
  sum->cell = g_string_new (NULL);
  sum->sample_size = G_MAXUINT64;
  sum->faults = cad_faults_new ("the pieces", NULL, 0);
  if (rules->mode == CAD_SUM_PIECES)
    sum->audit = cad_tally_audit_new (sum->faults, TRUE);
  return sum;
}

void
cad_tally_sum_free (CadTallySum *sum)
{
  if (sum == NULL)
    return;
  g_string_free (sum->out, TRUE);
  g_string_free (sum->next.text, TRUE);
  g_string_free (sum->lexicon.text, TRUE);
  g_string_free (sum->article.text, TRUE);
  g_ptr_array_unref (sum->parts);
  g_string_free (sum->whole, TRUE);
  g_string_free (sum->cell, TRUE);
  cad_tally_audit_free (sum->audit);
  cad_faults_free (sum->faults);
  g_free (sum);
}

static gboolean
drain (CadTallySum *sum, GError **error)
{
  gboolean fine = sum->sink (sum->out->str, sum->out->len, sum->data, error);

  g_string_truncate (sum->out, 0);
  return fine;
}

static gboolean
emit (CadTallySum *sum, const char *key, gsize length, guint64 value, GError **error)
{
  gsize start = sum->out->len;

  g_string_set_size (sum->out, start + length + CAD_PUT_VALUE_MOST);
  char *end = cad_put_value (cad_put_piece (sum->out->str + start, (CadPiece){ key, length }), value);

  g_string_truncate (sum->out, end - sum->out->str);
  sum->lines++;
  return sum->out->len < FLUSH_BYTES || drain (sum, error);
}

static gboolean
same_fields (const CadTallyLine *a, const CadTallyLine *b, guint last)
{
  return a->ends[last] == b->ends[last] && memcmp (a->text, b->text, a->ends[last]) == 0;
}

static gboolean
is_block (const CadTallyLine *line)
{
  return g_str_has_prefix (line->text + line->ends[1] + 1, "%1F");
}

static gboolean
fail_article (const Kept *first, const CadTallyLine *line, const CadLineOrigin *origin, GError **error)
{
  g_autofree char *source = cad_tally_line_field (line, 1), *id = cad_tally_line_field (line, 2);

  if (*id == '\0')
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: the counts of source '%s' are in %s:%u too", origin->file,
                 origin->number, source, first->origin.file, first->origin.number);
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: article '%s' of source '%s' is in %s:%u too", origin->file,
                 origin->number, id, source, first->origin.file, first->origin.number);
  return FALSE;
}

static gboolean
fail_part (const CadTallyLine *line, const CadLineOrigin *first, const CadLineOrigin *origin, GError **error)
{
  g_autofree char *n = cad_tally_line_field (line, 2), *i = cad_tally_line_field (line, 3);

  if (first != NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: part %s of %s is in %s:%u too", origin->file,
                 origin->number, i, n, first->file, first->number);
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: part %s of %s cannot be, or is there twice", origin->file,
                 origin->number, i, n);
  return FALSE;
}

static gboolean
add_value (CadTallyLine *into, const CadTallyLine *line, const CadLineOrigin *origin, GError **error)
{
  if (line->value > TALLY_MOST - into->value) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: the sum of '%.*s' is more than %" G_GUINT64_FORMAT,
                 origin->file, origin->number, (int) MIN (line->length, 200), line->text, TALLY_MOST);
    return FALSE;
  }
  into->value += line->value;
  return TRUE;
}

/* Adds @line to the one of the same key. */
static gboolean
add_equal (CadTallySum *sum, const CadTallyLine *line, const CadLineOrigin *origin, GError **error)
{
  CadTallyLine *into = &sum->next.line;

  if (line->kind == CAD_LINE_EXCERPT)
    return TRUE;
  if (sum->rules.mode == CAD_SUM_TALLIES && line->kind == CAD_LINE_ARTICLE && !is_block (line))
    return fail_article (&sum->next, line, origin, error);
  if (sum->rules.mode == CAD_SUM_TALLIES && line->kind == CAD_LINE_PART)
    return fail_part (line, &sum->next.origin, origin, error);
  return add_value (into, line, origin, error);
}

static gboolean
put_lexicon (CadTallySum *sum, GError **error)
{
  const CadTallyLine *line = &sum->lexicon.line;

  sum->has_lexicon = FALSE;
  return emit (sum, line->text, line->length, line->value, error);
}

static gboolean
fail_lexicon (const Kept *first, const Kept *kept, GError **error)
{
  g_autofree char *id = cad_tally_line_field (&kept->line, 1), *version = cad_tally_line_field (&kept->line, 3),
                  *other = cad_tally_line_field (&first->line, 3), *sha256 = cad_tally_line_field (&kept->line, 4),
                  *other_sha256 = cad_tally_line_field (&first->line, 4);

  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT,
               "%s:%u: made with version %s of lexicon '%s' (%.12s), but %s:%u with version %s (%.12s)",
               kept->origin.file, kept->origin.number, version, id, sha256, first->origin.file, first->origin.number,
               other, other_sha256);
  return FALSE;
}

/* Of lexicons of one id in several languages the first is listed, for all. */
static gboolean
take_lexicon (CadTallySum *sum, const Kept *kept, GError **error)
{
  const CadTallyLine *line = &kept->line;

  if (!sum->has_lexicon || !same_fields (&sum->lexicon.line, line, 1)) {
    if (sum->has_lexicon && !put_lexicon (sum, error))
      return FALSE;
    keep (&sum->lexicon, line, &kept->origin);
    sum->has_lexicon = TRUE;
    return TRUE;
  }
  CadTallyLine *into = &sum->lexicon.line;

  if (same_fields (into, line, 2) || line->value > TALLY_MOST - into->value)
    return fail_lexicon (&sum->lexicon, kept, error);
  into->value += line->value;
  sum->change += cad_tally_check (into->text, into->length, line->value);
  sum->change -= cad_tally_check (line->text, line->length, line->value);
  return TRUE;
}

/* Says which of the first parts are missing. */
static gboolean
fail_whole (const CadTallySum *sum, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  guint named = 0;

  for (guint64 part = 1; part <= sum->n_whole && named < 10; part++) {
    g_autofree char *key = g_strdup_printf ("%s|%" G_GUINT64_FORMAT, sum->whole->str, part);

    if (!g_ptr_array_find_with_equal_func (sum->parts, key, g_str_equal, NULL))
      g_string_append_printf (missing, "%s%" G_GUINT64_FORMAT, named++ > 0 ? ", " : "", part);
  }
  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT,
               "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " parts are missing: %s%s", sum->n_whole - sum->parts->len,
               sum->n_whole, missing->str, sum->n_whole - sum->parts->len > named ? ", ..." : "");
  return FALSE;
}

/* Parts that are all there are the whole, and leave no trace. */
static gboolean
put_whole (CadTallySum *sum, GError **error)
{
  gboolean complete = sum->parts->len == sum->n_whole, fine = TRUE;

  if (!complete && sum->rules.whole)
    return fail_whole (sum, error);
  for (guint i = 0; fine && i < sum->parts->len; i++) {
    const char *key = sum->parts->pdata[i];

    if (complete)
      sum->change -= cad_tally_check (key, strlen (key), 1);
    else
      fine = emit (sum, key, strlen (key), 1, error);
  }
  g_ptr_array_set_size (sum->parts, 0);
  sum->n_whole = 0;
  g_string_truncate (sum->whole, 0);
  return fine;
}

static gboolean
put_part (CadTallySum *sum, const Kept *kept, GError **error)
{
  const CadTallyLine *line = &kept->line;
  g_autofree char *n = cad_tally_line_field (line, 2), *i = cad_tally_line_field (line, 3);
  guint64 whole, part;

  if (sum->whole->len != line->ends[2] || memcmp (sum->whole->str, line->text, line->ends[2]) != 0) {
    if (!put_whole (sum, error))
      return FALSE;
    g_string_append_len (sum->whole, line->text, line->ends[2]);
  }
  if (line->value != 1 || !g_ascii_string_to_unsigned (n, 10, 1, G_MAXUINT32, &whole, NULL) ||
      !g_ascii_string_to_unsigned (i, 10, 1, whole, &part, NULL))
    return fail_part (line, NULL, &kept->origin, error);
  sum->n_whole = whole;
  g_ptr_array_add (sum->parts, g_strndup (line->text, line->length));
  return TRUE;
}

/* The smallest sample is contained in all others. */
static gboolean
take_sample (CadTallySum *sum, const Kept *kept, GError **error)
{
  g_autofree char *size = cad_tally_line_field (&kept->line, 1);
  guint64 n;

  if (!g_ascii_string_to_unsigned (size, 10, 0, G_MAXUINT32, &n, NULL) ||
      kept->line.value > TALLY_MOST - sum->sample_articles) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u: no such size of a sample: '%s'", kept->origin.file,
                 kept->origin.number, size);
    return FALSE;
  }
  sum->sample_size = MIN (sum->sample_size, n);
  sum->sample_articles += kept->line.value;
  sum->change -= cad_tally_check (kept->line.text, kept->line.length, kept->line.value);
  sum->sampled = TRUE;
  return TRUE;
}

static gboolean
put_sample (CadTallySum *sum, GError **error)
{
  g_autofree char *key = g_strdup_printf ("!sample|%" G_GUINT64_FORMAT, sum->sample_size);

  sum->sampled = FALSE;
  sum->change += cad_tally_check (key, strlen (key), sum->sample_articles);
  return emit (sum, key, strlen (key), sum->sample_articles, error);
}

static gboolean
put_article (CadTallySum *sum, const Kept *kept, GError **error)
{
  const CadTallyLine *line = &kept->line;

  if (!is_block (line)) {
    if (sum->has_article && same_fields (&sum->article.line, line, 2))
      return fail_article (&sum->article, line, &kept->origin, error);
    keep (&sum->article, line, &kept->origin);
    sum->has_article = TRUE;
  }
  return emit (sum, line->text, line->length, line->value, error);
}

static gboolean
put_joined (CadTallySum *sum, GError **error)
{
  const CadTallyLine *line = &sum->article.line;

  sum->has_article = FALSE;
  return emit (sum, line->text, line->length, line->value, error);
}

/* An article that was given several times may be in several runs, with other dates, titles and lexicons. */
static gboolean
join_article (CadTallySum *sum, const Kept *kept, GError **error)
{
  CadTallyLine *into = &sum->article.line;
  const CadTallyLine *line = &kept->line;

  if (!sum->has_article || !same_fields (into, line, 2)) {
    if (sum->has_article && !put_joined (sum, error))
      return FALSE;
    keep (&sum->article, line, &kept->origin);
    sum->has_article = TRUE;
    return TRUE;
  }
  g_autoptr (GString) key = g_string_new (NULL);

  sum->change -= cad_tally_check (into->text, into->length, into->value);
  sum->change -= cad_tally_check (line->text, line->length, line->value);
  cad_tally_join_articles (into, line, key);
  if (!add_value (into, line, &kept->origin, error))
    return FALSE;
  g_string_assign (sum->article.text, key->str);
  into->text = sum->article.text->str;
  into->length = key->len;
  cad_tally_line_split (into);
  sum->change += cad_tally_check (into->text, into->length, into->value);
  return TRUE;
}

/* That an article has one text is said by runs only. */
static gboolean
put_quality (CadTallySum *sum, const CadTallyLine *line, GError **error)
{
  const char *name = line->text + line->ends[2] + 1;
  gboolean is_texts = line->ends[3] - line->ends[2] - 1 == strlen (TALLY_TEXTS) && g_str_has_prefix (name, TALLY_TEXTS);

  if (sum->rules.mode != CAD_SUM_RUNS || !is_texts || line->value != 1 || is_block (line))
    return emit (sum, line->text, line->length, line->value, error);
  sum->change -= cad_tally_check (line->text, line->length, line->value);
  return TRUE;
}

/* Excerpts are sorted by their hash inside of a cell: the first ones are the sample. */
static gboolean
put_excerpt (CadTallySum *sum, const CadTallyLine *line, GError **error)
{
  guint32 length = line->ends[5] + 1;

  if (sum->cell->len != length || memcmp (sum->cell->str, line->text, length) != 0) {
    g_string_truncate (sum->cell, 0);
    g_string_append_len (sum->cell, line->text, length);
    sum->in_cell = 0;
  }
  if (sum->in_cell++ >= sum->sample_size)
    return TRUE;
  return emit (sum, line->text, line->length, line->value, error);
}

/* What an added up line becomes in a whole tally. */
static gboolean
put_whole_line (CadTallySum *sum, const Kept *kept, GError **error)
{
  const CadTallyLine *line = &kept->line;

  if (line->kind != CAD_LINE_LEXICON && sum->has_lexicon && !put_lexicon (sum, error))
    return FALSE;
  if (line->kind != CAD_LINE_PART && sum->whole->len > 0 && !put_whole (sum, error))
    return FALSE;
  if (line->kind != CAD_LINE_SAMPLE && sum->sampled && !put_sample (sum, error))
    return FALSE;
  if (line->kind > CAD_LINE_ARTICLE && sum->has_article && sum->rules.mode == CAD_SUM_RUNS && !put_joined (sum, error))
    return FALSE;
  switch (line->kind) {
  case CAD_LINE_LEXICON:
    return take_lexicon (sum, kept, error);
  case CAD_LINE_PART:
    return put_part (sum, kept, error);
  case CAD_LINE_SAMPLE:
    return take_sample (sum, kept, error);
  case CAD_LINE_ARTICLE:
    return sum->rules.mode == CAD_SUM_RUNS ? join_article (sum, kept, error) : put_article (sum, kept, error);
  case CAD_LINE_EXCERPT:
    return put_excerpt (sum, line, error);
  case CAD_LINE_QUALITY:
    return put_quality (sum, line, error);
  case CAD_LINE_TOTAL:
    return emit (sum, line->text, line->length,
                 g_str_has_prefix (line->text, "total|check") ? (guint32) (line->value + sum->change) : line->value,
                 error);
  case CAD_LINE_END:
    return emit (sum, line->text, line->length, sum->lines, error);
  default:
    return emit (sum, line->text, line->length, line->value, error);
  }
}

static gboolean
put_next (CadTallySum *sum, GError **error)
{
  const CadTallyLine *line = &sum->next.line;

  sum->has_next = FALSE;
  if (sum->rules.mode == CAD_SUM_COMBINE)
    return emit (sum, line->text, line->length, line->value, error);
  if (sum->audit != NULL)
    cad_tally_audit_take (sum->audit, line, 0);
  return cad_faults_propagate (sum->faults, error) && put_whole_line (sum, &sum->next, error);
}

gboolean
cad_tally_sum_take (CadTallySum *sum, const CadTallyLine *line, const CadLineOrigin *origin, GError **error)
{
  if (sum->has_next) {
    if (line->length == sum->next.line.length && memcmp (line->text, sum->next.line.text, line->length) == 0)
      return add_equal (sum, line, origin, error);
    if (!put_next (sum, error))
      return FALSE;
  }
  keep (&sum->next, line, origin);
  sum->has_next = TRUE;
  return TRUE;
}

gboolean
cad_tally_sum_end (CadTallySum *sum, GError **error)
{
  if (sum->has_next && !put_next (sum, error))
    return FALSE;
  if (sum->audit != NULL)
    cad_tally_audit_end (sum->audit, sum->lines);
  return cad_faults_propagate (sum->faults, error) && drain (sum, error);
}
