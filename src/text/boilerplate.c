/* SPDX-License-Identifier: MIT
 * boilerplate.c - phrases of a language pack, found in the words of a paragraph */
#include "boilerplate.h"

#include <string.h>

#include <cadrage/vocabulary.h>

#include "chars.h"

#define OPENINGS      4096 /* places for what phrases begin with */
#define OPENING_BYTES 6    /* letters of it that are looked at */
#define OPENING_REACH 40   /* bytes in which they lie */
#define NAMES_MOST    6    /* words of names behind a byline */

/* One word of a phrase, or any words. */
typedef struct {
  GArray *numbers; /* of guint32: the words it may be; NULL: any words */
} Step;

typedef struct {
  GArray *steps; /* of Step */
} Phrase;

G_STATIC_ASSERT (CAD_N_BOILERPLATES <= 8);

struct _CadBoilerplate {
  GHashTable *numbers;       /* word, owned -> its number, from 1 */
  GPtrArray *phrases;        /* of Phrase, owned */
  GHashTable *starts;        /* start_of() -> GPtrArray of the phrases, owned */
  guint8 openings[OPENINGS]; /* bits of CadBoilerplateKind: of phrases that begin with these letters */
};

const char *
cad_boilerplate_name (CadBoilerplateKind kind)
{
  static const char *const names[CAD_N_BOILERPLATES] = { "whole", "filler", "byline", "joiner",
                                                         "link",  "notice", "author" };

  return names[kind];
}

static void
step_clear (gpointer data)
{
  g_clear_pointer (&((Step *) data)->numbers, g_array_unref);
}

static Phrase *
phrase_new (void)
{
  Phrase *phrase = g_new (Phrase, 1);

  phrase->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (phrase->steps, step_clear);
  return phrase;
}

static void
phrase_free (gpointer data)
{
  g_array_unref (((Phrase *) data)->steps);
  g_free (data);
}

CadBoilerplate *
cad_boilerplate_new (void)
{
  CadBoilerplate *boilerplate = g_new0 (CadBoilerplate, 1);

  boilerplate->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  boilerplate->phrases = g_ptr_array_new_with_free_func (phrase_free);
  boilerplate->starts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return boilerplate;
}

void
cad_boilerplate_free (CadBoilerplate *boilerplate)
{
  if (boilerplate == NULL)
    return;
  g_hash_table_unref (boilerplate->starts);
  g_ptr_array_unref (boilerplate->phrases);
  g_hash_table_unref (boilerplate->numbers);
  g_free (boilerplate);
}

/* Both cases of a letter are the same to it. */
static guint32
mix (guint32 hash, char byte)
{
  return hash * 31 + ((guchar) byte | 0x20);
}

static guint
place_of (guint32 hash)
{
  return (hash ^ hash >> 12) % OPENINGS;
}

guint
cad_boilerplate_may_begin (const CadBoilerplate *boilerplate, const char *p, const char *end)
{
  const char *limit = MIN (end, p + OPENING_REACH);
  guint32 hash = 0;
  guint n = 0, kinds = 0;

  while (p < limit && n < OPENING_BYTES) {
    const char *next = g_utf8_next_char (p);
    gboolean letter = cad_char_is_letter (p);

    for (; letter && p < next && n < OPENING_BYTES; p++, n++) {
      hash = mix (hash, *p);
      kinds |= boilerplate->openings[place_of (hash)];
    }
    p = next;
  }
  return kinds;
}

static guint32
intern (CadBoilerplate *boilerplate, char *word)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (boilerplate->numbers, word));

  if (number != 0) {
    g_free (word);
    return number;
  }
  number = g_hash_table_size (boilerplate->numbers) + 1;
  g_hash_table_insert (boilerplate->numbers, word, GUINT_TO_POINTER (number));
  return number;
}

/* The end of the word that begins at @p: letters and digits, and an apostrophe behind them. */
static const char *
word_end (const char *p, const char *end)
{
  while (p < end && cad_char_is_letter (p))
    p = g_utf8_next_char (p);
  return p < end && cad_char_read (p).class == CAD_CHAR_APOSTROPHE ? g_utf8_next_char (p) : p;
}

static void
add_step (CadBoilerplate *boilerplate, Phrase *phrase, const char *words)
{
  g_auto (GStrv) choices = g_strsplit (words, "|", 0);
  Step step = { g_array_new (FALSE, FALSE, sizeof (guint32)) };

  for (guint i = 0; choices[i] != NULL; i++) {
    guint32 number = intern (boilerplate, cad_text_normalise (choices[i], -1));

    g_array_append_val (step.numbers, number);
  }
  g_array_append_val (phrase->steps, step);
}

/* A piece of a phrase between blanks: `inscrivez-vous` is two words, `a|b` one of two. */
static void
add_piece (CadBoilerplate *boilerplate, Phrase *phrase, const char *piece)
{
  const char *end = piece + strlen (piece);

  if (strcmp (piece, "...") == 0) {
    const Step any = { NULL };

    g_array_append_val (phrase->steps, any);
  } else if (strchr (piece, '|') != NULL)
    add_step (boilerplate, phrase, piece);
  else
    for (const char *p = piece; p < end;) {
      const char *stop = word_end (p, end);
      g_autofree char *word = g_strndup (p, stop - p);

      if (cad_char_is_letter (p))
        add_step (boilerplate, phrase, word);
      p = stop > p ? stop : g_utf8_next_char (p);
    }
}

/* What phrases of @kind that begin with the word @number are found by. */
static gpointer
start_of (CadBoilerplateKind kind, guint32 number)
{
  return GUINT_TO_POINTER (number * CAD_N_BOILERPLATES + kind);
}

static void
enter (CadBoilerplate *boilerplate, CadBoilerplateKind kind, Phrase *phrase)
{
  const GArray *numbers = g_array_index (phrase->steps, Step, 0).numbers;

  g_ptr_array_add (boilerplate->phrases, phrase);
  for (guint i = 0; i < numbers->len; i++) {
    gpointer start = start_of (kind, g_array_index (numbers, guint32, i));
    GPtrArray *phrases = g_hash_table_lookup (boilerplate->starts, start);

    if (phrases == NULL) {
      phrases = g_ptr_array_new ();
      g_hash_table_insert (boilerplate->starts, start, phrases);
    }
    g_ptr_array_add (phrases, phrase);
  }
}

/* Notes the first letters of every wording of @pieces; @n letters came before, which gave @hash. */
static void
note_openings (CadBoilerplate *boilerplate, CadBoilerplateKind kind, char **pieces, guint32 hash, guint n)
{
  const char *choice = *pieces;

  if (n == OPENING_BYTES || choice == NULL || strcmp (choice, "...") == 0) {
    boilerplate->openings[place_of (hash)] |= 1 << kind;
    return;
  }
  while (choice != NULL) {
    const char *end = strchr (choice, '|');
    guint32 longer = hash;
    guint m = n;

    for (const char *p = choice; *p != '\0' && p != end && m < OPENING_BYTES; p++)
      if ((guchar) *p >= 0x80 || g_ascii_isalnum (*p)) {
        longer = mix (longer, *p);
        m++;
      }
    note_openings (boilerplate, kind, pieces + 1, longer, m);
    choice = end != NULL ? end + 1 : NULL;
  }
}

static gboolean
is_any (const Phrase *phrase, guint step)
{
  return g_array_index (phrase->steps, Step, step).numbers == NULL;
}

static gboolean
add_pieces (CadBoilerplate *boilerplate, CadBoilerplateKind kind, char **pieces)
{
  Phrase *phrase = phrase_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    add_piece (boilerplate, phrase, pieces[i]);
  guint n = phrase->steps->len;

  if (n == 0 || is_any (phrase, 0) || is_any (phrase, n - 1)) {
    phrase_free (phrase);
    return FALSE;
  }
  enter (boilerplate, kind, phrase);
  note_openings (boilerplate, kind, pieces, 0, 0);
  return TRUE;
}

/* e-mail|mail is a choice between two words and one: such a phrase is several. */
static gboolean
add_all (CadBoilerplate *boilerplate, CadBoilerplateKind kind, char **pieces, guint from)
{
  gboolean fine = TRUE;

  while (pieces[from] != NULL && (strchr (pieces[from], '|') == NULL || strpbrk (pieces[from], "-'") == NULL))
    from++;
  if (pieces[from] == NULL)
    return add_pieces (boilerplate, kind, pieces);
  char *whole = pieces[from];
  g_auto (GStrv) choices = g_strsplit (whole, "|", 0);

  for (guint i = 0; choices[i] != NULL; i++) {
    pieces[from] = choices[i];
    fine &= add_all (boilerplate, kind, pieces, from + 1);
  }
  pieces[from] = whole;
  return fine;
}

gboolean
cad_boilerplate_add (CadBoilerplate *boilerplate, CadBoilerplateKind kind, const char *phrase)
{
  g_auto (GStrv) pieces = g_strsplit (phrase, " ", 0);

  return add_all (boilerplate, kind, pieces, 0);
}

static CadLineWord
read_word (const CadBoilerplate *boilerplate, const char *text, const char *p, const char *end)
{
  CadLineWord word = { .span = { p - text, end - p } };
  g_autofree char *norm = cad_text_normalise (p, end - p);

  if (boilerplate != NULL)
    word.number = GPOINTER_TO_UINT (g_hash_table_lookup (boilerplate->numbers, norm));
  if (strpbrk (norm, "0123456789") != NULL)
    word.flags |= CAD_LINE_NUMBER;
  if (g_unichar_isupper (g_utf8_get_char (p)))
    word.flags |= CAD_LINE_CAPITAL;
  return word;
}

void
cad_line_read (CadLine *line, const CadBoilerplate *boilerplate, const char *text, CadSpan span, guint most)
{
  const char *p = text + span.start, *end = p + span.len;

  line->n = 0;
  while (p < end && line->n < MIN (most, CAD_LINE_WORDS)) {
    const char *stop = p;

    if (cad_char_is_letter (p)) {
      stop = word_end (p, end);
      line->words[line->n++] = read_word (boilerplate, text, p, stop);
    }
    p = stop > p ? stop : g_utf8_next_char (p);
  }
}

guint
cad_line_count (const char *text, CadSpan span)
{
  const char *p = text + span.start, *end = p + span.len;
  gboolean joined = FALSE;
  guint n = 0;

  while (p < end) {
    const char *stop = cad_char_is_letter (p) ? word_end (p, end) : p;

    n += stop > p && !joined;
    joined = stop > p && stop < end && cad_char_read (stop).class == CAD_CHAR_HYPHEN;
    p = stop > p && !joined ? stop : g_utf8_next_char (stop);
  }
  return n;
}

void
cad_line_mark_source (CadLine *line, const char *text, const char *source)
{
  g_autofree char *name = cad_text_normalise (source, -1);

  for (guint i = 0; i < line->n; i++) {
    CadLineWord *word = &line->words[i];
    g_autofree char *norm = cad_text_normalise (text + word->span.start, word->span.len);

    if (strstr (name, norm) != NULL)
      word->flags |= CAD_LINE_SOURCE;
  }
}

static gboolean
holds (const Step *step, guint32 number)
{
  for (guint i = 0; number != 0 && i < step->numbers->len; i++)
    if (g_array_index (step->numbers, guint32, i) == number)
      return TRUE;
  return FALSE;
}

/* The place after the steps [first, last) when the words from @at on are these, else 0. */
static guint
match_run (const Phrase *phrase, guint first, guint last, const CadLine *line, guint at)
{
  if (at + (last - first) > line->n)
    return 0;
  for (guint i = first; i < last; i++, at++)
    if (!holds (&g_array_index (phrase->steps, Step, i), line->words[at].number))
      return 0;
  return at;
}

static guint
run_end (const Phrase *phrase, guint first)
{
  while (first < phrase->steps->len && !is_any (phrase, first))
    first++;
  return first;
}

/* The place after @phrase, or 0. Between its runs each is taken where it first stands: later ones can only lose by more. */
static guint
match_phrase (const Phrase *phrase, const CadLine *line, guint at)
{
  guint first = 0, last = run_end (phrase, 0);
  guint place = match_run (phrase, first, last, line, at);

  while (place != 0 && last < phrase->steps->len) {
    guint found = 0;

    first = last + 1;
    last = run_end (phrase, first);
    for (guint from = place; from < line->n && found == 0; from++)
      found = match_run (phrase, first, last, line, from);
    place = found;
  }
  return place;
}

static const GPtrArray *
phrases_at (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line, guint at)
{
  if (at >= line->n || line->words[at].number == 0)
    return NULL;
  return g_hash_table_lookup (boilerplate->starts, start_of (kind, line->words[at].number));
}

gboolean
cad_boilerplate_opens (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line)
{
  const GPtrArray *phrases = phrases_at (boilerplate, kind, line, 0);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const Phrase *phrase = phrases->pdata[i];

    if (match_run (phrase, 0, MIN (run_end (phrase, 0), line->n), line, 0) > 0)
      return TRUE;
  }
  return FALSE;
}

guint
cad_boilerplate_match (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line, guint at)
{
  const GPtrArray *phrases = phrases_at (boilerplate, kind, line, at);
  guint longest = at;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    longest = MAX (longest, match_phrase (phrases->pdata[i], line, at));
  return longest - at;
}

/* The words of names from @at on: Marie Petrova, Jean de la Tour. */
static guint
count_names (const CadBoilerplate *boilerplate, const CadLine *line, guint at)
{
  guint names = 0;

  for (guint i = at; i < MIN (line->n, at + NAMES_MOST); i++) {
    const CadLineWord *word = &line->words[i];

    if (word->flags & CAD_LINE_CAPITAL && !(word->flags & CAD_LINE_NUMBER) &&
        cad_boilerplate_match (boilerplate, CAD_BOILERPLATE_WHOLE, line, i) == 0)
      names = i + 1 - at;
    else if (names == 0 || cad_boilerplate_match (boilerplate, CAD_BOILERPLATE_JOINER, line, i) == 0)
      break;
  }
  return names;
}

gboolean
cad_boilerplate_covers (const CadBoilerplate *boilerplate, const CadLine *line)
{
  gboolean sure = FALSE;

  for (guint at = 0; at < line->n;) {
    guint whole = cad_boilerplate_match (boilerplate, CAD_BOILERPLATE_WHOLE, line, at);
    guint byline = cad_boilerplate_match (boilerplate, CAD_BOILERPLATE_BYLINE, line, at);
    guint names = byline > 0 ? count_names (boilerplate, line, at + byline) : 0;
    guint filler = cad_boilerplate_match (boilerplate, CAD_BOILERPLATE_FILLER, line, at);

    if (whole > 0)
      at += whole;
    else if (names > 0)
      at += byline + names;
    else if (filler > 0 || line->words[at].flags & (CAD_LINE_NUMBER | CAD_LINE_SOURCE))
      at += MAX (filler, 1);
    else
      return FALSE;
    sure |= whole > 0 || names > 1;
  }
  return sure && line->n < CAD_LINE_WORDS;
}
