/* SPDX-License-Identifier: MIT
 * matcher.c - compiling lexicons; the test of a word; the actors that words name */
#include "compiled.h"

static void
pattern_clear (gpointer data)
{
  g_array_unref (((CadPattern *) data)->steps);
}

static CadMatcher *
matcher_alloc (GPtrArray *lexicons, const CadTextRules *rules)
{
  CadMatcher *matcher = g_new0 (CadMatcher, 1);

  matcher->lexicons = g_ptr_array_ref (lexicons);
  matcher->rules = rules;
  matcher->classes = cad_classes_new (rules);
  matcher->terms = cad_trie_new ();
  matcher->contexts = cad_trie_new ();
  matcher->actors = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_trie_free);
  matcher->targets = g_array_new (FALSE, FALSE, sizeof (CadTarget));
  matcher->patterns = g_array_new (FALSE, FALSE, sizeof (CadPattern));
  g_array_set_clear_func (matcher->patterns, pattern_clear);
  return matcher;
}

void
cad_matcher_free (CadMatcher *matcher)
{
  if (matcher == NULL)
    return;
  g_array_unref (matcher->patterns);
  g_array_unref (matcher->targets);
  g_ptr_array_unref (matcher->actors);
  cad_trie_free (matcher->contexts);
  cad_trie_free (matcher->terms);
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
  GHashTable *groups; /* CadCondition or GPtrArray of exceptions -> number of its group, plus one */
  guint32 n_groups;
  GString *problems;
} Build;

/* The patterns of @term, none when it is wrong: then the build knows. Returns: (transfer full) */
static GPtrArray *
build_patterns (Build *build, const CadTerm *term)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *patterns = cad_expander_term (build->expander, term, &error);

  if (patterns != NULL)
    return patterns;
  if (build->problems->len > 0)
    g_string_append_c (build->problems, '\n');
  g_string_append (build->problems, error->message);
  return g_ptr_array_new ();
}

static void
add_to_trie (Build *build, CadTrie *trie, const CadTerm *term, guint32 output)
{
  g_autoptr (GPtrArray) patterns = build_patterns (build, term);

  for (guint i = 0; i < patterns->len; i++)
    cad_trie_add (trie, patterns->pdata[i], output);
}

/* The group of @key, which is new when TRUE is returned. */
static gboolean
new_group (Build *build, gconstpointer key, guint32 *group)
{
  gpointer found = g_hash_table_lookup (build->groups, key);

  if (found != NULL) {
    *group = GPOINTER_TO_UINT (found) - 1;
    return FALSE;
  }
  *group = build->n_groups++;
  g_hash_table_insert (build->groups, (gpointer) key, GUINT_TO_POINTER (build->n_groups));
  return TRUE;
}

static guint32
exception_group (Build *build, const GPtrArray *exceptions)
{
  guint32 group;

  if (exceptions == NULL || exceptions->len == 0)
    return CAD_NO_GROUP;
  if (new_group (build, exceptions, &group))
    for (guint i = 0; i < exceptions->len; i++)
      add_to_trie (build, build->matcher->contexts, exceptions->pdata[i], group);
  return group;
}

/* A term's own condition replaces that of the wording. */
static CadNearness
nearness_of (Build *build, const CadCondition *own, const CadCondition *inherited)
{
  const CadCondition *condition = own != NULL ? own : inherited;
  CadNearness nearness = { CAD_NO_GROUP, 0 };

  if (condition == NULL)
    return nearness;
  nearness.within = condition->within;
  if (new_group (build, condition, &nearness.group))
    for (guint i = 0; i < condition->terms->len; i++)
      add_to_trie (build, build->matcher->contexts, condition->terms->pdata[i], nearness.group);
  return nearness;
}

static void
add_term (Build *build, const CadTerm *term, const CadWording *wording, CadTarget target)
{
  CadMatcher *matcher = build->matcher;
  g_autoptr (GPtrArray) patterns = build_patterns (build, term);

  target.term = term;
  target.except = exception_group (build, wording->except);
  target.near = nearness_of (build, term->near, wording->near);
  target.not_near = nearness_of (build, term->not_near, wording->not_near);
  target.first_pattern = matcher->patterns->len;
  target.n_patterns = patterns->len;
  for (guint i = 0; i < patterns->len; i++) {
    CadPattern pattern = { matcher->targets->len, g_array_ref (patterns->pdata[i]) };

    cad_trie_add (matcher->terms, pattern.steps, matcher->patterns->len);
    g_array_append_val (matcher->patterns, pattern);
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
  g_autoptr (CadExpander) expander = cad_expander_new (build->matcher->classes, lexicon);

  build->expander = expander;
  for (guint i = 0; i < lexicon->choices->len; i++)
    add_wordings (build, ((const CadChoice *) lexicon->choices->pdata[i])->wordings, index, i);
  add_wordings (build, lexicon->loaded, index, CAD_LOADED);
  add_actors (build, lexicon);
}

static void
finish (CadMatcher *matcher)
{
  guint n = cad_classes_count (matcher->classes);

  cad_trie_finish (matcher->terms, n);
  cad_trie_finish (matcher->contexts, n);
  for (guint i = 0; i < matcher->actors->len; i++)
    cad_trie_finish (matcher->actors->pdata[i], n);
}

CadMatcher *
cad_matcher_new (GPtrArray *lexicons, const CadTextRules *rules, GError **error)
{
  g_autoptr (CadMatcher) matcher = matcher_alloc (lexicons, rules);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) problems = g_string_new (NULL);
  Build build = { matcher, NULL, groups, 0, problems };

  for (guint i = 0; i < lexicons->len; i++)
    add_lexicon (&build, i);
  finish (matcher);
  if (problems->len > 0) {
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_FORMAT, problems->str);
    return NULL;
  }
  return g_steal_pointer (&matcher);
}

static gboolean
begins_actor (const CadMatcher *matcher, guint32 symbol)
{
  for (guint i = 0; i < matcher->actors->len; i++)
    if (cad_trie_begins (matcher->actors->pdata[i], symbol))
      return TRUE;
  return FALSE;
}

guint64
cad_matcher_test (const CadWord *word, GArray *symbols, gpointer data)
{
  const CadMatcher *matcher = data;
  guint from = symbols->len;
  guint64 bits = 0;

  cad_classes_test (matcher->classes, word, symbols);
  for (guint i = from; i < symbols->len; i++) {
    guint32 symbol = g_array_index (symbols, guint32, i);

    bits |= cad_trie_begins (matcher->terms, symbol) ? CAD_BEGINS_TERM : 0;
    bits |= cad_trie_begins (matcher->contexts, symbol) ? CAD_BEGINS_CONTEXT : 0;
    bits |= begins_actor (matcher, symbol) ? CAD_BEGINS_ACTOR : 0;
  }
  return bits;
}

int
cad_matcher_actor (const CadMatcher *matcher, const CadTokens *tokens, guint first, guint last, guint lexicon)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  const CadMatch *best = NULL;

  g_return_val_if_fail (lexicon < matcher->actors->len && last < tokens->n_tokens, -1);
  for (guint i = first; i <= last; i++)
    if (tokens->tokens[i].kind == CAD_TOKEN_WORD &&
        (cad_vocabulary_classes (tokens->vocabulary, tokens->tokens[i].type, 0) & CAD_BEGINS_ACTOR))
      cad_trie_walk (matcher->actors->pdata[lexicon], tokens, i, last + 1, matches);
  for (guint i = 0; i < matches->len; i++) {
    const CadMatch *match = &g_array_index (matches, CadMatch, i);

    if (best == NULL || match->words > best->words)
      best = match;
  }
  return best == NULL ? -1 : (int) best->output;
}
