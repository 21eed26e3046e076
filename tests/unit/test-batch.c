/* SPDX-License-Identifier: MIT
 * test-batch.c - words read many at a time are those that are read one by one
 *
 * Texts too short for a batch are read with care. Many of them, each a paragraph, make a text that is read in batches. */
#include <cadrage/tokens.h>

#include <string.h>

#define ROUNDS     3000
#define PARAGRAPHS 12
#define MOST       27 /* bytes: with the last word too few for a batch */

typedef struct {
  CadTextRules rules;
  CadVocabulary *vocabulary;
  CadTokens *one, *many;
  GRand *random;
} Fixture;

static void
fill_set (GHashTable *set, const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (split[i]));
}

static guint64
knows_word (const CadWord *word, GArray *symbols, gpointer data G_GNUC_UNUSED)
{
  guint32 one = 1;

  if (g_str_has_prefix (word->norm, "ville"))
    g_array_append_val (symbols, one);
  return word->norm[0] == 'a';
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CadTextRules *rules = &fixture->rules;

  cad_text_rules_init (rules);
  if (data == NULL) {
    rules->stemmer = g_strdup ("french");
    fill_set (rules->elisions, "l' d' qu' n' s' ç' jusqu' quelqu' presqu'");
    fill_set (rules->unsplit, "aujourd'hui quelqu'un d'artagnan presqu'île prud'homme");
    fill_set (rules->abbreviations, "m mme etc");
    fill_set (rules->glue_before, "ont dans au les avec");
    fill_set (rules->glue_after, "à un une dans");
  } else
    rules->single_quotes = TRUE;
  fixture->vocabulary = cad_vocabulary_new (rules);
  cad_vocabulary_set_test (fixture->vocabulary, 0, knows_word, NULL);
  fixture->one = cad_tokens_new ();
  fixture->many = cad_tokens_new ();
  fixture->random = g_rand_new_with_seed (20201216);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_rand_free (fixture->random);
  cad_tokens_free (fixture->many);
  cad_tokens_free (fixture->one);
  cad_vocabulary_free (fixture->vocabulary);
  cad_text_rules_clear (&fixture->rules);
}

/* What a tokeniser stumbles over. */
static void
append_piece (GString *text, GRand *random)
{
  static const char *const pieces[] = {
    "l’",
    "d’",
    "D'",
    "qu'",
    "s’",
    "Ç’",
    "jusqu’",
    "quelqu’un",
    "aujourd’hui",
    "d’Artagnan",
    "presqu’île",
    "presqu’ile",
    "Presqu'i\xCC\x82le",
    "prud’homme",
    "l’été",
    "n’a",
    "''",
    "’",
    "'",
    "`",
    "-",
    "--",
    "‑",
    "–",
    "cessez-le-feu",
    "-t-il",
    "e\xCC\x81",
    "\xCC\x81",
    "é",
    "À",
    "œuvre",
    "×",
    "÷",
    "·",
    "•",
    "\xC2\xAD",
    "\xE2\x80\x8B",
    "4.000",
    "13:00",
    "20,5",
    "12.",
    "M.",
    "etc.",
    "J.",
    "villedans",
    "avecville",
    "ville",
    "Ville",
    "VILLE",
    "dans",
    "a",
    "ceci",
    "constitutionnel",
    ".",
    "..",
    "…",
    ",",
    ";",
    ":",
    "!",
    "?",
    "?!",
    "(",
    ")",
    "«",
    "»",
    "\xC2\xA0",
    "\xE2\x80\xAF",
    "“",
    "”",
    "\"",
    "‘",
    "/",
    "<<",
    ">>",
    "*",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "Ռ",
    "мир",
    "和",
  };

  g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
}

static char *
make_paragraph (GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint most = g_rand_int_range (random, 1, MOST + 1);
  gsize kept = 0;

  while (text->len <= most) {
    kept = text->len;
    append_piece (text, random);
  }
  g_string_truncate (text, kept);
  return g_strconcat (text->str, " Fin", NULL); /* what a sentence's end looks for is not found in the next paragraph */
}

static void
assert_same_token (const CadToken *one, const CadToken *many, guint32 start)
{
  g_assert_cmpuint (many->start, ==, start + one->start);
  g_assert_cmpuint (many->len, ==, one->len);
  g_assert_cmpuint (many->kind, ==, one->kind);
  g_assert_cmpuint (many->mark, ==, one->mark);
  g_assert_cmphex (many->flags, ==, one->flags);
  g_assert_cmpuint (many->type, ==, one->type);
  g_assert_cmpuint (many->facts, ==, one->facts);
}

/* Each paragraph by itself, and its tokens beside those of all together. */
static void
compare (Fixture *fixture, char **paragraphs)
{
  g_autofree char *joined = g_strjoinv ("\n\n", paragraphs);
  g_autoptr (CadDocument) document = cad_document_new_valid ("all", joined, strlen (joined), NULL);
  const CadTokens *many = fixture->many;
  guint start = 0, n = 0, words = 0, repaired = 0, dashes = 0, quotes = 0, sentences = 0;

  cad_tokens_read (fixture->many, document, fixture->vocabulary);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autoptr (CadDocument) alone = cad_document_new_valid ("one", paragraphs[i], strlen (paragraphs[i]), NULL);
    const CadTokens *one = fixture->one;

    cad_tokens_read (fixture->one, alone, fixture->vocabulary);
    g_assert_cmpuint (n + one->n_tokens, <=, many->n_tokens);
    for (guint t = 0; t < one->n_tokens; t++)
      assert_same_token (&one->tokens[t], &many->tokens[n + t], start);
    start += strlen (paragraphs[i]) + 2;
    n += one->n_tokens;
    words += one->words;
    repaired += one->repaired;
    dashes += one->dashes;
    quotes += one->n_quotes;
    sentences += one->n_sentences;
  }
  g_assert_cmpuint (many->n_tokens, ==, n);
  g_assert_cmpuint (many->words, ==, words);
  g_assert_cmpuint (many->repaired, ==, repaired);
  g_assert_cmpuint (many->dashes, ==, dashes);
  g_assert_cmpuint (many->n_quotes, ==, quotes);
  g_assert_cmpuint (many->n_sentences, ==, sentences);
}

static void
test_fuzzed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  for (guint round = 0; round < ROUNDS; round++) {
    g_auto (GStrv) paragraphs = g_new0 (char *, PARAGRAPHS + 1);

    for (guint i = 0; i < PARAGRAPHS; i++)
      paragraphs[i] = make_paragraph (fixture->random);
    compare (fixture, paragraphs);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/batch/words-with-elisions-are-those-read-one-by-one", Fixture, NULL, set_up, test_fuzzed, tear_down);
  g_test_add ("/batch/words-without-elisions-are-those-read-one-by-one", Fixture, "plain", set_up, test_fuzzed,
              tear_down);
  return g_test_run ();
}
