/* SPDX-License-Identifier: MIT
 * chars.c - the tables that decide what a character is */
#include "chars.h"

const guint8 cad_byte_classes[256] = {
  [0x00 ... 0x09] = CAD_CHAR_SPACE, [0x0A ... 0x0D] = CAD_CHAR_NEWLINE, [0x0E ... 0x20] = CAD_CHAR_SPACE,
  ['\''] = CAD_CHAR_APOSTROPHE,     ['`'] = CAD_CHAR_APOSTROPHE,        ['-'] = CAD_CHAR_HYPHEN,
  ['0' ... '9'] = CAD_CHAR_LETTER,  ['A' ... 'Z'] = CAD_CHAR_LETTER,    ['a' ... 'z'] = CAD_CHAR_LETTER,
  [0x7F] = CAD_CHAR_SPACE,          [0x80 ... 0xC2] = CAD_CHAR_WIDE,    [0xC3 ... 0xC9] = CAD_CHAR_LATIN,
  [0xCA ... 0xFF] = CAD_CHAR_WIDE,
};

const guint8 cad_ascii_marks[128] = {
  ['.'] = CAD_MARK_PERIOD,      ['?'] = CAD_MARK_QUESTION,   ['!'] = CAD_MARK_EXCLAMATION, [','] = CAD_MARK_COMMA,
  [';'] = CAD_MARK_SEMICOLON,   [':'] = CAD_MARK_COLON,      ['/'] = CAD_MARK_SLASH,       ['('] = CAD_MARK_OPEN_PAREN,
  ['['] = CAD_MARK_OPEN_PAREN,  ['{'] = CAD_MARK_OPEN_PAREN, [')'] = CAD_MARK_CLOSE_PAREN, [']'] = CAD_MARK_CLOSE_PAREN,
  ['}'] = CAD_MARK_CLOSE_PAREN, ['"'] = CAD_QUOTE_STRAIGHT,
};

typedef struct {
  gunichar first, last;
  guint8 class;
  guint8 mark;
} CharRange;

/* Sorted; what is not here is decided by its Unicode category. */
static const CharRange ranges[] = {
  { 0x0080, 0x0084, CAD_CHAR_SPACE, 0 },
  { 0x0085, 0x0085, CAD_CHAR_NEWLINE, 0 },
  { 0x0086, 0x00A0, CAD_CHAR_SPACE, 0 },
  { 0x00AB, 0x00AB, CAD_CHAR_MARK, CAD_QUOTE_GUILLEMET_OPEN },
  { 0x00AD, 0x00AD, CAD_CHAR_IGNORED, 0 },
  { 0x00B4, 0x00B4, CAD_CHAR_APOSTROPHE, 0 },
  { 0x00B7, 0x00B7, CAD_CHAR_JOINER, 0 },
  { 0x00BB, 0x00BB, CAD_CHAR_MARK, CAD_QUOTE_GUILLEMET_CLOSE },
  { 0x02BC, 0x02BC, CAD_CHAR_APOSTROPHE, 0 },
  { 0x034F, 0x034F, CAD_CHAR_IGNORED, 0 },
  { 0x180E, 0x180E, CAD_CHAR_IGNORED, 0 },
  { 0x200B, 0x200F, CAD_CHAR_IGNORED, 0 },
  { 0x2010, 0x2011, CAD_CHAR_HYPHEN, 0 },
  { 0x2012, 0x2015, CAD_CHAR_MARK, CAD_MARK_DASH },
  { 0x2018, 0x2018, CAD_CHAR_APOSTROPHE, CAD_QUOTE_SINGLE_OPEN },
  { 0x2019, 0x2019, CAD_CHAR_APOSTROPHE, CAD_QUOTE_SINGLE_CLOSE },
  { 0x201A, 0x201A, CAD_CHAR_MARK, CAD_MARK_OTHER },
  { 0x201B, 0x201B, CAD_CHAR_APOSTROPHE, CAD_QUOTE_SINGLE_OPEN },
  { 0x201C, 0x201C, CAD_CHAR_MARK, CAD_QUOTE_CURLY_OPEN },
  { 0x201D, 0x201D, CAD_CHAR_MARK, CAD_QUOTE_CURLY_CLOSE },
  { 0x201E, 0x201F, CAD_CHAR_MARK, CAD_QUOTE_LOW },
  { 0x2022, 0x2022, CAD_CHAR_JOINER, 0 },
  { 0x2026, 0x2026, CAD_CHAR_MARK, CAD_MARK_ELLIPSIS },
  { 0x2027, 0x2027, CAD_CHAR_JOINER, 0 },
  { 0x2028, 0x2029, CAD_CHAR_NEWLINE, 0 },
  { 0x202A, 0x202E, CAD_CHAR_IGNORED, 0 },
  { 0x2032, 0x2032, CAD_CHAR_APOSTROPHE, 0 },
  { 0x2033, 0x2033, CAD_CHAR_MARK, CAD_QUOTE_STRAIGHT },
  { 0x2039, 0x2039, CAD_CHAR_MARK, CAD_QUOTE_ANGLE_OPEN },
  { 0x203A, 0x203A, CAD_CHAR_MARK, CAD_QUOTE_ANGLE_CLOSE },
  { 0x203C, 0x203C, CAD_CHAR_MARK, CAD_MARK_EXCLAMATION },
  { 0x2047, 0x2049, CAD_CHAR_MARK, CAD_MARK_QUESTION },
  { 0x2060, 0x206F, CAD_CHAR_IGNORED, 0 },
  { 0x22C5, 0x22C5, CAD_CHAR_JOINER, 0 },
  { 0xFEFF, 0xFEFF, CAD_CHAR_IGNORED, 0 },
  { 0xFF02, 0xFF02, CAD_CHAR_MARK, CAD_QUOTE_STRAIGHT },
  { 0xFF07, 0xFF07, CAD_CHAR_APOSTROPHE, 0 },
  { 0xFFFD, 0xFFFD, CAD_CHAR_JOINER, 0 },
};

static const CharRange *
find_range (gunichar c)
{
  guint low = 0, high = G_N_ELEMENTS (ranges);

  while (low < high) {
    guint middle = (low + high) / 2;

    if (c > ranges[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  return low < G_N_ELEMENTS (ranges) && c >= ranges[low].first ? &ranges[low] : NULL;
}

static CadCharClass
class_by_category (gunichar c)
{
  switch (g_unichar_type (c)) {
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_DECIMAL_NUMBER:
  case G_UNICODE_LETTER_NUMBER:
    return CAD_CHAR_LETTER;
  case G_UNICODE_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
  case G_UNICODE_NON_SPACING_MARK:
    return CAD_CHAR_COMBINING;
  case G_UNICODE_SPACE_SEPARATOR:
    return CAD_CHAR_SPACE;
  case G_UNICODE_FORMAT:
    return CAD_CHAR_IGNORED;
  default:
    return CAD_CHAR_MARK;
  }
}

CadCharClass
cad_char_class (gunichar c)
{
  const CharRange *range;

  if (c < 0x80)
    return cad_byte_classes[c];
  range = find_range (c);
  return range != NULL ? range->class : class_by_category (c);
}

CadChar
cad_char_read_wide (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const CharRange *range = find_range (c);
  CadChar read;

  read.class = range != NULL ? range->class : class_by_category (c);
  read.mark = range != NULL ? range->mark : CAD_MARK_OTHER;
  read.length = g_utf8_skip[(guchar) *p];
  return read;
}
