/* SPDX-License-Identifier: MIT
 * latex.c - tables in words as LaTeX, for documents with the packages booktabs and inputenc (utf8) */
#include <string.h>

#include "paper.h"
#include "screen.h"

/* What TeX would take for a command, or has no glyph for. */
static const struct {
  const char *text, *written;
} replacements[] = {
  { "\\", "\\textbackslash{}" },
  { "{", "\\{" },
  { "}", "\\}" },
  { "$", "\\$" },
  { "&", "\\&" },
  { "#", "\\#" },
  { "%", "\\%" },
  { "_", "\\_" },
  { "~", "\\textasciitilde{}" },
  { "^", "\\textasciicircum{}" },
  { "<", "\\textless{}" },
  { ">", "\\textgreater{}" },
  { "|", "\\textbar{}" },
  { "\"", "\\textquotedbl{}" },
  { "[", "{[}" }, /* after the end of a row it would begin an option */
  { "−", "$-$" },
  { "–", "--" },
  { "†", "\\dag{}" },
  { "…", "\\dots{}" },
  { "\u202f", "\\," },
  { "\u00a0", "~" },
};

static void
append_text (GString *out, const char *text)
{
  g_autofree char *clean = cad_screen_clean (text, -1);
  const char *p = clean;

  while (*p != '\0') {
    guint i = 0;

    while (i < G_N_ELEMENTS (replacements) && !g_str_has_prefix (p, replacements[i].text))
      i++;
    if (i < G_N_ELEMENTS (replacements)) {
      g_string_append (out, replacements[i].written);
      p += strlen (replacements[i].text);
    } else {
      g_string_append_c (out, *p++);
    }
  }
}

static void
append_cells (GString *out, char **cells, guint n)
{
  g_string_append (out, "    ");
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append (out, " & ");
    append_text (out, cells[i]);
  }
  g_string_append (out, " \\\\\n");
}

static void
append_notes (GString *out, const CadPaperTable *table)
{
  if (table->notes->len == 0)
    return;
  g_string_append (out, "  \\par\\smallskip\\footnotesize\n");
  for (guint i = 0; i < table->notes->len; i++) {
    g_string_append (out, "  ");
    append_text (out, g_ptr_array_index (table->notes, i));
    g_string_append_c (out, '\n');
  }
}

static void
append_table (GString *out, const CadPaperTable *table)
{
  guint n = table->heads->len;

  g_string_append (out, "% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n  \\caption{");
  append_text (out, table->title);
  g_string_append_printf (out, "}\n  \\label{tab:%s}\n  \\begin{tabular}{", table->name);
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, i < table->words ? 'l' : 'r');
  g_string_append (out, "}\n    \\toprule\n");
  append_cells (out, (char **) table->heads->pdata, n);
  g_string_append (out, "    \\midrule\n");
  for (guint row = 0; row < cad_paper_rows (table); row++)
    append_cells (out, (char **) table->cells->pdata + (gsize) row * n, n);
  g_string_append (out, "    \\bottomrule\n  \\end{tabular}\n");
  append_notes (out, table);
  g_string_append (out, "\\end{table}\n");
}

GString *
cad_render_compare_latex (const CadReport *report, guint a, guint b)
{
  g_autoptr (GPtrArray) tables = cad_paper_compare (report, a, b);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    append_table (out, g_ptr_array_index (tables, i));
  return out;
}

/* Two lexicons may have a choice of one name. */
static char *
file_name (GHashTable *taken, const char *stem)
{
  char *name = g_strconcat (stem, ".tex", NULL);

  for (guint round = 2; g_hash_table_contains (taken, name); round++) {
    g_free (name);
    name = g_strdup_printf ("%s-%u.tex", stem, round);
  }
  g_hash_table_add (taken, name);
  return name;
}

GPtrArray *
cad_render_latex (const CadReport *report)
{
  g_autoptr (GPtrArray) tables = cad_paper_report (report);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_table_free);

  g_ptr_array_extend_and_steal (tables, cad_paper_timeline (report));
  for (guint i = 0; i < tables->len; i++) {
    const CadPaperTable *table = g_ptr_array_index (tables, i);
    CadTable *file = g_new0 (CadTable, 1);

    file->name = file_name (taken, table->name);
    file->bytes = g_string_new (NULL);
    append_table (file->bytes, table);
    g_ptr_array_add (files, file);
  }
  return files;
}
