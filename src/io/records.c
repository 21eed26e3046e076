/* SPDX-License-Identifier: MIT
 * records.c - lines of a file, bounded */
#include "records.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include <cadrage/input.h>

#define RECORD_LARGEST (16 * 1024 * 1024)

struct _CadRecordFile {
  FILE *stream;
  char *name;
  GString *record;
  char *line;
  size_t room;
  guint line_number, record_line;
};

CadRecordFile *
cad_record_file_open (const char *path, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  FILE *stream = standard ? stdin : g_fopen (path, "rb");

  if (stream == NULL) {
    cad_input_fail (path, errno, error);
    return NULL;
  }
  CadRecordFile *file = g_new0 (CadRecordFile, 1);

  file->stream = stream;
  file->name = standard ? g_strdup ("-") : g_path_get_basename (path);
  file->record = g_string_new (NULL);
  return file;
}

void
cad_record_file_free (CadRecordFile *file)
{
  if (file == NULL)
    return;
  if (file->stream != stdin)
    fclose (file->stream);
  free (file->line);
  g_string_free (file->record, TRUE);
  g_free (file->name);
  g_free (file);
}

/* Whether the quotation marks of the record pair up, so that it ends with its line. */
static gboolean
is_balanced (const char *line, gssize length, gboolean *inside)
{
  for (gssize i = 0; i < length; i++)
    *inside ^= line[i] == '"';
  return !*inside;
}

static gboolean
too_long (const CadRecordFile *file, GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("%s:%u: a record of more than 16 MB"), file->name,
               file->record_line);
  return FALSE;
}

static gboolean
read_record (CadRecordFile *file, gboolean quoted, GError **error)
{
  gboolean inside = FALSE;

  g_string_truncate (file->record, 0);
  file->record_line = file->line_number + 1;
  for (;;) {
    gssize n = getline (&file->line, &file->room, file->stream);

    if (n < 0 && ferror (file->stream)) {
      cad_input_fail (file->name, errno, error);
      return FALSE;
    }
    if (n < 0)
      return file->record->len > 0;
    file->line_number++;
    g_string_append_len (file->record, file->line, n);
    if (file->record->len > RECORD_LARGEST)
      return too_long (file, error);
    if (!quoted || is_balanced (file->line, n, &inside))
      return TRUE;
  }
}

char *
cad_record_file_next (CadRecordFile *file, gboolean quoted, gsize *length, GError **error)
{
  if (!read_record (file, quoted, error))
    return NULL;
  GString *record = file->record;

  while (record->len > 0 && (record->str[record->len - 1] == '\n' || record->str[record->len - 1] == '\r'))
    g_string_truncate (record, record->len - 1);
  *length = record->len;
  return record->str;
}

guint
cad_record_file_line (const CadRecordFile *file)
{
  return file->record_line;
}

const char *
cad_record_file_name (const CadRecordFile *file)
{
  return file->name;
}
