/* SPDX-License-Identifier: MIT
 * edits.h - invented articles and what editors make of them, always the same for one seed */
#pragma once

#include <glib.h>

#include <cadrage/document.h>

#define EDITS_WORDS     5000 /* different ones */
#define EDITS_SENTENCES 22

typedef enum { EDIT_REPLACE, EDIT_CUT, EDIT_INTRO, EDIT_REORDER, N_EDITS } Edit;

static inline guint
edits_draw (guint64 *state, guint n)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (*state >> 33) % n;
}

/* A word of Zipf's law: the square of an even draw, twice over. */
static inline void
edits_word (GString *out, guint64 *state)
{
  static const char *const syllables[] = {
    "ba", "ra", "ki", "lo", "men", "tou", "ver", "shi", "dan", "or", "pel", "gu"
  };
  double even = edits_draw (state, 1 << 20) / (double) (1 << 20);
  guint rank = EDITS_WORDS * even * even * even;

  for (guint n = rank + 12; n > 0; n /= 12)
    g_string_append (out, syllables[n % 12]);
}

static inline char *
edits_sentence (guint64 *state)
{
  GString *out = g_string_new (NULL);
  guint n = 10 + edits_draw (state, 18);

  for (guint i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? " " : "");
    edits_word (out, state);
  }
  out->str[0] = g_ascii_toupper (out->str[0]);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

/* An article of about 400 words. Returns: (transfer full) of char*, its sentences, owned */
static inline GPtrArray *
edits_article (guint64 *state)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < EDITS_SENTENCES; i++)
    g_ptr_array_add (sentences, edits_sentence (state));
  return sentences;
}

static inline char *
edits_replace (const char *sentence, guint64 *state, guint per_cent)
{
  g_auto (GStrv) words = g_strsplit (sentence, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_string_append (out, i > 0 ? " " : "");
    if (edits_draw (state, 100) < per_cent)
      edits_word (out, state);
    else
      g_string_append (out, words[i]);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static inline void
edits_apply (GPtrArray *sentences, Edit edit, guint64 *state, guint per_cent)
{
  guint n = 1 + sentences->len * per_cent / 100;

  for (guint i = 0; i < sentences->len && edit == EDIT_REPLACE; i++) {
    char *old = sentences->pdata[i];

    sentences->pdata[i] = edits_replace (old, state, per_cent / 4);
    g_free (old);
  }
  for (guint i = 0; i < n && edit == EDIT_CUT && sentences->len > 2; i++)
    g_ptr_array_remove_index (sentences, edits_draw (state, sentences->len));
  for (guint i = 0; i < n && edit == EDIT_INTRO; i++)
    g_ptr_array_insert (sentences, 0, edits_sentence (state));
  for (guint i = 0; i < n && edit == EDIT_REORDER; i++)
    g_ptr_array_insert (sentences, edits_draw (state, sentences->len),
                        g_ptr_array_steal_index (sentences, edits_draw (state, sentences->len)));
}

/* The article as one to three editors leave it. Returns: (transfer full) */
static inline GPtrArray *
edits_edited (const GPtrArray *sentences, guint64 *state)
{
  GPtrArray *edited = g_ptr_array_copy ((GPtrArray *) sentences, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  guint n = 1 + edits_draw (state, 3);

  g_ptr_array_set_free_func (edited, g_free);
  for (guint i = 0; i < n; i++)
    edits_apply (edited, edits_draw (state, N_EDITS), state, edits_draw (state, 60));
  return edited;
}

/* Paragraphs of three sentences. Returns: (transfer full) */
static inline char *
edits_text (const GPtrArray *sentences)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : i % 3 == 0 ? "\n\n" : " ", (char *) sentences->pdata[i]);
  return g_string_free (out, FALSE);
}

/* All runs of five words, spelt out: the truth that hashes are held against. */
static inline GHashTable *
edits_shingles (const char *text)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (g_strdelimit (lower, ".\n", ' '), " ", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (kept, words[i]);
  for (guint i = 0; i + 5 <= kept->len; i++)
    g_hash_table_add (set, g_strjoin (" ", kept->pdata[i], kept->pdata[i + 1], kept->pdata[i + 2], kept->pdata[i + 3],
                                      kept->pdata[i + 4], NULL));
  return set;
}

static inline double
edits_jaccard (const char *a, const char *b)
{
  g_autoptr (GHashTable) x = edits_shingles (a), y = edits_shingles (b);
  GHashTableIter iter;
  gpointer shingle;
  guint shared = 0;

  g_hash_table_iter_init (&iter, x);
  while (g_hash_table_iter_next (&iter, &shingle, NULL))
    shared += g_hash_table_contains (y, shingle);
  return (double) shared / (g_hash_table_size (x) + g_hash_table_size (y) - shared);
}

static inline CadDocument *
edits_document (const char *id, const char *text)
{
  CadDocument *document = cad_document_new (id, text, strlen (text), NULL);

  g_assert_nonnull (document);
  return document;
}
