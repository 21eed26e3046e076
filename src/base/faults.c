/* SPDX-License-Identifier: MIT
 * faults.c - collecting faults and showing them with their lines */
#include <cadrage/faults.h>

#include <string.h>

#include <cadrage/error.h>

#define EXCERPT_BEFORE 70 /* code points of a long line shown before the fault */
#define EXCERPT_WIDTH  100
#define EXCERPT_LINE   (64 * 1024) /* a longer line is not shown */
#define MOST           1000        /* faults that are kept; the others are only counted */

struct _CadFaults {
  char *file;
  const char *text;
  gsize length;
  GPtrArray *faults; /* of CadFault, owned */
  guint more[2];     /* not kept, by level */
};

static void
fault_free (gpointer data)
{
  CadFault *fault = data;

  g_free (fault->message);
  g_free (fault);
}

CadFaults *
cad_faults_new (const char *file, const char *text, gssize length)
{
  CadFaults *faults = g_new0 (CadFaults, 1);

  faults->file = g_strdup (file);
  faults->text = text;
  faults->length = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize) length;
  faults->faults = g_ptr_array_new_with_free_func (fault_free);
  return faults;
}

void
cad_faults_free (CadFaults *faults)
{
  if (faults == NULL)
    return;
  g_free (faults->file);
  g_ptr_array_unref (faults->faults);
  g_free (faults);
}

static void
add (CadFaults *faults, CadFaultLevel level, guint line, guint column, char *message)
{
  CadFault *fault;

  if (faults->faults->len >= MOST) {
    faults->more[level]++;
    g_free (message);
    return;
  }
  fault = g_new0 (CadFault, 1);
  fault->level = level;
  fault->line = line;
  fault->column = column;
  fault->message = message;
  g_ptr_array_add (faults->faults, fault);
}

void
cad_faults_add (CadFaults *faults, guint line, guint column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add (faults, CAD_FAULT_ERROR, line, column, g_strdup_vprintf (format, args));
  va_end (args);
}

void
cad_faults_warn (CadFaults *faults, guint line, guint column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add (faults, CAD_FAULT_WARNING, line, column, g_strdup_vprintf (format, args));
  va_end (args);
}

guint
cad_faults_count (const CadFaults *faults, CadFaultLevel level)
{
  guint n = faults->more[level];

  for (guint i = 0; i < faults->faults->len; i++)
    n += ((const CadFault *) faults->faults->pdata[i])->level == level;
  return n;
}

/* A line of the text; the faults are shown in order, so the search goes on where the last one ended. */
typedef struct {
  const char *start;
  guint number; /* from 1 */
} Line;

/* The bytes of line @number, without its end; NULL when the text has no such line. */
static const char *
find_line (const CadFaults *faults, guint number, Line *line, gsize *length)
{
  if (faults->text == NULL || number < line->number)
    return NULL;
  const char *end = faults->text + faults->length;

  while (line->number < number) {
    const char *newline = memchr (line->start, '\n', end - line->start);

    if (newline == NULL)
      return NULL;
    line->start = newline + 1;
    line->number++;
  }
  const char *newline = memchr (line->start, '\n', end - line->start);

  *length = (newline != NULL ? newline : end) - line->start;
  return line->start;
}

/* The line with a caret below the column; a long line is shown around it. */
static void
append_excerpt (GString *out, const CadFaults *faults, const CadFault *fault, Line *here)
{
  gsize length = 0;
  const char *line = find_line (faults, fault->line, here, &length);

  if (line == NULL || fault->column == 0 || length > EXCERPT_LINE)
    return;
  g_autofree char *valid = g_utf8_make_valid (line, length);
  glong width = g_utf8_strlen (valid, -1), column = fault->column - 1, from = 0;

  if (column > width)
    column = width;
  if (width > EXCERPT_WIDTH && column > EXCERPT_BEFORE)
    from = column - EXCERPT_BEFORE;
  g_autofree char *shown = g_utf8_substring (valid, from, MIN (width, from + EXCERPT_WIDTH));

  g_strdelimit (shown, "\t\r", ' ');
  g_string_append_printf (out, "  %s\n  %*s^\n", shown, (int) (column - from), "");
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const CadFault *x = *(CadFault *const *) a, *y = *(CadFault *const *) b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

const CadFault *
cad_faults_get (const CadFaults *faults, guint index)
{
  if (index == 0)
    g_ptr_array_sort (faults->faults, by_place);
  return index < faults->faults->len ? faults->faults->pdata[index] : NULL;
}

char *
cad_faults_to_string (const CadFaults *faults)
{
  GString *out = g_string_new (NULL);
  Line here = { faults->text, 1 };

  g_ptr_array_sort (faults->faults, by_place);
  for (guint i = 0; i < faults->faults->len; i++) {
    const CadFault *fault = faults->faults->pdata[i];

    g_string_append (out, faults->file);
    if (fault->line > 0)
      g_string_append_printf (out, ":%u:%u", fault->line, fault->column);
    g_string_append_printf (out, ": %s%s\n", fault->level == CAD_FAULT_WARNING ? "warning: " : "", fault->message);
    append_excerpt (out, faults, fault, &here);
  }
  if (faults->more[CAD_FAULT_ERROR] + faults->more[CAD_FAULT_WARNING] > 0)
    g_string_append_printf (out, "%s: %u more faults\n", faults->file,
                            faults->more[CAD_FAULT_ERROR] + faults->more[CAD_FAULT_WARNING]);
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

gboolean
cad_faults_propagate (const CadFaults *faults, GError **error)
{
  if (cad_faults_count (faults, CAD_FAULT_ERROR) == 0)
    return TRUE;
  g_autofree char *text = cad_faults_to_string (faults);

  g_set_error_literal (error, CAD_ERROR, CAD_ERROR_FORMAT, text);
  return FALSE;
}
