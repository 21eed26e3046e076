/* SPDX-License-Identifier: MIT
 * cues-table.h - the tables of a language pack: tab-separated, with a head that names the columns */
#pragma once

#include <glib.h>

#include <cadrage/faults.h>

G_BEGIN_DECLS

typedef struct {
  CadFaults *faults;
  guint line;   /* of the row that is being read */
  char **cells; /* its cells, stripped of blanks, as many as the head has; NULL-terminated */
} CadTable;

typedef void (*CadTableRow) (CadTable *table, gpointer data);

/* What a table must look like, and who takes its rows. */
typedef struct {
  const char *name;
  const char *const *columns; /* NULL-terminated */
  CadTableRow row;
} CadTableShape;

/* Calls the shape's row for each row of the table @bytes. Its first line is `# cadrage NAME VERSION LICENCE`, other lines with # in
 * front are comments, then comes the head of the shape's columns, each row with as many cells. */
void cad_table_read (GBytes *bytes, const CadTableShape *shape, CadTable *table, gpointer data);

/* The next of the words, separated by blanks, that @rest begins with, or NULL at the end; *@rest moves on. Words are cut out of a
 * cell in place: no fault can be told at a later cell of the row then. */
char *cad_table_word (char **rest);

/* Adds a fault at cell @cell of the row that is being read. */
void cad_table_fault (CadTable *table, guint cell, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* The place of cell @cell in @names, or -1 after a fault that says what may stand there. */
int cad_table_choice (CadTable *table, guint cell, const char *const *names);

G_END_DECLS
