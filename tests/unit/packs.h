/* SPDX-License-Identifier: MIT
 * packs.h - the language packs as they are shipped */
#pragma once

#include <cadrage/language.h>

/* A file of the pack whose id is @data. */
static inline GBytes *
pack_open (const char *name, gpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("CADRAGE_DATA_DIR"), "languages", data, name, NULL);
  char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

static inline CadLanguage *
pack_shipped (const char *id)
{
  g_autoptr (GError) error = NULL;
  CadLanguage *language = cad_language_parse (id, pack_open, (gpointer) id, &error);

  g_assert_no_error (error);
  return language;
}
