/* SPDX-License-Identifier: MIT
 * json-scan.c - JSON without a tree: what no one asks for is checked and passed over */
#include "json-scan.h"

#include <string.h>

#include <cadrage/document.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define DEPTH_MOST 2047 /* below the object itself */
#define STRIDE     16

typedef struct {
  char *at, *end;
} Scanner;

/* Bits where one of the next STRIDE bytes is a mark, a backslash or a control character. */
static guint
stops_in (const char *p)
{
#ifdef __SSE2__
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i control = _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, _mm_set1_epi8 (0x1F)), bytes);
  __m128i mark = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"'));
  __m128i backslash = _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\'));

  return (guint) _mm_movemask_epi8 (_mm_or_si128 (control, _mm_or_si128 (mark, backslash)));
#else
  guint bits = 0;

  for (guint i = 0; i < STRIDE; i++)
    bits |= (guint) ((guchar) p[i] < 0x20 || p[i] == '"' || p[i] == '\\') << i;
  return bits;
#endif
}

/* The first byte that is a mark, a backslash or a control character. */
static char *
skip_plain (char *p, const char *end)
{
  for (; end - p >= STRIDE; p += STRIDE) {
    guint stops = stops_in (p);

    if (stops != 0)
      return p + __builtin_ctz (stops);
  }
  while (p < end && (guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p;
}

static gsize
escape_length (const char *p, gsize room)
{
  if (room < 2)
    return 0;
  if (p[1] != 'u')
    return p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL ? 2 : 0;
  for (gsize i = 2; i < 6; i++)
    if (i >= room || !g_ascii_isxdigit (p[i]))
      return 0;
  return 6;
}

static gboolean
scan_string (Scanner *scanner, CadJsonValue *value)
{
  char *p = scanner->at + 1;

  *value = (CadJsonValue){ .start = p, .kind = CAD_JSON_STRING };
  while ((p = skip_plain (p, scanner->end)) < scanner->end && *p != '"') {
    gsize length = *p == '\\' ? escape_length (p, scanner->end - p) : 0;

    if (length == 0)
      return FALSE;
    value->escaped = TRUE;
    p += length;
  }
  value->length = p - value->start;
  scanner->at = p + 1;
  return p < scanner->end;
}

/* The next sign that is no blank, or NUL at the end. */
static char
peek (Scanner *scanner)
{
  while (scanner->at < scanner->end &&
         (*scanner->at == ' ' || *scanner->at == '\n' || *scanner->at == '\r' || *scanner->at == '\t'))
    scanner->at++;
  return scanner->at < scanner->end ? *scanner->at : '\0';
}

static gsize
skip_digits (Scanner *scanner)
{
  char *from = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return scanner->at - from;
}

static gboolean
skip_sign (Scanner *scanner, const char *signs)
{
  gboolean found = scanner->at < scanner->end && *scanner->at != '\0' && strchr (signs, *scanner->at) != NULL;

  scanner->at += found;
  return found;
}

static gboolean
scan_number (Scanner *scanner, CadJsonValue *value)
{
  char *from = scanner->at;
  gboolean fine;

  skip_sign (scanner, "-");
  fine = skip_sign (scanner, "0") || skip_digits (scanner) > 0;
  if (fine && skip_sign (scanner, "."))
    fine = skip_digits (scanner) > 0;
  if (fine && skip_sign (scanner, "eE")) {
    skip_sign (scanner, "+-");
    fine = skip_digits (scanner) > 0;
  }
  *value = (CadJsonValue){ .start = from, .length = scanner->at - from, .kind = CAD_JSON_NUMBER };
  return fine;
}

static gboolean
scan_word (Scanner *scanner, CadJsonValue *value)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize n = strlen (words[i]);

    if ((gsize) (scanner->end - scanner->at) < n || memcmp (scanner->at, words[i], n) != 0)
      continue;
    *value = (CadJsonValue){ .start = scanner->at, .length = n, .kind = CAD_JSON_WORD };
    scanner->at += n;
    return TRUE;
  }
  return FALSE;
}

static gboolean
scan_simple (Scanner *scanner, CadJsonValue *value)
{
  char c = peek (scanner);

  if (c == '"')
    return scan_string (scanner, value);
  return c == '-' || g_ascii_isdigit (c) ? scan_number (scanner, value) : scan_word (scanner, value);
}

static gboolean
scan_key (Scanner *scanner, CadJsonValue *key)
{
  if (peek (scanner) != '"' || !scan_string (scanner, key) || peek (scanner) != ':')
    return FALSE;
  scanner->at++;
  return TRUE;
}

/* After a value: closes what ends here, or goes to the next value. */
static gboolean
leave_value (Scanner *scanner, const char *open, guint *depth)
{
  CadJsonValue key;

  while (*depth > 0) {
    char around = open[*depth - 1], c = peek (scanner);

    if (c != ',' && c != (around == '{' ? '}' : ']'))
      return FALSE;
    scanner->at++;
    if (c == ',')
      return around == '[' || scan_key (scanner, &key);
    (*depth)--;
  }
  return TRUE;
}

/* An object or a list, with everything in it. */
static gboolean
scan_nested (Scanner *scanner, CadJsonValue *value)
{
  char open[DEPTH_MOST], *from = scanner->at;
  guint depth = 0;
  CadJsonValue inner;

  do {
    char c = peek (scanner);

    if (c == '{' || c == '[') {
      if (depth == DEPTH_MOST)
        return FALSE;
      open[depth++] = c;
      scanner->at++;
      if (peek (scanner) != (c == '{' ? '}' : ']')) {
        if (c == '{' && !scan_key (scanner, &inner))
          return FALSE;
        continue;
      }
    } else if (!scan_simple (scanner, &inner)) {
      return FALSE;
    }
    if (!leave_value (scanner, open, &depth))
      return FALSE;
  } while (depth > 0);
  *value = (CadJsonValue){ .start = from, .length = scanner->at - from, .kind = CAD_JSON_NESTED };
  return TRUE;
}

static gboolean
scan_member (Scanner *scanner, GArray *members)
{
  CadJsonMember member;

  if (!scan_key (scanner, &member.key))
    return FALSE;
  char c = peek (scanner);

  if (!(c == '{' || c == '[' ? scan_nested (scanner, &member.value) : scan_simple (scanner, &member.value)))
    return FALSE;
  g_array_append_val (members, member);
  return TRUE;
}

gboolean
cad_json_scan (char *line, gsize length, GArray *members)
{
  Scanner scanner = { line, line + length };
  gboolean more;

  g_array_set_size (members, 0);
  if (!cad_document_is_utf8 (line, length) || peek (&scanner) != '{')
    return FALSE;
  scanner.at++;
  more = peek (&scanner) != '}';
  while (more) {
    if (!scan_member (&scanner, members))
      return FALSE;
    more = peek (&scanner) == ',';
    scanner.at += more;
  }
  if (peek (&scanner) != '}')
    return FALSE;
  scanner.at++;
  return peek (&scanner) == '\0' && scanner.at == scanner.end;
}

static guint
four_digits (const char *p)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (p[i]);
  return value;
}

/* The character that the \uXXXX at *@in stands for, with the second of a pair; 0 for half of one. */
static gunichar
take_unicode (const char **in, const char *end)
{
  gunichar c = four_digits (*in + 2);

  *in += 6;
  if (c < 0xD800 || c >= 0xE000)
    return c;
  if (c >= 0xDC00 || end - *in < 6 || (*in)[0] != '\\' || (*in)[1] != 'u')
    return 0;
  guint low = four_digits (*in + 2);

  if (low < 0xDC00 || low >= 0xE000)
    return 0;
  *in += 6;
  return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

static char
simple_escape (char c)
{
  switch (c) {
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return c;
  }
}

guint
cad_json_unescape (CadJsonValue *value)
{
  char *end = value->start + value->length;
  char *out = value->escaped ? memchr (value->start, '\\', value->length) : end;
  const char *in = out;
  guint replaced = 0;

  while (in < end) {
    const char *next = memchr (in, '\\', end - in);
    gsize plain = (next != NULL ? next : end) - in;

    memmove (out, in, plain);
    out += plain;
    in += plain;
    if (in == end)
      break;
    if (in[1] == 'u') {
      gunichar c = take_unicode (&in, end);

      replaced += c == 0;
      out += g_unichar_to_utf8 (c != 0 ? c : 0xFFFD, out);
    } else {
      *out++ = simple_escape (in[1]);
      in += 2;
    }
  }
  value->length = out - value->start;
  value->escaped = FALSE;
  *out = '\0';
  return replaced;
}
