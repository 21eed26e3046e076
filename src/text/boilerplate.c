/* SPDX-License-Identifier: MIT
 * boilerplate.c - phrases of a language pack, found in the words of a paragraph */
#include "boilerplate.h"

#include <string.h>

#include <cadrage/pairs.h>
#include <cadrage/texts.h>
#include <cadrage/vocabulary.h>

#include "chars.h"

#define OPENINGS      4096 /* places for what phrases begin with */
#define OPENING_BYTES 6    /* letters of it that are looked at */
#define OPENING_REACH 40   /* bytes in which they lie */
#define NAMES_MOST    6    /* words of names behind a byline */

/* One word of a phrase. */
typedef struct {
  guint32 first, n; /* those of @numbers that it may be; none: any words */
} Step;

typedef struct {
  guint32 first, n; /* its steps */
} Phrase;

/* One of the phrases that begin with a word. */
typedef struct {
  guint32 phrase;
  guint32 next; /* place behind that of another one in @entries, or 0 */
} Entry;

#define GOING 8 /* an opening's bits from this one on: kinds of phrases that have more letters behind these */

G_STATIC_ASSERT (CAD_N_BOILERPLATES <= GOING);

/* Arrays only, so that all is read back at once. */
struct _CadBoilerplate {
  CadTexts words;   /* a word's number is its place here and one */
  GArray *numbers;  /* of guint32 */
  GArray *steps;    /* of Step */
  GArray *phrases;  /* of Phrase */
  GArray *entries;  /* of Entry */
  CadPairs starts;  /* (kind, number of the first word) -> place behind that of an entry */
  GArray *openings; /* of guint16: bits of CadBoilerplateKind, of phrases that begin with these letters; then GOING */
  gboolean view;    /* all lie in bytes that were read */
};

const char *
cad_boilerplate_name (CadBoilerplateKind kind)
{
  static const char *const names[CAD_N_BOILERPLATES] = { "whole", "filler", "byline", "joiner",
                                                         "link",  "notice", "author" };

  return names[kind];
}

CadBoilerplate *
cad_boilerplate_new (void)
{
  CadBoilerplate *boilerplate = g_new0 (CadBoilerplate, 1);

  cad_texts_init (&boilerplate->words);
  cad_pairs_init (&boilerplate->starts);
  boilerplate->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  boilerplate->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  boilerplate->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  boilerplate->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  boilerplate->openings = g_array_new (FALSE, TRUE, sizeof (guint16));
  g_array_set_size (boilerplate->openings, OPENINGS);
  return boilerplate;
}

void
cad_boilerplate_free (CadBoilerplate *boilerplate)
{
  if (boilerplate == NULL)
    return;
  cad_texts_clear (&boilerplate->words);
  cad_pairs_clear (&boilerplate->starts);
  cad_flat_array_clear (&boilerplate->numbers, boilerplate->view);
  cad_flat_array_clear (&boilerplate->steps, boilerplate->view);
  cad_flat_array_clear (&boilerplate->phrases, boilerplate->view);
  cad_flat_array_clear (&boilerplate->entries, boilerplate->view);
  cad_flat_array_clear (&boilerplate->openings, boilerplate->view);
  g_free (boilerplate);
}

void
cad_boilerplate_put (const CadBoilerplate *boilerplate, GByteArray *out)
{
  cad_texts_put (&boilerplate->words, out);
  cad_pairs_put (&boilerplate->starts, out);
  cad_flat_put_array (out, boilerplate->numbers);
  cad_flat_put_array (out, boilerplate->steps);
  cad_flat_put_array (out, boilerplate->phrases);
  cad_flat_put_array (out, boilerplate->entries);
  cad_flat_put_array (out, boilerplate->openings);
}

/* Whether @n places from @first on are below @length. */
static gboolean
is_inside (guint32 first, guint32 n, guint length)
{
  return first <= length && n <= length - first;
}

/* Whether no place leads out of its array, and no chain of entries into a circle. */
static gboolean
is_sound (const CadBoilerplate *boilerplate)
{
  gboolean sound = boilerplate->openings->len == OPENINGS;

  for (guint i = 0; i < boilerplate->steps->len; i++) {
    const Step *step = &g_array_index (boilerplate->steps, Step, i);

    sound &= is_inside (step->first, step->n, boilerplate->numbers->len);
  }
  for (guint i = 0; i < boilerplate->phrases->len; i++) {
    const Phrase *phrase = &g_array_index (boilerplate->phrases, Phrase, i);

    sound &= is_inside (phrase->first, phrase->n, boilerplate->steps->len);
  }
  for (guint i = 0; i < boilerplate->entries->len; i++) {
    const Entry *entry = &g_array_index (boilerplate->entries, Entry, i);

    sound &= entry->phrase < boilerplate->phrases->len && entry->next <= i;
  }
  for (guint i = 0; boilerplate->starts.n > 0 && i <= boilerplate->starts.mask; i++)
    sound &= boilerplate->starts.slots[i].value <= boilerplate->entries->len;
  return sound;
}

CadBoilerplate *
cad_boilerplate_read (CadFlat *flat)
{
  CadBoilerplate *boilerplate = g_new0 (CadBoilerplate, 1);

  boilerplate->view = TRUE;
  cad_texts_read (&boilerplate->words, flat);
  cad_pairs_read (&boilerplate->starts, flat);
  boilerplate->numbers = cad_flat_view (flat, sizeof (guint32));
  boilerplate->steps = cad_flat_view (flat, sizeof (Step));
  boilerplate->phrases = cad_flat_view (flat, sizeof (Phrase));
  boilerplate->entries = cad_flat_view (flat, sizeof (Entry));
  boilerplate->openings = cad_flat_view (flat, sizeof (guint16));
  if (flat->failed || !is_sound (boilerplate)) {
    flat->failed = TRUE;
    g_clear_pointer (&boilerplate, cad_boilerplate_free);
  }
  return boilerplate;
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
cad_boilerplate_may_begin (const CadBoilerplate *boilerplate, guint wanted, const char *p, const char *end)
{
  const guint16 *openings = (const guint16 *) (gconstpointer) boilerplate->openings->data;
  const char *limit = MIN (end, p + OPENING_REACH);
  guint32 hash = 0;
  guint n = 0, kinds = 0;

  while (p < limit && n < OPENING_BYTES) {
    const char *next = g_utf8_next_char (p);
    gboolean letter = cad_char_is_letter (p);

    for (; letter && p < next && n < OPENING_BYTES; p++, n++) {
      hash = mix (hash, *p);
      guint opening = openings[place_of (hash)];

      kinds |= opening & wanted;
      if ((opening & wanted << GOING) == 0)
        return kinds;
    }
    p = next;
  }
  return kinds;
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
add_step (CadBoilerplate *boilerplate, const char *words)
{
  g_auto (GStrv) choices = g_strsplit (words, "|", 0);
  Step step = { boilerplate->numbers->len, g_strv_length (choices) };

  for (guint i = 0; choices[i] != NULL; i++) {
    g_autofree char *norm = cad_text_normalise (choices[i], -1);
    guint32 number = cad_texts_enter (&boilerplate->words, norm) + 1;

    g_array_append_val (boilerplate->numbers, number);
  }
  g_array_append_val (boilerplate->steps, step);
}

/* A piece of a phrase between blanks: `inscrivez-vous` is two words, `a|b` one of two. */
static void
add_piece (CadBoilerplate *boilerplate, const char *piece)
{
  const char *end = piece + strlen (piece);

  if (strcmp (piece, "...") == 0) {
    const Step any = { 0, 0 };

    g_array_append_val (boilerplate->steps, any);
  } else if (strchr (piece, '|') != NULL)
    add_step (boilerplate, piece);
  else
    for (const char *p = piece; p < end;) {
      const char *stop = word_end (p, end);
      g_autofree char *word = g_strndup (p, stop - p);

      if (cad_char_is_letter (p))
        add_step (boilerplate, word);
      p = stop > p ? stop : g_utf8_next_char (p);
    }
}

static const Step *
step_of (const CadBoilerplate *boilerplate, guint step)
{
  return &g_array_index (boilerplate->steps, Step, step);
}

/* Enters the phrase whose steps were added last under what it may begin with. */
static void
enter (CadBoilerplate *boilerplate, CadBoilerplateKind kind, Phrase phrase)
{
  const Step *step = step_of (boilerplate, phrase.first);

  for (guint i = 0; i < step->n; i++) {
    guint32 number = g_array_index (boilerplate->numbers, guint32, step->first + i);
    Entry entry = { boilerplate->phrases->len, cad_pairs_get (&boilerplate->starts, kind, number) };

    g_array_append_val (boilerplate->entries, entry);
    cad_pairs_set (&boilerplate->starts, kind, number, boilerplate->entries->len);
  }
  g_array_append_val (boilerplate->phrases, phrase);
}

/* Notes the first letters of every wording of @pieces; @n letters came before, which gave @hash. */
static void
note_openings (CadBoilerplate *boilerplate, CadBoilerplateKind kind, char **pieces, guint32 hash, guint n)
{
  const char *choice = *pieces;

  if (n == OPENING_BYTES || choice == NULL || strcmp (choice, "...") == 0) {
    g_array_index (boilerplate->openings, guint16, place_of (hash)) |= 1 << kind;
    return;
  }
  while (choice != NULL) {
    const char *end = strchr (choice, '|');
    guint32 longer = hash;
    guint m = n;

    for (const char *p = choice; *p != '\0' && p != end && m < OPENING_BYTES; p++)
      if ((guchar) *p >= 0x80 || g_ascii_isalnum (*p)) {
        longer = mix (longer, *p);
        g_array_index (boilerplate->openings, guint16, place_of (longer)) |= 1 << (GOING + kind);
        m++;
      }
    note_openings (boilerplate, kind, pieces + 1, longer, m);
    choice = end != NULL ? end + 1 : NULL;
  }
}

static gboolean
add_pieces (CadBoilerplate *boilerplate, CadBoilerplateKind kind, char **pieces)
{
  Phrase phrase = { boilerplate->steps->len, 0 };

  for (guint i = 0; pieces[i] != NULL; i++)
    add_piece (boilerplate, pieces[i]);
  phrase.n = boilerplate->steps->len - phrase.first;
  if (phrase.n == 0 || step_of (boilerplate, phrase.first)->n == 0 ||
      step_of (boilerplate, boilerplate->steps->len - 1)->n == 0) {
    g_array_set_size (boilerplate->steps, phrase.first);
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

  word.number = cad_texts_find (&boilerplate->words, norm) + 1;
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
holds (const CadBoilerplate *boilerplate, const Step *step, guint32 number)
{
  for (guint i = 0; number != 0 && i < step->n; i++)
    if (g_array_index (boilerplate->numbers, guint32, step->first + i) == number)
      return TRUE;
  return FALSE;
}

/* The place after the steps [first, last) when the words from @at on are these, else 0. */
static guint
match_run (const CadBoilerplate *boilerplate, CadSpan steps, const CadLine *line, guint at)
{
  if (at + steps.len > line->n)
    return 0;
  for (guint i = 0; i < steps.len; i++)
    if (!holds (boilerplate, step_of (boilerplate, steps.start + i), line->words[at + i].number))
      return 0;
  return at + steps.len;
}

/* The steps from @first on before the next ... or the end of the phrase. */
static CadSpan
run_of (const CadBoilerplate *boilerplate, const Phrase *phrase, guint first)
{
  guint last = first, end = phrase->first + phrase->n;

  while (last < end && step_of (boilerplate, last)->n > 0)
    last++;
  return (CadSpan){ first, last - first };
}

/* The place after @phrase, or 0. Between its runs each is taken where it first stands: later ones can only lose by more. */
static guint
match_phrase (const CadBoilerplate *boilerplate, const Phrase *phrase, const CadLine *line, guint at)
{
  CadSpan run = run_of (boilerplate, phrase, phrase->first);
  guint place = match_run (boilerplate, run, line, at);

  while (place != 0 && cad_span_end (run) < phrase->first + phrase->n) {
    guint found = 0;

    run = run_of (boilerplate, phrase, cad_span_end (run) + 1);
    for (guint from = place; from < line->n && found == 0; from++)
      found = match_run (boilerplate, run, line, from);
    place = found;
  }
  return place;
}

/* The first of the entries of phrases of @kind that may begin at word @at, or NULL. */
static const Entry *
first_entry (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line, guint at)
{
  guint32 number = at < line->n ? line->words[at].number : 0;
  guint32 place = number != 0 ? cad_pairs_get (&boilerplate->starts, kind, number) : 0;

  return place != 0 ? &g_array_index (boilerplate->entries, Entry, place - 1) : NULL;
}

static const Entry *
next_entry (const CadBoilerplate *boilerplate, const Entry *entry)
{
  return entry->next != 0 ? &g_array_index (boilerplate->entries, Entry, entry->next - 1) : NULL;
}

gboolean
cad_boilerplate_opens (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line)
{
  for (const Entry *entry = first_entry (boilerplate, kind, line, 0); entry != NULL;
       entry = next_entry (boilerplate, entry)) {
    const Phrase *phrase = &g_array_index (boilerplate->phrases, Phrase, entry->phrase);
    CadSpan run = run_of (boilerplate, phrase, phrase->first);

    run.len = MIN (run.len, line->n);
    if (match_run (boilerplate, run, line, 0) > 0)
      return TRUE;
  }
  return FALSE;
}

guint
cad_boilerplate_match (const CadBoilerplate *boilerplate, CadBoilerplateKind kind, const CadLine *line, guint at)
{
  guint longest = at;

  for (const Entry *entry = first_entry (boilerplate, kind, line, at); entry != NULL;
       entry = next_entry (boilerplate, entry)) {
    const Phrase *phrase = &g_array_index (boilerplate->phrases, Phrase, entry->phrase);

    longest = MAX (longest, match_phrase (boilerplate, phrase, line, at));
  }
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
