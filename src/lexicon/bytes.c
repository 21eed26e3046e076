/* SPDX-License-Identifier: MIT
 * bytes.c - the bytes of a YAML file made fit for libyaml, letter for letter, so that places stay true */
#include "bytes.h"

#include <string.h>

#include "yaml.h"

#define HIDDEN      0xFDD0 /* noncharacters from here on stand for HIDEABLE */
#define HIDDEN_LEAD '\xEF' /* the first byte of all of them */
#define REPLACEMENT 0xFFFD
#define TOLD        10 /* faults of one kind that are told one by one */

/* The first ALWAYS are hidden from the start. */
static const char hideable[] = "@*:%`";
#define ALWAYS 2

typedef struct {
  GString *text;
  CadFaults *faults;
  const char *at;   /* the place asked for last */
  const char *line; /* the line it is in */
  const char *ink;  /* behind the blanks that it begins with */
  guint number;     /* of the line */
  guint tab_told;   /* the last line whose tab has been told */
  guint tabs, controls;
} Cleaner;

/* FALSE when there are invalid bytes. They are told at the first of them: a file in Latin-1 has hundreds. */
static gboolean
check_encoding (const char *bytes, gsize length, CadFaults *faults)
{
  const char *bad = NULL, *line = bytes;
  guint n = 1;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0)) {
    cad_faults_add (faults, 1, 1, "the file is UTF-16; save it as UTF-8");
    return FALSE;
  }
  if (g_utf8_validate (bytes, length, &bad))
    return TRUE;
  for (const char *p = bytes; (p = memchr (p, '\n', bad - p)) != NULL; n++)
    line = ++p;
  guint column = g_utf8_strlen (line, bad - line) + 1;

  if (*bad == '\0')
    cad_faults_add (faults, n, column, "a zero byte; is this a text?");
  else
    cad_faults_add (faults, n, column,
                    "byte 0x%02X is not UTF-8 (is the file Latin-1 or Windows-1252?); save it as UTF-8", (guint8) *bad);
  return FALSE;
}

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0 && c != 0x85) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static void
begin_line (Cleaner *cleaner, const char *line)
{
  cleaner->at = cleaner->line = line;
  cleaner->ink = line + strspn (line, " \t");
  cleaner->number++;
}

/* Places are asked for in order, and only where something may be wrong. */
static void
find_line (Cleaner *cleaner, const char *place)
{
  for (const char *end; (end = memchr (cleaner->at, '\n', place - cleaner->at)) != NULL;)
    begin_line (cleaner, end + 1);
  cleaner->at = place;
}

static void
tell (Cleaner *cleaner, const char *place, guint *n, const char *message)
{
  if ((*n)++ >= TOLD)
    return;
  find_line (cleaner, place);
  cad_faults_add (cleaner->faults, cleaner->number, g_utf8_strlen (cleaner->line, place - cleaner->line) + 1, "%s",
                  message);
}

/* What stands for the tab at @place: the first of an indentation is told. */
static gunichar
clean_tab (Cleaner *cleaner, const char *place)
{
  find_line (cleaner, place);
  if (cleaner->ink < place)
    return '\t';
  if (cleaner->tab_told != cleaner->number)
    tell (cleaner, place, &cleaner->tabs, "a tab in the indentation; YAML indents with spaces only");
  cleaner->tab_told = cleaner->number;
  return ' ';
}

/* What stands for the letter at @place. */
static gunichar
clean (Cleaner *cleaner, const char *place)
{
  gunichar c = g_utf8_get_char (place);
  const char *at = c != 0 && c < 0x80 ? strchr (hideable, (char) c) : NULL;

  if (at != NULL && at - hideable < ALWAYS)
    return HIDDEN + (at - hideable);
  if (c == '\t')
    return clean_tab (cleaner, place);
  if (is_control (c) || (c == '\r' && place[1] != '\n')) {
    g_autofree char *message = g_strdup_printf ("the control character U+%04X cannot stand here", c);

    tell (cleaner, place, &cleaner->controls, message);
    return REPLACEMENT;
  }
  /* libyaml ends lines at these, editors do not */
  return c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : c;
}

/* The bytes from @p on that stand as they are: letters, digits, most signs, blanks and ends of lines. */
static gsize
plain_run (const char *p, const char *end)
{
  const char *start = p;

  for (; p < end; p++) {
    guchar byte = *p;

    if (byte >= 0xC3 && byte < 0xE0)
      p++;
    else if ((byte < ' ' && byte != '\n') || byte >= 0x7F || byte == '@' || byte == '*')
      break;
  }
  return p - start;
}

/* @end points to a NUL. */
static void
clean_all (Cleaner *cleaner, const char *p, const char *end)
{
  while (p < end) {
    gsize run = plain_run (p, end);

    g_string_append_len (cleaner->text, p, run);
    p += run;
    if (p == end)
      return;
    g_string_append_unichar (cleaner->text, clean (cleaner, p));
    p = g_utf8_next_char (p);
  }
}

GString *
cad_bytes_prepare (GBytes *bytes, gboolean *tabs, CadFaults *faults)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  *tabs = FALSE;
  if (data == NULL)
    data = "";
  if (length > CAD_YAML_BYTES) {
    cad_faults_add (faults, 0, 0, "the file is larger than %d MB", CAD_YAML_BYTES >> 20);
    return NULL;
  }
  gboolean fine = check_encoding (data, length, faults);
  g_autofree char *valid = fine ? g_strndup (data, length) : g_utf8_make_valid (data, length);

  /* a byte order mark is no letter of the first line */
  const char *start = g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid;
  Cleaner cleaner = { .text = g_string_sized_new (length + length / 4 + 16), .faults = faults };

  begin_line (&cleaner, start);
  clean_all (&cleaner, start, strchr (start, '\0'));
  if (cleaner.tabs > TOLD)
    cad_faults_add (faults, 0, 0, "%u more lines are indented with tabs", cleaner.tabs - TOLD);
  if (cleaner.controls > TOLD)
    cad_faults_add (faults, 0, 0, "%u more control characters", cleaner.controls - TOLD);
  *tabs = cleaner.tabs > 0;
  return cleaner.text;
}

gboolean
cad_bytes_hide (GString *text, gsize index)
{
  char hidden[6];
  glong length = g_utf8_strlen (text->str, text->len);

  if ((glong) index >= length)
    return FALSE;
  char *at = g_utf8_offset_to_pointer (text->str, index);
  const char *found = *at != '\0' ? strchr (hideable, *at) : NULL;

  if (found == NULL)
    return FALSE;
  gssize place = at - text->str;
  gint width = g_unichar_to_utf8 (HIDDEN + (found - hideable), hidden);

  g_string_erase (text, place, 1);
  g_string_insert_len (text, place, hidden, width);
  return TRUE;
}

gboolean
cad_bytes_is_hiding (const char *text)
{
  return strchr (text, HIDDEN_LEAD) != NULL;
}

char *
cad_bytes_reveal (const char *text)
{
  if (!cad_bytes_is_hiding (text))
    return g_strdup (text);
  GString *out = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c >= HIDDEN && c < HIDDEN + sizeof hideable - 1)
      c = hideable[c - HIDDEN];
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

char *
cad_bytes_letter (const GString *text, gsize index)
{
  if ((glong) index >= g_utf8_strlen (text->str, text->len))
    return g_strdup ("");
  const char *at = g_utf8_offset_to_pointer (text->str, index);
  g_autofree char *letter = g_strndup (at, g_utf8_next_char (at) - at);

  return cad_bytes_reveal (letter);
}
