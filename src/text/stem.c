/* SPDX-License-Identifier: MIT
 * stem.c - stems by libstemmer, the one place that names it */
#include <cadrage/stem.h>

#include <string.h>

#include <libstemmer.h>

#include <cadrage/vocabulary.h>

#define MIDDLE_DOT "\xC2\xB7"

struct _CadStemmer {
  struct sb_stemmer *snowball;
};

CadStemmer *
cad_stemmer_new (const char *name)
{
  struct sb_stemmer *snowball = name != NULL ? sb_stemmer_new (name, "UTF_8") : NULL;
  CadStemmer *stemmer;

  if (snowball == NULL)
    return NULL;
  stemmer = g_new0 (CadStemmer, 1);
  stemmer->snowball = snowball;
  return stemmer;
}

void
cad_stemmer_free (CadStemmer *stemmer)
{
  if (stemmer == NULL)
    return;
  sb_stemmer_delete (stemmer->snowball);
  g_free (stemmer);
}

/* « Arménien·ne·s » has the stem of « Arménien »; the dot of Catalan « col·lapse » is spelling. */
static gsize
stemmed_length (const char *norm)
{
  const char *dot = strstr (norm, MIDDLE_DOT);

  if (dot == NULL || dot - norm < 3 || (dot[-1] == 'l' && dot[strlen (MIDDLE_DOT)] == 'l'))
    return strlen (norm);
  return dot - norm;
}

const char *
cad_stemmer_stem (CadStemmer *stemmer, const char *norm)
{
  gsize length;
  const sb_symbol *stem;

  if (stemmer == NULL || *norm == '\0' || g_ascii_isdigit (*norm) || g_str_has_suffix (norm, "'"))
    return norm;
  length = stemmed_length (norm);
  stem = sb_stemmer_stem (stemmer->snowball, (const sb_symbol *) norm, length);
  return stem != NULL && *stem != '\0' ? (const char *) stem : norm;
}

char *
cad_text_stem (const CadTextRules *rules, const char *norm)
{
  g_autoptr (CadStemmer) stemmer = cad_stemmer_new (rules->stemmer);

  return g_strdup (cad_stemmer_stem (stemmer, norm));
}
