/* SPDX-License-Identifier: MIT
 * test-lines.c - tallies as streams of lines: any sharding, any order, any number of combiners give one process' bytes */
#include <cadrage/lines.h>

#include "../statistics/readings.h"

#define N_ARTICLES 60

typedef struct {
  CadLexicon *lexicon;
  GPtrArray *lexicons;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->lexicon = lexicon_of ("camp", "aaaa");
  fixture->lexicons = g_ptr_array_new ();
  g_ptr_array_add (fixture->lexicons, fixture->lexicon);
  fixture->rand = g_rand_new_with_seed (20201110);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  lexicon_clear (fixture->lexicon);
  g_ptr_array_unref (fixture->lexicons);
  g_rand_free (fixture->rand);
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

static char *
whole (Fixture *fixture, guint n_blocks)
{
  g_autoptr (CadTally) tally = tally_new (fixture, 2);

  for (guint i = 0; i < N_ARTICLES; i++)
    add (fixture, tally, i);
  g_autoptr (CadTally) blocks = n_blocks > 0 ? cad_tally_block (tally, n_blocks) : NULL;

  return written (blocks != NULL ? blocks : tally);
}

/* The articles dealt to @n shards at random, each written. */
static GPtrArray *
dealt (Fixture *fixture, guint n, guint n_blocks, gboolean parts)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_tally_free);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (tallies, tally_new (fixture, 2 + i % 3));
  for (guint i = 0; i < N_ARTICLES; i++)
    add (fixture, tallies->pdata[g_rand_int_range (fixture->rand, 0, n)], i);
  for (guint i = 0; i < n; i++) {
    if (n_blocks > 0) {
      CadTally *blocks = cad_tally_block (tallies->pdata[i], n_blocks);

      cad_tally_free (tallies->pdata[i]);
      tallies->pdata[i] = blocks;
    }
    if (parts)
      cad_tally_set_part (tallies->pdata[i], "corpus", n, i + 1);
    g_ptr_array_add (texts, written (tallies->pdata[i]));
  }
  return texts;
}

typedef struct {
  const char *text; /* of a line, borrowed */
  guint file, number;
} Place;

static gint
by_key (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  gsize n = strcspn (x->text, "\t"), m = strcspn (y->text, "\t");
  int order = memcmp (x->text, y->text, MIN (n, m));

  return order != 0 ? order : n < m ? -1 : n > m;
}

static gboolean
collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) error;
  g_string_append_len (data, bytes, length);
  return TRUE;
}

/* Adds up the lines at @places, which it sorts. Returns: (transfer full) or NULL with @error */
static char *
summed (GArray *places, CadSumMode mode, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CadTallySum) sum = cad_tally_sum_new (&(CadSumRules){ .mode = mode }, collect, out);
  g_autoptr (CadFaults) faults = cad_faults_new ("x", NULL, 0);

  g_array_sort (places, by_key);
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index (places, Place, i);
    CadLineOrigin origin = { "abcdefghijkl" + place->file, place->number };
    CadTallyLine line;

    g_assert_true (cad_tally_line_parse (&line, place->text, strcspn (place->text, "\n"), faults, i + 1));
    if (!cad_tally_sum_take (sum, &line, &origin, error))
      return NULL;
  }
  return cad_tally_sum_end (sum, error) ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
add_places (GArray *places, const char *text, guint file)
{
  for (guint number = 1; *text != '\0'; number++) {
    Place place = { text, file, number };

    g_array_append_val (places, place);
    text += strcspn (text, "\n") + 1;
  }
}

/* All of @texts (of char*) added up at once. */
static char *
added_up (GPtrArray *texts, CadSumMode mode, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < texts->len; i++)
    add_places (places, texts->pdata[i], i);
  return summed (places, mode, error);
}

/* Added up two or three at a time in random order, until one is left. */
static char *
added_up_in_a_tree (Fixture *fixture, GPtrArray *texts, CadSumMode mode)
{
  g_autoptr (GError) error = NULL;

  while (texts->len > 1) {
    g_autoptr (GPtrArray) few = g_ptr_array_new_with_free_func (g_free);
    guint wanted = g_rand_int_range (fixture->rand, 2, 4), n = MIN (texts->len, wanted);

    while (few->len < n)
      g_ptr_array_add (few, g_ptr_array_steal_index_fast (texts, g_rand_int_range (fixture->rand, 0, texts->len)));
    g_ptr_array_add (texts, added_up (few, mode, &error));
    g_assert_no_error (error);
  }
  return g_strdup (texts->pdata[0]);
}

static void
test_laws (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint round = 0; round < 60; round++) {
    guint n_blocks = round % 3 == 0 ? 4 : 0;
    g_autoptr (GPtrArray) texts = dealt (fixture, 1 + round % 9, n_blocks, round % 2 == 0);
    g_autofree char *found = added_up_in_a_tree (fixture, texts, CAD_SUM_TALLIES),
                    *expected = whole (fixture, n_blocks);

    g_assert_true (g_str_equal (found, expected));
  }
}

/* The lines of @text whose key falls to @reducer of three, added up as a combiner does. */
static char *
shuffled (const char *text, guint reducer)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  add_places (places, text, 0);
  for (guint i = places->len; i-- > 0;) {
    g_autofree char *key = g_strndup (g_array_index (places, Place, i).text,
                                      strcspn (g_array_index (places, Place, i).text, "\t"));

    if (g_str_hash (key) % 3 != reducer)
      g_array_remove_index_fast (places, i);
  }
  return summed (places, CAD_SUM_COMBINE, NULL);
}

/* What a map-reduce does with the lines of mappers: combined any number of times, dealt to reducers by key, joined. */
static char *
map_reduced (Fixture *fixture, GPtrArray *texts, GError **error)
{
  g_autoptr (GPtrArray) reduced = g_ptr_array_new_with_free_func (g_free);

  for (guint reducer = 0; reducer < 3; reducer++) {
    g_autoptr (GPtrArray) mapped = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < texts->len; i++)
      g_ptr_array_add (mapped, shuffled (texts->pdata[i], reducer));
    g_ptr_array_add (reduced, added_up_in_a_tree (fixture, mapped, CAD_SUM_COMBINE));
  }
  return added_up (reduced, CAD_SUM_PIECES, error);
}

static void
test_map_reduce (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint round = 0; round < 30; round++) {
    guint n_blocks = round % 3 == 0 ? 4 : 0;
    g_autoptr (GPtrArray) texts = dealt (fixture, 1 + round % 7, n_blocks, TRUE);
    g_autoptr (GError) error = NULL;
    g_autofree char *expected = whole (fixture, n_blocks), *found = map_reduced (fixture, texts, &error);

    g_assert_no_error (error);
    g_assert_true (g_str_equal (found, expected));
  }
}

static void
assert_says (const char *text, const GError *error, const char *why)
{
  g_assert_null (text);
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  if (strstr (error->message, why) == NULL)
    g_error ("'%s' does not say '%s'", error->message, why);
}

/* A mapper that failed, ran twice or was cut off. */
static void
test_mappers (Fixture *fixture, gconstpointer data)
{
  const gboolean parts = GPOINTER_TO_INT (data);

  for (guint round = 0; round < 12; round++) {
    g_autoptr (GPtrArray) twice = dealt (fixture, 4, round % 2 * 4, TRUE),
                          cut = dealt (fixture, 4, round % 2 * 4, parts);
    g_autoptr (GError) doubled = NULL, lost = NULL;
    guint one = g_rand_int_range (fixture->rand, 0, 4);
    char *text = cut->pdata[one];
    gsize keep = g_rand_int_range (fixture->rand, 1, strlen (text) - 1);

    g_ptr_array_add (twice, g_strdup (twice->pdata[one]));
    g_autofree char *wrong = map_reduced (fixture, twice, &doubled);

    assert_says (wrong, doubled, "there twice");
    while (keep > 0 && text[keep - 1] != '\n')
      keep--;
    text[keep] = '\0';
    g_autofree char *less = map_reduced (fixture, cut, &lost);

    if (keep > 0)
      assert_says (less, lost, "the pieces");
  }
}

/* A part that is missing leaves its mark, so that nobody takes the rest for the whole. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint lost = 0; lost < 4; lost++) {
    g_autoptr (GPtrArray) texts = dealt (fixture, 4, 0, TRUE);
    g_autofree char *missing = g_ptr_array_steal_index (texts, lost);
    g_autoptr (GError) error = NULL, refusal = NULL, twice = NULL;
    g_autofree char *rest = added_up (texts, CAD_SUM_TALLIES, &error), *again = NULL;
    g_autoptr (CadTally) tally = cad_tally_read ("rest.tally", rest, strlen (rest), &refusal);

    g_assert_no_error (error);
    g_assert_null (tally);
    g_assert_nonnull (strstr (refusal->message, "rest.tally:"));
    g_assert_nonnull (strstr (refusal->message, "of 4; add all parts up"));
    g_ptr_array_add (texts, g_strdup (rest));
    again = added_up (texts, CAD_SUM_TALLIES, &twice);
    assert_says (again, twice, " of 4 is in ");
  }
}

/* Parts of another corpus, or of this one in another state, are not those that are missing. */
static void
test_strange_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) one = tally_new (fixture, 2), two = tally_new (fixture, 2);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  (void) data;
  add (fixture, one, 1);
  add (fixture, two, 2);
  cad_tally_set_part (one, "today", 2, 1);
  cad_tally_set_part (two, "yesterday", 2, 2);
  g_ptr_array_add (texts, written (one));
  g_ptr_array_add (texts, written (two));
  g_autofree char *sum = added_up (texts, CAD_SUM_TALLIES, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (sum, "!part|today|2|1\t1\n!part|yesterday|2|2\t1\n"));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = dealt (fixture, 2, 0, FALSE);
  g_autoptr (CadTally) newer = cad_tally_new (2);
  g_autoptr (GError) twice = NULL, mixed = NULL;
  CadLexicon *changed = lexicon_of ("camp", "bbbb");

  (void) data;
  cad_tally_declare (newer, changed);
  g_ptr_array_add (texts, written (newer));
  g_autofree char *other = added_up (texts, CAD_SUM_TALLIES, &mixed);

  assert_says (other, mixed, "of lexicon 'camp' (");
  g_ptr_array_set_size (texts, 2);
  g_ptr_array_add (texts, g_strdup (texts->pdata[0]));
  g_autofree char *doubled = added_up (texts, CAD_SUM_TALLIES, &twice);

  assert_says (doubled, twice, "' of source '");
  lexicon_clear (changed);
}

/* Lexicons of one id in two languages are listed as one tally lists them, whatever the languages of each shard. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadTally) french = tally_new (fixture, 2), english = cad_tally_new (2);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  CadLexicon *other = lexicon_of ("camp", "bbbb");

  (void) data;
  g_free (other->language);
  other->language = g_strdup ("en");
  cad_tally_declare (english, other);
  add (fixture, french, 1);
  add (fixture, english, 2);
  g_ptr_array_add (texts, written (french));
  g_ptr_array_add (texts, written (english));
  g_autofree char *sum = added_up (texts, CAD_SUM_TALLIES, &error);
  g_autoptr (CadTally) read = error == NULL ? cad_tally_read ("x", sum, strlen (sum), &error) : NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (sum, "!lexicon|camp|en|3|bbbb\t2\n!sample"));
  lexicon_clear (other);
}

/* Counts of a thousand million add up; what no integer of 63 bits holds is refused. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *one, *other, *sum;
  } cases[] = { { "1000000000", "9000000000", "10000000000\n" },
                { "9223372036854775806", "1", "9223372036854775807\n" },
                { "9223372036854775807", "1", NULL } };

  (void) fixture;
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (texts, g_strdup_printf ("count|A|%%1F1/4 l|l|c|w|own||\t%s\n", cases[i].one));
    g_ptr_array_add (texts, g_strdup_printf ("count|A|%%1F1/4 l|l|c|w|own||\t%s\n", cases[i].other));
    g_autofree char *found = added_up (texts, CAD_SUM_COMBINE, &error);

    if (cases[i].sum == NULL)
      assert_says (found, error, "is more than 9223372036854775807");
    else
      g_assert_cmpstr (strchr (found, '\t') + 1, ==, cases[i].sum);
  }
}

static void
test_names (void)
{
  g_assert_true (cad_tally_looks_like ("!sample|12\t0\n", 13));
  g_assert_true (cad_tally_looks_like ("!lexicon|l|fr|1|aa\t0\n", 20));
  g_assert_false (cad_tally_looks_like ("!samp", 5));
  g_assert_false (cad_tally_looks_like ("Le ministre", 11));
}

/* The same few bytes anywhere in a field, as lines are looked at by blocks and by bytes. */
static void
test_fields (void)
{
  static const struct {
    const char *bytes, *field; /* or NULL: no key has them */
  } cases[] = { { "é😀", "é😀" },   { "%7C%25", "|%" }, { "%7c", NULL },      { "%41", NULL },
                { "%", NULL },    { "\x01", NULL },   { "\xC3", NULL },     { "\xF0\x9F\x98", NULL },
                { "\x80", NULL }, { "\x7F", NULL },   { "a|b|c|d|e", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint before = 0; before < 40; before++) {
      g_autoptr (CadFaults) faults = cad_faults_new ("f", NULL, 0);
      g_autofree char *dots = g_strnfill (before, '.');
      g_autofree char *text = g_strdup_printf ("key|%s%s|c|w|wording\t7", dots, cases[i].bytes);
      CadTallyLine line;

      g_assert_cmpint (cad_tally_line_parse (&line, text, strlen (text), faults, 1), ==, cases[i].field != NULL);
      if (cases[i].field == NULL)
        continue;
      g_autofree char *field = cad_tally_line_field (&line, 1), *last = cad_tally_line_field (&line, 4);

      g_assert_true (g_str_has_prefix (field, dots));
      g_assert_cmpstr (field + before, ==, cases[i].field);
      g_assert_cmpstr (last, ==, "wording");
      g_assert_cmpuint (line.value, ==, 7);
    }
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data), gboolean flag)
{
  g_test_add (name, Fixture, GINT_TO_POINTER (flag), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/lines/any-sharding-and-order-gives-the-same-bytes", test_laws, FALSE);
  add_test ("/lines/map-combine-reduce-gives-the-same-bytes", test_map_reduce, FALSE);
  add_test ("/lines/a-doubled-or-cut-mapper-is-noticed", test_mappers, TRUE);
  add_test ("/lines/so-is-one-that-does-not-say-its-part", test_mappers, FALSE);
  add_test ("/lines/a-missing-part-is-never-taken-for-the-whole", test_parts, FALSE);
  add_test ("/lines/parts-of-other-corpora-do-not-complete", test_strange_parts, FALSE);
  add_test ("/lines/doubled-and-mixed-tallies-are-refused", test_refusals, FALSE);
  add_test ("/lines/languages-of-one-lexicon-go-together", test_languages, FALSE);
  add_test ("/lines/large-counts-add-up-or-are-refused", test_large, FALSE);
  g_test_add_func ("/lines/a-field-holds-what-is-escaped-and-nothing-else", test_fields);
  g_test_add_func ("/lines/a-tally-is-known-by-its-beginning", test_names);
  return g_test_run ();
}
