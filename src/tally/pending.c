/* SPDX-License-Identifier: MIT
 * pending.c - counts read in any order, kept by article until all are there */
#include "pending.h"

typedef struct {
  guint32 article;
  CadCount count;
} PendingCount;

typedef struct {
  guint32 article;
  CadSpeech speech;
} PendingSpeech;

struct _CadPending {
  GArray *counts;   /* of PendingCount */
  GArray *speeches; /* of PendingSpeech */
};

CadPending *
cad_pending_new (void)
{
  CadPending *pending = g_new (CadPending, 1);

  pending->counts = g_array_new (FALSE, TRUE, sizeof (PendingCount));
  pending->speeches = g_array_new (FALSE, TRUE, sizeof (PendingSpeech));
  return pending;
}

void
cad_pending_free (CadPending *pending)
{
  if (pending == NULL)
    return;
  g_array_unref (pending->counts);
  g_array_unref (pending->speeches);
  g_free (pending);
}

void
cad_pending_count (CadPending *pending, guint32 article, CadCount count)
{
  PendingCount item = { article, count };

  g_array_append_val (pending->counts, item);
}

void
cad_pending_speech (CadPending *pending, guint32 article, CadSpeech speech)
{
  PendingSpeech item = { article, speech };

  g_array_append_val (pending->speeches, item);
}

static gint
by_article (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

void
cad_pending_settle (CadPending *pending, CadTally *tally)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (CadCount));
  g_autoptr (GArray) speeches = g_array_new (FALSE, FALSE, sizeof (CadSpeech));
  guint c = 0, s = 0;

  g_array_sort (pending->counts, by_article);
  g_array_sort (pending->speeches, by_article);
  for (guint i = 0; i < tally->articles->len; i++) {
    for (; c < pending->counts->len && g_array_index (pending->counts, PendingCount, c).article == i; c++)
      g_array_append_val (counts, g_array_index (pending->counts, PendingCount, c).count);
    for (; s < pending->speeches->len && g_array_index (pending->speeches, PendingSpeech, s).article == i; s++)
      g_array_append_val (speeches, g_array_index (pending->speeches, PendingSpeech, s).speech);
    if (counts->len > 0)
      cad_article_add_counts (cad_tally_article (tally, i), counts);
    if (speeches->len > 0)
      cad_article_add_speeches (cad_tally_article (tally, i), speeches);
  }
}
