/* SPDX-License-Identifier: MIT
 * markdown.c - tables in words as Markdown */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "headline.h"
#include "paper.h"
#include "screen.h"

/* Foreign text must neither end a cell nor become markup. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *clean = cad_screen_clean (text, -1);

  for (const char *p = clean; *p != '\0'; p++) {
    if (strchr ("\\|`*_[]<>~#&", *p) != NULL)
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
}

static void
append_row (GString *out, const CadPaperTable *table, guint row)
{
  g_string_append_c (out, '|');
  for (guint i = 0; i < table->heads->len; i++) {
    g_string_append_c (out, ' ');
    append_text (out, cad_paper_at (table, row, i));
    g_string_append (out, " |");
  }
  g_string_append_c (out, '\n');
}

static void
append_head (GString *out, const CadPaperTable *table)
{
  g_string_append_c (out, '|');
  for (guint i = 0; i < table->heads->len; i++) {
    g_string_append_c (out, ' ');
    append_text (out, g_ptr_array_index (table->heads, i));
    g_string_append (out, " |");
  }
  g_string_append (out, "\n|");
  for (guint i = 0; i < table->heads->len; i++)
    g_string_append (out, i < table->words ? " --- |" : " ---: |");
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const CadPaperTable *table)
{
  g_string_append (out, "## ");
  append_text (out, table->title);
  g_string_append (out, "\n\n");
  append_head (out, table);
  for (guint row = 0; row < cad_paper_rows (table); row++)
    append_row (out, table, row);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < table->notes->len; i++) {
    append_text (out, g_ptr_array_index (table->notes, i));
    g_string_append (out, "\n\n");
  }
}

static void
append_warnings (GString *out, const CadReport *report)
{
  for (guint i = 0; i < report->warnings->len; i++) {
    g_string_append (out, "- ");
    append_text (out, g_ptr_array_index (report->warnings, i));
    g_string_append_c (out, '\n');
  }
  if (report->warnings->len > 0)
    g_string_append_c (out, '\n');
}

/* Takes @tables. */
static GString *
render (const CadReport *report, const char *title, GPtrArray *tables)
{
  GString *out = g_string_new ("# ");

  append_text (out, title);
  g_string_append (out, "\n\n");
  append_warnings (out, report);
  for (guint i = 0; i < tables->len; i++)
    append_table (out, g_ptr_array_index (tables, i));
  g_string_truncate (out, out->len - 1);
  g_ptr_array_unref (tables);
  return out;
}

GString *
cad_render_markdown (const CadReport *report)
{
  GPtrArray *tables = cad_paper_report (report);
  g_autofree char *headline = cad_headline (report);

  g_ptr_array_extend_and_steal (tables, cad_paper_timeline (report));
  return render (report, headline, tables);
}

GString *
cad_render_compare_markdown (const CadReport *report, guint a, guint b)
{
  return render (report, _ ("Two sources side by side"), cad_paper_compare (report, a, b));
}

GString *
cad_render_timeline_markdown (const CadReport *report)
{
  return render (report, _ ("Over time"), cad_paper_timeline (report));
}

GString *
cad_render_score_markdown (const CadReport *report, const CadReading *reading)
{
  const CadDocument *document = reading->document;
  const char *title = document->title != NULL ? document->title : document->id;

  return render (report, title != NULL ? title : _ ("An article"), cad_paper_score (report, reading));
}
