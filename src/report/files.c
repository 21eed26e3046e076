/* SPDX-License-Identifier: MIT
 * files.c - what became of a corpus, file by file */
#include <cadrage/render.h>

#include "cells.h"
#include "writers.h"

void
cad_report_file_free (CadReportFile *file)
{
  g_free (file->name);
  g_free (file);
}

GString *
cad_render_files_tsv (const GPtrArray *files)
{
  GString *out = g_string_new ("file\tformat\tannounced\tread\tempty\trefused\tdamaged\tundated\n");

  for (guint i = 0; i < files->len; i++) {
    const CadReportFile *file = g_ptr_array_index (files, i);

    cad_cell_text (out, file->name);
    cad_cell_text (out, file->format);
    cad_cell_integer (out, file->announced);
    cad_cell_integer (out, file->read);
    cad_cell_integer (out, file->empty);
    cad_cell_integer (out, file->refused);
    cad_cell_integer (out, file->damaged);
    cad_cell_integer (out, file->undated);
    cad_row_end (out);
  }
  return out;
}

void
cad_write_files (CadJson *json, const GPtrArray *files)
{
  cad_json_open (json, "files", '[');
  for (guint i = 0; files != NULL && i < files->len; i++) {
    const CadReportFile *file = g_ptr_array_index (files, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "file", file->name);
    cad_json_string (json, "format", file->format);
    cad_json_integer (json, "announced", file->announced);
    cad_json_integer (json, "read", file->read);
    cad_json_integer (json, "empty", file->empty);
    cad_json_integer (json, "refused", file->refused);
    cad_json_integer (json, "damaged", file->damaged);
    cad_json_integer (json, "undated", file->undated);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}
