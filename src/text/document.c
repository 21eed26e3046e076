/* SPDX-License-Identifier: MIT
 * document.c - bytes to text: what the encoding is, what could not be read */
#include <cadrage/document.h>

#include <string.h>

#include "bytes.h"
#include "metadata.h"

#define REPLACEMENT  "\xEF\xBF\xBD"
#define LONGEST_TEXT ((gsize) 256 * 1024 * 1024)
#define SNIFF_BYTES  8192
#define COUNT_STEP   1024 /* bytes between two entries of the code point counts */

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static gboolean
is_control (guchar byte)
{
  return byte < 0x20 && !(byte >= '\t' && byte <= '\r');
}

/* Compressed or compiled bytes hold about one control byte in ten; a damaged page a few in all. */
static gboolean
looks_binary (const char *bytes, gsize length)
{
  gsize seen = MIN (length, SNIFF_BYTES), controls = 0, i = 0;

  for (; i + CAD_BYTES_BLOCK <= seen; i += CAD_BYTES_BLOCK) {
    guint control = cad_bytes_block (bytes + i).control;

    if (control != 0)
      controls += count_bits (control);
  }
  for (; i < seen; i++)
    controls += is_control (bytes[i]);
  return controls > 2 && controls * 32 > seen;
}

typedef struct {
  gsize multibyte; /* valid sequences of two bytes or more */
  gsize broken;    /* invalid bytes */
  gsize tail;      /* of them, those of a sequence cut off by the end */
  gsize nuls;
} Utf8Count;

static gboolean
continues (const char *p)
{
  return ((guchar) *p & 0xC0) == 0x80;
}

/* The length of the sequence of two bytes or more at @p, or 0 when it is none that UTF-8 has. */
static gsize
sequence_length (const char *p, gsize room)
{
  guchar first = p[0], second = room > 1 ? p[1] : 0;

  if (first < 0xC2 || first > 0xF4 || (second & 0xC0) != 0x80)
    return 0;
  if (first < 0xE0)
    return 2;
  if (first == 0xE0 ? second < 0xA0 : first == 0xED && second >= 0xA0)
    return 0;
  if (room < 3 || !continues (p + 2))
    return 0;
  if (first < 0xF0)
    return 3;
  if (first == 0xF0 ? second < 0x90 : first == 0xF4 && second >= 0x90)
    return 0;
  return room > 3 && continues (p + 3) ? 4 : 0;
}

/* Passes blocks of characters of one to three bytes, which is nearly all text. Returns: the first place behind them */
static const char *
pass_blocks (const char *p, const char *end, gsize *multibyte)
{
  while (end - p >= CAD_BYTES_BLOCK) {
    CadBlock block = cad_bytes_block (p);

    if ((block.wide | block.zero) == 0) {
      p += CAD_BYTES_BLOCK;
      continue;
    }
    guint leading = block.two | block.three, following = (leading << 1 | block.three << 2) & 0xFFFF;
    guint unended = (block.two & 0x8000) | (block.three & 0xC000);

    if (block.zero != 0 || block.continuing != following || block.wide != (leading | following))
      break;
    *multibyte += count_bits (leading & ~unended);
    p += unended != 0 ? __builtin_ctz (unended) : CAD_BYTES_BLOCK;
  }
  return p;
}

/* Where the valid text without zero bytes that begins at @p ends; adds its sequences to @multibyte. */
static const char *
end_of_valid (const char *p, const char *end, gsize *multibyte)
{
  while (p < end) {
    gsize length = 1;

    p = pass_blocks (p, end, multibyte);
    while (p < end && *p != '\0' && (guchar) *p < 0x80)
      p++;
    if (p == end)
      break;
    if ((guchar) *p >= 0x80) {
      length = sequence_length (p, end - p);
      *multibyte += length > 0;
    }
    if (length == 0 || *p == '\0')
      break;
    p += length;
  }
  return p;
}

static gboolean
is_cut_off (const char *p, const char *end)
{
  return g_utf8_get_char_validated (p, end - p) == (gunichar) -2;
}

static Utf8Count
count_utf8 (const char *bytes, gsize length)
{
  Utf8Count count = { 0 };
  const char *p = bytes, *end = bytes + length;

  while (p < end) {
    const char *stop = end_of_valid (p, end, &count.multibyte);

    if (stop == end)
      break;
    if (*stop == '\0')
      count.nuls++;
    else
      count.broken++;
    if (count.tail == 0 && end - stop < 4 && *stop != '\0' && is_cut_off (stop, end))
      count.tail = end - stop;
    p = stop + 1;
  }
  return count;
}

static gboolean
is_utf8 (const Utf8Count *count)
{
  return count->broken == count->tail || count->multibyte >= 2 * count->broken;
}

static void
replace_byte (CadDocument *document, GString *text)
{
  g_string_append (text, REPLACEMENT);
  document->replaced++;
}

static void
decode_utf8 (CadDocument *document, const char *bytes, gsize length, GString *text)
{
  const char *p = bytes, *end = bytes + length;
  gsize multibyte = 0;

  document->encoding = "UTF-8";
  while (p < end) {
    const char *stop = end_of_valid (p, end, &multibyte);

    g_string_append_len (text, p, stop - p);
    if (stop == end)
      break;
    replace_byte (document, text);
    p = stop + 1;
  }
}

/* 0 where Windows-1252 has no character. */
static const guint16 windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void
decode_windows_1252 (CadDocument *document, const char *bytes, gsize length, GString *text)
{
  document->encoding = "Windows-1252";
  for (gsize i = 0; i < length; i++) {
    guchar byte = bytes[i];
    gunichar c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;

    if (c == 0)
      replace_byte (document, text);
    else if (c < 0x80)
      g_string_append_c (text, c);
    else
      g_string_append_unichar (text, c);
  }
}

static guint16
utf16_unit (const char *bytes, gboolean big)
{
  guchar first = bytes[0], second = bytes[1];

  return big ? first << 8 | second : second << 8 | first;
}

static void
decode_utf16 (CadDocument *document, const char *bytes, gsize length, GString *text)
{
  gboolean big = (guchar) bytes[0] == 0xFE;

  document->encoding = "UTF-16";
  for (gsize i = 2; i + 1 < length; i += 2) {
    gunichar c = utf16_unit (bytes + i, big);

    if (c >= 0xD800 && c < 0xDC00 && i + 3 < length) {
      guint16 low = utf16_unit (bytes + i + 2, big);

      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    if (c == 0 || (c >= 0xD800 && c < 0xE000))
      replace_byte (document, text);
    else
      g_string_append_unichar (text, c);
  }
  if (length % 2 == 1)
    replace_byte (document, text);
}

static gboolean
starts_with (const char *bytes, gsize length, const char *start)
{
  return length >= strlen (start) && memcmp (bytes, start, strlen (start)) == 0;
}

static void
decode (CadDocument *document, const char *bytes, gsize length, GString *text)
{
  Utf8Count count;

  if (starts_with (bytes, length, "\xEF\xBB\xBF")) {
    decode_utf8 (document, bytes + 3, length - 3, text);
    return;
  }
  if (starts_with (bytes, length, "\xFF\xFE") || starts_with (bytes, length, "\xFE\xFF")) {
    decode_utf16 (document, bytes, length, text);
    return;
  }
  count = count_utf8 (bytes, length);
  if (count.broken + count.nuls == 0) {
    document->encoding = "UTF-8";
    g_string_append_len (text, bytes, length);
  } else if (is_utf8 (&count))
    decode_utf8 (document, bytes, length, text);
  else
    decode_windows_1252 (document, bytes, length, text);
}

static guint32
count_codepoints (const char *p, const char *end)
{
  guint32 n = end - p;

  for (; end - p >= CAD_BYTES_BLOCK; p += CAD_BYTES_BLOCK) {
    guint continuing = cad_bytes_block (p).continuing;

    if (continuing != 0)
      n -= count_bits (continuing);
  }
  for (; p < end; p++)
    n -= continues (p);
  return n;
}

static void
count_steps (CadDocument *document)
{
  gsize steps = document->length / COUNT_STEP;

  document->counts = g_new (guint32, steps + 1);
  document->counts[0] = 0;
  for (gsize i = 0; i < steps; i++) {
    const char *p = document->text + i * COUNT_STEP;

    document->counts[i + 1] = document->counts[i] + count_codepoints (p, p + COUNT_STEP);
  }
}

static gboolean
is_short_enough (const char *id, gsize length, GError **error)
{
  if (length > LONGEST_TEXT)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, "%s: longer than 256 MiB", id);
  return length <= LONGEST_TEXT;
}

/* What is known once the text is. */
static CadDocument *
complete (CadDocument *document, const char *id)
{
  document->id = g_strdup (id);
  count_steps (document);
  cad_metadata_read (document);
  return document;
}

CadDocument *
cad_document_new_valid (const char *id, const char *text, gsize length, GError **error)
{
  gsize mark = starts_with (text, length, "\xEF\xBB\xBF") ? 3 : 0;

  if (!is_short_enough (id, length, error))
    return NULL;
  if (looks_binary (text, length)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, "%s: binary file", id);
    return NULL;
  }
  CadDocument *document = g_new0 (CadDocument, 1);

  document->encoding = "UTF-8";
  document->length = length - mark;
  document->text = g_malloc (document->length + 1);
  memcpy (document->text, text + mark, document->length);
  document->text[document->length] = '\0';
  return complete (document, id);
}

CadDocument *
cad_document_new (const char *id, const char *bytes, gsize length, GError **error)
{
  g_autoptr (CadDocument) document = g_new0 (CadDocument, 1);
  gboolean utf16 = starts_with (bytes, length, "\xFF\xFE") || starts_with (bytes, length, "\xFE\xFF");
  GString *text;

  if (!is_short_enough (id, length, error))
    return NULL;
  text = g_string_sized_new (length + 1);
  decode (document, bytes, length, text);
  document->length = text->len;
  document->text = g_string_free (text, FALSE);
  if (utf16 ? document->replaced > 2 && (gsize) document->replaced * 32 > document->length
            : looks_binary (bytes, length)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, "%s: binary file", id);
    return NULL;
  }
  return complete (g_steal_pointer (&document), id);
}

void
cad_document_free (CadDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->id);
  g_free (document->place);
  g_free (document->source);
  g_free (document->date);
  g_free (document->title);
  g_free (document->url);
  g_free (document->language);
  g_clear_pointer (&document->extra, g_ptr_array_unref);
  g_free (document->text);
  g_free (document->counts);
  g_free (document);
}

guint32
cad_document_codepoints (const CadDocument *document, gsize offset)
{
  gsize to = MIN (offset, document->length);
  gsize step = document->counts != NULL ? to / COUNT_STEP : 0;
  guint32 before = document->counts != NULL ? document->counts[step] : 0;

  return before + count_codepoints (document->text + step * COUNT_STEP, document->text + to);
}
