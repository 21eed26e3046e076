/* SPDX-License-Identifier: MIT
 * codings.c - a table of what coders said of units */
#include <cadrage/agreement.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cadrage/error.h>
#include <cadrage/faults.h>

#define MOST_VALUES 2000 /* differences are kept for each pair of values */

enum { UNIT, CODER, VALUE, N_COLUMNS };

static const char *const column_names[N_COLUMNS] = { "unit", "coder", "value" };

typedef struct {
  CadCodings *codings;
  GHashTable *indexes[N_COLUMNS]; /* name -> index + 1; keys borrowed from the arrays */
  GPtrArray *names[N_COLUMNS];
  int columns[N_COLUMNS];
  CadFaults *faults;
} Reading;

static guint32
index_of (Reading *reading, guint column, const char *name)
{
  gpointer known = g_hash_table_lookup (reading->indexes[column], name);

  if (known == NULL) {
    g_ptr_array_add (reading->names[column], g_strdup (name));
    known = GUINT_TO_POINTER (reading->names[column]->len);
    g_hash_table_insert (reading->indexes[column],
                         g_ptr_array_index (reading->names[column], reading->names[column]->len - 1), known);
  }
  return GPOINTER_TO_UINT (known) - 1;
}

static void
read_header (Reading *reading, char **cells)
{
  for (guint column = 0; column < N_COLUMNS; column++) {
    reading->columns[column] = -1;
    for (guint i = 0; cells[i] != NULL; i++)
      if (g_ascii_strcasecmp (g_strstrip (cells[i]), column_names[column]) == 0)
        reading->columns[column] = (int) i;
    if (reading->columns[column] < 0)
      cad_faults_add (reading->faults, 1, 1, "no column '%s'; wanted are unit, coder and value", column_names[column]);
  }
}

static void
read_line (Reading *reading, guint line, char **cells)
{
  const char *fields[N_COLUMNS];
  int n = (int) g_strv_length (cells);

  for (guint column = 0; column < N_COLUMNS; column++) {
    if (reading->columns[column] >= n) {
      cad_faults_add (reading->faults, line, 1, "no %s: the line has %d of %d columns", column_names[column], n,
                      reading->columns[column] + 1);
      return;
    }
    fields[column] = g_strstrip (cells[reading->columns[column]]);
    if (*fields[column] == '\0' && column != VALUE) {
      cad_faults_add (reading->faults, line, 1, "no %s", column_names[column]);
      return;
    }
  }
  if (*fields[VALUE] == '\0')
    return;
  CadCode code = { index_of (reading, UNIT, fields[UNIT]), index_of (reading, CODER, fields[CODER]),
                   index_of (reading, VALUE, fields[VALUE]), line };
  g_array_append_val (reading->codings->codes, code);
}

static void
read_lines (Reading *reading, const char *text, gsize length)
{
  guint line = 1;

  for (const char *at = text, *end = text + length; at < end; line++) {
    const char *stop = memchr (at, '\n', end - at);
    const char *next = stop != NULL ? stop + 1 : end;
    gsize size = (stop != NULL ? stop : end) - at;
    g_autofree char *bytes = g_strndup (at, size > 0 && at[size - 1] == '\r' ? size - 1 : size);
    g_autofree char *row = g_utf8_make_valid (line == 1 && g_str_has_prefix (bytes, "\xEF\xBB\xBF") ? bytes + 3 : bytes,
                                              -1);
    g_auto (GStrv) cells = g_strsplit (row, "\t", -1);

    if (line == 1)
      read_header (reading, cells);
    else if (*row != '\0' && cad_faults_count (reading->faults, CAD_FAULT_ERROR) < 100)
      read_line (reading, line, cells);
    if (line == 1 && cad_faults_count (reading->faults, CAD_FAULT_ERROR) > 0)
      return;
    at = next;
  }
  if (reading->codings->codes->len == 0 && cad_faults_count (reading->faults, CAD_FAULT_ERROR) == 0)
    cad_faults_add (reading->faults, 1, 1, "no codes below the header");
  if (reading->codings->values->len > MOST_VALUES)
    cad_faults_add (reading->faults, 0, 0, "more than %d different values", MOST_VALUES);
}

typedef struct {
  char *name;
  double number;
  guint32 before; /* its index until now */
} Value;

static int
by_number (const void *a, const void *b)
{
  const Value *x = a, *y = b;

  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return strcmp (x->name, y->name);
}

/* Whether all values are numbers; one that is none makes all of them names. */
static gboolean
parse_numbers (Value *values, guint n)
{
  gboolean numbers = TRUE;

  for (guint i = 0; i < n && numbers; i++) {
    char *end;

    values[i].number = g_ascii_strtod (values[i].name, &end);
    numbers = end != values[i].name && *end == '\0' && isfinite (values[i].number);
  }
  for (guint i = 0; i < n && !numbers; i++)
    values[i].number = 0;
  return numbers;
}

static int
by_unit (const void *a, const void *b)
{
  const CadCode *x = a, *y = b;

  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  if (x->coder != y->coder)
    return x->coder < y->coder ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static void
sort_values (CadCodings *codings)
{
  guint n = codings->values->len;
  g_autofree Value *values = g_new (Value, n + 1);
  g_autofree guint32 *places = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = (Value){ codings->values->pdata[i], 0, i };
  if (parse_numbers (values, n))
    codings->numbers = g_new (double, n + 1);
  qsort (values, n, sizeof *values, by_number);
  for (guint i = 0; i < n; i++) {
    codings->values->pdata[i] = values[i].name;
    places[values[i].before] = i;
    if (codings->numbers != NULL)
      codings->numbers[i] = values[i].number;
  }
  for (guint i = 0; i < codings->codes->len; i++)
    g_array_index (codings->codes, CadCode, i).value = places[g_array_index (codings->codes, CadCode, i).value];
}

/* A coder who says two things of one unit. */
static void
check_twice (const CadCodings *codings, CadFaults *faults)
{
  for (guint i = 1; i < codings->codes->len; i++) {
    const CadCode *code = &g_array_index (codings->codes, CadCode, i), *last = code - 1;

    if (code->unit == last->unit && code->coder == last->coder)
      cad_faults_add (faults, code->line, 1, "coder '%s' has coded unit '%s' before, on line %u",
                      (char *) codings->coders->pdata[code->coder], (char *) codings->units->pdata[code->unit],
                      last->line);
  }
}

static CadCodings *
codings_new (void)
{
  CadCodings *codings = g_new0 (CadCodings, 1);

  codings->units = g_ptr_array_new_with_free_func (g_free);
  codings->coders = g_ptr_array_new_with_free_func (g_free);
  codings->values = g_ptr_array_new_with_free_func (g_free);
  codings->codes = g_array_new (FALSE, FALSE, sizeof (CadCode));
  return codings;
}

CadCodings *
cad_codings_read (const char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (CadCodings) codings = codings_new ();
  g_autoptr (CadFaults) faults = cad_faults_new (file, text, length);
  Reading reading = { .codings = codings,
                      .names = { codings->units, codings->coders, codings->values },
                      .faults = faults };

  for (guint i = 0; i < N_COLUMNS; i++)
    reading.indexes[i] = g_hash_table_new (g_str_hash, g_str_equal);
  read_lines (&reading, text, length);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_hash_table_unref (reading.indexes[i]);
  g_array_sort (codings->codes, by_unit);
  check_twice (codings, faults);
  if (!cad_faults_propagate (faults, error))
    return NULL;
  sort_values (codings);
  return g_steal_pointer (&codings);
}

void
cad_codings_free (CadCodings *codings)
{
  if (codings == NULL)
    return;
  g_ptr_array_unref (codings->units);
  g_ptr_array_unref (codings->coders);
  g_ptr_array_unref (codings->values);
  g_array_unref (codings->codes);
  g_free (codings->numbers);
  g_free (codings);
}
