/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include <cadrage/copies.h>

#include "edits.h"

#define DISPATCH                                                                                                             \
  "L’armée est entrée mardi dans la ville de Lachin, a annoncé le ministère. Les habitants avaient quitté les lieux " \
  "la "                                                                                                                      \
  "veille, selon le maire, qui parle de trois cents familles. Aucun combat n’a été signalé dans la nuit."

static void
add (CadCopies *copies, const char *source, const char *date, const char *text)
{
  g_autoptr (CadShingler) shingler = cad_shingler_new ();
  g_autofree char *id = g_strconcat (source, "/", date, NULL);
  g_autoptr (CadDocument) document = edits_document (id, text);

  document->source = g_strdup (source);
  document->date = *date != '\0' ? g_strdup (date) : NULL;
  cad_copies_add (copies, document, NULL, shingler);
}

static const CadCopy *
member (const CadCopies *copies, guint cluster, guint i)
{
  const CadCopyCluster *members = copies->clusters->pdata[cluster];

  return copies->articles->pdata[g_array_index (members->members, guint, i)];
}

static void
who_published_first_stands_first (void)
{
  g_autoptr (CadCopies) copies = cad_copies_new ();

  add (copies, "A", "", DISPATCH);
  add (copies, "B", "2020-12", DISPATCH);
  add (copies, "C", "2020-12-17", DISPATCH);
  add (copies, "E", "2020-12-16", DISPATCH " (AFP)");
  add (copies, "D", "2020-12-16", DISPATCH);
  add (copies, "F", "2020-12-01", "Un tout autre texte, sans rien de commun avec les précédents.");
  cad_copies_find (copies);
  g_assert_cmpuint (copies->clusters->len, ==, 1);
  g_assert_cmpuint (((CadCopyCluster *) copies->clusters->pdata[0])->sources, ==, 5);
  static const char *const order[] = { "D", "E", "C", "B", "A" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (member (copies, 0, i)->source, ==, order[i]);
  g_assert_cmpfloat (member (copies, 0, 0)->likeness, ==, 1);
  g_assert_cmpfloat (member (copies, 0, 1)->likeness, <, 1);
  g_assert_cmpfloat (member (copies, 0, 1)->likeness, >, 0.9);
}

static void
each_shared_text_is_surplus_but_for_the_first (void)
{
  g_autoptr (CadCopies) copies = cad_copies_new ();

  add (copies, "A", "2020-12-18", DISPATCH);
  add (copies, "B", "2020-12-16", DISPATCH);
  add (copies, "A", "2020-12-18", DISPATCH);
  add (copies, "C", "2020-12-01", "Un tout autre texte, sans rien de commun avec les précédents.");
  cad_copies_find (copies);
  g_autoptr (GHashTable) surplus = cad_copies_surplus (copies);

  g_assert_cmpuint (g_hash_table_size (surplus), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (surplus, &member (copies, 0, 1)->key)), ==, 2);
}

static void
texts_without_words_are_nobodys_copy (void)
{
  g_autoptr (CadCopies) copies = cad_copies_new ();

  add (copies, "A", "2020", "...");
  add (copies, "B", "2020", "...");
  cad_copies_find (copies);
  g_assert_cmpuint (copies->clusters->len, ==, 0);
  g_assert_cmpuint (copies->articles->len, ==, 2);
}

/* Articles with their edits: number 2i and 2i + 1. */
static GPtrArray *
make_texts (guint n)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint64 state = 11;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) article = edits_article (&state), edited = edits_edited (article, &state);

    g_ptr_array_add (texts, edits_text (article));
    g_ptr_array_add (texts, edits_text (edited));
  }
  return texts;
}

/* All texts, beginning with number @from and going on by @step. */
static CadCopies *
find_all (const GPtrArray *texts, guint from, guint step)
{
  CadCopies *copies = cad_copies_new ();
  g_autoptr (CadShingler) shingler = cad_shingler_new ();

  for (guint i = 0; i < texts->len; i++) {
    guint number = (from + i * step) % texts->len;
    g_autofree char *id = g_strdup_printf ("%06u", number);
    g_autoptr (CadDocument) document = edits_document (id, texts->pdata[number]);

    cad_copies_add (copies, document, NULL, shingler);
  }
  cad_copies_find (copies);
  return copies;
}

static void
the_order_of_articles_makes_no_difference (void)
{
  g_autoptr (GPtrArray) texts = make_texts (200);
  g_autoptr (CadCopies) a = find_all (texts, 0, 1), b = find_all (texts, 77, 123);

  g_assert_cmpuint (a->pairs->len, >, 50);
  g_assert_cmpuint (a->pairs->len, ==, b->pairs->len);
  g_assert_cmpmem (a->pairs->data, a->pairs->len * sizeof (CadCopyPair), b->pairs->data,
                   b->pairs->len * sizeof (CadCopyPair));
  g_assert_cmpuint (a->clusters->len, ==, b->clusters->len);
  for (guint i = 0; i < a->clusters->len; i++)
    g_assert_cmpstr (member (a, i, 0)->id, ==, member (b, i, 0)->id);
}

static void
count_pair (guint counts[3], double truth, gboolean found)
{
  counts[0] += truth > CAD_COPIES_SHARED;
  counts[1] += found;
  counts[2] += found && truth > CAD_COPIES_SHARED;
}

/* The bar: precision 0.98 and recall 0.95 of edits whose index is 0.4 to 0.6. */
static void
edits_near_one_half_are_told_apart (void)
{
  g_autoptr (GPtrArray) texts = make_texts (1500);
  g_autoptr (CadCopies) copies = find_all (texts, 0, 1);
  g_autofree guint8 *found = g_new0 (guint8, texts->len);
  guint counts[3] = { 0 };

  for (guint i = 0; i < copies->pairs->len; i++) {
    const CadCopyPair *pair = &g_array_index (copies->pairs, CadCopyPair, i);

    g_assert_cmpuint (pair->a / 2, ==, pair->b / 2);
    found[pair->a] = TRUE;
  }
  for (guint i = 0; i < texts->len; i += 2) {
    double truth = edits_jaccard (texts->pdata[i], texts->pdata[i + 1]);

    if (truth >= 0.4 && truth <= 0.6)
      count_pair (counts, truth, found[i]);
  }
  g_assert_cmpuint (counts[0], >, 50);
  g_assert_cmpfloat ((double) counts[2] / counts[1], >=, 0.98);
  g_assert_cmpfloat ((double) counts[2] / counts[0], >=, 0.95);
}

/* One text under many small edits falls into the same buckets everywhere. */
static void
a_text_printed_a_thousand_times_is_one_cluster (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint64 state = 5;
  g_autoptr (GPtrArray) article = edits_article (&state);

  for (guint i = 0; i < 1000; i++) {
    g_autoptr (GPtrArray) edited = g_ptr_array_copy (article, (GCopyFunc) (void (*) (void)) g_strdup, NULL);

    g_ptr_array_set_free_func (edited, g_free);
    g_ptr_array_add (edited, edits_sentence (&state));
    g_ptr_array_add (texts, edits_text (edited));
  }
  g_autoptr (CadCopies) copies = find_all (texts, 0, 1);

  g_assert_cmpuint (copies->clusters->len, ==, 1);
  g_assert_cmpuint (((CadCopyCluster *) copies->clusters->pdata[0])->members->len, ==, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copies/who-published-first-stands-first", who_published_first_stands_first);
  g_test_add_func ("/copies/each-shared-text-is-surplus-but-for-the-first",
                   each_shared_text_is_surplus_but_for_the_first);
  g_test_add_func ("/copies/texts-without-words-are-nobodys-copy", texts_without_words_are_nobodys_copy);
  g_test_add_func ("/copies/the-order-of-articles-makes-no-difference", the_order_of_articles_makes_no_difference);
  g_test_add_func ("/copies/edits-near-one-half-are-told-apart", edits_near_one_half_are_told_apart);
  g_test_add_func ("/copies/a-text-printed-a-thousand-times-is-one-cluster",
                   a_text_printed_a_thousand_times_is_one_cluster);
  return g_test_run ();
}
