/* SPDX-License-Identifier: MIT
 * excerpt.c - the sentences kept as evidence: a bottom-k sample by hash, which merges in any order */
#include "store.h"

#include <string.h>

#include <cadrage/names.h>

#define SENTENCE_MOST 400 /* code points */
#define NAME_MOST     200 /* code points of a speaker or cue */
#define ALLOCATION    16  /* bytes that one costs beside its own */

void
cad_excerpt_free (CadExcerpt *excerpt)
{
  if (excerpt == NULL)
    return;
  g_free (excerpt->sentence);
  g_free (excerpt->speaker);
  g_free (excerpt->verb);
  g_free (excerpt->cue);
  g_free (excerpt->side);
  g_free (excerpt->rule);
  g_free (excerpt);
}

CadExcerpt *
cad_excerpt_copy (const CadExcerpt *excerpt)
{
  CadExcerpt *copy = g_memdup2 (excerpt, sizeof *excerpt);

  copy->sentence = g_strdup (excerpt->sentence);
  copy->speaker = g_strdup (excerpt->speaker);
  copy->verb = g_strdup (excerpt->verb);
  copy->cue = g_strdup (excerpt->cue);
  copy->side = g_strdup (excerpt->side);
  copy->rule = g_strdup (excerpt->rule);
  return copy;
}

guint64
cad_excerpt_hash (const char *article_id, guint32 offset)
{
  return cad_hash64 (article_id, strlen (article_id), offset);
}

/* A cell is (source, key, voice) in one number: 24, 32 and 8 bits. */
static guint64
cell_of (guint32 source, const CadExcerpt *excerpt)
{
  return (guint64) source << 40 | (guint64) excerpt->key << 8 | excerpt->voice;
}

/* g_int64_hash() would leave out the source. */
static guint
cell_hash (gconstpointer cell)
{
  return (*(const guint64 *) cell * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32;
}

/* The order inside a cell, as that of lines; two places can share a hash, the same place can be given twice by a corpus. */
static int
compare (const CadTally *tally, const CadExcerpt *a, const CadExcerpt *b)
{
  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  g_autofree char *line = cad_excerpt_line (tally, a), *other = cad_excerpt_line (tally, b);

  return strcmp (line, other);
}

static gsize
text_size (const char *text)
{
  return text != NULL ? strlen (text) + ALLOCATION : 0;
}

static gsize
excerpt_size (const CadExcerpt *excerpt)
{
  return sizeof *excerpt + ALLOCATION + text_size (excerpt->sentence) + text_size (excerpt->speaker) +
         text_size (excerpt->verb) + text_size (excerpt->cue) + text_size (excerpt->side) + text_size (excerpt->rule);
}

gboolean
cad_sample_wants (const CadTally *tally, guint32 source, const CadExcerpt *excerpt)
{
  guint64 cell = cell_of (source, excerpt);
  const GPtrArray *kept = g_hash_table_lookup (cad_tally_store (tally)->samples, &cell);

  if (kept == NULL || kept->len < tally->excerpts_per_cell)
    return tally->excerpts_per_cell > 0;
  return excerpt->hash <= ((const CadExcerpt *) kept->pdata[kept->len - 1])->hash;
}

static GPtrArray *
cell_array (CadTally *tally, guint64 cell)
{
  GHashTable *samples = cad_tally_store (tally)->samples;
  GPtrArray *kept = g_hash_table_lookup (samples, &cell);

  if (kept == NULL) {
    kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_excerpt_free);
    g_hash_table_insert (samples, g_memdup2 (&cell, sizeof cell), kept);
  }
  return kept;
}

void
cad_sample_take (CadTally *tally, CadExcerpt *excerpt)
{
  guint32 source = cad_tally_article (tally, excerpt->article)->source;
  GPtrArray *kept = cell_array (tally, cell_of (source, excerpt));
  guint at = kept->len;
  int order = 1;

  while (at > 0 && (order = compare (tally, excerpt, kept->pdata[at - 1])) < 0)
    at--;
  if (at >= tally->excerpts_per_cell || order == 0) {
    cad_excerpt_free (excerpt);
    return;
  }
  g_ptr_array_insert (kept, at, excerpt);
  cad_tally_store (tally)->sampled += excerpt_size (excerpt);
  if (kept->len > tally->excerpts_per_cell) {
    cad_tally_store (tally)->sampled -= excerpt_size (kept->pdata[kept->len - 1]);
    g_ptr_array_set_size (kept, tally->excerpts_per_cell);
  }
}

GPtrArray *
cad_sample_list (const CadTally *tally)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer kept;

  g_hash_table_iter_init (&iter, cad_tally_store (tally)->samples);
  while (g_hash_table_iter_next (&iter, NULL, &kept))
    for (guint i = 0; i < ((GPtrArray *) kept)->len; i++)
      g_ptr_array_add (list, ((GPtrArray *) kept)->pdata[i]);
  return list;
}

void
cad_sample_refill (CadTally *tally, GPtrArray *excerpts)
{
  CadTallyStore *store = cad_tally_store (tally);

  if (store->samples != NULL) {
    GHashTableIter iter;
    gpointer kept;

    g_hash_table_iter_init (&iter, store->samples);
    while (g_hash_table_iter_next (&iter, NULL, &kept))
      g_ptr_array_set_free_func (kept, NULL);
    g_hash_table_unref (store->samples);
  }
  store->samples = g_hash_table_new_full (cell_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  store->sampled = 0;
  for (guint i = 0; excerpts != NULL && i < excerpts->len; i++)
    cad_sample_take (tally, excerpts->pdata[i]);
}

/* White space and controls, which would break a line of output. */
static gboolean
is_blank (gunichar c)
{
  return c < 0x7F ? c <= ' ' : g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static inline gboolean
is_plain (char c)
{
  return c > ' ' && c < 0x7F;
}

/* How many of the @most bytes at @p are ASCII and stay as they are: single spaces between words among them. */
static gsize
plain_run (const char *p, gsize most)
{
  gsize n = 0;

  while (n < most && (is_plain (p[n]) || (p[n] == ' ' && n + 1 < most && is_plain (p[n + 1]))))
    n++;
  return n;
}

/* Appends @span of @text: runs of blanks become one space, a lone no-break space stays; at most @most code points are
 * taken. Returns: the byte where it stopped */
static gsize
append_clean (GString *out, const char *text, CadSpan span, guint most)
{
  gsize at = span.start, end = cad_span_end (span);

  for (guint taken = 0; at < end && taken < most; taken++) {
    gsize run = plain_run (text + at, MIN (end - at, most - taken));

    if (run > 0) {
      g_string_append_len (out, text + at, run);
      at += run;
      taken += run - 1;
      continue;
    }
    gunichar c = g_utf8_get_char (text + at);
    gsize next = at + g_utf8_skip[(guchar) text[at]];

    if (is_blank (c)) {
      gboolean lone = TRUE;

      for (; next < end && is_blank (g_utf8_get_char (text + next)); next += g_utf8_skip[(guchar) text[next]])
        lone = FALSE;
      if (!lone || !g_unichar_isspace (c) || c < 0x80)
        c = ' ';
    }
    if (c < 0x80)
      g_string_append_c (out, (char) c);
    else
      g_string_append_unichar (out, c);
    at = next;
  }
  return at;
}

static char *
clean (const char *text, CadSpan span)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (span.len == 0)
    return NULL;
  if (append_clean (out, text, span, NAME_MOST) < cad_span_end (span))
    g_string_append (out, "…");
  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/* The byte at most @most code points before @at, not before @first; a run of blanks counts as one. */
static gsize
step_back (const char *text, gsize first, gsize at, guint most)
{
  gboolean blank = FALSE;

  for (guint taken = 0; at > first;) {
    gsize before = (guchar) text[at - 1] < 0x80 ? at - 1 : (gsize) (g_utf8_prev_char (text + at) - text);
    gboolean is = is_blank (g_utf8_get_char (text + before));

    if (!(is && blank) && taken++ == most)
      break;
    blank = is;
    at = before;
  }
  return at;
}

/* A cut inside a long word would show half a word: go to the next blank when one is near. */
static gsize
next_word (const char *text, gsize at, gsize limit)
{
  gsize from = at;

  for (guint i = 0; i < 30 && at < limit; i++, at += g_utf8_skip[(guchar) text[at]])
    if (is_blank (g_utf8_get_char (text + at)))
      return at;
  return from;
}

static gsize
skip_blanks (const char *text, gsize at, gsize limit)
{
  while (at < limit && is_blank (g_utf8_get_char (text + at)))
    at += g_utf8_skip[(guchar) text[at]];
  return at;
}

/* Drops what follows the last space, when that is near, so that no half word is shown. */
static void
drop_half_word (GString *out, gsize keep)
{
  for (gsize at = out->len; at > keep && at + 60 > out->len; at--)
    if (out->str[at - 1] == ' ') {
      g_string_truncate (out, at - 1);
      return;
    }
}

/* The part of @sentence that is shown around @mention: SENTENCE_MOST code points in all, as much before as after it
 * unless one side has less. */
static void
quote_sentence (CadExcerpt *excerpt, const char *text, CadSpan sentence, CadSpan mention)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  gsize first = sentence.start, end = cad_span_end (sentence), after = cad_span_end (mention);
  gsize tail = append_clean (rest, text, (CadSpan){ after, end - after }, SENTENCE_MOST);
  guint right = g_utf8_strlen (rest->str, rest->len);
  guint left = SENTENCE_MOST - MIN (right, SENTENCE_MOST / 2);
  gsize from = step_back (text, first, mention.start, left);

  if (from > first) {
    g_string_append (out, "…");
    from = next_word (text, from, mention.start);
  }
  from = skip_blanks (text, from, mention.start);
  append_clean (out, text, (CadSpan){ from, mention.start - from }, SENTENCE_MOST);
  excerpt->start = out->len;
  append_clean (out, text, mention, SENTENCE_MOST);
  excerpt->len = out->len - excerpt->start;
  gsize keep = out->len;
  glong shown = g_utf8_strlen (out->str, out->len);
  guint room = shown < SENTENCE_MOST ? SENTENCE_MOST - shown : 0;

  g_string_truncate (rest, 0);
  tail = append_clean (out, text, (CadSpan){ after, end - after }, room);
  if (skip_blanks (text, tail, end) < end) {
    drop_half_word (out, keep);
    g_string_append (out, "…");
  }
  while (out->len > keep && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  excerpt->sentence = g_string_free (g_steal_pointer (&out), FALSE);
}

void
cad_excerpt_quote (CadExcerpt *excerpt, const CadReading *reading, guint index)
{
  const CadReadMention *mention = &g_array_index (reading->mentions, CadReadMention, index);
  const char *text = reading->document->text;
  CadSpan sentence = cad_reading_sentence (reading, mention->mention.sentence);
  CadSpan place = mention->mention.span;
  guint32 first = MIN (sentence.start, place.start), end = MAX (cad_span_end (sentence), cad_span_end (place));

  quote_sentence (excerpt, text, (CadSpan){ first, end - first }, place);
  excerpt->speaker = clean (text, mention->voice.speaker);
  excerpt->cue = clean (text, mention->voice.cue);
  excerpt->verb = g_strdup (mention->voice.verb);
  excerpt->rule = g_strdup (mention->voice.rule);
}
