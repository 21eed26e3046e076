/* SPDX-License-Identifier: MIT
 * sheet.h - lines of key and integer on their way to a sink, sorted group by group */
#pragma once

#include <cadrage/lines.h>

#include "put.h"

G_BEGIN_DECLS

typedef struct {
  CadSumSink sink;
  gpointer data;
  GError *error; /* why the sink stopped; it is not called again */
  GString *out;
  GArray *starts;   /* of gsize: where the lines of the group begin in @out */
  GString *scratch; /* the group in order */
  guint64 n_lines;  /* of all groups that are done */
} CadSheet;

void cad_sheet_init (CadSheet *sheet, CadSumSink sink, gpointer data);
void cad_sheet_clear (CadSheet *sheet);

/* Begins a line. Returns: where its key, of at most @room bytes, is to be written */
char *cad_sheet_begin (CadSheet *sheet, gsize room);

/* Ends the line, whose key ends at @end. */
void cad_sheet_end (CadSheet *sheet, char *end, guint64 value);

/* Puts the lines since the last call in order. */
void cad_sheet_sort (CadSheet *sheet);

/* Adds @n lines of another sheet, which are in order. */
void cad_sheet_take (CadSheet *sheet, const char *lines, gsize length, guint64 n);

/* Gives the last lines to the sink. FALSE with @error when it has stopped. */
gboolean cad_sheet_close (CadSheet *sheet, GError **error);

G_END_DECLS
