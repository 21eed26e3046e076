/* SPDX-License-Identifier: MIT
 * unsplit.h - whether an elided form may be the beginning of a word that stays whole, inside the text layer */
#pragma once

#include <cadrage/rules.h>

G_BEGIN_DECLS

/* Bits say what stands in the unsplit words: by the first byte of an elided form that such a word begins with, and by the
 * two bytes behind it, the lowest five bits of each, so that capitals and small letters of ASCII and Latin-1 are one. */
typedef struct {
  guint32 behind[32][32];
} CadUnsplit;

void cad_unsplit_init (CadUnsplit *unsplit, const CadTextRules *rules);

/* FALSE when no unsplit word begins with the elided form at @elided and goes on with what stands at @behind. */
static inline gboolean
cad_unsplit_may_begin (const CadUnsplit *unsplit, const char *elided, const char *behind)
{
  guchar first = elided[0], second = behind[0], third = behind[1];

  if (first > 0xC3 || second > 0xC3 || (third >= 0x80 && third != 0xC3 && second != 0xC3))
    return TRUE;
  return unsplit->behind[first & 31][second & 31] >> (third & 31) & 1;
}

G_END_DECLS
