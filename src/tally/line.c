/* SPDX-License-Identifier: MIT
 * line.c - one line of a tally file, taken apart without being copied */
#include <cadrage/lines.h>

#include <string.h>

#include <cadrage/document.h>
#include <cadrage/names.h>

#include "block.h"
#include "put.h"
#include "tally-file.h"

static const struct {
  const char *name;
  guint length, n_fields;
} kinds[CAD_N_LINES] = {
  [CAD_LINE_LEXICON] = { "!lexicon", 8, 5 }, [CAD_LINE_PART] = { "!part", 5, 4 },
  [CAD_LINE_SAMPLE] = { "!sample", 7, 2 },   [CAD_LINE_SCHEMA] = { "!schema", 7, 2 },
  [CAD_LINE_ARTICLE] = { "article", 7, 6 },  [CAD_LINE_COUNT] = { "count", 5, 9 },
  [CAD_LINE_EXCERPT] = { "excerpt", 7, 20 }, [CAD_LINE_KEY] = { "key", 3, 5 },
  [CAD_LINE_QUALITY] = { "quality", 7, 4 },  [CAD_LINE_SPEECH] = { "speech", 6, 6 },
  [CAD_LINE_TOTAL] = { "total", 5, 2 },      [CAD_LINE_END] = { TALLY_END, 4, 1 },
};

const char *const cad_tally_totals[N_TOTALS] = { "articles", "check", "counts", "quality", "speeches", "words" };

/* Odd, so that no change of a single integer is lost modulo 2^32. */
guint64
cad_tally_check (const char *key, gsize length, guint64 value)
{
  return ((guint32) cad_hash64 (key, length, 0) | 1) * value;
}

guint32
cad_tally_excerpt_check (const char *key, gsize length)
{
  return cad_hash64 (key, length, 1);
}

/* An integer as the writer prints it: digits only, no leading zero. */
static gboolean
parse_value (const char *digits, gsize length, guint64 *value)
{
  guint64 n = 0;

  if (length == 0 || length > 19 || (*digits == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (digits[i]))
      return FALSE;
    n = n * 10 + (guint64) (digits[i] - '0');
  }
  *value = n;
  return n <= TALLY_MOST;
}

static gboolean
is_hex (char c)
{
  return g_ascii_isdigit (c) || (c >= 'A' && c <= 'F');
}

/* Only what must be escaped is, so that equal fields are equal bytes. */
static gboolean
is_escape (const char *p)
{
  if (!is_hex (p[1]) || !is_hex (p[2]))
    return FALSE;
  int byte = g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]);

  return byte > 0 && (byte < 0x20 || byte == 0x7F || byte == '%' || byte == '|');
}

/* Bytes of a key that are more than themselves. */
static const guint8 is_special[256] = { [0 ... 0x1F] = TRUE, [0x7F] = TRUE, ['%'] = TRUE, ['|'] = TRUE };

/* Takes the special byte at @p, behind @n ends of fields. FALSE when no key has it. */
static gboolean
take_special (CadTallyLine *line, const char *p, guint *n)
{
  if (*p != '|')
    return *p == '%' && is_escape (p);
  if (*n < CAD_LINE_FIELDS)
    line->ends[*n] = p - line->text;
  *n += 1;
  return TRUE;
}

guint
cad_tally_line_split (CadTallyLine *line)
{
  const char *p = line->text, *end = p + line->length;
  guint n = 0;

  for (; end - p >= CAD_BLOCK; p += CAD_BLOCK)
    for (guint special = cad_block_escapes (p); special != 0; special &= special - 1)
      if (!take_special (line, p + __builtin_ctz (special), &n))
        return 0;
  for (; p < end; p++)
    if (is_special[(guchar) *p] && !take_special (line, p, &n))
      return 0;
  if (n < CAD_LINE_FIELDS)
    line->ends[n] = line->length;
  return n + 1;
}

static CadLineKind
find_kind (const CadTallyLine *line)
{
  CadLineKind kind = 0;

  while (kind < CAD_N_LINES &&
         (kinds[kind].length != line->ends[0] || memcmp (kinds[kind].name, line->text, kinds[kind].length) != 0))
    kind++;
  return kind;
}

gboolean
cad_tally_line_parse (CadTallyLine *line, const char *text, gsize length, CadFaults *faults, guint number)
{
  const char *tab = memchr (text, '\t', length);

  if (length > 0 && text[length - 1] == '\r') {
    cad_faults_add (faults, number, 1, "the line ends in CR LF: the file was changed on its way");
    return FALSE;
  }
  line->text = text;
  line->length = tab != NULL ? tab - text : 0;
  guint n = tab != NULL && length <= G_MAXINT32 && parse_value (tab + 1, text + length - tab - 1, &line->value) &&
                    cad_document_is_utf8 (text, line->length)
                ? cad_tally_line_split (line)
                : 0;

  if (n == 0) {
    cad_faults_add (faults, number, 1, "not a line of a tally");
    return FALSE;
  }
  line->kind = find_kind (line);
  if (line->kind == CAD_N_LINES) {
    g_autofree char *kind = g_strndup (text, MIN (line->ends[0], 40));

    cad_faults_add (faults, number, 1, "unknown kind of line '%s'", kind);
    return FALSE;
  }
  if (n == kinds[line->kind].n_fields)
    return TRUE;
  cad_faults_add (faults, number, 1, "a line '%s' has %u fields, this one has %u", kinds[line->kind].name,
                  kinds[line->kind].n_fields, n);
  return FALSE;
}

static char *
put_byte (char *end, guchar byte)
{
  static const char digits[] = "0123456789ABCDEF";

  if (!is_special[byte])
    return cad_put_byte (end, byte);
  return cad_put_byte (cad_put_byte (cad_put_byte (end, '%'), digits[byte >> 4]), digits[byte & 15]);
}

char *
cad_tally_put_field (char *end, const char *text)
{
  const char *p = text, *stop = text + strlen (text);

  while (stop - p >= CAD_BLOCK) {
    guint plain = __builtin_ctz (cad_block_escapes (p) | 1 << CAD_BLOCK);

    memcpy (end, p, CAD_BLOCK); /* there is room: what is left may become three times as long */
    end += plain;
    p += plain;
    if (plain < CAD_BLOCK)
      end = put_byte (end, *p++);
  }
  while (p < stop)
    end = put_byte (end, *p++);
  return end;
}

void
cad_tally_append_field (GString *out, const char *text)
{
  gsize start = out->len;

  g_string_set_size (out, start + FIELD_GROWTH * strlen (text));
  g_string_truncate (out, cad_tally_put_field (out->str + start, text) - out->str);
}

/* Unescapes the field @index to @out and ends it. Returns: behind its end */
static char *
unescape (const CadTallyLine *line, guint index, char *out)
{
  for (guint32 i = index > 0 ? line->ends[index - 1] + 1 : 0; i < line->ends[index]; i++) {
    char c = line->text[i];

    if (c == '%') {
      c = (char) (g_ascii_xdigit_value (line->text[i + 1]) << 4 | g_ascii_xdigit_value (line->text[i + 2]));
      i += 2;
    }
    *out++ = c;
  }
  *out = '\0';
  return out + 1;
}

char *
cad_tally_line_field (const CadTallyLine *line, guint index)
{
  char *field = g_malloc (line->ends[index] - (index > 0 ? line->ends[index - 1] + 1 : 0) + 1);

  unescape (line, index, field);
  return field;
}

void
cad_tally_line_fields (const CadTallyLine *line, GString *scratch, char *fields[CAD_LINE_FIELDS])
{
  guint n = 0;

  g_string_set_size (scratch, line->length + 1);
  char *out = scratch->str;

  do {
    fields[n] = out;
    out = unescape (line, n, out);
  } while (line->ends[n++] < line->length);
}

gboolean
cad_tally_looks_like (const char *bytes, gsize length)
{
  static const char *const starts[] = { "!lexicon|", "!part|", "!sample|" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= strlen (starts[i]) && memcmp (bytes, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}
