/* SPDX-License-Identifier: MIT
 * boilerplate.c - boilerplate.tsv: what sites write around articles */
#include "boilerplate.h"

#include <cadrage/cues.h>

#include "cues-table.h"

static void
read_row (CadTable *table, gpointer data)
{
  const char *names[CAD_N_BOILERPLATES + 1] = { NULL };
  CadBoilerplate *boilerplate = data;

  for (guint i = 0; i < CAD_N_BOILERPLATES; i++)
    names[i] = cad_boilerplate_name (i);
  int kind = cad_table_choice (table, 0, names);

  if (kind >= 0 && !cad_boilerplate_add (boilerplate, kind, table->cells[1]))
    cad_table_fault (table, 1, "a phrase is words; ... stands between two of them");
}

CadBoilerplate *
cad_boilerplate_parse (const char *id, CadLanguageSource source, gpointer data, GString *report)
{
  static const char *const columns[] = { "kind", "phrase", "note", NULL };
  static const CadTableShape shape = { "boilerplate", columns, read_row };
  g_autofree char *shown = g_strdup_printf ("%s/boilerplate.tsv", id);
  g_autoptr (CadBoilerplate) boilerplate = cad_boilerplate_new ();
  g_autoptr (GBytes) bytes = source ("boilerplate.tsv", data);

  if (bytes == NULL)
    return NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (CadFaults) faults = cad_faults_new (shown, text, length);
  CadTable table = { .faults = faults };

  cad_table_read (bytes, &shape, &table, boilerplate);
  cad_cues_report (report, faults);
  return g_steal_pointer (&boilerplate);
}
