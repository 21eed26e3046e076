/* SPDX-License-Identifier: MIT
 * metadata.c - `date 2020-12` and header blocks at the top of an article */
#include "metadata.h"

#include <string.h>

#include "chars.h"

#define MOST_LINES 40
#define KEY_MAX    30 /* bytes: a longer "key" is a sentence with a colon */

typedef struct {
  const char *name;
  gsize offset; /* of a char * in CadDocument */
} MetadataKey;

static const MetadataKey keys[] = {
  { "source", G_STRUCT_OFFSET (CadDocument, source) },   { "date", G_STRUCT_OFFSET (CadDocument, date) },
  { "title", G_STRUCT_OFFSET (CadDocument, title) },     { "titre", G_STRUCT_OFFSET (CadDocument, title) },
  { "url", G_STRUCT_OFFSET (CadDocument, url) },         { "language", G_STRUCT_OFFSET (CadDocument, language) },
  { "langue", G_STRUCT_OFFSET (CadDocument, language) },
};

static gboolean
is_space_char (const char *p)
{
  CadCharClass class = cad_byte_class (p);

  if (class == CAD_CHAR_WIDE)
    class = cad_char_read (p).class;
  return class == CAD_CHAR_SPACE || class == CAD_CHAR_IGNORED || class == CAD_CHAR_NEWLINE;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && is_space_char (p))
    p = g_utf8_next_char (p);
  return p;
}

/* Moves both ends of a stretch to where it has letters. */
static void
trim (const char **start, const char **end)
{
  *start = skip_spaces (*start, *end);
  while (*end > *start && is_space_char (g_utf8_prev_char (*end)))
    *end = g_utf8_prev_char (*end);
}

static gboolean
number_between (const char *p, gsize digits, int least, int most)
{
  int value = 0;

  for (gsize i = 0; i < digits; i++) {
    if (!g_ascii_isdigit (p[i]))
      return FALSE;
    value = value * 10 + g_ascii_digit_value (p[i]);
  }
  return value >= least && value <= most;
}

/* YYYY, YYYY-MM or YYYY-MM-DD */
static gboolean
is_date (const char *p, gsize length)
{
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!number_between (p, 4, 1, 9999))
    return FALSE;
  if (length >= 7 && (p[4] != '-' || !number_between (p + 5, 2, 1, 12)))
    return FALSE;
  return length < 10 || (p[7] == '-' && number_between (p + 8, 2, 1, 31));
}

static gboolean
read_date_line (CadDocument *document)
{
  const char *end = document->text + document->length;
  const char *p = skip_spaces (document->text, end);
  const char *start;

  if (end - p < 5 || g_ascii_strncasecmp (p, "date", 4) != 0 || (p[4] != ' ' && p[4] != '\t'))
    return FALSE;
  for (start = p + 4; start < end && (*start == ' ' || *start == '\t'); start++)
    ;
  for (p = start; p < end && (g_ascii_isdigit (*p) || *p == '-'); p++)
    ;
  if (!is_date (start, p - start) || (p < end && !is_space_char (p)))
    return FALSE;
  document->date = g_strndup (start, p - start);
  document->body = skip_spaces (p, end) - document->text;
  return TRUE;
}

static const char *
line_end (const char *p, const char *end)
{
  while (p < end && *p != '\n' && *p != '\r')
    p++;
  return p;
}

static const char *
next_line (const char *p, const char *end)
{
  if (end - p >= 2 && p[0] == '\r' && p[1] == '\n')
    return p + 2;
  return p < end ? p + 1 : p;
}

/* The colon after the key of a header line, or NULL. */
static const char *
find_colon (const char *line, const char *end)
{
  const char *colon = memchr (line, ':', MIN (end - line, KEY_MAX));

  if (colon == NULL || !cad_char_is_letter (line))
    return NULL;
  for (const char *p = line; p < colon; p = g_utf8_next_char (p))
    if (!cad_char_is_letter (p) && !is_space_char (p) && *p != '-' && *p != '_')
      return NULL;
  return colon;
}

static const MetadataKey *
find_key (const char *line, const char *colon)
{
  trim (&line, &colon);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    gsize length = strlen (keys[i].name);

    if ((gsize) (colon - line) == length && g_ascii_strncasecmp (line, keys[i].name, length) == 0)
      return &keys[i];
  }
  return NULL;
}

static void
take_header_line (CadDocument *document, const char *line, const char *end)
{
  const char *colon = find_colon (line, end), *value = colon + 1;
  const MetadataKey *key = find_key (line, colon);

  if (key == NULL)
    return;
  char **field = G_STRUCT_MEMBER_P (document, key->offset);

  trim (&value, &end);
  if (value == end || *field != NULL)
    return;
  if (field != &document->date || is_date (value, end - value))
    *field = g_strndup (value, end - value);
}

/* The empty line that ends a header block at the top of the text, or NULL when there is no such block. */
static const char *
find_block_end (const char *p, const char *end)
{
  gboolean known = FALSE;

  for (guint i = 0; i < MOST_LINES && p < end; i++) {
    /* most texts begin with a sentence, of which no more need be read */
    if (!is_space_char (p) && memchr (p, ':', MIN (end - p, KEY_MAX)) == NULL)
      return NULL;
    const char *stop = line_end (p, end);
    const char *colon = find_colon (p, stop);

    if (skip_spaces (p, stop) == stop)
      return known ? p : NULL;
    if (colon == NULL)
      return NULL;
    known |= find_key (p, colon) != NULL;
    p = next_line (stop, end);
  }
  return NULL;
}

static void
read_header_block (CadDocument *document)
{
  const char *end = document->text + document->length;
  const char *p = skip_spaces (document->text, end);
  const char *block_end = find_block_end (p, end);

  if (block_end == NULL)
    return;
  while (p < block_end) {
    const char *stop = line_end (p, end);

    take_header_line (document, p, stop);
    p = next_line (stop, end);
  }
  document->body = skip_spaces (block_end, end) - document->text;
}

void
cad_metadata_read (CadDocument *document)
{
  if (!read_date_line (document))
    read_header_block (document);
}
