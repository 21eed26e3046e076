/* SPDX-License-Identifier: MIT
 * chart-canvas.c - what is painted, in pixels from the upper left corner, and its data files for chart.gp */
#include "chart-canvas.h"

#include "resource.h"

static const char *const shapes[CAD_SHEET_TEXTS] = {
  [CAD_SHEET_BOXES] = "boxes",     [CAD_SHEET_BANDS] = "bands", [CAD_SHEET_LINES] = "lines",
  [CAD_SHEET_STROKES] = "strokes", [CAD_SHEET_DISCS] = "discs", [CAD_SHEET_TRIANGLES] = "triangles",
};

CadCanvas *
cad_canvas_new (double width)
{
  CadCanvas *canvas = g_new0 (CadCanvas, 1);

  canvas->width = width;
  for (guint i = 0; i < CAD_N_SHEETS; i++)
    canvas->sheets[i] = g_string_new (NULL);
  return canvas;
}

void
cad_canvas_free (CadCanvas *canvas)
{
  if (canvas == NULL)
    return;
  for (guint i = 0; i < CAD_N_SHEETS; i++)
    g_string_free (canvas->sheets[i], TRUE);
  g_free (canvas);
}

static void
append_number (GString *sheet, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (sheet, g_ascii_formatd (digits, sizeof digits, "%.2f", value));
  g_string_append_c (sheet, '\t');
}

static void
append_colour (GString *sheet, guint32 colour)
{
  g_string_append_printf (sheet, "%" G_GUINT32_FORMAT, colour);
}

void
cad_canvas_box (CadCanvas *canvas, CadBox box, guint32 colour)
{
  GString *sheet = canvas->sheets[CAD_SHEET_BOXES];

  append_number (sheet, box.left);
  append_number (sheet, box.top);
  append_number (sheet, box.left);
  append_number (sheet, box.right);
  append_number (sheet, box.top);
  append_number (sheet, box.bottom);
  append_colour (sheet, colour);
  g_string_append_c (sheet, '\n');
}

static void
append_mark (GString *sheet, CadSpot centre, double radius, guint32 colour)
{
  append_number (sheet, centre.x);
  append_number (sheet, centre.y);
  append_number (sheet, radius);
  append_colour (sheet, colour);
  g_string_append_c (sheet, '\n');
}

void
cad_canvas_disc (CadCanvas *canvas, CadSpot centre, double radius, guint32 colour)
{
  append_mark (canvas->sheets[CAD_SHEET_DISCS], centre, radius, colour);
}

void
cad_canvas_triangle (CadCanvas *canvas, CadSpot centre, double radius, guint32 colour)
{
  append_mark (canvas->sheets[CAD_SHEET_TRIANGLES], centre, radius, colour);
}

static void
append_vector (GString *sheet, CadSpot from, CadSpot to, guint32 colour)
{
  append_number (sheet, from.x);
  append_number (sheet, from.y);
  append_number (sheet, to.x - from.x);
  append_number (sheet, to.y - from.y);
  append_colour (sheet, colour);
  g_string_append_c (sheet, '\n');
}

void
cad_canvas_line (CadCanvas *canvas, CadSpot from, CadSpot to, guint32 colour)
{
  append_vector (canvas->sheets[CAD_SHEET_LINES], from, to, colour);
}

void
cad_canvas_stroke (CadCanvas *canvas, CadSpot from, CadSpot to, guint32 colour)
{
  append_vector (canvas->sheets[CAD_SHEET_STROKES], from, to, colour);
}

void
cad_canvas_band (CadCanvas *canvas, const CadSpot *corners, guint n, guint32 colour)
{
  GString *sheet = canvas->sheets[CAD_SHEET_BANDS];

  if (sheet->len > 0)
    g_string_append_c (sheet, '\n');
  for (guint i = 0; i < n; i++) {
    append_number (sheet, corners[i].x);
    append_number (sheet, corners[i].y);
    append_colour (sheet, colour);
    g_string_append_c (sheet, '\n');
  }
}

/* gnuplot reads backslashes and quotation marks in data; all else passes. */
static void
append_quoted (GString *sheet, const char *text)
{
  g_string_append_c (sheet, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (sheet, '\\');
    g_string_append_c (sheet, *p);
  }
  g_string_append_c (sheet, '"');
}

void
cad_canvas_text (CadCanvas *canvas, CadInk ink, CadSpot at, guint32 colour, const char *text)
{
  GString *sheet = canvas->sheets[CAD_SHEET_TEXTS + ink];
  g_autofree char *clean = cad_ink_clean (text);

  if (*clean == '\0')
    return;
  append_number (sheet, at.x);
  append_number (sheet, at.y);
  append_colour (sheet, colour);
  g_string_append_c (sheet, '\t');
  append_quoted (sheet, clean);
  g_string_append_c (sheet, '\n');
}

static void
put_file (GHashTable *files, const char *name, const GString *text)
{
  g_hash_table_insert (files, g_strdup (name), g_bytes_new (text->str, text->len));
}

static void
put_numbers (GHashTable *files, const CadCanvas *canvas, guint sheets)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  g_string_printf (numbers, "width = %.0f\nheight = %.0f\nsheets = %u\n", canvas->width, canvas->height, sheets);
  put_file (files, "numbers.gp", numbers);
}

GHashTable *
cad_canvas_files (const CadCanvas *canvas)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  guint painted = 0;

  for (guint i = 0; i < CAD_N_SHEETS; i++) {
    const char *base = i < CAD_SHEET_TEXTS ? shapes[i] : cad_ink_face (i - CAD_SHEET_TEXTS)->file;
    g_autofree char *name = g_strconcat (base, ".tsv", NULL);

    if (canvas->sheets[i]->len == 0)
      continue;
    painted |= 1u << i;
    put_file (files, name, canvas->sheets[i]);
  }
  put_numbers (files, canvas, painted);
  g_hash_table_insert (files, g_strdup ("chart.gp"), cad_resource ("charts/chart.gp"));
  return files;
}
