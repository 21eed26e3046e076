/* SPDX-License-Identifier: MIT
 * test-tally-counts.c - counts from elsewhere, as a table */
#include <string.h>

#include <cadrage/tally.h>

#include "../statistics/readings.h"

static CadTally *
read_table (const char *text)
{
  g_autoptr (GError) error = NULL;
  CadTally *tally = cad_tally_read_counts ("x.tsv", text, strlen (text), &error);

  g_assert_no_error (error);
  return tally;
}

static void
assert_fault (const char *text, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadTally) tally = cad_tally_read_counts ("x.tsv", text, strlen (text), &error);

  g_assert_null (tally);
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  if (strstr (error->message, why) == NULL)
    g_error ("'%s' does not say '%s'", error->message, why);
}

static void
test_plain (void)
{
  g_autoptr (CadTally)
      tally = read_table ("\xEF\xBB\xBFn\tSource\twording\tchoice\r\n3\tB\tprise\tville\r\n\r\n0\tA\tprise\tville\r\n");
  const CadArticle *articles = &g_array_index (tally->articles, CadArticle, 0);

  g_assert_cmpuint (tally->articles->len, ==, 2);
  g_assert_cmpstr (tally->sources->pdata[0], ==, "A");
  g_assert_cmpuint (articles[0].n_counts, ==, 0);
  g_assert_cmpuint (articles[1].counts[0].n, ==, 3);
  g_assert_cmpuint (articles[1].counts[0].voice, ==, CAD_VOICE_OWN);
  g_assert_cmpstr (articles[1].id, ==, "");
  g_assert_cmpint (cad_tally_key (tally, "", "ville", "prise"), ==, 0);
  g_assert_cmpint (cad_tally_key (tally, "any-lexicon", "ville", "prise"), ==, 0);
}

static void
test_full (void)
{
  g_autoptr (CadTally) tally = read_table ("source\tarticle\tdate\tlexicon\tchoice\twording\tvoice\tn\twords\tnote\n"
                                           "A\t2\t2020-12\tl\tville\tprise\tquoted\t3\t120\tx\n"
                                           "A\t1\t\tl\tville\tprise\town\t1\t\n"
                                           "A\t2\t\tl\tville\tprise\t\t2\n"
                                           "A\t2\t\tl\tville\tprise\tquoted\t4\t120\n"
                                           "A\t2\t\tl\tgroupe\t\town\t1\t\n");
  const CadArticle *second = &g_array_index (tally->articles, CadArticle, 1);

  g_assert_cmpstr (second->id, ==, "2");
  g_assert_cmpstr (second->date, ==, "2020-12");
  g_assert_cmpuint (second->words, ==, 120);
  g_assert_cmpuint (second->n_counts, ==, 3);
  g_assert_cmpuint (second->counts[2].n, ==, 7);
  g_assert_true (((const CadKey *) tally->keys->pdata[cad_tally_key (tally, "l", "groupe", "")])->loaded);
}

static void
test_travels (void)
{
  g_autoptr (CadTally) tally = read_table ("source\tchoice\twording\tn\twords\nA\tc\tw\t3\t50\nB\tc\tw\t1\t\n");
  g_autoptr (GString) text = cad_tally_write (tally);
  g_autoptr (GError) error = NULL;
  g_autoptr (CadTally) read = cad_tally_read ("x", text->str, text->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->articles->len, ==, 2);
  g_assert_false (cad_tally_merge (read, tally, &error));
  g_assert_nonnull (strstr (error->message, "source 'A'"));
}

static void
test_faults (void)
{
  static const char all[] = "source\tchoice\twording\tn\tvoice\twords\tarticle\n"
                            "A\tc\tw\t-1\town\t7\t1\n"
                            "A\tc\tw\t1\tmine\t\t1\n"
                            "\tc\tw\t1\town\t\t1\n"
                            "A\tc\tw\t1.5\town\t\t1\n"
                            "A\tc\tw\t1\town\t8\t2\n"
                            "A\tc\tw\t1\town\t9\t2\n"
                            "A\tc\tw\t1\town\t9\t2\tx\n";

  assert_fault (all, "x.tsv:2:7: n '-1' is not a whole number");
  assert_fault (all, "x.tsv:3:9: 'mine' is no voice");
  assert_fault (all, "x.tsv:4:1: the source is empty");
  assert_fault (all, "x.tsv:5:7: n '1.5'");
  assert_fault (all, "x.tsv:7:13: 9 words, but line 6 says 8 for the same article");
  assert_fault (all, "x.tsv:8:1: 8 fields, the header has 7");
  assert_fault ("", "the count table is empty");
  assert_fault ("source\tchoice\tn\tn\n", "column 'n' is there twice");
  assert_fault ("source\tchoice\tn\n", "has no column 'wording'");
  assert_fault ("source\tchoice\twording\tn\nA\tc\tw\xFF\t1\n", "x.tsv:2:1: the line is no UTF-8 text");
  assert_fault ("source\tchoice\twording\tn\nA\tc\tw\t99999999999\n", "is not a whole number");
  assert_fault ("source\tchoice\twording\tn\nA\tc\tw\t4294967295\nA\tc\tw\t1\n",
                "x.tsv:3:7: more than 4294967295 mentions");
}

/* A table without a lexicon, read for one that has two choices of three wordings and a loaded group. */
static void
test_adopted (void)
{
  g_autoptr (CadTally)
      tally = read_table ("source\tchoice\twording\tn\nA\tchoice-0\twording-1\t3\nA\tchoice-0\tother\t1\n"
                          "A\tgroup\t\t5\nA\tmine\twording-1\t2\n");
  CadLexicon *lexicon = lexicon_of ("camp", "aaaa");

  g_assert_cmpuint (cad_tally_adopt (tally, lexicon), ==, 1);
  g_assert_cmpuint (tally->keys->len, ==, 7 + 2);
  g_assert_cmpuint (g_array_index (tally->articles, CadArticle, 0).lexicons, ==, 1);
  const CadArticle *article = &g_array_index (tally->articles, CadArticle, 0);
  int key = cad_tally_key (tally, "camp", "choice-0", "wording-1");
  guint n = 0;

  for (guint i = 0; i < article->n_counts; i++)
    n += (int) article->counts[i].key == key ? article->counts[i].n : 0;
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (cad_tally_key (tally, "camp", "group", ""), >=, 0);
  g_assert_cmpint (cad_tally_key (tally, "", "mine", "wording-1"), >=, 0);
  lexicon_clear (lexicon);
}

/* Without any lexicon the table itself says what there is. */
static void
test_outline (void)
{
  g_autoptr (CadTally) tally = read_table ("source\tchoice\twording\tn\nA\tc\ty\t3\nA\tc\tx\t1\nA\tgroup\t\t5\n");
  g_autoptr (CadLexicon) outline = cad_tally_outline (tally, "");
  const CadChoice *choice = outline->choices->pdata[0];

  g_assert_cmpuint (outline->choices->len, ==, 1);
  g_assert_cmpstr (choice->id, ==, "c");
  g_assert_cmpuint (choice->wordings->len, ==, 2);
  g_assert_cmpstr (((const CadWording *) choice->wordings->pdata[0])->id, ==, "x");
  g_assert_cmpuint (outline->loaded->len, ==, 1);
  g_assert_null (cad_tally_outline (tally, "other"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-counts/four-columns-are-enough", test_plain);
  g_test_add_func ("/tally-counts/all-columns-are-taken", test_full);
  g_test_add_func ("/tally-counts/counts-travel-as-a-tally", test_travels);
  g_test_add_func ("/tally-counts/every-fault-has-its-line", test_faults);
  g_test_add_func ("/tally-counts/a-lexicon-adopts-what-it-knows", test_adopted);
  g_test_add_func ("/tally-counts/without-a-lexicon-the-table-is-its-outline", test_outline);
  return g_test_run ();
}
