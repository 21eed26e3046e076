/* SPDX-License-Identifier: MIT
 * chars.h - what each character is to the tokeniser, inside the text layer */
#pragma once

#include <cadrage/tokens.h>

G_BEGIN_DECLS

typedef enum {
  CAD_CHAR_MARK, /* any punctuation or symbol */
  CAD_CHAR_LETTER,
  CAD_CHAR_LATIN, /* byte table only: first of the two bytes of an accented Latin letter */
  CAD_CHAR_WIDE,  /* byte table only: first byte of any other character beyond ASCII */
  CAD_CHAR_SPACE,
  CAD_CHAR_NEWLINE,
  CAD_CHAR_APOSTROPHE,
  CAD_CHAR_HYPHEN,
  CAD_CHAR_JOINER,    /* inside words only: middle dots, the replacement character */
  CAD_CHAR_COMBINING, /* belongs to the letter before it */
  CAD_CHAR_IGNORED,   /* soft hyphen, zero-width and bidirectional marks */
} CadCharClass;

typedef struct {
  guint8 class;  /* CadCharClass, never LATIN or WIDE */
  guint8 mark;   /* CadMark, for marks, apostrophes and hyphens */
  guint8 length; /* bytes */
} CadChar;

extern const guint8 cad_byte_classes[256];

extern const guint8 cad_ascii_marks[128];

/* The character at @p, which must be valid UTF-8 and beyond ASCII. */
CadChar cad_char_read_wide (const char *p);

/* The same of any character. */
static inline CadChar
cad_char_read (const char *p)
{
  guchar byte = *p;

  if (byte < 0x80)
    return (CadChar){ cad_byte_classes[byte], cad_ascii_marks[byte], 1 };
  return cad_char_read_wide (p);
}

/* For normal forms: the class of one code point. */
CadCharClass cad_char_class (gunichar c);

static inline CadCharClass
cad_byte_class (const char *p)
{
  return cad_byte_classes[(guchar) *p];
}

/* U+00D7 and U+00F7 are the only signs among the letters from U+00C0 to U+027F. */
static inline gboolean
cad_char_is_times (const char *p)
{
  return (guchar) p[0] == 0xC3 && ((guchar) p[1] | 0x20) == 0xB7;
}

/* Whether a letter stands at @p that the byte table knows. */
static inline gboolean
cad_byte_begins_word (const char *p)
{
  CadCharClass class = cad_byte_class (p);

  return class == CAD_CHAR_LETTER || (class == CAD_CHAR_LATIN && !cad_char_is_times (p));
}

static inline gboolean
cad_char_is_letter (const char *p)
{
  CadCharClass class = cad_byte_class (p);

  if (class == CAD_CHAR_LATIN)
    return !cad_char_is_times (p);
  return class == CAD_CHAR_LETTER || (class == CAD_CHAR_WIDE && cad_char_read (p).class == CAD_CHAR_LETTER);
}

G_END_DECLS
