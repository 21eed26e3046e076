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

/* The place after the character at @p when that one goes on with the word, else NULL. */
static const char *
continue_word (const char *start, const char *p, const char *limit)
{
  CadChar read;
  const char *next;

  if (cad_byte_class (p) != CAD_CHAR_WIDE)
    return cad_words_number_goes_on (start, p) ? p + 1 : NULL;
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
    cad_scanner_push_word (scanner, start, cut->lengths[i], cut->types[i],
                           scanner->vocabulary->table.of[cut->types[i]]);
    start += cut->lengths[i];
    scanner->next = CAD_TOKEN_REPAIRED;
  }
  scanner->next = 0;
}

/* Pushes the word, or what it is cut into; cuts it when it is seen for the first time. */
static void
push_glued (CadScanner *scanner, const CadStoreEntry *entry, const char *start, gsize length)
{
  CadVocabulary *vocabulary = scanner->vocabulary;

  if (!(cad_store_traits (entry) & CAD_TRAIT_SEEN)) {
    cad_repair_type (vocabulary, cad_store_type (entry), start, length);
    entry = cad_vocabulary_refresh (vocabulary, start, length);
  }
  if (cad_store_traits (entry) & CAD_TRAIT_CUT)
    push_cut (scanner, g_hash_table_lookup (vocabulary->cuts, GUINT_TO_POINTER (cad_store_type (entry))), start);
  else
    cad_scanner_push_word (scanner, start, length, cad_store_type (entry), entry->facts);
}

static inline void
push_word (CadScanner *scanner, const CadStoreEntry *entry, const char *start, gsize length)
{
  if (scanner->glues && (cad_store_traits (entry) & (CAD_TRAIT_SEEN | CAD_TRAIT_CUT)) != CAD_TRAIT_SEEN)
    push_glued (scanner, entry, start, length);
  else
    cad_scanner_push_word (scanner, start, length, cad_store_type (entry), entry->facts);
}

/* TRUE when [start, end) with its apostrophe was an elided form, and pushed as such. */
static gboolean
push_elision (CadScanner *scanner, const char *start, const char *end, const char *limit)
{
  CadVocabulary *vocabulary = scanner->vocabulary;
  CadStoreEntry entry;

  if (!scanner->elides || end - start > ELISION_MAX)
    return FALSE;
  entry = *cad_vocabulary_look_up (vocabulary, start, end - start);
  if (!(cad_store_traits (&entry) & CAD_TRAIT_ELISION))
    return FALSE;
  if (cad_store_traits (&entry) & CAD_TRAIT_LEADS) {
    const char *whole_end = end_with_apostrophes (start, end, limit);

    if (cad_store_traits (cad_vocabulary_look_up (vocabulary, start, whole_end - start)) & CAD_TRAIT_UNSPLIT)
      return FALSE;
  }
  scanner->p = end;
  cad_scanner_push_word (scanner, start, end - start, cad_store_type (&entry), entry.facts);
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
cad_words_read (CadScanner *scanner)
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
  scanner->p = p;
  push_word (scanner, cad_vocabulary_look_up (scanner->vocabulary, start, p - start), start, p - start);
  take_hyphen (scanner);
}
