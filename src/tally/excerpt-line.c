/* SPDX-License-Identifier: MIT
 * excerpt-line.c - an excerpt as it is written */
#include "excerpt-line.h"

#include "put.h"
#include "tally-file.h"

#define REST_MOST 160 /* bytes of numbers and names */

static const char *
article_id (const CadTally *tally, const CadExcerpt *excerpt)
{
  return cad_tally_article (tally, excerpt->article)->id;
}

static gsize
length_of (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

gsize
cad_excerpt_line_room (const CadTally *tally, const CadExcerpt *excerpt)
{
  return FIELD_GROWTH * (length_of (article_id (tally, excerpt)) + length_of (excerpt->sentence) +
                         length_of (excerpt->speaker) + length_of (excerpt->verb) + length_of (excerpt->cue) +
                         length_of (excerpt->side) + length_of (excerpt->rule)) +
         REST_MOST;
}

static char *
put_field (char *end, const char *text)
{
  return text != NULL ? cad_tally_put_field (end, text) : end;
}

char *
cad_excerpt_put_line (char *end, const CadTally *tally, const CadExcerpt *excerpt)
{
  const guint64 places[] = { excerpt->start, excerpt->len, excerpt->offset };
  const char *const said[] = { excerpt->speaker, excerpt->verb, excerpt->cue, excerpt->side, excerpt->rule };

  end = cad_put_byte (cad_put_hash (end, excerpt->hash), '|');
  end = cad_put_byte (put_field (end, article_id (tally, excerpt)), '|');
  end = cad_put_byte (put_field (end, excerpt->sentence), '|');
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    end = cad_put_byte (cad_put_number (end, places[i]), '|');
  end = cad_put_byte (cad_put_piece (end, cad_piece_of (cad_stance_name (excerpt->stance))), '|');
  end = cad_put_byte (cad_put_number (end, excerpt->confidence), '|');
  end = cad_put_number (end, excerpt->repaired != FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    end = put_field (cad_put_byte (end, '|'), said[i]);
  return end;
}

char *
cad_excerpt_line (const CadTally *tally, const CadExcerpt *excerpt)
{
  char *line = g_malloc (cad_excerpt_line_room (tally, excerpt) + 1);

  *cad_excerpt_put_line (line, tally, excerpt) = '\0';
  return line;
}
