/* SPDX-License-Identifier: MIT
 * marks.c - an article's sentences on a terminal, each mention marked by its voice */
#include "marks.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "reasons.h"
#include "screen.h"

typedef struct {
  const char *open, *close;
  const char *style; /* ANSI */
} Mark;

static const Mark marks[CAD_N_VOICES] = {
  [CAD_VOICE_OWN] = { "[", "]", "1;4" },      [CAD_VOICE_QUOTED] = { "«", "»", "36" },
  [CAD_VOICE_PARTIAL] = { "«", "»", "36" },   [CAD_VOICE_ATTRIBUTED] = { "‹", "›", "36" },
  [CAD_VOICE_DISTANCED] = { "~", "~", "35" }, [CAD_VOICE_HEARSAY] = { "~", "~", "35" },
  [CAD_VOICE_DENIED] = { "/", "/", "33" },    [CAD_VOICE_NAMED] = { "{", "}", "2" },
};

/* Words of a marked mention keep together with their marks but may break at spaces: the style is set anew on each. */
static void
add_marked (GString *line, const CadCard *card, const char *word, CadVoiceKind voice)
{
  const Mark *mark = &marks[voice];
  g_auto (GStrv) parts = g_strsplit (word, " ", -1);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++) {
    g_string_append (line, i > 0 ? " " : "");
    cad_screen_style (line, card->terminal, mark->style);
    g_string_append_printf (line, "%s%s%s", i == 0 ? mark->open : "", parts[i], i + 1 == n ? mark->close : "");
    cad_screen_style (line, card->terminal, "0");
  }
}

static void
add_plain (GString *line, const CadReading *reading, guint32 from, guint32 to)
{
  g_autofree char *text = cad_reading_text (reading, (CadSpan){ from, to - from });

  g_string_append (line, text);
}

/* "libéré: liberation · quoted: ministère (affirmer)" */
static void
describe (const CadCard *card, const CadReading *reading, const CadPlace *place)
{
  const CadVoice *voice = &place->read->voice;
  g_autofree char *text = cad_reading_text (reading, place->read->mention.span);
  g_autofree char *speaker = cad_reading_text (reading, voice->speaker);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s → %s · %s", text, cad_label_wording (card->report, place->wording),
                          cad_label_voice (voice->kind));
  if (*speaker != '\0')
    g_string_append_printf (line, _ (": %s"), speaker);
  if (voice->verb != NULL && *voice->verb != '\0')
    g_string_append_printf (line, " (%s)", voice->verb);
  if (place->read->mention.repaired)
    g_string_append_printf (line, " · %s", _ ("repaired"));
  cad_screen_style (card->out, card->terminal, "2");
  cad_card_paragraph (card, 6, line->str);
  if (card->terminal->explain) {
    g_autofree char *reason = cad_reason_line (reading, voice);

    cad_card_paragraph (card, 8, reason);
  }
  cad_screen_style (card->out, card->terminal, "0");
}

static gboolean
is_inside (CadSpan outer, CadSpan inner)
{
  return inner.start >= outer.start && cad_span_end (inner) <= cad_span_end (outer);
}

/* The places of one sentence from @first on that can be shown in the stretch around it. */
static guint
last_place (GArray *places, guint first, CadSpan shown)
{
  const CadPlace *head = &g_array_index (places, CadPlace, first);
  guint i = first + 1;

  for (; i < places->len; i++) {
    const CadPlace *place = &g_array_index (places, CadPlace, i);

    if (place->read->mention.sentence != head->read->mention.sentence || !is_inside (shown, place->read->mention.span))
      break;
  }
  return i;
}

/* Mentions of different choices may overlap: the first one is marked, the others are listed below. */
static char *
mark_sentence (const CadCard *card, const CadReading *reading, GArray *places, const CadSpan *shown)
{
  GString *line = g_string_new (NULL);
  guint32 at = shown->start;

  for (guint i = 0; i < places->len; i++) {
    const CadPlace *place = &g_array_index (places, CadPlace, i);
    CadSpan span = place->read->mention.span;

    if (span.start < at)
      continue;
    g_autofree char *word = cad_reading_text (reading, span);

    add_plain (line, reading, at, span.start);
    add_marked (line, card, word, place->read->voice.kind);
    at = cad_span_end (span);
  }
  if (cad_span_end (*shown) > at)
    add_plain (line, reading, at, cad_span_end (*shown));
  return g_string_free (line, FALSE);
}

static GArray *
all_places (const CadReading *reading, GPtrArray *lexicons)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CadPlace));
  CadPlaces places;
  CadPlace place;

  cad_places_init (&places, reading, lexicons);
  while (cad_places_next (&places, &place))
    g_array_append_val (all, place);
  return all;
}

void
cad_card_sentences (const CadCard *card, const CadReading *reading)
{
  g_autoptr (GArray) places = all_places (reading, card->report->lexicons);

  for (guint i = 0; i < places->len;) {
    CadSpan shown = cad_place_sentence (reading, &g_array_index (places, CadPlace, i));
    guint end = last_place (places, i, shown);
    g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (CadPlace));

    g_array_append_vals (some, &g_array_index (places, CadPlace, i), end - i);
    g_autofree char *line = mark_sentence (card, reading, some, &shown);

    g_string_append (card->out, i > 0 ? "\n" : "");
    cad_card_paragraph (card, 2, line);
    for (; i < end; i++)
      describe (card, reading, &g_array_index (places, CadPlace, i));
  }
}

void
cad_card_legend (const CadCard *card, const CadReading *reading)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint seen = 0;

  for (guint i = 0; i < reading->mentions->len; i++)
    seen |= 1u << g_array_index (reading->mentions, CadReadMention, i).voice.kind;
  for (guint voice = 0; voice < CAD_N_VOICES; voice++) {
    g_autofree char *label = g_strdelimit (g_strdup (cad_label_voice (voice)), " ", ' ');

    if ((seen & 1u << voice) == 0)
      continue;
    g_string_append (line, line->len > 0 ? "   " : "");
    add_marked (line, card, label, voice);
  }
  cad_card_paragraph (card, 2, line->str);
}
