/* SPDX-License-Identifier: MIT
 * bench.h - a small French lexicon and its matcher, set up for a test */
#pragma once

#include <cadrage/matcher.h>

#include <string.h>

#define LISTS                                                                                                           \
  "actors:\n"                                                                                                           \
  "  armenian: {title: {fr: arménien, en: Armenian}, terms: [arménien, ministère arménien, =Erevan, =Pachinian]}\n" \
  "  azerbaijani: {title: {fr: azéri, en: Azeri}, terms: [azerbaïdjanais, azerbaïdjanaise, =Bakou]}\n"               \
  "lists:\n"                                                                                                            \
  "  place: [village, ville, terre, =Choucha, montagne noire]\n"

typedef struct {
  CadLexicon *lexicon;
  GPtrArray *lexicons;
  CadTextRules rules;
  CadMatcher *matcher;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  GArray *mentions;
} Bench;

static inline void
add_words (GHashTable *set, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (each[i]));
}

/* Each word of the line finds the others. */
static inline void
add_variants (GHashTable *variants, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; each[j] != NULL; j++)
      if (j != i)
        g_ptr_array_add (others, g_strdup (each[j]));
    g_hash_table_insert (variants, g_strdup (each[i]), others);
  }
}

static inline void
french_rules (CadTextRules *rules)
{
  cad_text_rules_init (rules);
  rules->stemmer = g_strdup ("french");
  add_words (rules->elisions, "l' d' qu' n' s' j' c' jusqu'");
  add_words (rules->unsplit, "aujourd'hui prud'homme main-d'oeuvre");
  add_words (rules->glue_before, "ont dans");
  add_words (rules->glue_after, "à un d'");
  add_words (rules->prefixes, "anti contre auto");
  add_variants (rules->variants, "le la les l'");
  add_variants (rules->variants, "de d' du des");
}

static inline CadLexicon *
parse (const char *yaml)
{
  g_autofree char *text = g_strconcat ("lexicon: t\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\n"
                                       "title: {fr: essai, en: trial}\n",
                                       LISTS, yaml, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", text, -1);
  CadLexicon *lexicon = cad_lexicon_parse (bytes, faults, NULL, NULL);
  g_autofree char *said = cad_faults_to_string (faults);

  if (lexicon == NULL)
    g_error ("%s", said);
  return lexicon;
}

static inline gboolean
bench_init (Bench *bench, const char *yaml, GError **error)
{
  memset (bench, 0, sizeof *bench);
  bench->lexicon = parse (yaml);
  bench->lexicons = g_ptr_array_new ();
  g_ptr_array_add (bench->lexicons, bench->lexicon);
  french_rules (&bench->rules);
  bench->matcher = cad_matcher_new (bench->lexicons, &bench->rules, error);
  bench->vocabulary = cad_vocabulary_new (&bench->rules);
  cad_vocabulary_set_test (bench->vocabulary, 0, cad_matcher_test, bench->matcher);
  bench->tokens = cad_tokens_new ();
  bench->mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  return bench->matcher != NULL;
}

static inline void
bench_clear (Bench *bench)
{
  g_array_unref (bench->mentions);
  cad_tokens_free (bench->tokens);
  cad_vocabulary_free (bench->vocabulary);
  cad_matcher_free (bench->matcher);
  cad_text_rules_clear (&bench->rules);
  g_ptr_array_unref (bench->lexicons);
  cad_lexicon_free (bench->lexicon);
}

static inline const char *
name_of (const CadLexicon *lexicon, const CadMention *mention)
{
  const GPtrArray *wordings = mention->choice == CAD_LOADED
                                  ? lexicon->loaded
                                  : ((const CadChoice *) lexicon->choices->pdata[mention->choice])->wordings;

  return ((const CadWording *) wordings->pdata[mention->wording])->id;
}

/* `wording:words wording:words`; a repaired mention has a + before it. */
static inline char *
bench_read (Bench *bench, const char *text)
{
  g_autoptr (CadDocument) document = cad_document_new ("t", text, strlen (text), NULL);
  GString *out = g_string_new (NULL);

  cad_tokens_read (bench->tokens, document, bench->vocabulary);
  cad_matcher_find (bench->matcher, bench->tokens, bench->mentions);
  for (guint i = 0; i < bench->mentions->len; i++) {
    const CadMention *mention = &g_array_index (bench->mentions, CadMention, i);

    g_string_append_printf (out, "%s%s%s:%.*s", i > 0 ? " | " : "", mention->repaired ? "+" : "",
                            name_of (bench->lexicon, mention), (int) mention->span.len,
                            document->text + mention->span.start);
  }
  return g_string_free (out, FALSE);
}
