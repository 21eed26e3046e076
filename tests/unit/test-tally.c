/* SPDX-License-Identifier: MIT
 * test-tally.c - what articles become, and that adding up has no order */
#include <cadrage/tally.h>

#include "../statistics/readings.h"

#define N_ARTICLES 40

typedef struct {
  CadLexicon *lexicon;
  GPtrArray *lexicons;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->lexicon = lexicon_of ("camp", "aaaa");
  fixture->lexicons = g_ptr_array_new ();
  g_ptr_array_add (fixture->lexicons, fixture->lexicon);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  lexicon_clear (fixture->lexicon);
  g_ptr_array_unref (fixture->lexicons);
}

static CadTally *
tally_new (Fixture *fixture, guint excerpts)
{
  CadTally *tally = cad_tally_new (excerpts);

  cad_tally_declare (tally, fixture->lexicon);
  return tally;
}

static void
add (Fixture *fixture, CadTally *tally, guint32 number)
{
  g_autoptr (Article) article = article_drawn (number);

  cad_tally_add (tally, &article->reading, fixture->lexicons);
}

static char *
written (const CadTally *tally)
{
  return g_string_free (cad_tally_write (tally), FALSE);
}

static const CadCount *
count_of (const CadTally *tally, const CadArticle *article, const char *choice, const char *wording)
{
  for (guint i = 0; i < article->n_counts; i++)
    if ((int) article->counts[i].key == cad_tally_key (tally, "camp", choice, wording))
      return &article->counts[i];
  return NULL;
}

static void
test_zero_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 3);

  (void) data;
  cad_tally_declare (tally, fixture->lexicon);
  g_assert_cmpuint (tally->keys->len, ==, 7);
  g_assert_cmpuint (tally->lexicons->len, ==, 1);
  g_assert_cmpint (cad_tally_key (tally, "camp", "choice-1", "wording-2"), >=, 0);
  g_assert_cmpint (cad_tally_key (tally, "camp", "group", ""), >=, 0);
  g_assert_cmpint (cad_tally_key (tally, "camp", "choice-1", "wording-3"), ==, -1);
  g_assert_true (((const CadKey *) tally->keys->pdata[cad_tally_key (tally, "camp", "group", "")])->loaded);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 0);
  g_autoptr (Article) article = article_new ("Journal", "1", "prise", 5);

  (void) data;
  for (guint i = 0; i < 3; i++)
    article_mention (article, 0, 1, (CadSpan){ 0, 5 });
  article_mention (article, 0, 2, (CadSpan){ 0, 5 })->voice.kind = CAD_VOICE_NAMED;
  article_mention (article, CAD_LOADED, 0, (CadSpan){ 0, 5 });
  cad_tally_add (tally, &article->reading, fixture->lexicons);
  cad_tally_finish (tally);
  const CadArticle *found = &g_array_index (tally->articles, CadArticle, 0);

  g_assert_cmpuint (found->n_counts, ==, 3);
  g_assert_cmpuint (count_of (tally, found, "choice-0", "wording-1")->n, ==, 3);
  g_assert_cmpuint (count_of (tally, found, "choice-0", "wording-2")->voice, ==, CAD_VOICE_NAMED);
  g_assert_cmpuint (count_of (tally, found, "group", "")->n, ==, 1);
  g_assert_cmpuint (found->words, ==, 100);
  g_assert_cmpuint (tally->excerpts->len, ==, 0);
}

static void
test_speeches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 0);
  g_autoptr (Article) article = article_new (NULL, "1", "dit-il", 6);
  const CadVoiceKind kinds[] = { CAD_VOICE_OWN, CAD_VOICE_QUOTED, CAD_VOICE_ATTRIBUTED, CAD_VOICE_DISTANCED };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    CadReadMention *mention = article_mention (article, 0, 0, (CadSpan){ 0, 3 });

    mention->voice.kind = kinds[i];
    mention->side = i == 2 ? 1 : -1;
    mention->voice.verb = i == 2 ? "affirmer" : NULL;
    mention->voice.stance = i == 2 ? CAD_STANCE_ASSERTING : CAD_STANCE_NONE;
    mention->voice.speaker.len = i == 3 ? 0 : 2;
  }
  cad_tally_add (tally, &article->reading, fixture->lexicons);
  cad_tally_finish (tally);
  const CadArticle *found = &g_array_index (tally->articles, CadArticle, 0);

  g_assert_cmpuint (found->n_speeches, ==, 2);
  g_assert_cmpuint (found->speeches[0].side, ==, 0);
  g_assert_cmpstr (tally->verbs->pdata[found->speeches[0].verb], ==, "");
  g_assert_cmpstr (tally->sides->pdata[found->speeches[1].side], ==, "camp:actor-1");
  g_assert_cmpstr (tally->verbs->pdata[found->speeches[1].verb], ==, "affirmer");
  g_assert_cmpuint (found->speeches[1].stance, ==, CAD_STANCE_ASSERTING);
  g_assert_cmpstr (tally->sources->pdata[0], ==, "");
}

static const CadExcerpt *
excerpt_of (Fixture *fixture, CadTally *tally, Article *article, CadSpan span)
{
  article_mention (article, 0, 0, span);
  cad_tally_add (tally, &article->reading, fixture->lexicons);
  cad_tally_finish (tally);
  g_assert_cmpuint (tally->excerpts->len, ==, 1);
  return tally->excerpts->pdata[0];
}

static void
test_excerpt (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "  L’été,\r\n\t la « prise »\0 de\xC2\xA0la ville.  ";
  g_autoptr (CadTally) tally = tally_new (fixture, 3);
  g_autoptr (Article) article = article_new ("J", "1", text, sizeof text - 1);
  CadSpan span = { (guint32) (strstr (text, "prise") - text), 5 };
  const CadExcerpt *excerpt = excerpt_of (fixture, tally, article, span);

  (void) data;
  g_assert_cmpstr (excerpt->sentence, ==, "L’été, la « prise » de\xC2\xA0la ville.");
  g_assert_cmpuint (excerpt->offset, ==, 17);
  g_assert_true (strncmp (excerpt->sentence + excerpt->start, "prise", excerpt->len) == 0);
  g_assert_cmpuint (excerpt->len, ==, 5);
  g_assert_null (excerpt->speaker);
}

/* Any two blanks become one space, whatever character they are. */
static void
test_blanks (Fixture *fixture, gconstpointer data)
{
  guint n_blanks = 0;

  (void) data;
  for (gunichar c = 1; c <= 0x10FFFF; c++) {
    char blank[8] = { 0 };

    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
      continue;
    g_unichar_to_utf8 (c, blank);
    g_autoptr (CadTally) tally = tally_new (fixture, 1);
    g_autofree char *text = g_strdup_printf ("la%s%sprise", blank, blank);
    g_autoptr (Article) article = article_new ("J", "1", text, strlen (text));

    g_assert_cmpstr (excerpt_of (fixture, tally, article, article_span (article, "prise"))->sentence, ==, "la prise");
    n_blanks++;
  }
  g_assert_cmpuint (n_blanks, >, 80);
}

static void
test_long_sentence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 3);
  g_autoptr (GString) text = g_string_new (NULL);

  (void) data;
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "été%u  ", i);
  g_autoptr (Article) article = article_new ("J", "1", text->str, text->len);

  article->token.len = G_MAXUINT16;
  const CadExcerpt *excerpt = excerpt_of (fixture, tally, article, article_span (article, "été2500"));
  glong length = g_utf8_strlen (excerpt->sentence, -1);

  g_assert_cmpint (length, <=, 402);
  g_assert_cmpint (length, >=, 380);
  g_assert_true (g_str_has_prefix (excerpt->sentence, "…été"));
  g_assert_true (g_str_has_suffix (excerpt->sentence, "…"));
  g_assert_true (strncmp (excerpt->sentence + excerpt->start, "été2500", excerpt->len) == 0);
  g_assert_true (g_utf8_validate (excerpt->sentence, -1, NULL));
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) all = tally_new (fixture, 1000), few = tally_new (fixture, 2);
  guint same = 0;

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++) {
    add (fixture, all, i);
    add (fixture, few, N_ARTICLES - 1 - i);
  }
  cad_tally_finish (all);
  cad_tally_finish (few);
  g_assert_cmpuint (all->excerpts->len, >, few->excerpts->len);
  for (guint i = 0; i < few->excerpts->len; i++) {
    const CadExcerpt *kept = few->excerpts->pdata[i], *before = i > 0 ? few->excerpts->pdata[i - 1] : NULL;
    const CadArticle *article = &g_array_index (few->articles, CadArticle, kept->article);
    guint smaller = 0;

    same = before != NULL && before->key == kept->key && before->voice == kept->voice &&
                   g_array_index (few->articles, CadArticle, before->article).source == article->source
               ? same + 1
               : 1;
    g_assert_cmpuint (same, <=, 2);
    for (guint j = 0; j < all->excerpts->len; j++) {
      const CadExcerpt *other = all->excerpts->pdata[j];

      smaller += other->key == kept->key && other->voice == kept->voice && other->hash < kept->hash &&
                 g_array_index (all->articles, CadArticle, other->article).source == article->source;
    }
    g_assert_cmpuint (smaller, <, 2);
  }
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 2);

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++)
    add (fixture, tally, i);
  cad_tally_finish (tally);
  for (guint i = 1; i < tally->sources->len; i++)
    g_assert_cmpint (strcmp (tally->sources->pdata[i - 1], tally->sources->pdata[i]), <, 0);
  for (guint i = 1; i < tally->articles->len; i++) {
    const CadArticle *a = &g_array_index (tally->articles, CadArticle, i - 1), *b = a + 1;

    g_assert_true (a->source < b->source || (a->source == b->source && strcmp (a->id, b->id) < 0));
  }
  g_assert_cmpstr (tally->sides->pdata[0], ==, "");
  g_assert_cmpint (cad_tally_key (tally, "camp", "choice-0", "wording-0"), ==, 0);
}

/* The same article twice in a corpus is one article with both counts. */
static void
test_same_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 100);

  (void) data;
  add (fixture, tally, 5);
  cad_tally_finish (tally);
  guint n = g_array_index (tally->articles, CadArticle, 0).counts[0].n, excerpts = tally->excerpts->len;

  add (fixture, tally, 5);
  cad_tally_finish (tally);
  g_assert_cmpuint (tally->articles->len, ==, 1);
  g_assert_cmpuint (g_array_index (tally->articles, CadArticle, 0).counts[0].n, ==, 2 * n);
  g_assert_cmpuint (tally->excerpts->len, ==, excerpts);
}

static void
shuffle (guint32 *numbers, guint n, GRand *rand)
{
  for (guint i = n; i > 1; i--) {
    guint j = g_rand_int_range (rand, 0, i);
    guint32 number = numbers[i - 1];

    numbers[i - 1] = numbers[j];
    numbers[j] = number;
  }
}

/* Shards of random sizes, merged two by two in random order. */
static char *
counted_in_shards (Fixture *fixture, guint n_shards, GRand *rand)
{
  g_autoptr (GPtrArray) shards = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_tally_free);
  guint32 numbers[N_ARTICLES];

  for (guint i = 0; i < n_shards; i++)
    g_ptr_array_add (shards, tally_new (fixture, 2 + i % 2));
  for (guint i = 0; i < N_ARTICLES; i++)
    numbers[i] = i;
  shuffle (numbers, N_ARTICLES, rand);
  for (guint i = 0; i < N_ARTICLES; i++)
    add (fixture, shards->pdata[g_rand_int_range (rand, 0, n_shards)], numbers[i]);
  while (shards->len > 1) {
    g_autoptr (CadTally) from = g_ptr_array_steal_index_fast (shards, g_rand_int_range (rand, 0, shards->len));
    CadTally *into = shards->pdata[g_rand_int_range (rand, 0, shards->len)];

    if (g_rand_boolean (rand))
      cad_tally_finish (from);
    g_assert_true (cad_tally_merge (into, from, NULL));
  }
  if (g_rand_boolean (rand))
    cad_tally_finish (shards->pdata[0]);
  return written (shards->pdata[0]);
}

static void
test_merge_laws (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) whole = tally_new (fixture, 2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201110);

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++)
    add (fixture, whole, i);
  g_autofree char *expected = written (whole);

  for (guint round = 0; round < 40; round++) {
    g_autofree char *found = counted_in_shards (fixture, 1 + round % 7, rand);

    g_assert_true (g_str_equal (found, expected));
  }
}

/* An empty tally changes nothing but brings its keys. */
static void
test_merge_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = cad_tally_new (2), empty = tally_new (fixture, 2), filled = tally_new (fixture, 2);

  (void) data;
  add (fixture, filled, 7);
  g_assert_true (cad_tally_merge (tally, empty, NULL));
  g_assert_cmpuint (tally->keys->len, ==, 7);
  g_assert_true (cad_tally_merge (tally, filled, NULL));
  g_autofree char *found = written (tally), *expected = written (filled);

  g_assert_true (g_str_equal (found, expected));
}

static void
test_merge_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 2), other = tally_new (fixture, 2), newer = cad_tally_new (2);
  g_autoptr (GError) doubled = NULL, mixed = NULL;
  CadLexicon *changed = lexicon_of ("camp", "bbbb");

  (void) data;
  add (fixture, tally, 1);
  add (fixture, other, 2);
  add (fixture, other, 1);
  cad_tally_declare (newer, changed);
  g_autofree char *before = written (tally);

  g_assert_false (cad_tally_merge (tally, other, &doubled));
  g_assert_error (doubled, CAD_ERROR, CAD_ERROR_FORMAT);
  g_assert_nonnull (strstr (doubled->message, "1/article\t1.txt"));
  g_assert_false (cad_tally_merge (tally, newer, &mixed));
  g_assert_error (mixed, CAD_ERROR, CAD_ERROR_FORMAT);
  g_assert_nonnull (strstr (mixed->message, "'camp'"));
  g_autofree char *after = written (tally);

  g_assert_true (g_str_equal (after, before));
  lexicon_clear (changed);
}

/* Two lexicons met in different orders. */
static void
test_two_lexicons (Fixture *fixture, gconstpointer data)
{
  CadLexicon *second = lexicon_of ("autre", "cccc");
  g_autoptr (CadTally) a = tally_new (fixture, 2), b = cad_tally_new (2), c = cad_tally_new (2);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (Article) article = article_drawn (11);

  (void) data;
  g_ptr_array_add (lexicons, second);
  cad_tally_declare (b, second);
  cad_tally_add (b, &article->reading, lexicons);
  add (fixture, a, 10);
  g_assert_true (cad_tally_merge (c, b, NULL));
  g_assert_true (cad_tally_merge (c, a, NULL));
  g_assert_true (cad_tally_merge (a, b, NULL));
  g_autofree char *found = written (a), *expected = written (c);

  g_assert_true (g_str_equal (found, expected));
  cad_tally_finish (a);
  g_assert_cmpstr (((const CadTallyLexicon *) a->lexicons->pdata[0])->id, ==, "autre");
  for (guint i = 0; i < 2; i++) {
    const CadArticle *found_article = &g_array_index (a->articles, CadArticle, i);

    g_assert_cmpuint (found_article->lexicons, ==, strstr (found_article->id, "11") != NULL ? 1 : 2);
  }
  lexicon_clear (second);
}

static gboolean
is_of_2020_03 (const CadTally *tally, const CadArticle *article, gpointer data)
{
  (void) tally;
  (void) data;
  return g_strcmp0 (article->date, "2020-03") == 0;
}

/* A part of a tally is what counting that part alone gives. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) whole = tally_new (fixture, 1000), part = tally_new (fixture, 1000);

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++) {
    add (fixture, whole, i);
    if (i % 12 == 2)
      add (fixture, part, i);
  }
  g_autoptr (CadTally) march = cad_tally_filter (whole, is_of_2020_03, NULL);
  g_autoptr (CadTally) again = cad_tally_filter (march, is_of_2020_03, NULL);
  /* the names of sources and verbs that are left out stay known; written, nothing of them is left */
  g_autofree char *found = written (march), *expected = written (part), *twice = written (again);

  g_assert_cmpuint (march->articles->len, >, 0);
  g_assert_true (g_str_equal (found, expected));
  g_assert_true (g_str_equal (twice, expected));
}

/* Whoever counted an article first or second: workers' tallies are what one worker would have counted. */
static void
test_absorb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) whole = tally_new (fixture, 2), none = cad_tally_new (2);
  CadTally *parts[3] = { tally_new (fixture, 2), tally_new (fixture, 2), cad_tally_new (2) };

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++)
    for (guint times = 0; times <= i % 2; times++) {
      add (fixture, whole, i);
      add (fixture, parts[(i + times) % 2], i);
    }
  for (guint i = 0; i < 3; i++)
    cad_tally_absorb (none, parts[i]);
  g_autofree char *expected = written (whole), *found = written (none);

  g_assert_cmpuint (none->articles->len, ==, N_ARTICLES);
  g_assert_true (g_str_equal (found, expected));
}

/* Putting articles together and adding tallies up can be done in either order. */
static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) whole = tally_new (fixture, 2), a = tally_new (fixture, 2), b = tally_new (fixture, 2);
  g_autoptr (GError) error = NULL;

  (void) data;
  for (guint i = 0; i < N_ARTICLES; i++) {
    add (fixture, whole, i);
    add (fixture, i % 3 ? a : b, i);
  }
  g_autoptr (CadTally) blocks = cad_tally_block (whole, 4), of_a = cad_tally_block (a, 4),
                       of_b = cad_tally_block (b, 4);
  g_autofree char *expected = written (blocks);

  g_assert_true (cad_tally_merge (of_a, of_b, &error));
  g_assert_cmpuint (blocks->articles->len, <=, 16);
  g_autofree char *merged = written (of_a);
  g_autoptr (CadTally) read = cad_tally_read ("x", merged, strlen (merged), &error);

  g_assert_no_error (error);
  g_assert_true (g_str_equal (merged, expected));
  g_autofree char *again = written (read);

  g_assert_true (g_str_equal (again, expected));
}

/* The lexicons of one id in two languages are one in the counts, whichever language came first. */
static void
test_two_languages (Fixture *fixture, gconstpointer data)
{
  CadLexicon *english = lexicon_of ("camp", "eeee");
  CadTally *tallies[4] = { cad_tally_new (2), cad_tally_new (2), cad_tally_new (2), cad_tally_new (2) };

  (void) data;
  g_free (english->language);
  english->language = g_strdup ("en");
  for (guint i = 0; i < 4; i++) {
    cad_tally_declare (tallies[i], i % 2 ? english : fixture->lexicon);
    if (i < 2)
      cad_tally_declare (tallies[i], i % 2 ? fixture->lexicon : english);
    add (fixture, tallies[i], i < 2 ? 10 : 10 + i);
  }
  g_autofree char *first = written (tallies[0]), *second = written (tallies[1]);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (tallies[0]->lexicons->len, ==, 1);
  cad_tally_absorb (tallies[2], tallies[3]);
  g_assert_cmpstr (((const CadTallyLexicon *) tallies[2]->lexicons->pdata[0])->sha256, ==, "eeee");
  for (guint i = 0; i < 3; i++)
    cad_tally_free (tallies[i]);
  lexicon_clear (english);
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/tally/wordings-never-seen-are-keys", test_zero_keys);
  add_test ("/tally/mentions-are-counted-by-key-and-voice", test_counts);
  add_test ("/tally/whoever-speaks-is-counted-known-or-not", test_speeches);
  add_test ("/tally/an-excerpt-is-its-sentence-in-one-line", test_excerpt);
  add_test ("/tally/every-blank-of-an-excerpt-is-a-space", test_blanks);
  add_test ("/tally/a-long-sentence-is-cut-around-the-mention", test_long_sentence);
  add_test ("/tally/the-sample-keeps-the-smallest-hashes", test_sample);
  add_test ("/tally/finish-sorts-everything", test_finish);
  add_test ("/tally/an-article-given-twice-is-one", test_same_article);
  add_test ("/tally/merging-shards-equals-counting-together", test_merge_laws);
  add_test ("/tally/what-several-workers-count-adds-up", test_absorb);
  add_test ("/tally/merging-nothing-changes-nothing", test_merge_nothing);
  add_test ("/tally/merge-refuses-doubles-and-other-versions", test_merge_refuses);
  add_test ("/tally/two-lexicons-merge-in-any-order", test_two_lexicons);
  add_test ("/tally/two-languages-of-a-lexicon-in-any-order", test_two_languages);
  add_test ("/tally/a-part-is-what-counting-it-alone-gives", test_filter);
  add_test ("/tally/blocks-add-up", test_blocks);
  return g_test_run ();
}
