/* SPDX-License-Identifier: MIT
 * page-budget.c - how many sentences a page can carry */
#include "page.h"

#include "model.h"

#define PAGE_BYTES      2900000 /* of the whole page */
#define SENTENCE_BYTES  600     /* of a sentence with its links */
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

static guint64
mentions_of (const CadCell *cell)
{
  return cad_cell_count (cell, CAD_MASK_ALL);
}

static void
add_cells (GPtrArray *all, const CadCell *cells, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (cad_page_kept (&cells[i]) > 0)
      g_ptr_array_add (all, (gpointer) &cells[i]);
}

/* Cells with sentences, of choices and loaded words. */
static GPtrArray *
cells_of (const CadReport *report)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    add_cells (all, table->cells, (gsize) report->sources->len * table->n_wordings);
  }
  for (guint i = 0; i < report->loaded->len; i++)
    add_cells (all, ((const CadLoadedTable *) g_ptr_array_index (report->loaded, i))->cells, report->sources->len);
  return all;
}

static guint
count_sentences (GPtrArray *cells, guint per_cell)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += MIN (per_cell, cad_page_kept (g_ptr_array_index (cells, i)));
  return n;
}

static int
by_mentions (gconstpointer a, gconstpointer b)
{
  guint64 one = mentions_of (*(const CadCell *const *) a), other = mentions_of (*(const CadCell *const *) b);

  return (one < other) - (one > other);
}

/* Fewer sentences a cell while that is enough; then cells with few mentions show none. */
CadBudget
cad_page_budget (const CadReport *report, gsize without)
{
  gsize room = PAGE_BYTES - MIN (without, PAGE_BYTES);
  guint most = (guint) CLAMP (room / SENTENCE_BYTES, SENTENCES_LEAST, SENTENCES_MOST);
  g_autoptr (GPtrArray) cells = cells_of (report);
  CadBudget budget = { PER_CELL_MOST, 0 };

  while (budget.per_cell > 1 && count_sentences (cells, budget.per_cell) > most)
    budget.per_cell--;
  if (cells->len <= most)
    return budget;
  g_ptr_array_sort (cells, by_mentions);
  budget.least = mentions_of (g_ptr_array_index (cells, most)) + 1;
  return budget;
}

guint
cad_page_shown (const CadPage *page, const CadCell *cell)
{
  return mentions_of (cell) < page->budget.least ? 0 : MIN (page->budget.per_cell, cad_page_kept (cell));
}
