/* SPDX-License-Identifier: MIT
 * places.c - the mentions of a reading with their names and offsets */
#include "places.h"

#include <math.h>
#include <string.h>

#include "screen.h"

#define LONGEST_SENTENCE 1200 /* bytes */
#define CONTEXT          400  /* bytes on each side in a longer one */

static guint32
count_points (const char *text, gsize from, gsize to)
{
  guint32 n = 0;

  for (gsize i = from; i < to; i++)
    n += (text[i] & 0xc0) != 0x80;
  return n;
}

void
cad_places_init (CadPlaces *places, const CadReading *reading, GPtrArray *lexicons)
{
  *places = (CadPlaces){ .reading = reading, .lexicons = lexicons };
}

static void
set_offsets (CadPlaces *places, CadPlace *place)
{
  const char *text = places->reading->document->text;
  CadSpan span = place->read->mention.span;

  if (span.start >= places->byte)
    places->point += count_points (text, places->byte, span.start);
  else
    places->point -= count_points (text, span.start, places->byte);
  places->byte = span.start;
  place->start = places->point;
  place->end = place->start + count_points (text, span.start, cad_span_end (span));
}

gboolean
cad_places_next (CadPlaces *places, CadPlace *place)
{
  if (places->next >= places->reading->mentions->len)
    return FALSE;
  const CadReadMention *read = &g_array_index (places->reading->mentions, CadReadMention, places->next++);
  const CadMention *mention = &read->mention;

  *place = (CadPlace){ .read = read, .lexicon = g_ptr_array_index (places->lexicons, mention->lexicon), .lean = NAN };
  if (mention->choice == CAD_LOADED) {
    place->wording = g_ptr_array_index (place->lexicon->loaded, mention->wording);
  } else {
    place->choice = g_ptr_array_index (place->lexicon->choices, mention->choice);
    place->wording = g_ptr_array_index (place->choice->wordings, mention->wording);
    place->axis = place->choice->axis;
    if (place->wording->has_lean && place->axis != NULL)
      place->lean = place->wording->lean;
  }
  if (read->side >= 0 && (guint) read->side < place->lexicon->actors->len)
    place->side = ((const CadTermSet *) g_ptr_array_index (place->lexicon->actors, read->side))->id;
  set_offsets (places, place);
  return TRUE;
}

const char *
cad_place_choice (const CadPlace *place)
{
  return place->choice != NULL ? place->choice->id : place->wording->id;
}

const char *
cad_place_wording (const CadPlace *place)
{
  return place->choice != NULL ? place->wording->id : "";
}

static gboolean
is_space_at (const char *text, gsize at)
{
  return g_ascii_isspace (text[at]);
}

static CadSpan
trimmed (const char *text, CadSpan span)
{
  gsize start = span.start, end = cad_span_end (span);

  while (start < end && is_space_at (text, start))
    start++;
  while (end > start && is_space_at (text, end - 1))
    end--;
  return (CadSpan){ start, end - start };
}

/* From @at, backwards to the begin of a word, but not beyond @least. */
static gsize
word_start (const char *text, gsize at, gsize least)
{
  gsize limit = at > least + 40 ? at - 40 : least;

  for (gsize i = at; i > limit; i--)
    if (is_space_at (text, i - 1))
      return i;
  while (at > least && (text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

static gsize
word_end (const char *text, gsize at, gsize most)
{
  gsize limit = MIN (at + 40, most);

  for (gsize i = at; i < limit; i++)
    if (is_space_at (text, i))
      return i;
  while (at < most && (text[at] & 0xc0) == 0x80)
    at++;
  return at;
}

CadSpan
cad_place_sentence (const CadReading *reading, const CadPlace *place)
{
  const char *text = reading->document->text;
  CadSpan mention = place->read->mention.span;
  CadSpan whole = trimmed (text, cad_reading_sentence (reading, place->read->mention.sentence));

  if (whole.len <= LONGEST_SENTENCE)
    return whole;
  gsize start = whole.start, end = cad_span_end (whole);

  if (mention.start > start + CONTEXT)
    start = word_start (text, mention.start - CONTEXT, start);
  if (cad_span_end (mention) + CONTEXT < end)
    end = word_end (text, cad_span_end (mention) + CONTEXT, end);
  return (CadSpan){ start, end - start };
}

char *
cad_place_sentence_text (const CadReading *reading, const CadPlace *place)
{
  const char *text = reading->document->text;
  CadSpan whole = trimmed (text, cad_reading_sentence (reading, place->read->mention.sentence));
  CadSpan shown = cad_place_sentence (reading, place);
  g_autofree char *clean = cad_reading_text (reading, shown);

  return g_strconcat (shown.start > whole.start ? "… " : "", clean,
                      cad_span_end (shown) < cad_span_end (whole) ? " …" : "", NULL);
}

char *
cad_reading_text (const CadReading *reading, CadSpan span)
{
  return cad_screen_clean (reading->document->text + span.start, span.len);
}
