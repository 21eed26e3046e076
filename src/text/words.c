/* SPDX-License-Identifier: MIT
 * words.c - where a word ends: elisions, hyphens, apostrophes, numbers */
#include "scanner.h"

#define ELISION_MAX 24 /* bytes that an elided form can have, its apostrophe included */

static const char *
skip_ignored (const char *p, const char *limit)
{
  while (p < limit && cad_byte_class (p) == CAD_CHAR_WIDE && cad_char_read (p).class == CAD_CHAR_IGNORED)
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_combining (const char *p)
{
  return cad_byte_class (p) == CAD_CHAR_WIDE && cad_char_read (p).class == CAD_CHAR_COMBINING;
}

/* 4.000, 13:00, 20,5: a sign between two digits of a number. */
static gboolean
is_inside_number (const char *start, const char *p)
{
  return (*p == '.' || *p == ',' || *p == ':') && g_ascii_isdigit (*start) && g_ascii_isdigit (p[-1]) &&
         g_ascii_isdigit (p[1]);
}

/* The place after the character at @p when that one goes on with the word, else NULL. */
static const char *
continue_word (const char *start, const char *p, const char *limit)
{
  CadChar read;
  const char *next;

  if (cad_byte_class (p) != CAD_CHAR_WIDE)
    return is_inside_number (start, p) ? p + 1 : NULL;
  read = cad_char_read (p);
  next = p + read.length;
  switch (read.class) {
  case CAD_CHAR_LETTER:
  case CAD_CHAR_COMBINING:
    return next;
  case CAD_CHAR_JOINER:
    return cad_char_is_letter (next) ? next : NULL;
  case CAD_CHAR_IGNORED:
    next = skip_ignored (next, limit);
    return next < limit && (cad_char_is_letter (next) || is_combining (next)) ? next : NULL;
  default:
    return NULL;
  }
}

/* The end of the letters and digits that go on at @p. */
static inline const char *
end_of_letters (const char *start, const char *p, const char *limit)
{
  for (;;) {
    const char *next;

    while (p < limit && cad_byte_class (p) == CAD_CHAR_LETTER)
      p++;
    if (p >= limit || cad_byte_class (p) == CAD_CHAR_SPACE)
      break;
    if (cad_byte_class (p) == CAD_CHAR_LATIN && !cad_char_is_times (p))
      p += 2;
    else if ((next = continue_word (start, p, limit)) != NULL)
      p = next;
    else
      break;
  }
  return p;
}

/* The length of the apostrophe at @p, or 0; one of two in a row is a quotation mark. */
static guint
apostrophe_length (const char *p, const char *end)
{
  CadChar read;

  if (p >= end || (cad_byte_class (p) != CAD_CHAR_APOSTROPHE && cad_byte_class (p) != CAD_CHAR_WIDE))
    return 0;
  read = cad_char_read (p);
  if (read.class != CAD_CHAR_APOSTROPHE || ((*p == '\'' || *p == '`') && p[1] == *p))
    return 0;
  return read.length;
}

static const char *
end_with_apostrophes (const char *start, const char *p, const char *limit)
{
  for (;;) {
    guint length;

    p = end_of_letters (start, p, limit);
    length = apostrophe_length (p, limit);
    if (length == 0 || !cad_char_is_letter (p + length))
      return p;
    p += length;
  }
}

static void
push_cut (CadScanner *scanner, const CadCut *cut, const char *start)
{
  scanner->next |= CAD_TOKEN_REPAIRED;
  scanner->tokens->repaired++;
  for (guint i = 0; i < cut->n; i++) {
    cad_scanner_push (scanner, start, start + cut->lengths[i], CAD_TOKEN_WORD, cut->types[i]);
    start += cut->lengths[i];
    scanner->next = CAD_TOKEN_REPAIRED;
  }
  scanner->next = 0;
}

static void
push_word (CadScanner *scanner, const char *start, const char *end)
{
  CadVocabulary *vocabulary = scanner->vocabulary;
  guint32 type = cad_vocabulary_look_up (vocabulary, start, end - start);

  scanner->p = end;
  if (scanner->glues) {
    if (G_UNLIKELY (!(cad_vocabulary_traits (vocabulary, type) & CAD_TRAIT_SEEN)))
      cad_repair_type (vocabulary, type, start, end - start);
    if (G_UNLIKELY (cad_vocabulary_traits (vocabulary, type) & CAD_TRAIT_CUT)) {
      push_cut (scanner, g_hash_table_lookup (vocabulary->cuts, GUINT_TO_POINTER (type)), start);
      return;
    }
  }
  cad_scanner_push (scanner, start, end, CAD_TOKEN_WORD, type);
}

/* TRUE when [start, end) with its apostrophe was an elided form, and pushed as such. */
static gboolean
push_elision (CadScanner *scanner, const char *start, const char *end, const char *limit)
{
  guint32 type;
  guint8 traits;

  if (!scanner->elides || end - start > ELISION_MAX)
    return FALSE;
  type = cad_vocabulary_look_up (scanner->vocabulary, start, end - start);
  traits = cad_vocabulary_traits (scanner->vocabulary, type);
  if (!(traits & CAD_TRAIT_ELISION))
    return FALSE;
  if (traits & CAD_TRAIT_LEADS) {
    const char *whole_end = end_with_apostrophes (start, end, limit);
    guint32 whole = cad_vocabulary_look_up (scanner->vocabulary, start, whole_end - start);

    if (cad_vocabulary_traits (scanner->vocabulary, whole) & CAD_TRAIT_UNSPLIT)
      return FALSE;
  }
  scanner->p = end;
  cad_scanner_push (scanner, start, end, CAD_TOKEN_WORD, type);
  return TRUE;
}

static void
take_hyphen (CadScanner *scanner)
{
  const char *p = scanner->p;
  CadCharClass class = p < scanner->end ? cad_byte_class (p) : CAD_CHAR_SPACE;
  CadChar read;

  if (class != CAD_CHAR_HYPHEN && class != CAD_CHAR_WIDE)
    return;
  read = cad_char_read (p);
  if (read.class != CAD_CHAR_HYPHEN || !cad_char_is_letter (p + read.length))
    return;
  scanner->p = p + read.length;
  scanner->next = CAD_TOKEN_HYPHEN;
}

void
cad_word_read (CadScanner *scanner)
{
  const char *start = scanner->p;
  const char *limit = MIN (scanner->end, start + CAD_STORE_WORD_MAX - 4);
  const char *p = start;

  for (;;) {
    guint length;

    p = end_of_letters (start, p, limit);
    if (p < limit && cad_byte_class (p) == CAD_CHAR_SPACE)
      break;
    length = apostrophe_length (p, limit);
    if (length == 0)
      break;
    if (push_elision (scanner, start, p + length, limit))
      return;
    if (!cad_char_is_letter (p + length))
      break;
    p += length;
  }
  push_word (scanner, start, p);
  take_hyphen (scanner);
}
