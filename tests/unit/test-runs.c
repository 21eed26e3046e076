/* SPDX-License-Identifier: MIT
 * test-runs.c - counts put away on the way end as those that stayed in memory */
#include <cadrage/runs.h>

#include <signal.h>
#include <sys/resource.h>

#include "../statistics/readings.h"

#define N_TEXTS   90
#define N_WORKERS 3

/* Two lexicons, so that one article can be read with either. */
typedef struct {
  CadLexicon *lexicons[2];
  GPtrArray *sets[3]; /* the first, the second, both */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->lexicons[0] = lexicon_of ("camp", "aaaa");
  fixture->lexicons[1] = lexicon_of ("autre", "bbbb");
  for (guint i = 0; i < 3; i++) {
    fixture->sets[i] = g_ptr_array_new ();
    for (guint j = 0; j < 2; j++)
      if (i == j || i == 2)
        g_ptr_array_add (fixture->sets[i], fixture->lexicons[j]);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint i = 0; i < 3; i++)
    g_ptr_array_unref (fixture->sets[i]);
  for (guint i = 0; i < 2; i++)
    lexicon_clear (fixture->lexicons[i]);
}

static CadTally *
tally_new (guint n_blocks)
{
  CadTally *tally = cad_tally_new (2);

  if (n_blocks > 0)
    cad_tally_use_blocks (tally, n_blocks);
  return tally;
}

/* Text @number: every third is there before, with another date, title, lexicon or sentence. */
static void
add (Fixture *fixture, CadTally *tally, guint number)
{
  guint32 drawn = number % 3 == 2 ? number - 2 : number;
  g_autoptr (Article) article = article_drawn (drawn);
  GPtrArray *lexicons = fixture->sets[number % 5 % 3];

  if (number != drawn) {
    g_free (article->document.title);
    article->document.title = number % 2 ? g_strdup ("Autre | titre") : NULL;
    g_free (article->document.date);
    article->document.date = number % 4 ? g_strdup_printf ("20%02u", number) : NULL;
    article->document.text[article->document.length - 1] = '|';
  }
  for (guint i = 0; i < lexicons->len; i++)
    cad_tally_declare (tally, lexicons->pdata[i]);
  cad_tally_add (tally, &article->reading, lexicons);
}

static gboolean
collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) error;
  g_string_append_len (data, bytes, length);
  return TRUE;
}

/* Counts by several workers that put away what they hold when it is over the limit. */
static GString *
counted_by_runs (Fixture *fixture, const CadRunRules *rules, guint n_blocks)
{
  g_autoptr (CadRuns) runs = cad_runs_new (rules);
  CadTally *tallies[N_WORKERS];
  GString *out = g_string_new (NULL);
  gboolean put;

  for (guint i = 0; i < N_WORKERS; i++)
    tallies[i] = tally_new (n_blocks);
  for (guint i = 0; i < N_TEXTS; i++) {
    CadTally **tally = &tallies[i * 7 % 11 % N_WORKERS];

    add (fixture, *tally, i);
    g_assert_true (cad_runs_offer (runs, *tally, &put, NULL));
    if (put) {
      cad_tally_free (*tally);
      *tally = tally_new (n_blocks);
    }
  }
  cad_tally_set_part (tallies[0], "corpus", 4, 3);
  for (guint i = 0; i < N_WORKERS; i++) {
    g_assert_true (cad_runs_add (runs, tallies[i], NULL));
    cad_tally_free (tallies[i]);
  }
  g_assert_true (cad_runs_sum (runs, collect, out, NULL));
  return out;
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  const gsize limits[] = { 0, 1000, 6000, 20000, G_MAXSIZE };
  const guint fans[] = { 2, 3, 64 };

  (void) data;
  for (guint n_blocks = 0; n_blocks < 4; n_blocks += 3) {
    g_autoptr (CadTally) whole = tally_new (n_blocks);

    for (guint i = 0; i < N_TEXTS; i++)
      add (fixture, whole, i);
    cad_tally_set_part (whole, "corpus", 4, 3);
    cad_tally_finish (whole);
    g_autoptr (GString) expected = cad_tally_write (whole);

    for (guint i = 0; i < G_N_ELEMENTS (limits) * G_N_ELEMENTS (fans); i++) {
      const CadRunRules rules = { g_get_tmp_dir (), limits[i % G_N_ELEMENTS (limits)],
                                  fans[i / G_N_ELEMENTS (limits)] };
      g_autoptr (GString) found = counted_by_runs (fixture, &rules, n_blocks);

      g_assert_cmpstr (found->str, ==, expected->str);
    }
  }
}

/* What comes out is a tally like any other. */
static void
test_readable (Fixture *fixture, gconstpointer data)
{
  const CadRunRules rules = { g_get_tmp_dir (), 0, 4 };
  g_autoptr (CadRuns) runs = cad_runs_new (&rules);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  for (guint i = 0; i < N_TEXTS; i++) {
    g_autoptr (CadTally) tally = tally_new (0);

    add (fixture, tally, i);
    g_assert_true (cad_runs_add (runs, tally, NULL));
  }
  g_assert_true (cad_runs_sum (runs, collect, out, NULL));
  g_autoptr (CadTally) read = cad_tally_read ("x", out->str, out->len, &error);

  g_assert_no_error (error);
  g_autoptr (GString) again = cad_tally_write (read);

  g_assert_cmpstr (again->str, ==, out->str);
}

static void
test_by_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (0);

  (void) data;
  for (guint i = 0; i <= N_TEXTS; i++) {
    g_autoptr (GString) expected = cad_tally_write (tally), found = g_string_new (NULL);

    g_assert_true (cad_tally_write_to (tally, CAD_TALLY_WHOLE_BY_TWO, collect, found, NULL));
    g_assert_cmpstr (found->str, ==, expected->str);
    if (i < N_TEXTS)
      add (fixture, tally, i);
  }
}

/* Blocks filled on the way are those made at the end. */
static void
test_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) articles = tally_new (0), filled = tally_new (7);

  (void) data;
  for (guint i = 0; i < N_TEXTS; i++)
    if (i % 3 < 2) {
      add (fixture, articles, i);
      add (fixture, filled, i);
    }
  g_autoptr (CadTally) made = cad_tally_block (articles, 7);

  cad_tally_finish (filled);
  g_autoptr (GString) expected = cad_tally_write (made), found = cad_tally_write (filled);

  g_assert_cmpstr (found->str, ==, expected->str);
  g_assert_cmpuint (filled->articles->len, <, articles->articles->len);
}

/* The estimate need not be exact, but must not stay behind what is kept. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) tally = tally_new (0);
  gsize before = cad_tally_size (tally), letters = 0;

  (void) data;
  for (guint i = 0; i < N_TEXTS; i++)
    add (fixture, tally, i);
  cad_tally_finish (tally);
  for (guint i = 0; i < tally->excerpts->len; i++)
    letters += strlen (((const CadExcerpt *) tally->excerpts->pdata[i])->sentence);
  for (guint i = 0; i < tally->articles->len; i++)
    letters += g_array_index (tally->articles, CadArticle, i).n_counts * sizeof (CadCount);
  g_assert_cmpuint (cad_tally_size (tally) - before, >, letters + tally->articles->len * sizeof (CadArticle));
  gsize size = cad_tally_size (tally);

  for (guint i = 0; i < N_TEXTS; i++)
    add (fixture, tally, i);
  g_assert_cmpuint (cad_tally_size (tally), ==, size);
}

/* A full disk, or no folder at all: it is said by every call from then on. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  const CadRunRules rules = { "/nowhere/at/all", 0, 2 }, small = { g_get_tmp_dir (), 0, 2 };
  g_autoptr (CadRuns) runs = cad_runs_new (&rules), full = cad_runs_new (&small);
  g_autoptr (CadTally) tally = tally_new (0);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, low;
  gboolean put;

  (void) data;
  add (fixture, tally, 1);
  g_assert_false (cad_runs_offer (runs, tally, &put, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "temporary file in '/nowhere/at/all'"));
  g_assert_false (cad_runs_check (runs, NULL));
  g_clear_error (&error);
  g_assert_false (cad_runs_sum (runs, collect, NULL, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_WRITE);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  low = (struct rlimit){ 100, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  g_assert_false (cad_runs_add (full, tally, NULL));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_true (cad_runs_are_empty (full));
  g_assert_false (cad_runs_add (full, tally, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/runs/any-limit-and-any-number-of-files-give-the-same-bytes", Fixture, NULL, set_up, test_same,
              tear_down);
  g_test_add ("/runs/the-sum-is-a-whole-tally", Fixture, NULL, set_up, test_readable, tear_down);
  g_test_add ("/runs/two-threads-write-the-same-bytes", Fixture, NULL, set_up, test_by_two, tear_down);
  g_test_add ("/runs/blocks-filled-on-the-way-are-those-made-at-the-end", Fixture, NULL, set_up, test_blocks,
              tear_down);
  g_test_add ("/runs/the-size-grows-with-what-is-kept", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/runs/a-file-that-cannot-be-written-is-never-forgotten", Fixture, NULL, set_up, test_failure, tear_down);
  return g_test_run ();
}
