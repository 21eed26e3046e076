/* SPDX-License-Identifier: MIT
 * paper.c - tables in words for documents */
#include "paper.h"

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "labels.h"
#include "numbers.h"

CadPaperTable *
cad_paper_table_new (const char *stem, const char *id, const char *title, guint words)
{
  CadPaperTable *table = g_new0 (CadPaperTable, 1);
  g_autofree char *safe = g_strdup (id != NULL ? id : "");

  g_strcanon (safe, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", '-');
  table->name = *safe != '\0' ? g_strdup_printf ("%s-%.60s", stem, safe) : g_strdup (stem);
  table->title = g_strdup (title);
  table->words = words;
  table->heads = g_ptr_array_new_with_free_func (g_free);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  table->notes = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
cad_paper_table_free (CadPaperTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_free (table->title);
  g_ptr_array_unref (table->heads);
  g_ptr_array_unref (table->cells);
  g_ptr_array_unref (table->notes);
  g_free (table);
}

void
cad_paper_head (CadPaperTable *table, const char *text)
{
  g_ptr_array_add (table->heads, g_strdup (text));
}

void
cad_paper_cell (CadPaperTable *table, const char *text)
{
  g_ptr_array_add (table->cells, g_strdup (text));
}

void
cad_paper_take (CadPaperTable *table, char *text)
{
  g_ptr_array_add (table->cells, text);
}

void
cad_paper_note (CadPaperTable *table, const char *text)
{
  g_ptr_array_add (table->notes, g_strdup (text));
}

guint
cad_paper_rows (const CadPaperTable *table)
{
  return table->heads->len > 0 ? table->cells->len / table->heads->len : 0;
}

const char *
cad_paper_at (const CadPaperTable *table, guint row, guint column)
{
  return g_ptr_array_index (table->cells, row * table->heads->len + column);
}

void
cad_paper_share (CadPaperTable *table, const CadReport *report, const CadEstimate *share)
{
  gboolean few = share->total > 0 && share->total < CAD_MIN_MENTIONS;
  g_autofree char *words = cad_words_share (report, share);

  cad_paper_take (table, g_strconcat (words, few ? " †" : "", NULL));
}

void
cad_paper_lean_heads (CadPaperTable *table)
{
  cad_paper_head (table, _ ("Lean"));
  /* xgettext:no-c-format */
  cad_paper_head (table, _ ("95% interval"));
  cad_paper_head (table, _ ("Mentions"));
  cad_paper_head (table, _ ("Choices"));
}

void
cad_paper_lean (CadPaperTable *table, const CadReport *report, const CadLean *lean)
{
  const char *interface = report->settings.interface;

  cad_paper_take (table, cad_number_decimal (interface, lean->estimate.value, 2, CAD_NUMBER_SIGNED));
  cad_paper_take (table, cad_number_range (interface, &lean->estimate, 2, CAD_NUMBER_SIGNED));
  cad_paper_take (table, cad_number_count (interface, lean->estimate.n));
  cad_paper_take (table, cad_number_count (interface, lean->choices));
}
