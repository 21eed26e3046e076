/* SPDX-License-Identifier: MIT
 * mentions.h - where an article names a contested thing, and by which wording */
#pragma once

#include <cadrage/lexicon.h>
#include <cadrage/tokens.h>

G_BEGIN_DECLS

#define CAD_LOADED G_MAXUINT16 /* @choice of a loaded word: @wording is then an index of lexicon->loaded */

typedef struct {
  guint32 first, last; /* tokens */
  CadSpan span;        /* bytes of the text */
  guint32 sentence;
  guint16 lexicon;     /* index of the matcher's lexicons */
  guint16 choice;      /* index of lexicon->choices, or CAD_LOADED */
  guint16 wording;     /* index of choice->wordings (of lexicon->loaded) */
  gboolean repaired;   /* one of its words was cut out of words run together */
  const CadTerm *term; /* the term that found it, borrowed from the lexicon */
} CadMention;

G_END_DECLS
