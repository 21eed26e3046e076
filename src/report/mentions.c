/* SPDX-License-Identifier: MIT
 * mentions.c - a concordance: every mention with its sentence, as TSV, JSON lines or text */
#include <cadrage/json.h>

#include <math.h>
#include <string.h>

#include "cells.h"
#include "labels.h"
#include "places.h"
#include "screen.h"
#include "writers.h"

#define TAG_COLUMNS 26

void
cad_render_mentions_head (GString *out)
{
  g_string_append (out, "source\tarticle\tdate\tstart\tend\ttext\tlexicon\tchoice\twording\tlean\tvoice\tspeaker\t"
                        "side\tverb\tstance\tcue\tconfidence\trepaired\tsentence\n");
}

static void
add_span (GString *out, const CadReading *reading, CadSpan span)
{
  g_autofree char *text = cad_reading_text (reading, span);

  cad_cell_text (out, text);
}

static void
add_row (GString *out, const CadReading *reading, const CadPlace *place)
{
  const CadDocument *document = reading->document;
  const CadVoice *voice = &place->read->voice;
  g_autofree char *sentence = cad_place_sentence_text (reading, place);

  cad_cell_text (out, document->source);
  cad_cell_text (out, document->id);
  cad_cell_text (out, document->date);
  cad_cell_integer (out, place->start);
  cad_cell_integer (out, place->end);
  add_span (out, reading, place->read->mention.span);
  cad_cell_text (out, place->lexicon->id);
  cad_cell_text (out, cad_place_choice (place));
  cad_cell_text (out, cad_place_wording (place));
  cad_cell_number (out, place->lean);
  cad_cell_text (out, cad_voice_name (voice->kind));
  add_span (out, reading, voice->speaker);
  cad_cell_text (out, place->side);
  cad_cell_text (out, voice->verb);
  cad_cell_text (out, cad_stance_name (voice->stance));
  add_span (out, reading, voice->cue);
  cad_cell_integer (out, voice->confidence);
  cad_cell_text (out, place->read->mention.repaired ? "true" : "false");
  cad_cell_text (out, sentence);
  cad_row_end (out);
}

void
cad_render_mentions_tsv (GString *out, const CadReading *reading, GPtrArray *lexicons)
{
  CadPlaces places;
  CadPlace place;

  cad_places_init (&places, reading, lexicons);
  while (cad_places_next (&places, &place))
    add_row (out, reading, &place);
}

static void
write_span (CadJson *json, const char *key, const CadReading *reading, CadSpan span)
{
  if (span.len == 0)
    cad_json_null (json, key);
  else
    cad_json_string_len (json, key, reading->document->text + span.start, span.len);
}

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

void
cad_write_mention (CadJson *json, const CadReading *reading, const CadPlace *place)
{
  const CadVoice *voice = &place->read->voice;
  CadSpan sentence = cad_place_sentence (reading, place);

  cad_json_integer (json, "start", place->start);
  cad_json_integer (json, "end", place->end);
  write_span (json, "text", reading, place->read->mention.span);
  cad_json_string (json, "lexicon", place->lexicon->id);
  cad_json_string (json, "choice", cad_place_choice (place));
  cad_json_string (json, "wording", or_null (cad_place_wording (place)));
  cad_json_string (json, "axis", place->axis);
  cad_json_number (json, "lean", place->lean);
  cad_json_string (json, "voice", cad_voice_name (voice->kind));
  write_span (json, "speaker", reading, voice->speaker);
  cad_json_string (json, "side", place->side);
  cad_json_string (json, "verb", or_null (voice->verb));
  cad_json_string (json, "stance", or_null (cad_stance_name (voice->stance)));
  write_span (json, "cue", reading, voice->cue);
  cad_json_integer (json, "confidence", voice->confidence);
  cad_json_boolean (json, "repaired", place->read->mention.repaired);
  write_span (json, "sentence", reading, sentence);
}

void
cad_render_mentions_json (GString *out, const CadReading *reading, GPtrArray *lexicons)
{
  CadPlaces places;
  CadPlace place;

  cad_places_init (&places, reading, lexicons);
  while (cad_places_next (&places, &place)) {
    CadJson json;

    cad_json_init (&json, out);
    cad_json_open (&json, NULL, '{');
    cad_json_string (&json, "source", reading->document->source);
    cad_json_string (&json, "article", reading->document->id);
    cad_json_string (&json, "date", reading->document->date);
    cad_write_mention (&json, reading, &place);
    cad_json_close (&json, '}');
    g_string_append_c (out, '\n');
  }
}

/* The texts left and right of the mention inside its sentence, each on one line. */
static void
split_sentence (const CadReading *reading, const CadPlace *place, char **left, char **right)
{
  CadSpan sentence = cad_place_sentence (reading, place), mention = place->read->mention.span;
  guint32 end = MAX (cad_span_end (sentence), cad_span_end (mention));
  guint32 start = MIN (sentence.start, mention.start);

  *left = cad_reading_text (reading, (CadSpan){ start, mention.start - start });
  *right = cad_reading_text (reading, (CadSpan){ cad_span_end (mention), end - cad_span_end (mention) });
}

static void
add_concordance_line (GString *out, const CadReading *reading, const CadPlace *place, const CadTerminal *terminal)
{
  g_autofree char *word = cad_reading_text (reading, place->read->mention.span);
  g_autofree char *left = NULL, *right = NULL, *tag = NULL;
  guint room = terminal->columns - TAG_COLUMNS - 2, width = MIN (cad_screen_width (word), room / 2);
  guint before = (room - width) * 2 / 5;

  split_sentence (reading, place, &left, &right);
  tag = g_strdup_printf ("%s · %s", cad_label_voice (place->read->voice.kind), place->wording->id);
  cad_screen_fit_right (out, left, before);
  cad_screen_style (out, terminal, "1");
  cad_screen_fit (out, word, width);
  cad_screen_style (out, terminal, "0");
  cad_screen_fit (out, right, room - width - before);
  g_string_append (out, "  ");
  cad_screen_style (out, terminal, "2");
  cad_screen_fit (out, tag, TAG_COLUMNS);
  cad_screen_style (out, terminal, "0");
  while (!terminal->colour && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
add_article_line (GString *out, const CadDocument *document, const CadTerminal *terminal)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *parts[] = { document->source, document->date, document->id };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *clean = parts[i] != NULL ? cad_screen_clean (parts[i], -1) : NULL;

    if (clean != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", clean);
  }
  cad_screen_style (out, terminal, "1");
  cad_screen_fit (out, line->str, MIN (terminal->columns, cad_screen_width (line->str)));
  cad_screen_style (out, terminal, "0");
  g_string_append_c (out, '\n');
}

void
cad_render_mentions_text (GString *out, const CadReading *reading, GPtrArray *lexicons, const CadTerminal *terminal)
{
  CadPlaces places;
  CadPlace place;

  if (reading->mentions->len > 0)
    add_article_line (out, reading->document, terminal);
  cad_places_init (&places, reading, lexicons);
  while (cad_places_next (&places, &place))
    add_concordance_line (out, reading, &place, terminal);
  if (reading->mentions->len > 0)
    g_string_append_c (out, '\n');
}
