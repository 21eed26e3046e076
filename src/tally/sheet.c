/* SPDX-License-Identifier: MIT
 * sheet.c - lines of key and integer on their way to a sink */
#include "sheet.h"

#define FLUSH_BYTES (64 * 1024)

void
cad_sheet_init (CadSheet *sheet, CadSumSink sink, gpointer data)
{
  *sheet = (CadSheet){
    .sink = sink,
    .data = data,
    .out = g_string_new (NULL),
    .starts = g_array_new (FALSE, FALSE, sizeof (gsize)),
    .scratch = g_string_new (NULL),
  };
}

void
cad_sheet_clear (CadSheet *sheet)
{
  g_string_free (sheet->out, TRUE);
  g_array_unref (sheet->starts);
  g_string_free (sheet->scratch, TRUE);
  g_clear_error (&sheet->error);
}

char *
cad_sheet_begin (CadSheet *sheet, gsize room)
{
  GString *out = sheet->out;
  gsize start = out->len;

  g_array_append_val (sheet->starts, start);
  g_string_set_size (out, start + room + CAD_PUT_VALUE_MOST);
  return out->str + start;
}

void
cad_sheet_end (CadSheet *sheet, char *end, guint64 value)
{
  g_string_truncate (sheet->out, cad_put_value (end, value) - sheet->out->str);
}

static CadPiece
line_at (const CadSheet *sheet, guint index)
{
  const gsize *starts = (const gsize *) (const void *) sheet->starts->data;
  gsize stop = index + 1 < sheet->starts->len ? starts[index + 1] : sheet->out->len;

  return (CadPiece){ sheet->out->str + starts[index], stop - starts[index] };
}

/* Lines end in a line feed, so that none is the beginning of another. */
static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  const CadPiece *x = a, *y = b;

  return memcmp (x->bytes, y->bytes, MIN (x->length, y->length));
}

static gboolean
is_sorted (const CadSheet *sheet)
{
  for (guint i = 1; i < sheet->starts->len; i++) {
    const CadPiece before = line_at (sheet, i - 1), line = line_at (sheet, i);

    if (by_bytes (&before, &line) > 0)
      return FALSE;
  }
  return TRUE;
}

static void
put_in_order (CadSheet *sheet)
{
  guint n = sheet->starts->len;
  g_autofree CadPiece *lines = g_new (CadPiece, n);
  gsize start = g_array_index (sheet->starts, gsize, 0), length = sheet->out->len - start;

  for (guint i = 0; i < n; i++)
    lines[i] = line_at (sheet, i);
  qsort (lines, n, sizeof *lines, by_bytes);
  g_string_set_size (sheet->scratch, length);
  char *end = sheet->scratch->str;

  for (guint i = 0; i < n; i++)
    end = cad_put_piece (end, lines[i]);
  memcpy (sheet->out->str + start, sheet->scratch->str, length);
}

static void
drain (CadSheet *sheet)
{
  if (sheet->error == NULL)
    sheet->sink (sheet->out->str, sheet->out->len, sheet->data, &sheet->error);
  g_string_truncate (sheet->out, 0);
}

void
cad_sheet_sort (CadSheet *sheet)
{
  if (!is_sorted (sheet))
    put_in_order (sheet);
  sheet->n_lines += sheet->starts->len;
  g_array_set_size (sheet->starts, 0);
  if (sheet->out->len >= FLUSH_BYTES)
    drain (sheet);
}

void
cad_sheet_take (CadSheet *sheet, const char *lines, gsize length, guint64 n)
{
  drain (sheet);
  if (sheet->error == NULL && length > 0)
    sheet->sink (lines, length, sheet->data, &sheet->error);
  sheet->n_lines += n;
}

gboolean
cad_sheet_close (CadSheet *sheet, GError **error)
{
  cad_sheet_sort (sheet);
  drain (sheet);
  if (sheet->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&sheet->error));
  return FALSE;
}
