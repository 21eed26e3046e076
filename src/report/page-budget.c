/* SPDX-License-Identifier: MIT
 * page-budget.c - which sentences a page can carry: it must stay light enough to be sent and opened */
#include "page.h"

#include "model.h"

#define PAGE_BYTES      2900000 /* of the whole page */
#define SENTENCE_BYTES  900     /* of a sentence with its links */
#define SENTENCES_MOST  1500
#define SENTENCES_LEAST 100
#define PER_CELL_MOST   12

guint
cad_page_kept (const CadCell *cell)
{
  guint n = 0;

  for (guint i = 0; i < cell->excerpts->len; i++)
    n += ((const CadExcerpt *) g_ptr_array_index (cell->excerpts, i))->voice != CAD_VOICE_NAMED;
  return n;
}

static int
by_mentions (gconstpointer a, gconstpointer b)
{
  guint64 one = cad_cell_count (*(const CadCell *const *) a, CAD_MASK_ALL);
  guint64 other = cad_cell_count (*(const CadCell *const *) b, CAD_MASK_ALL);

  return (one < other) - (one > other);
}

/* The cells of a choice or a group of loaded words that have sentences, the most mentioned first. */
static void
add_group (GPtrArray *groups, const CadCell *cells, gsize n)
{
  GPtrArray *group = g_ptr_array_new ();

  for (gsize i = 0; i < n; i++)
    if (cad_page_kept (&cells[i]) > 0)
      g_ptr_array_add (group, (gpointer) &cells[i]);
  g_ptr_array_sort (group, by_mentions);
  g_ptr_array_add (groups, group);
}

static GPtrArray *
groups_of (const CadReport *report)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    add_group (groups, table->cells, (gsize) report->sources->len * table->n_wordings);
  }
  for (guint i = 0; i < report->loaded->len; i++)
    add_group (groups, ((const CadLoadedTable *) g_ptr_array_index (report->loaded, i))->cells, report->sources->len);
  return groups;
}

/* Gives one more sentence to each cell of @rank in its group that has one. Returns: how many were given, @room at most */
static guint
deal (GHashTable *budget, GPtrArray *groups, guint rank, guint room)
{
  guint given = 0;

  for (guint i = 0; i < groups->len && given < room; i++) {
    GPtrArray *group = g_ptr_array_index (groups, i);
    gpointer cell = rank < group->len ? g_ptr_array_index (group, rank) : NULL;
    guint has = cell != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (budget, cell)) : 0;

    if (cell == NULL || has >= MIN (PER_CELL_MOST, cad_page_kept (cell)))
      continue;
    g_hash_table_replace (budget, cell, GUINT_TO_POINTER (has + 1));
    given++;
  }
  return given;
}

static guint
longest (GPtrArray *groups)
{
  guint most = 0;

  for (guint i = 0; i < groups->len; i++)
    most = MAX (most, ((GPtrArray *) g_ptr_array_index (groups, i))->len);
  return most;
}

/* Every cell gets a first sentence before one gets a second, the most mentioned cells of each choice first. */
GHashTable *
cad_page_budget (const CadReport *report, gsize without)
{
  gsize left = PAGE_BYTES - MIN (without, PAGE_BYTES);
  guint room = (guint) CLAMP (left / SENTENCE_BYTES, SENTENCES_LEAST, SENTENCES_MOST);
  GHashTable *budget = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) groups = groups_of (report);
  guint ranks = longest (groups);

  for (guint round = 0; round < PER_CELL_MOST && room > 0; round++)
    for (guint rank = 0; rank < ranks && room > 0; rank++)
      room -= deal (budget, groups, rank, room);
  return budget;
}

guint
cad_page_shown (const CadPage *page, const CadCell *cell)
{
  return page->budget != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (page->budget, cell)) : 0;
}
