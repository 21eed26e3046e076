/* SPDX-License-Identifier: MIT
 * matcher.c - compiling lexicons; the test of a word; the actors that words name */
#include "compiled.h"
#include "content.h"

CadMatcher *
cad_matcher_alloc (GPtrArray *lexicons, const CadTextRules *rules)
{
  CadMatcher *matcher = g_new0 (CadMatcher, 1);

  matcher->lexicons = g_ptr_array_ref (lexicons);
  matcher->rules = rules;
  matcher->classes = cad_classes_new (rules);
  matcher->steps = cad_steps_new ();
  matcher->terms = cad_trie_new ();
  matcher->contexts = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_trie_free);
  matcher->actors = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_trie_free);
  matcher->about = g_array_new (FALSE, FALSE, sizeof (guint32));
  matcher->bits = g_array_new (FALSE, TRUE, sizeof (guint64));
  matcher->targets = g_array_new (FALSE, FALSE, sizeof (CadTarget));
  matcher->patterns = g_array_new (FALSE, FALSE, sizeof (CadPattern));
  return matcher;
}

void
cad_matcher_free (CadMatcher *matcher)
{
  if (matcher == NULL)
    return;
  g_array_unref (matcher->patterns);
  g_array_unref (matcher->targets);
  g_array_unref (matcher->bits);
  g_array_unref (matcher->about);
  g_ptr_array_unref (matcher->actors);
  g_ptr_array_unref (matcher->contexts);
  cad_trie_free (matcher->terms);
  cad_steps_free (matcher->steps);
  cad_classes_free (matcher->classes);
  g_ptr_array_unref (matcher->lexicons);
  g_free (matcher);
}

GPtrArray *
cad_matcher_lexicons (const CadMatcher *matcher)
{
  return matcher->lexicons;
}

/* What is being compiled. */
typedef struct {
  CadMatcher *matcher;
  CadExpander *expander;
  GHashTable *groups;   /* GPtrArray of CadTerm -> number of its group, plus one */
  GHashTable *contents; /* the same of what such terms say, within one lexicon */
  GString *problems;
} Build;

/* The patterns of @term, none when it is wrong: then the build knows. Returns: (transfer full) */
static GArray *
build_patterns (Build *build, const CadTerm *term)
{
  g_autoptr (GError) error = NULL;
  GArray *patterns = cad_expander_term (build->expander, term, &error);

  if (patterns != NULL)
    return patterns;
  if (build->problems->len > 0)
    g_string_append_c (build->problems, '\n');
  g_string_append (build->problems, error->message);
  return g_array_new (FALSE, FALSE, sizeof (CadSequence));
}

static void
add_to_trie (Build *build, CadTrie *trie, const CadTerm *term, guint32 output)
{
  g_autoptr (GArray) patterns = build_patterns (build, term);

  for (guint i = 0; i < patterns->len; i++)
    cad_trie_add (trie, g_array_index (patterns, CadSequence, i), output);
}

/* Makes a group of @terms. */
static guint32
compile_group (Build *build, const GPtrArray *terms)
{
  GPtrArray *contexts = build->matcher->contexts;
  CadTrie *trie = cad_trie_new ();

  g_ptr_array_add (contexts, trie);
  for (guint i = 0; i < terms->len; i++)
    add_to_trie (build, trie, terms->pdata[i], 0);
  return contexts->len - 1;
}

/* The group of @terms, shared by all that say the same; made at first sight. */
static guint32
group_of (Build *build, const GPtrArray *terms)
{
  gpointer found = g_hash_table_lookup (build->groups, terms);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  g_autoptr (GBytes) content = cad_content_of (terms);
  gsize problems = build->problems->len;

  found = g_hash_table_lookup (build->contents, content);
  guint32 group = found != NULL ? GPOINTER_TO_UINT (found) - 1 : compile_group (build, terms);

  g_hash_table_insert (build->groups, (gpointer) terms, GUINT_TO_POINTER (group + 1));
  /* What is wrong is to be said at each of its places. */
  if (found == NULL && build->problems->len == problems)
    g_hash_table_insert (build->contents, g_steal_pointer (&content), GUINT_TO_POINTER (group + 1));
  return group;
}

static guint32
optional_group (Build *build, const GPtrArray *terms)
{
  return terms->len == 0 ? CAD_NO_GROUP : group_of (build, terms);
}

/* A term's own condition replaces that of the wording. */
static CadNearness
nearness_of (Build *build, const CadCondition *own, const CadCondition *inherited)
{
  const CadCondition *condition = own != NULL ? own : inherited;
  CadNearness nearness = { CAD_NO_GROUP, 0 };

  if (condition == NULL)
    return nearness;
  nearness.group = group_of (build, condition->terms);
  nearness.within = condition->within;
  return nearness;
}

static void
add_term (Build *build, const CadTerm *term, const CadWording *wording, CadTarget target)
{
  CadMatcher *matcher = build->matcher;
  g_autoptr (GArray) patterns = build_patterns (build, term);

  target.term = term;
  target.except = optional_group (build, wording->except);
  target.near = nearness_of (build, term->near, wording->near);
  target.not_near = nearness_of (build, term->not_near, wording->not_near);
  target.first_pattern = matcher->patterns->len;
  target.n_patterns = patterns->len;
  g_array_set_size (matcher->patterns, target.first_pattern + patterns->len);
  for (guint i = 0, n = target.first_pattern; i < patterns->len; i++, n++) {
    CadPattern pattern = { matcher->targets->len, g_array_index (patterns, CadSequence, i) };

    cad_trie_add (matcher->terms, pattern.steps, n);
    g_array_index (matcher->patterns, CadPattern, n) = pattern;
  }
  g_array_append_val (matcher->targets, target);
}

static void
add_wordings (Build *build, const GPtrArray *wordings, guint lexicon, guint choice)
{
  for (guint i = 0; i < wordings->len; i++) {
    const CadWording *wording = wordings->pdata[i];
    CadTarget target = { .lexicon = lexicon, .choice = choice, .wording = i };

    for (guint j = 0; j < wording->terms->len; j++)
      add_term (build, wording->terms->pdata[j], wording, target);
  }
}

static void
add_actors (Build *build, const CadLexicon *lexicon)
{
  CadTrie *trie = cad_trie_new ();

  for (guint i = 0; i < lexicon->actors->len; i++) {
    const CadTermSet *actor = lexicon->actors->pdata[i];

    for (guint j = 0; j < actor->terms->len; j++)
      add_to_trie (build, trie, actor->terms->pdata[j], i);
  }
  g_ptr_array_add (build->matcher->actors, trie);
}

static void
add_lexicon (Build *build, guint index)
{
  const CadLexicon *lexicon = build->matcher->lexicons->pdata[index];
  g_autoptr (CadExpander) expander = cad_expander_new (build->matcher->classes, build->matcher->steps, lexicon);

  build->expander = expander;
  g_hash_table_remove_all (build->contents);
  for (guint i = 0; i < lexicon->choices->len; i++)
    add_wordings (build, ((const CadChoice *) lexicon->choices->pdata[i])->wordings, index, i);
  add_wordings (build, lexicon->loaded, index, CAD_LOADED);
  add_actors (build, lexicon);
  guint32 about = optional_group (build, lexicon->about);

  g_array_append_val (build->matcher->about, about);
}

static void
seal (gpointer trie, gpointer nobody)
{
  (void) nobody;
  cad_trie_seal (trie);
}

static void
mark_beginnings (CadMatcher *matcher)
{
  GArray *bits = matcher->bits;

  for (guint i = 0; i < matcher->patterns->len; i++) {
    const CadPattern *pattern = &g_array_index (matcher->patterns, CadPattern, i);
    const CadTarget *target = &g_array_index (matcher->targets, CadTarget, pattern->target);

    g_array_index (bits, guint64, pattern->steps.steps->class) |= cad_lexicon_bit (target->lexicon);
  }
  for (guint i = 0; i < matcher->actors->len; i++)
    cad_trie_mark_beginnings (matcher->actors->pdata[i], bits, CAD_BEGINS_ACTOR);
  for (guint i = 0; i < matcher->contexts->len; i++)
    cad_trie_mark_beginnings (matcher->contexts->pdata[i], bits, cad_group_bit (i));
  for (guint i = 0; i < matcher->about->len; i++) {
    guint32 group = g_array_index (matcher->about, guint32, i);

    if (group != CAD_NO_GROUP)
      cad_trie_mark_beginnings (matcher->contexts->pdata[group], bits, CAD_BEGINS_ABOUT);
  }
}

static void
finish (CadMatcher *matcher)
{
  guint n = cad_classes_count (matcher->classes);

  cad_trie_seal (matcher->terms);
  g_ptr_array_foreach (matcher->actors, seal, NULL);
  g_ptr_array_foreach (matcher->contexts, seal, NULL);
  cad_trie_index (matcher->terms, n);
  g_array_set_size (matcher->bits, n);
  mark_beginnings (matcher);
}

CadMatcher *
cad_matcher_new (GPtrArray *lexicons, const CadTextRules *rules, GError **error)
{
  g_autoptr (CadMatcher) matcher = cad_matcher_alloc (lexicons, rules);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable)
      contents = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GString) problems = g_string_new (NULL);
  Build build = { matcher, NULL, groups, contents, problems };

  for (guint i = 0; i < lexicons->len; i++)
    add_lexicon (&build, i);
  finish (matcher);
  if (problems->len > 0) {
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_FORMAT, problems->str);
    return NULL;
  }
  return g_steal_pointer (&matcher);
}

static guint64
class_bits (const CadMatcher *matcher, guint32 symbol)
{
  return g_array_index (matcher->bits, guint64, symbol);
}

/* Moves the symbols from @from on that begin a term before the others. */
static void
put_beginnings_first (const CadMatcher *matcher, GArray *symbols, guint from)
{
  guint next = from;

  for (guint i = from; i < symbols->len; i++) {
    guint32 symbol = g_array_index (symbols, guint32, i);

    if (!(class_bits (matcher, symbol) & CAD_BEGINS_TERM))
      continue;
    g_array_index (symbols, guint32, i) = g_array_index (symbols, guint32, next);
    g_array_index (symbols, guint32, next++) = symbol;
  }
}

guint64
cad_matcher_test (const CadWord *word, GArray *symbols, gpointer data)
{
  const CadMatcher *matcher = data;
  guint from = symbols->len;
  guint64 bits = 0;

  cad_classes_test (matcher->classes, word, symbols);
  put_beginnings_first (matcher, symbols, from);
  for (guint i = from; i < symbols->len; i++)
    bits |= class_bits (matcher, g_array_index (symbols, guint32, i));
  return bits;
}

int
cad_matcher_actor (const CadMatcher *matcher, const CadTokens *tokens, guint first, guint last, guint lexicon)
{
  g_return_val_if_fail (lexicon < matcher->actors->len && first <= last && last < tokens->n_tokens, -1);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  CadView view = { .tokens = tokens, .end = last + 1 };
  const CadMatch *best = NULL;

  for (guint i = first; i <= last; i++)
    if (cad_token_bits (tokens, i) & CAD_BEGINS_ACTOR)
      cad_trie_walk (matcher->actors->pdata[lexicon], &view, i, matches);
  for (guint i = 0; i < matches->len; i++) {
    const CadMatch *match = &g_array_index (matches, CadMatch, i);

    if (best == NULL || match->words > best->words)
      best = match;
  }
  return best == NULL ? -1 : (int) best->output;
}
