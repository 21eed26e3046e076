/* SPDX-License-Identifier: MIT
 * places.h - the mentions of a reading with their names and offsets, as every format prints them */
#pragma once

#include <cadrage/reading.h>

G_BEGIN_DECLS

typedef struct {
  const CadReadMention *read;
  const CadLexicon *lexicon;
  const CadChoice *choice; /* NULL for a loaded word */
  const CadWording *wording;
  const char *axis;   /* or NULL */
  double lean;        /* NAN when the wording has none */
  const char *side;   /* or NULL */
  guint32 start, end; /* code points of the document's text, end exclusive */
} CadPlace;

/* A walk over the mentions of a reading, O(n) in text and mentions together. */
typedef struct {
  const CadReading *reading;
  GPtrArray *lexicons;
  guint next;
  gsize byte;
  guint32 point;
} CadPlaces;

void cad_places_init (CadPlaces *places, const CadReading *reading, GPtrArray *lexicons);
gboolean cad_places_next (CadPlaces *places, CadPlace *place);

/* The id of the choice, or of the group of a loaded word; the id of the wording, or "". */
const char *cad_place_choice (const CadPlace *place);
const char *cad_place_wording (const CadPlace *place);

/* The sentence of @place without the white space around it. A sentence longer than a screen is cut around the mention:
 * a page without full stops must not be printed once a mention. */
CadSpan cad_place_sentence (const CadReading *reading, const CadPlace *place);

/* The text of @span, cleaned for one line (see screen.h); "" or a cut sentence's ellipses where they belong.
 * Returns: (transfer full) */
char *cad_place_sentence_text (const CadReading *reading, const CadPlace *place);
char *cad_reading_text (const CadReading *reading, CadSpan span);

G_END_DECLS
