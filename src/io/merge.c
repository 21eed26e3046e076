/* SPDX-License-Identifier: MIT
 * merge.c - the lines of many sorted files in one order, by a heap */
#include <cadrage/merge.h>

#include <string.h>

#include "tape.h"

#define BLOCKS_BYTES ((gsize) 32 << 20) /* of all files together */
#define BLOCK_LEAST  ((gsize) 4 << 10)
#define BLOCK_MOST   ((gsize) 256 << 10)

/* The files that are not at their end; the one with the smallest line is on top. */
typedef struct {
  CadTape **tapes;
  guint n;
} Heap;

static gboolean
is_before (const CadTape *a, const CadTape *b)
{
  const CadTallyLine *x = cad_tape_line (a), *y = cad_tape_line (b);
  int order = memcmp (x->text, y->text, MIN (x->length, y->length));

  return order < 0 || (order == 0 && x->length < y->length);
}

static void
sift_down (Heap *heap, guint at)
{
  for (;;) {
    guint child = 2 * at + 1, least = at;

    for (guint i = child; i < MIN (child + 2, heap->n); i++)
      if (is_before (heap->tapes[i], heap->tapes[least]))
        least = i;
    if (least == at)
      return;
    CadTape *tape = heap->tapes[at];

    heap->tapes[at] = heap->tapes[least];
    heap->tapes[least] = tape;
    at = least;
  }
}

/* Opens all files at their first lines; empty ones are left out. */
static gboolean
fill_heap (Heap *heap, GPtrArray *tapes, GError **error)
{
  for (guint i = 0; i < tapes->len; i++) {
    gboolean more = FALSE;

    if (!cad_tape_next (tapes->pdata[i], &more, error))
      return FALSE;
    if (more)
      heap->tapes[heap->n++] = tapes->pdata[i];
  }
  for (guint i = heap->n / 2; i-- > 0;)
    sift_down (heap, i);
  return TRUE;
}

static gboolean
merge_heap (Heap *heap, CadTallySum *sum, GError **error)
{
  while (heap->n > 0) {
    CadTape *tape = heap->tapes[0];
    const CadLineOrigin origin = cad_tape_origin (tape);
    gboolean more = FALSE;

    if (!cad_tally_sum_take (sum, cad_tape_line (tape), &origin, error) || !cad_tape_next (tape, &more, error))
      return FALSE;
    if (!more)
      heap->tapes[0] = heap->tapes[--heap->n];
    sift_down (heap, 0);
  }
  return cad_tally_sum_end (sum, error);
}

/* Blocks of the same tally would add up as those of two do. */
static gboolean
check_doubles (GPtrArray *tapes, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint64 *signatures = g_new (guint64, tapes->len);

  for (guint i = 0; i < tapes->len; i++) {
    signatures[i] = cad_tape_signature (tapes->pdata[i]);
    const CadTape *same = g_hash_table_lookup (seen, &signatures[i]);

    if (same != NULL && signatures[i] != 0) {
      g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s: the same counts as in %s: a tally is there twice",
                   cad_tape_origin (tapes->pdata[i]).file, cad_tape_origin (same).file);
      return FALSE;
    }
    g_hash_table_insert (seen, &signatures[i], tapes->pdata[i]);
  }
  return TRUE;
}

gboolean
cad_tapes_merge (GPtrArray *tapes, const CadSumRules *rules, CadSumSink sink, gpointer data, GError **error)
{
  g_autoptr (CadTallySum) sum = cad_tally_sum_new (rules, sink, data);
  g_autofree CadTape **heaped = g_new (CadTape *, tapes->len);
  Heap heap = { .tapes = heaped };

  return fill_heap (&heap, tapes, error) && merge_heap (&heap, sum, error);
}

gboolean
cad_merge_files (const char *const *paths, const CadSumRules *rules, CadSumSink sink, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) tapes = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_tape_free);
  guint n = g_strv_length ((char **) paths);
  gsize block = CLAMP (BLOCKS_BYTES / MAX (n, 1), BLOCK_LEAST, BLOCK_MOST);

  for (guint i = 0; i < n; i++) {
    CadTape *tape = cad_tape_new (paths[i], rules->mode, block, error);

    if (tape == NULL)
      return FALSE;
    g_ptr_array_add (tapes, tape);
  }
  return cad_tapes_merge (tapes, rules, sink, data, error) &&
         (rules->mode != CAD_SUM_TALLIES || check_doubles (tapes, error));
}
