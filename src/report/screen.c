/* SPDX-License-Identifier: MIT
 * screen.c - foreign text made harmless, and measured in columns */
#include "screen.h"

#include <string.h>

#define REPLACEMENT 0xfffd

static gboolean
is_line_end (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Marks that let a text show in another order than it is written (U+202A-E, U+2066-9) are as bad as escapes. */
static gboolean
is_harmful (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gunichar
next_char (const char *p, const char *end, const char **next)
{
  gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

  if (c == (gunichar) -1 || c == (gunichar) -2) {
    *next = p + 1;
    return REPLACEMENT;
  }
  *next = p + MAX (1, g_unichar_to_utf8 (c, NULL));
  return c;
}

char *
cad_screen_clean (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length), *p = text;
  GString *out = g_string_sized_new (end - text);
  gboolean after_line_end = FALSE;

  while (p < end) {
    gunichar c = next_char (p, end, &p);
    gboolean line_end = is_line_end (c);

    if (line_end && !after_line_end)
      g_string_append_c (out, ' ');
    else if (!line_end)
      g_string_append_unichar (out, is_harmful (c) ? REPLACEMENT : c);
    after_line_end = line_end;
  }
  return g_string_free (out, FALSE);
}

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* The end of the escape sequence at @p, or @p. */
static const char *
skip_escape (const char *p)
{
  if (p[0] != '\x1b' || p[1] != '[')
    return p;
  const char *end = strchr (p, 'm');

  return end != NULL ? end + 1 : p;
}

static guint
width_until (const char *text, const char *end)
{
  guint width = 0;

  for (const char *p = text; p < end;) {
    const char *after = skip_escape (p);

    if (after == p) {
      width += char_width (g_utf8_get_char (p));
      after = g_utf8_next_char (p);
    }
    p = after;
  }
  return width;
}

guint
cad_screen_width (const char *text)
{
  return width_until (text, text + strlen (text));
}

static void
append_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

void
cad_screen_fit (GString *out, const char *text, guint width)
{
  guint whole = cad_screen_width (text), taken = 0;

  if (whole <= width) {
    g_string_append (out, text);
    append_spaces (out, width - whole);
    return;
  }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (taken + char_width (c) + 1 > width)
      break;
    g_string_append_unichar (out, c);
    taken += char_width (c);
  }
  if (width > 0)
    g_string_append (out, "…");
  append_spaces (out, width > taken + 1 ? width - taken - 1 : 0);
}

void
cad_screen_fit_right (GString *out, const char *text, guint width)
{
  guint whole = cad_screen_width (text);
  const char *p = text;

  if (whole <= width) {
    append_spaces (out, width - whole);
    g_string_append (out, text);
    return;
  }
  while (*p != '\0' && (whole + 1 > width || char_width (g_utf8_get_char (p)) == 0)) {
    whole -= char_width (g_utf8_get_char (p));
    p = g_utf8_next_char (p);
  }
  append_spaces (out, width > whole + 1 ? width - whole - 1 : 0);
  if (width > 0)
    g_string_append (out, "…");
  g_string_append (out, p);
}

static void
begin_line (GString *out, guint indent)
{
  g_string_append_c (out, '\n');
  append_spaces (out, indent);
}

/* The stretch of @word that fits @width columns; at least one character. */
static const char *
break_word (const char *word, const char *end, guint width)
{
  const char *p = word;
  guint taken = 0;

  while (p < end) {
    const char *after = skip_escape (p);

    if (after == p) {
      guint w = char_width (g_utf8_get_char (p));

      if (taken + w > width && taken > 0)
        return p;
      taken += w;
      after = g_utf8_next_char (p);
    }
    p = after;
  }
  return p;
}

void
cad_screen_wrap (GString *out, const char *text, const CadWrap *wrap)
{
  guint column = wrap->column;
  gboolean fresh = TRUE; /* nothing stands on this line yet */

  for (const char *word = text; *word != '\0';) {
    const char *end = word + strcspn (word, " ");
    guint width = width_until (word, end);

    if (!fresh && column + 1 + width > wrap->width) {
      begin_line (out, wrap->indent);
      column = wrap->indent;
      fresh = TRUE;
    } else if (!fresh) {
      g_string_append_c (out, ' ');
      column++;
    }
    while (column + width > wrap->width && wrap->width > column) {
      const char *stop = break_word (word, end, wrap->width - column);

      g_string_append_len (out, word, stop - word);
      word = stop;
      width = width_until (word, end);
      if (width == 0)
        break;
      begin_line (out, wrap->indent);
      column = wrap->indent;
    }
    g_string_append_len (out, word, end - word);
    column += width;
    fresh = FALSE;
    word = end + strspn (end, " ");
  }
}

void
cad_screen_style (GString *out, const CadTerminal *terminal, const char *code)
{
  if (terminal->colour)
    g_string_append_printf (out, "\x1b[%sm", code);
}
