/* SPDX-License-Identifier: MIT
 * repair.c - words that a broken page ran together, cut apart at first sight of a type */
#include "scanner.h"

#include "normal.h"

#define LONGEST     48 /* bytes: what is longer is no two words */
#define GLUE_MAX    16 /* bytes of the longest glue word looked for */
#define LEAST_REST  4  /* letters that a word must keep */
#define MOST_TRIES  24 /* so that text made to be slow is not */
#define CERTAIN_END 5  /* letters before a glue word of one letter, as in `trouvantà` */

typedef struct {
  CadVocabulary *vocabulary;
  const char *word; /* the whole run: parts are stretches of it */
  gboolean plain;   /* of ASCII and letters of Latin-1, as cad_normal_latin() has it */
  guint *tries;     /* left for asking whether a stretch is known */
} Repair;

/* Ends of parts, in bytes of the run. */
typedef struct {
  guint n;
  guint8 ends[CAD_STORE_PARTS];
} Parts;

static gboolean
knows (const Repair *repair, guint start, guint end)
{
  if (*repair->tries == 0)
    return FALSE;
  (*repair->tries)--;
  return cad_vocabulary_knows (repair->vocabulary, repair->word + start, end - start);
}

/* The byte of a small letter that @byte can be the last of. */
static inline guchar
small (guchar byte)
{
  return g_ascii_isupper (byte) || byte >= 0x80 ? byte | 0x20 : byte;
}

/* The lengths, as bits, that a word of @set can have which begins where @start is; at most @most bytes. */
static guint32
lengths_from (const Repair *repair, CadStoreSet set, guint start, guint most)
{
  guchar byte = repair->word[start];
  guint32 all = (2u << MIN (most, GLUE_MAX)) - 2;

  return repair->plain ? repair->vocabulary->shapes[set].first[byte < 0x80 ? small (byte) : byte] & all : all;
}

/* The same of a word that ends before @end. */
static guint32
lengths_to (const Repair *repair, CadStoreSet set, guint end, guint most)
{
  guint32 all = (2u << MIN (most, GLUE_MAX)) - 2;

  return repair->plain ? repair->vocabulary->shapes[set].last[small (repair->word[end - 1])] & all : all;
}

/* The longest of @lengths, which is taken out of them; 0 when there is none. */
static inline guint
take_longest (guint32 *lengths)
{
  guint longest = *lengths != 0 ? g_bit_storage (*lengths) - 1 : 0;

  *lengths &= ~(1u << longest);
  return longest;
}

static gboolean
is_in (const Repair *repair, CadStoreSet set, guint start, guint end)
{
  GHashTable *words = repair->vocabulary->shapes[set].set;
  guint length = end - start;
  char small[GLUE_MAX + 1];
  guint16 flags;

  if (length > GLUE_MAX ||
      (lengths_from (repair, set, start, length) & lengths_to (repair, set, end, length)) >> length == 0)
    return FALSE;
  if (cad_normal_latin (repair->word + start, length, small, &flags))
    return g_hash_table_contains (words, small);
  g_autofree char *norm = cad_text_normalise (repair->word + start, length);

  return g_hash_table_contains (words, norm);
}

static guint
letters (const Repair *repair, guint start, guint end)
{
  return g_utf8_strlen (repair->word + start, end - start);
}

static gboolean
add_end (Parts *parts, guint end)
{
  if (parts->n == CAD_STORE_PARTS)
    return FALSE;
  parts->ends[parts->n++] = end;
  return TRUE;
}

/* No cut before a mark that belongs to the letter before it. */
static gboolean
is_boundary (const char *p)
{
  return ((guchar) *p & 0xC0) != 0x80 && cad_char_is_letter (p);
}

static gboolean
is_upper_at (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isupper (*p) : g_unichar_isupper (g_utf8_get_char (p));
}

static gboolean
is_lower_before (const Repair *repair, guint start, guint at)
{
  const char *p = g_utf8_find_prev_char (repair->word + start, repair->word + at);

  return p != NULL && g_unichar_islower (g_utf8_get_char (p));
}

static gboolean cut_before (const Repair *repair, guint start, guint end, guint depth, Parts *parts);
static gboolean cut_after (const Repair *repair, guint start, guint end, guint depth, Parts *parts);

/* la|région, forces|armées: in words already found to be run together, two that are both known. */
static gboolean
cut_between_known (const Repair *repair, guint start, guint end, guint least_rest, Parts *parts)
{
  for (guint at = start + 1; at < end; at++)
    if (is_boundary (repair->word + at) && letters (repair, start, at) > 1 && letters (repair, at, end) >= least_rest &&
        knows (repair, start, at) && knows (repair, at, end))
      return add_end (parts, at) && add_end (parts, end);
  return FALSE;
}

/* Adds the parts of [start, end), which must be known, or glue words and something known. */
static gboolean
take_known (const Repair *repair, guint start, guint end, guint depth, Parts *parts)
{
  if (letters (repair, start, end) < LEAST_REST)
    return FALSE;
  if (knows (repair, start, end))
    return add_end (parts, end);
  if (depth == 0)
    return FALSE;
  return cut_before (repair, start, end, depth - 1, parts) || cut_after (repair, start, end, depth - 1, parts) ||
         cut_between_known (repair, start, end, LEAST_REST, parts);
}

/* dans|combats: the longest glue word first; only after one of three letters may the rest be cut again. */
static gboolean
cut_before (const Repair *repair, guint start, guint end, guint depth, Parts *parts)
{
  guint32 lengths = lengths_from (repair, CAD_STORE_GLUE_BEFORE, start, end - start - LEAST_REST);

  for (guint length = take_longest (&lengths); length > 0; length = take_longest (&lengths)) {
    guint at = start + length;
    Parts tried = *parts;

    if (!is_boundary (repair->word + at) || !is_in (repair, CAD_STORE_GLUE_BEFORE, start, at))
      continue;
    if (add_end (&tried, at) && take_known (repair, at, end, letters (repair, start, at) > 2 ? depth : 0, &tried)) {
      *parts = tried;
      return TRUE;
    }
  }
  return FALSE;
}

/* informe|un: the longest glue word first; trouvant|à: a single letter that ends no word. */
static gboolean
cut_after (const Repair *repair, guint start, guint end, guint depth, Parts *parts)
{
  guint32 lengths = lengths_to (repair, CAD_STORE_GLUE_AFTER, end, end - start - LEAST_REST);

  for (guint length = take_longest (&lengths); length > 0; length = take_longest (&lengths)) {
    guint at = end - length;
    Parts tried = *parts;
    gboolean certain;

    if (!is_boundary (repair->word + at) || !is_in (repair, CAD_STORE_GLUE_AFTER, at, end))
      continue;
    certain = letters (repair, at, end) == 1 && letters (repair, start, at) >= CERTAIN_END &&
              !is_upper_at (repair->word + start);
    if (certain ? add_end (&tried, at)
                : take_known (repair, start, at, letters (repair, at, end) > 3 ? depth : 0, &tried)) {
      if (!add_end (&tried, end))
        continue;
      *parts = tried;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
take_rest (const Repair *repair, guint start, guint end, Parts *parts)
{
  Parts tried = *parts;

  if (take_known (repair, start, end, 1, &tried)) {
    *parts = tried;
    return TRUE;
  }
  return add_end (parts, end);
}

/* auHaut: sure after a glue word, else when one side is known. */
static gboolean
cut_at_capital (const Repair *repair, guint end, Parts *parts)
{
  for (guint at = 1; at < end; at++) {
    gboolean glue;

    if (!is_upper_at (repair->word + at) || !is_boundary (repair->word + at) || !is_lower_before (repair, 0, at))
      continue;
    glue = (at > 1 && is_in (repair, CAD_STORE_GLUE_BEFORE, 0, at)) ||
           (end - at > 1 && is_in (repair, CAD_STORE_GLUE_AFTER, at, end));
    if (!glue && !knows (repair, 0, at) && !knows (repair, at, end))
      continue;
    return take_rest (repair, 0, at, parts) && take_rest (repair, at, end, parts);
  }
  return FALSE;
}

/* Situation|dans, villages|de: the end of the stretch before an elided form is a function word. */
static gboolean
cut_function_word (const Repair *repair, guint end, Parts *parts)
{
  for (guint at = end > GLUE_MAX ? end - GLUE_MAX : 1; at < end; at++)
    if (is_boundary (repair->word + at) && letters (repair, at, end) >= 3 && letters (repair, 0, at) >= LEAST_REST &&
        (is_in (repair, CAD_STORE_GLUE_BEFORE, at, end) || is_in (repair, CAD_STORE_GLUE_AFTER, at, end)))
      return add_end (parts, at) && add_end (parts, end);
  return cut_between_known (repair, 0, end, 2, parts);
}

/* The stretch before an elided form. A short word counts as known only when what follows the form is, lest the names
 * with an apostrophe be cut. */
static gboolean
take_before_elision (const Repair *repair, guint end, gboolean sure, Parts *parts)
{
  Parts tried = *parts;

  if (is_in (repair, CAD_STORE_GLUE_BEFORE, 0, end) || is_in (repair, CAD_STORE_GLUE_AFTER, 0, end) ||
      (sure && knows (repair, 0, end)))
    return add_end (parts, end);
  if (take_known (repair, 0, end, 1, &tried)) {
    *parts = tried;
    return TRUE;
  }
  return cut_function_word (repair, end, parts);
}

/* déploiement|d'|un, with the elided form at [at, after). */
static gboolean
cut_around (const Repair *repair, guint at, guint after, guint end, Parts *parts)
{
  gboolean sure = is_in (repair, CAD_STORE_GLUE_AFTER, after, end) || knows (repair, after, end);
  Parts tried = { 0 };

  if (!take_before_elision (repair, at, sure, &tried)) {
    if (!sure || letters (repair, 0, at) < LEAST_REST)
      return FALSE;
    tried = (Parts){ 0 };
    add_end (&tried, at);
  }
  if (!add_end (&tried, after) || !add_end (&tried, end))
    return FALSE;
  *parts = tried;
  return TRUE;
}

/* The end of the first apostrophe of the run that a letter follows, or 0. */
static guint
after_apostrophe (const char *word, guint end)
{
  for (guint at = 1; at < end; at++) {
    CadChar read;

    if (cad_byte_class (word + at) != CAD_CHAR_APOSTROPHE &&
        (cad_byte_class (word + at) != CAD_CHAR_WIDE || ((guchar) word[at] & 0xC0) == 0x80))
      continue;
    read = cad_char_read (word + at);
    if (read.class == CAD_CHAR_APOSTROPHE && at + read.length < end)
      return at + read.length;
  }
  return 0;
}

static gboolean
cut_at_elision (const Repair *repair, guint end, Parts *parts)
{
  guint after = after_apostrophe (repair->word, end);

  for (guint at = after > GLUE_MAX ? after - GLUE_MAX : 1; at < after; at++)
    if (is_boundary (repair->word + at) && is_in (repair, CAD_STORE_ELISIONS, at, after))
      return cut_around (repair, at, after, end, parts);
  return FALSE;
}

/* @flags are those of the word: nearly none has an apostrophe, or a capital inside. */
static gboolean
find_parts (const Repair *repair, guint16 flags, guint end, Parts *parts)
{
  *parts = (Parts){ 0 };
  if (!(flags & CAD_WORD_LATIN) && cut_at_elision (repair, end, parts))
    return TRUE;
  *parts = (Parts){ 0 };
  if ((flags & (CAD_WORD_LATIN | CAD_WORD_INNER)) != CAD_WORD_LATIN && cut_at_capital (repair, end, parts))
    return TRUE;
  *parts = (Parts){ 0 };
  return cut_before (repair, 0, end, 1, parts) || cut_after (repair, 0, end, 1, parts);
}

static gboolean
may_be_cut (CadVocabulary *vocabulary, guint32 type, const char *word, gsize length)
{
  const CadWord *known = cad_vocabulary_word (vocabulary, type);

  if (length > LONGEST || length <= LEAST_REST || !cad_char_is_letter (word) || known->flags & CAD_WORD_NUMBER)
    return FALSE;
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++) {
    guint n;

    cad_vocabulary_symbols (vocabulary, type, slot, &n);
    if (n > 0)
      return FALSE;
  }
  return !(cad_vocabulary_traits (vocabulary, type) & (CAD_TRAIT_UNSPLIT | CAD_TRAIT_ABBREVIATION));
}

static gboolean
stays_whole (const CadVocabulary *vocabulary, guint32 type)
{
  return g_hash_table_contains (vocabulary->rules->unglued, cad_vocabulary_word (vocabulary, type)->norm);
}

static void
keep_cut (CadVocabulary *vocabulary, guint32 type, const char *word, const Parts *parts)
{
  CadCut *cut = g_new0 (CadCut, 1);
  guint start = 0;

  cut->n = parts->n;
  for (guint i = 0; i < parts->n; i++) {
    cut->lengths[i] = parts->ends[i] - start;
    cut->types[i] = cad_store_type (cad_vocabulary_look_up (vocabulary, word + start, cut->lengths[i]));
    start = parts->ends[i];
  }
  g_hash_table_insert (vocabulary->cuts, GUINT_TO_POINTER (type), cut);
  vocabulary->bytes += sizeof *cut;
}

void
cad_repair_type (CadVocabulary *vocabulary, guint32 type, const char *word, gsize length)
{
  guint16 flags = cad_vocabulary_word (vocabulary, type)->flags, unused;
  char small[CAD_STORE_WORD_MAX + 1];
  guint tries = MOST_TRIES;
  Repair repair = { vocabulary, word, flags & CAD_WORD_LATIN || cad_normal_latin (word, length, small, &unused),
                    &tries };
  Parts parts;
  guint8 traits = CAD_TRAIT_SEEN;

  if (may_be_cut (vocabulary, type, word, length) && find_parts (&repair, flags, length, &parts) &&
      !stays_whole (vocabulary, type)) {
    keep_cut (vocabulary, type, word, &parts);
    traits |= CAD_TRAIT_CUT;
  }
  g_array_index (vocabulary->facts_of, guint32, type) |= (guint32) traits << CAD_STORE_TRAITS_SHIFT;
}
