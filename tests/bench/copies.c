/* SPDX-License-Identifier: MIT
 * copies.c - how well shared texts are found among generated edits; with a number: so many articles as JSON Lines, for timing
 *
 *   copies              precision and recall around a Jaccard index of 0.5, the truth being the exact index of the words
 *   copies 100000       so many articles on standard output, every fifth the edit of an earlier one */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cadrage/copies.h>

#include "../unit/edits.h"

#define ORIGINALS 20000

typedef struct {
  guint shared, found, both;
} Score;

static void
print_score (const char *what, const Score *score)
{
  printf ("%-28s %6u shared, %6u found: precision %.4f, recall %.4f\n", what, score->shared, score->found,
          (double) score->both / score->found, (double) score->both / score->shared);
}

static void
add (CadCopies *copies, CadShingler *shingler, const char *id, const char *text)
{
  g_autoptr (CadDocument) document = edits_document (id, text);

  cad_copies_add (copies, document, NULL, shingler);
}

/* Originals and their edits are "1a", "1b", "2a" ...; the exact index of each pair goes to @truth. */
static CadCopies *
generate (double *truth)
{
  CadCopies *copies = cad_copies_new ();
  g_autoptr (CadShingler) shingler = cad_shingler_new ();
  guint64 state = 1;

  for (guint i = 0; i < ORIGINALS; i++) {
    g_autoptr (GPtrArray) article = edits_article (&state), edited = edits_edited (article, &state);
    g_autofree char *a = edits_text (article), *b = edits_text (edited);
    char id[32];

    truth[i] = edits_jaccard (a, b);
    g_snprintf (id, sizeof id, "%ua", i);
    add (copies, shingler, id, a);
    g_snprintf (id, sizeof id, "%ub", i);
    add (copies, shingler, id, b);
  }
  return copies;
}

static void
count (Score *score, double truth, gboolean found)
{
  score->shared += truth > CAD_COPIES_SHARED;
  score->found += found;
  score->both += found && truth > CAD_COPIES_SHARED;
}

static int
measure (void)
{
  g_autofree double *truth = g_new (double, ORIGINALS);
  g_autofree guint8 *found = g_new0 (guint8, ORIGINALS);
  g_autoptr (CadCopies) copies = generate (truth);
  Score all = { 0 }, near = { 0 };
  guint strangers = 0;

  cad_copies_find (copies);
  for (guint i = 0; i < copies->pairs->len; i++) {
    const CadCopyPair *pair = &g_array_index (copies->pairs, CadCopyPair, i);
    guint a = atoi (((CadCopy *) copies->articles->pdata[pair->a])->id);
    guint b = atoi (((CadCopy *) copies->articles->pdata[pair->b])->id);

    if (a == b)
      found[a] = TRUE;
    else
      strangers++;
  }
  for (guint i = 0; i < ORIGINALS; i++) {
    count (&all, truth[i], found[i]);
    if (truth[i] >= 0.4 && truth[i] <= 0.6)
      count (&near, truth[i], found[i]);
  }
  all.found += strangers;
  near.found += strangers;
  print_score ("all edits", &all);
  print_score ("Jaccard index 0.4 to 0.6", &near);
  return 0;
}

static void
print_article (guint number, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *escaped = g_strjoinv ("\\n", lines);

  printf ("{\"id\":\"%u\",\"source\":\"S%u\",\"date\":\"2020-%02u-%02u\",\"text\":\"%s\"}\n", number, number % 50,
          1 + number % 12, 1 + number % 28, escaped);
}

static int
print_articles (guint n)
{
  g_autoptr (GPtrArray) last = NULL;
  guint64 state = 7;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GPtrArray) article = last != NULL && i % 5 == 0 ? edits_edited (last, &state) : edits_article (&state);
    g_autofree char *text = edits_text (article);

    print_article (i, text);
    g_clear_pointer (&last, g_ptr_array_unref);
    last = g_steal_pointer (&article);
  }
  return 0;
}

int
main (int argc, char **argv)
{
  return argc > 1 ? print_articles (atoi (argv[1])) : measure ();
}
