/* SPDX-License-Identifier: MIT
 * score.c - one article in machine formats: its mentions, what it names how, its leans, who speaks */
#include <cadrage/render.h>

#include "labels.h"
#include "writers.h"

static void
write_article (CadJson *json, const CadReport *report, const CadReading *reading)
{
  const CadDocument *document = reading->document;

  cad_json_open (json, "article", '{');
  cad_json_string (json, "id", document->id);
  cad_json_string (json, "source", document->source);
  cad_json_string (json, "date", document->date);
  cad_json_string (json, "title", document->title);
  cad_json_string (json, "language", cad_report_language (report, document));
  cad_json_integer (json, "words", reading->tokens->words);
  cad_json_close (json, '}');
}

static void
write_mentions (CadJson *json, const CadReport *report, const CadReading *reading)
{
  CadPlaces places;
  CadPlace place;

  cad_json_open (json, "mentions", '[');
  cad_places_init (&places, reading, report->lexicons);
  while (cad_places_next (&places, &place)) {
    cad_json_open (json, NULL, '{');
    cad_write_mention (json, reading, &place);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_nothing (CadJson *json)
{
  static const char *const members[] = { "choices", "loaded", "leans", "speakers" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    cad_json_open (json, members[i], '[');
    cad_json_close (json, ']');
  }
}

GString *
cad_render_score_json (const CadReport *report, const CadReading *reading)
{
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 2;
  cad_json_open (&json, NULL, '{');
  cad_json_string (&json, "cadrage", report->settings.version);
  cad_write_lexicons (&json, report->lexicons);
  write_article (&json, report, reading);
  write_mentions (&json, report, reading);
  if (report->sources->len > 0) {
    cad_write_choices (&json, report, 0);
    cad_write_loaded (&json, report, 0);
    cad_write_leans (&json, report, 0);
    cad_write_speakers (&json, &g_array_index (report->sources, CadSourceRow, 0), FALSE);
  } else {
    write_nothing (&json);
  }
  cad_json_null (&json, "against");
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}

GString *
cad_render_score_tsv (const CadReport *report, const CadReading *reading)
{
  GString *out = g_string_new (NULL);

  cad_render_mentions_head (out);
  cad_render_mentions_tsv (out, reading, report->lexicons);
  return out;
}
