/* SPDX-License-Identifier: MIT
 * matcher-flat.c - a matcher laid flat, and read back for the lexicons it was made of */
#include "compiled.h"

static void
put_tries (GByteArray *out, const GPtrArray *tries)
{
  cad_flat_put_number (out, tries->len);
  for (guint i = 0; i < tries->len; i++)
    cad_trie_put (tries->pdata[i], out);
}

static void
read_tries (CadFlat *flat, GPtrArray *tries)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++)
    g_ptr_array_add (tries, cad_trie_read (flat));
}

static void
put_patterns (GByteArray *out, const GArray *patterns)
{
  g_autoptr (GArray) targets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), patterns->len);

  for (guint i = 0; i < patterns->len; i++)
    g_array_append_val (targets, g_array_index (patterns, CadPattern, i).target);
  cad_flat_put_array (out, targets);
}

/* The terms, which name_all_targets() gives back, lie elsewhere in each process. */
static void
put_targets (GByteArray *out, const GArray *targets)
{
  g_autoptr (GArray) bare = g_array_copy ((GArray *) targets);

  for (guint i = 0; i < bare->len; i++)
    g_array_index (bare, CadTarget, i).term = NULL;
  cad_flat_put_array (out, bare);
}

/* The steps of patterns are asked for by lint alone, which compiles for itself. */
static void
read_patterns (CadFlat *flat, GArray *patterns)
{
  g_autoptr (GArray) targets = cad_flat_array (flat, sizeof (guint32));

  g_array_set_size (patterns, targets->len);
  for (guint i = 0; i < targets->len; i++)
    g_array_index (patterns, CadPattern, i) = (CadPattern){ g_array_index (targets, guint32, i), { NULL, 0 } };
}

/* Gives the targets from @next on the terms of @wordings. Returns: the number of the target behind them */
static guint
name_targets (GArray *targets, const GPtrArray *wordings, guint next)
{
  for (guint i = 0; i < wordings->len; i++) {
    const GPtrArray *terms = ((const CadWording *) wordings->pdata[i])->terms;

    for (guint j = 0; j < terms->len; j++, next++)
      if (next < targets->len)
        g_array_index (targets, CadTarget, next).term = terms->pdata[j];
  }
  return next;
}

/* Targets are in the order in which cad_matcher_new() meets terms. */
static void
name_all_targets (CadMatcher *matcher, CadFlat *flat)
{
  guint next = 0;

  for (guint i = 0; i < matcher->lexicons->len; i++) {
    const CadLexicon *lexicon = matcher->lexicons->pdata[i];

    for (guint j = 0; j < lexicon->choices->len; j++)
      next = name_targets (matcher->targets, ((const CadChoice *) lexicon->choices->pdata[j])->wordings, next);
    next = name_targets (matcher->targets, lexicon->loaded, next);
  }
  flat->failed |= next != matcher->targets->len;
}

/* A copy, in the place of @old. */
static GArray *
read_array (CadFlat *flat, GArray *old)
{
  guint size = g_array_get_element_size (old);

  g_array_unref (old);
  return cad_flat_array (flat, size);
}

void
cad_matcher_put (const CadMatcher *matcher, GByteArray *out)
{
  cad_classes_put (matcher->classes, out);
  cad_trie_put (matcher->terms, out);
  put_tries (out, matcher->contexts);
  put_tries (out, matcher->actors);
  cad_flat_put_array (out, matcher->about);
  cad_flat_put_array (out, matcher->bits);
  put_targets (out, matcher->targets);
  put_patterns (out, matcher->patterns);
}

CadMatcher *
cad_matcher_read (CadFlat *flat, GPtrArray *lexicons, const CadTextRules *rules)
{
  g_autoptr (CadMatcher) matcher = cad_matcher_alloc (lexicons, rules);

  cad_classes_read (matcher->classes, flat);
  cad_trie_free (matcher->terms);
  matcher->terms = cad_trie_read (flat);
  read_tries (flat, matcher->contexts);
  read_tries (flat, matcher->actors);
  matcher->about = read_array (flat, matcher->about);
  matcher->bits = read_array (flat, matcher->bits);
  matcher->targets = read_array (flat, matcher->targets);
  read_patterns (flat, matcher->patterns);
  name_all_targets (matcher, flat);
  flat->failed |= matcher->actors->len != lexicons->len || matcher->about->len != lexicons->len;
  return !flat->failed ? g_steal_pointer (&matcher) : NULL;
}
