/* SPDX-License-Identifier: MIT
 * document.c - bytes to text: what the encoding is, what could not be read */
#include <cadrage/document.h>

#include <string.h>

#include "metadata.h"
#include "utf8.h"

#define REPLACEMENT  "\xEF\xBF\xBD"
#define LONGEST_TEXT ((gsize) 256 * 1024 * 1024)
#define SNIFF_BYTES  8192
#define COUNT_STEP   4096 /* bytes between two entries of the code point counts */
#define MARK         "\xEF\xBB\xBF"

/* Compressed or compiled bytes hold about one control byte in ten; a damaged page a few in all. */
static gboolean
looks_binary (const char *bytes, gsize length)
{
  gsize seen = MIN (length, SNIFF_BYTES), controls = cad_utf8_controls (bytes, bytes + seen);

  return controls > 2 && controls * 32 > seen;
}

typedef struct {
  gsize multibyte; /* valid sequences of two bytes or more */
  gsize broken;    /* invalid bytes */
  gsize tail;      /* of them, those of a sequence cut off by the end */
} Utf8Count;

static gboolean
is_cut_off (const char *p, const char *end)
{
  return g_utf8_get_char_validated (p, end - p) == (gunichar) -2;
}

static gsize
count_sequences (const char *p, const char *end)
{
  gsize n = 0;

  for (; p < end; p++)
    n += (guchar) *p >= 0xC0;
  return n;
}

/* Of bytes whose valid beginning ends at @stop. */
static Utf8Count
count_utf8 (const char *bytes, const char *stop, const char *end)
{
  Utf8Count count = { 0 };
  const char *p = bytes;

  for (;; stop = cad_utf8_end (p, end)) {
    count.multibyte += count_sequences (p, stop);
    if (stop == end)
      break;
    count.broken += *stop != '\0';
    if (count.tail == 0 && end - stop < 4 && *stop != '\0' && is_cut_off (stop, end))
      count.tail = end - stop;
    p = stop + 1;
  }
  return count;
}

/* Whether bytes whose valid beginning ends at @stop, before @end, are UTF-8 that was damaged. */
static gboolean
is_utf8 (const char *bytes, const char *stop, const char *end)
{
  Utf8Count count = count_utf8 (bytes, stop, end);

  return count.broken == count.tail || count.multibyte >= 2 * count.broken;
}

/* What bytes became that are not what a document keeps. */
typedef struct {
  GString *text;
  const char *encoding;
  guint replaced;
} Decoded;

static void
replace_byte (Decoded *decoded)
{
  g_string_append (decoded->text, REPLACEMENT);
  decoded->replaced++;
}

static void
decode_utf8 (Decoded *decoded, const char *bytes, const char *end)
{
  decoded->encoding = "UTF-8";
  for (const char *p = bytes; p < end;) {
    const char *stop = cad_utf8_end (p, end);

    g_string_append_len (decoded->text, p, stop - p);
    if (stop == end)
      break;
    replace_byte (decoded);
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
decode_windows_1252 (Decoded *decoded, const char *bytes, const char *end)
{
  decoded->encoding = "Windows-1252";
  for (const char *p = bytes; p < end; p++) {
    guchar byte = *p;
    gunichar c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;

    if (c == 0)
      replace_byte (decoded);
    else if (c < 0x80)
      g_string_append_c (decoded->text, c);
    else
      g_string_append_unichar (decoded->text, c);
  }
}

static guint16
utf16_unit (const char *bytes, gboolean big)
{
  guchar first = bytes[0], second = bytes[1];

  return big ? first << 8 | second : second << 8 | first;
}

static void
decode_utf16 (Decoded *decoded, const char *bytes, gsize length)
{
  gboolean big = (guchar) bytes[0] == 0xFE;

  decoded->encoding = "UTF-16";
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
      replace_byte (decoded);
    else
      g_string_append_unichar (decoded->text, c);
  }
  if (length % 2 == 1)
    replace_byte (decoded);
}

static gboolean
starts_with (const char *bytes, gsize length, const char *start)
{
  return length >= strlen (start) && memcmp (bytes, start, strlen (start)) == 0;
}

static gboolean
is_utf16 (const char *bytes, gsize length)
{
  return starts_with (bytes, length, "\xFF\xFE") || starts_with (bytes, length, "\xFE\xFF");
}

/* Bytes whose valid beginning ends at @stop, before their end. */
static void
decode (Decoded *decoded, const char *bytes, gsize length, const char *stop)
{
  const char *end = bytes + length;
  gboolean marked = starts_with (bytes, length, MARK);

  if (is_utf16 (bytes, length))
    decode_utf16 (decoded, bytes, length);
  else if (marked || is_utf8 (bytes, stop, end))
    decode_utf8 (decoded, bytes + (marked ? strlen (MARK) : 0), end);
  else
    decode_windows_1252 (decoded, bytes, end);
}

static void
count_steps (CadDocument *document)
{
  gsize steps = document->length / COUNT_STEP;

  document->counts[0] = 0;
  for (gsize i = 0; i < steps; i++) {
    const char *p = document->text + i * COUNT_STEP;

    document->counts[i + 1] = document->counts[i] + cad_utf8_count (p, p + COUNT_STEP);
  }
}

/* One block holds it, its text and the counts. */
static CadDocument *
document_new (const char *id, const char *text, gsize length)
{
  gsize counts = (length / COUNT_STEP + 1) * sizeof (guint32);
  CadDocument *document = g_malloc (sizeof *document + counts + length + 1);

  *document = (CadDocument){ .id = g_strdup (id), .length = length, .encoding = "UTF-8" };
  document->counts = (guint32 *) (document + 1);
  document->text = (char *) (document + 1) + counts;
  memcpy (document->text, text, length);
  document->text[length] = '\0';
  count_steps (document);
  cad_metadata_read (document);
  return document;
}

static gboolean
is_short_enough (const char *id, gsize length, GError **error)
{
  if (length > LONGEST_TEXT)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, "%s: longer than 256 MiB", id);
  return length <= LONGEST_TEXT;
}

static CadDocument *
refuse_binary (const char *id, GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, "%s: binary file", id);
  return NULL;
}

CadDocument *
cad_document_new_valid (const char *id, const char *text, gsize length, GError **error)
{
  gsize mark = starts_with (text, length, MARK) ? strlen (MARK) : 0;

  if (!is_short_enough (id, length, error))
    return NULL;
  return looks_binary (text, length) ? refuse_binary (id, error) : document_new (id, text + mark, length - mark);
}

gboolean
cad_document_is_utf8 (const char *bytes, gsize length)
{
  return cad_utf8_end (bytes, bytes + length) == bytes + length;
}

static CadDocument *
document_decoded (const char *id, const Decoded *decoded)
{
  CadDocument *document = document_new (id, decoded->text->str, decoded->text->len);

  document->encoding = decoded->encoding;
  document->replaced = decoded->replaced;
  return document;
}

CadDocument *
cad_document_new (const char *id, const char *bytes, gsize length, GError **error)
{
  gboolean utf16 = is_utf16 (bytes, length);
  const char *stop = utf16 ? bytes : cad_utf8_end (bytes, bytes + length);
  CadDocument *document;

  if (!utf16 && stop == bytes + length)
    return cad_document_new_valid (id, bytes, length, error);
  if (!is_short_enough (id, length, error))
    return NULL;
  Decoded decoded = { .text = g_string_sized_new (length + 1) };

  decode (&decoded, bytes, length, stop);
  if (utf16 ? decoded.replaced > 2 && (gsize) decoded.replaced * 32 > decoded.text->len : looks_binary (bytes, length))
    document = refuse_binary (id, error);
  else
    document = document_decoded (id, &decoded);
  g_string_free (decoded.text, TRUE);
  return document;
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
  g_free (document);
}

guint32
cad_document_codepoints (const CadDocument *document, gsize offset)
{
  gsize to = MIN (offset, document->length);
  gsize step = document->counts != NULL ? to / COUNT_STEP : 0;
  guint32 before = document->counts != NULL ? document->counts[step] : 0;

  return before + cad_utf8_count (document->text + step * COUNT_STEP, document->text + to);
}
