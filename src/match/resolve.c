/* SPDX-License-Identifier: MIT
 * resolve.c - which candidates of a choice stand: the longest, then the leftmost, then the one listed first */
#include "compiled.h"

#include <string.h>

/* A candidate with the choice it belongs to. */
typedef struct {
  CadCandidate candidate;
  guint32 choice; /* lexicon and choice in one number */
  gboolean taken;
} Rival;

static gint
by_choice_and_place (gconstpointer a, gconstpointer b)
{
  const Rival *x = a, *y = b;

  if (x->choice != y->choice)
    return x->choice < y->choice ? -1 : 1;
  return x->candidate.match.first < y->candidate.match.first   ? -1
         : x->candidate.match.first > y->candidate.match.first ? 1
                                                               : 0;
}

static gint
by_rank (gconstpointer a, gconstpointer b)
{
  const CadMatch *x = &((const Rival *) a)->candidate.match, *y = &((const Rival *) b)->candidate.match;

  if (x->words != y->words)
    return x->words > y->words ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->output < y->output ? -1 : x->output > y->output;
}

static GArray *
rivals_new (const CadMatcher *matcher, const GArray *candidates)
{
  GArray *rivals = g_array_sized_new (FALSE, FALSE, sizeof (Rival), candidates->len);

  for (guint i = 0; i < candidates->len; i++) {
    Rival rival = { g_array_index (candidates, CadCandidate, i), 0, FALSE };
    const CadTarget *target = &g_array_index (matcher->targets, CadTarget, rival.candidate.match.output);

    rival.choice = (guint32) target->lexicon << 16 | target->choice;
    g_array_append_val (rivals, rival);
  }
  g_array_sort (rivals, by_choice_and_place);
  return rivals;
}

/* How many rivals from @from on hang together by overlapping; @last becomes the last token any of them covers. */
static guint
cluster_length (const GArray *rivals, guint from, guint32 *last)
{
  const Rival *first = &g_array_index (rivals, Rival, from);
  guint n = 1;

  *last = first->candidate.match.last;
  for (; from + n < rivals->len; n++) {
    const Rival *next = &g_array_index (rivals, Rival, from + n);

    if (next->choice != first->choice || next->candidate.match.first > *last)
      break;
    *last = MAX (*last, next->candidate.match.last);
  }
  return n;
}

/* Takes the best of @n overlapping rivals; @covered holds a byte for each token from @begin on. */
static void
take_best (Rival *rivals, guint n, guint32 begin, guint8 *covered)
{
  qsort (rivals, n, sizeof (Rival), by_rank);
  for (guint i = 0; i < n; i++) {
    const CadMatch *match = &rivals[i].candidate.match;
    guint32 length = match->last - match->first + 1;

    if (memchr (covered + match->first - begin, 1, length) != NULL)
      continue;
    memset (covered + match->first - begin, 1, length);
    rivals[i].taken = TRUE;
  }
}

void
cad_candidates_resolve (const CadMatcher *matcher, GArray *candidates)
{
  g_autoptr (GArray) rivals = rivals_new (matcher, candidates);
  g_autoptr (GByteArray) covered = g_byte_array_new ();

  for (guint i = 0, n; i < rivals->len; i += n) {
    Rival *cluster = &g_array_index (rivals, Rival, i);
    guint32 begin = cluster->candidate.match.first, last;

    n = cluster_length (rivals, i, &last);
    if (n == 1) {
      cluster->taken = TRUE;
      continue;
    }
    g_byte_array_set_size (covered, last - begin + 1);
    memset (covered->data, 0, covered->len);
    take_best (cluster, n, begin, covered->data);
  }
  g_array_set_size (candidates, 0);
  for (guint i = 0; i < rivals->len; i++)
    if (g_array_index (rivals, Rival, i).taken)
      g_array_append_val (candidates, g_array_index (rivals, Rival, i).candidate);
}
