/* SPDX-License-Identifier: MIT
 * corpus-cells.c - the cells of a line */
#include "corpus-private.h"

#include <string.h>

/* An unquoted cell of a table of tabs; quotes of a spreadsheet show only where they are doubled inside. */
static void
unquote_tab_cell (char *cell)
{
  gsize length = strlen (cell);

  if (length < 4 || cell[0] != '"' || cell[length - 1] != '"' || strstr (cell + 1, "\"\"") == NULL)
    return;
  char *out = cell;

  for (const char *in = cell + 1; in < cell + length - 1; in++) {
    in += in[0] == '"' && in[1] == '"' && in + 1 < cell + length - 1;
    *out++ = *in;
  }
  *out = '\0';
}

/* The cell that begins at *@p, unquoted in place; moves *@p behind its delimiter, or to NULL at the line's end. */
static char *
next_cell (char **p, char delimiter)
{
  char *cell = *p, *in = *p, *out = *p;

  if (*in == '"' && delimiter != '\t') {
    for (in++; *in != '\0' && !(*in == '"' && in[1] != '"'); in++) {
      in += *in == '"';
      *out++ = *in;
    }
    in += *in == '"';
  }
  gsize rest = strchrnul (in, delimiter) - in;

  if (out != in)
    memmove (out, in, rest);
  in += rest;
  out += rest;
  *p = *in == delimiter ? in + 1 : NULL;
  *out = '\0';
  return cell;
}

GPtrArray *
cad_corpus_split (char *line, char delimiter)
{
  GPtrArray *cells = g_ptr_array_new ();
  char *p = line;

  while (p != NULL) {
    char *cell = next_cell (&p, delimiter);

    if (delimiter == '\t')
      unquote_tab_cell (cell);
    g_ptr_array_add (cells, cell);
  }
  return cells;
}

static gsize
count (const char *p, const char *end, char sign)
{
  gsize n = 0;

  while ((p = memchr (p, sign, end - p)) != NULL) {
    n++;
    p++;
  }
  return n;
}

char
cad_corpus_delimiter (const char *line, gsize length)
{
  const char *newline = memchr (line, '\n', length), *end = newline != NULL ? newline : line + length;

  if (memchr (line, '\t', end - line) != NULL)
    return '\t';
  return count (line, end, ';') > count (line, end, ',') ? ';' : ',';
}

const char *
cad_corpus_without_guard (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@\t\r'", cell[1]) != NULL ? cell + 1 : cell;
}
