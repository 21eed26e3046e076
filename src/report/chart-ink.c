/* SPDX-License-Identifier: MIT
 * chart-ink.c - texts of a chart: made harmless, measured, shortened, wrapped */
#include "chart-ink.h"

#include <string.h>

#define ELLIPSIS "\u2026"

static const CadInkFace faces[CAD_N_INKS] = {
  [CAD_INK_TITLE] = { "title", 20.0, TRUE, CAD_ANCHOR_LEFT },
  [CAD_INK_TEXT_LEFT] = { "text-left", 44.0 / 3, FALSE, CAD_ANCHOR_LEFT },
  [CAD_INK_TEXT_RIGHT] = { "text-right", 44.0 / 3, FALSE, CAD_ANCHOR_RIGHT },
  [CAD_INK_SMALL_LEFT] = { "small-left", 40.0 / 3, FALSE, CAD_ANCHOR_LEFT },
  [CAD_INK_SMALL_CENTRE] = { "small-centre", 40.0 / 3, FALSE, CAD_ANCHOR_CENTRE },
  [CAD_INK_SMALL_RIGHT] = { "small-right", 40.0 / 3, FALSE, CAD_ANCHOR_RIGHT },
  [CAD_INK_TINY_CENTRE] = { "tiny-centre", 12.0, FALSE, CAD_ANCHOR_CENTRE },
  [CAD_INK_STRONG_LEFT] = { "strong-left", 40.0 / 3, TRUE, CAD_ANCHOR_LEFT },
  [CAD_INK_STRONG_RIGHT] = { "strong-right", 40.0 / 3, TRUE, CAD_ANCHOR_RIGHT },
  [CAD_INK_ITALIC_LEFT] = { "italic-left", 40.0 / 3, FALSE, CAD_ANCHOR_LEFT },
  [CAD_INK_ITALIC_RIGHT] = { "italic-right", 40.0 / 3, FALSE, CAD_ANCHOR_RIGHT },
  [CAD_INK_SLANT] = { "slant", 40.0 / 3, FALSE, CAD_ANCHOR_LEFT },
};

/* Hundredths of an em: the wider one of Inter 4 and DejaVu Sans 2.37, U+0020 to U+007E. */
static const guint8 ascii_widths[] = {
  32, 40, 46, 84, 64, 95, 78, 27, 39,  39, 50, 84, 32, 46, 32, 36, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 73, 77, 63, 59, 77, 75, 29, 54, 66, 56, 89, 75, 79,
  63, 79, 69, 64, 64, 74, 68, 99, 69,  66, 69, 39, 36, 39, 84, 50, 50, 61, 63, 56, 63, 62, 36, 63,
  63, 28, 28, 58, 28, 97, 63, 61, 63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 54, 64, 34, 64, 84,
};

static const struct {
  gunichar first, last;
  guint8 width;
} wider[] = {
  { 0x00a0, 0x00a0, 32 },  { 0x00a1, 0x00aa, 64 },  { 0x00ab, 0x00ab, 63 },  { 0x00ac, 0x00b6, 64 },
  { 0x00b7, 0x00b7, 32 },  { 0x00b8, 0x00ba, 50 },  { 0x00bb, 0x00bb, 63 },  { 0x00bc, 0x00bf, 97 },
  { 0x00c6, 0x00c6, 100 }, { 0x00e6, 0x00e6, 99 },  { 0x0152, 0x0153, 107 }, { 0x00c0, 0x024f, 66 },
  { 0x0250, 0x02ff, 63 },  { 0x0370, 0x03ff, 70 },  { 0x0400, 0x042f, 80 },  { 0x0430, 0x052f, 70 },
  { 0x0530, 0x0560, 77 },  { 0x0561, 0x058f, 68 },  { 0x0590, 0x05ff, 60 },  { 0x0600, 0x07ff, 72 },
  { 0x10a0, 0x10cf, 75 },  { 0x10d0, 0x10ff, 62 },  { 0x2000, 0x200a, 50 },  { 0x2011, 0x2012, 50 },
  { 0x2013, 0x2013, 50 },  { 0x2014, 0x2015, 100 }, { 0x2018, 0x201b, 34 },  { 0x201c, 0x201f, 54 },
  { 0x2026, 0x2026, 100 }, { 0x202f, 0x202f, 22 },  { 0x2190, 0x21ff, 100 }, { 0x2200, 0x22ff, 84 },
};

static const double bold_factor = 1.16;

const CadInkFace *
cad_ink_face (CadInk ink)
{
  return &faces[ink];
}

/* Turned writing would leave its place; the others are not characters of XML. */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c || c == 0xfeff || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

char *
cad_ink_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
      g_string_append_c (clean, ' ');
    else if (!is_unwanted (c))
      g_string_append_unichar (clean, c);
  }
  return g_strstrip (g_string_free (clean, FALSE));
}

static guint
width_of_other (gunichar c)
{
  gunichar base, mark;

  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 110;
  if (g_unichar_decompose (c, &base, &mark) && base >= 0x20 && base < 0x7f)
    return ascii_widths[base - 0x20];
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++) {
    if (c >= wider[i].first && c <= wider[i].last)
      return wider[i].width;
  }
  return 100;
}

static double
char_width (gunichar c, CadInk ink)
{
  guint width = c >= 0x20 && c < 0x7f ? ascii_widths[c - 0x20] : width_of_other (c);

  return width / 100.0 * faces[ink].px * (faces[ink].bold ? bold_factor : 1.0);
}

double
cad_ink_width (const char *text, CadInk ink)
{
  double width = 0.0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p), ink);
  return width;
}

/* The first place in @text that no longer fits into @width; its end when all fits. */
static const char *
fitting_end (const char *text, CadInk ink, double width)
{
  double used = 0.0;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    used += char_width (g_utf8_get_char (p), ink);
    if (used > width)
      break;
  }
  return p;
}

char *
cad_ink_fit (const char *text, CadInk ink, double width)
{
  const char *end = fitting_end (text, ink, width);

  if (*end == '\0')
    return g_strdup (text);
  end = fitting_end (text, ink, width - cad_ink_width (ELLIPSIS, ink));

  g_autofree char *head = g_strndup (text, end - text);

  return g_strconcat (g_strchomp (head), ELLIPSIS, NULL);
}

/* Where a line that must end at or before @end is best broken: at a space, else after a hyphen. */
static const char *
break_before (const char *line, const char *end)
{
  const char *hyphen = end;

  for (const char *p = end; p > line; p--) {
    if (*p == ' ')
      return p;
    if (hyphen == end && p < end && p[-1] == '-')
      hyphen = p;
  }
  return hyphen;
}

GPtrArray *
cad_ink_wrap (const char *text, CadInk ink, double width, guint lines)
{
  GPtrArray *wrapped = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0') {
    const char *end = fitting_end (text, ink, width);

    if (*end == '\0' || wrapped->len + 1 >= lines) {
      g_ptr_array_add (wrapped, cad_ink_fit (text, ink, width));
      break;
    }
    end = break_before (text, end);
    if (end == text)
      end = g_utf8_next_char (text);
    g_ptr_array_add (wrapped, g_strchomp (g_strndup (text, end - text)));
    while (*end == ' ')
      end++;
    text = end;
  }
  return wrapped;
}

/* Narrows the lines as long as they stay as many. */
GPtrArray *
cad_ink_balance (const char *text, CadInk ink, double width, guint lines)
{
  GPtrArray *wrapped = cad_ink_wrap (text, ink, width, lines);
  double least = width / 2;
  double most = width;

  if (wrapped->len < 2 || g_str_has_suffix (wrapped->pdata[wrapped->len - 1], ELLIPSIS))
    return wrapped;
  for (guint i = 0; i < 8; i++) {
    double middle = (least + most) / 2;
    GPtrArray *narrower = cad_ink_wrap (text, ink, middle, lines + 1);
    gboolean fits = narrower->len == wrapped->len;

    if (fits)
      most = middle;
    else
      least = middle;
    g_ptr_array_unref (fits ? wrapped : narrower);
    wrapped = fits ? narrower : wrapped;
  }
  return wrapped;
}
