/* SPDX-License-Identifier: MIT
 * markup-tags.c - tags with so many attributes that the parser's time would grow with their square */
#include "markup.h"

#include <string.h>

#define ATTRIBUTES_MOST 2000

/* Behind the tag that begins at @p, or NULL when it has too many attributes. Blanks inside quotation marks are none. */
static const char *
after_tag (const char *p, const char *end)
{
  guint blanks = 0;

  for (; p < end && *p != '>'; p++) {
    const char *close = *p == '"' || *p == '\'' ? memchr (p + 1, *p, end - p - 1) : p;

    if (close == NULL)
      return end;
    p = close;
    blanks += g_ascii_isspace (*p) && !g_ascii_isspace (p[-1]);
    if (blanks > ATTRIBUTES_MOST)
      return NULL;
  }
  return p;
}

/* Behind what a script or style holds: it has no tags. */
static const char *
after_content (const char *tag, const char *p, const char *end)
{
  static const char *const names[] = { "<script", "<style" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (tag, names[i], strlen (names[i])) == 0) {
      const char *close = memmem (p, end - p, "</", 2);

      return close != NULL ? close : end;
    }
  return p;
}

gsize
cad_markup_bounded (const char *text, gsize length)
{
  const char *end = text + length, *p = text;

  while ((p = memchr (p, '<', end - p)) != NULL) {
    const char *tag = p++;

    if (p < end && !g_ascii_isalpha (*p))
      continue;
    p = after_tag (p, end);
    if (p == NULL)
      return tag - text;
    p = after_content (tag, p, end);
  }
  return length;
}
