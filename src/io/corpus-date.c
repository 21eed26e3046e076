/* SPDX-License-Identifier: MIT
 * corpus-date.c - dates in numbers and in French and English words; what is ambiguous stays unread */
#include "corpus-private.h"

#include <string.h>

#define WORDS_MOST 24

static const char *const months[12][5] = {
  { "janvier", "january", "janv", "jan" },
  { "février", "february", "févr", "fév", "feb" },
  { "mars", "march", "mar" },
  { "avril", "april", "avr", "apr" },
  { "mai", "may" },
  { "juin", "june", "jun" },
  { "juillet", "july", "juil", "jul" },
  { "août", "august", "aout", "aoû", "aug" },
  { "septembre", "september", "sept", "sep" },
  { "octobre", "october", "oct" },
  { "novembre", "november", "nov" },
  { "décembre", "december", "déc", "dec" },
};

/* The letters without their accents, so that "fevrier" and "decembre" are read too. */
static char *
folded (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_str_to_ascii (lower, "C");
}

static guint
month_of (const char *word)
{
  g_autofree char *given = folded (word);

  for (guint i = 0; i < 12; i++)
    for (guint j = 0; j < 5 && months[i][j] != NULL; j++) {
      g_autofree char *name = folded (months[i][j]);

      if (g_str_equal (given, name))
        return i + 1;
    }
  return 0;
}

/* "16", "1er", "2nd"; 0 for everything else. */
static guint
day_of (const char *word)
{
  static const char *const endings[] = { "", "er", "st", "nd", "rd", "th", NULL };
  gsize n = 0;
  guint day = 0;

  for (; n < 2 && g_ascii_isdigit (word[n]); n++)
    day = day * 10 + g_ascii_digit_value (word[n]);
  g_autofree char *ending = g_ascii_strdown (word + n, -1);

  return n > 0 && g_strv_contains (endings, ending) ? day : 0;
}

static guint
year_of (const char *word)
{
  guint year = 0;

  if (word == NULL || strlen (word) != 4 || strspn (word, "0123456789") != 4)
    return 0;
  for (gsize i = 0; i < 4; i++)
    year = year * 10 + g_ascii_digit_value (word[i]);
  return year >= 1000 ? year : 0;
}

static char *
format_date (guint year, guint month, guint day)
{
  if (day > 0)
    return g_date_valid_dmy (day, month, year) ? g_strdup_printf ("%04u-%02u-%02u", year, month, day) : NULL;
  if (month > 0)
    return month <= 12 ? g_strdup_printf ("%04u-%02u", year, month) : NULL;
  return g_strdup_printf ("%04u", year);
}

/* 16 décembre 2020; December 16, 2020; décembre 2020 */
static char *
date_around (char **words, guint i)
{
  guint month = month_of (words[i]);
  guint before = i > 0 ? day_of (words[i - 1]) : 0;
  guint after = words[i + 1] != NULL ? day_of (words[i + 1]) : 0;

  if (month == 0)
    return NULL;
  if (year_of (words[i + 1]) > 0)
    return format_date (year_of (words[i + 1]), month, before);
  if (after > 0 && year_of (words[i + 2]) > 0)
    return format_date (year_of (words[i + 2]), month, after);
  return NULL;
}

static guint
number (const char *p, gsize digits)
{
  guint value = 0;

  for (gsize i = 0; i < digits; i++)
    value = value * 10 + g_ascii_digit_value (p[i]);
  return value;
}

static gboolean
ends_here (const char *p)
{
  return *p == '\0' || *p == 'T' || g_ascii_isspace (*p);
}

static char *
full_date (guint year, guint month, guint day)
{
  return month > 0 && day > 0 ? format_date (year, month, day) : NULL;
}

/* 16/12/2020, also 12/16/2020: only when one of the two numbers cannot be a month, or both are the same. */
static char *
date_with_year_last (const char *word)
{
  guint parts[3] = { 0 };
  const char *p = word;

  for (guint i = 0; i < 3; i++) {
    gsize digits = strspn (p, "0123456789");

    if (i < 2 ? digits < 1 || digits > 2 || p[digits] == '\0' || strchr ("/.-", p[digits]) == NULL
              : digits != 4 || !ends_here (p + digits))
      return NULL;
    parts[i] = number (p, digits);
    p += digits + (i < 2);
  }
  guint day = parts[0] > 12 ? parts[0] : parts[1], month = parts[0] > 12 ? parts[1] : parts[0];

  return day > 12 || day == month ? full_date (parts[2], month, day) : NULL;
}

static char *
date_in_words (const char *text)
{
  g_autofree char *given = g_strndup (text, 400);
  g_autofree char *valid = g_utf8_make_valid (given, -1);
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) parts = g_strsplit_set (plain, " ,.;:|()\t\r\n", WORDS_MOST * 3);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, parts[i]);
  g_ptr_array_add (words, NULL);
  for (guint i = 0; i + 1 < words->len; i++) {
    char *date = date_around ((char **) words->pdata, i);

    if (date == NULL)
      date = date_with_year_last (words->pdata[i]);
    if (date != NULL)
      return date;
  }
  return NULL;
}

/* How @p follows @shape: d for a digit, - for one of the separators that stand between year, month and day. */
static gboolean
has_shape (const char *p, const char *shape)
{
  for (; *shape != '\0'; p++, shape++)
    if (*shape == 'd' ? !g_ascii_isdigit (*p) : *p == '\0' || strchr ("-_/", *p) == NULL)
      return FALSE;
  return ends_here (p);
}

char *
cad_corpus_date (const char *words)
{
  const char *p = words + strspn (words, " \t\r\n");

  if (has_shape (p, "dddd-dd-dd"))
    return full_date (number (p, 4), number (p + 5, 2), number (p + 8, 2));
  if (has_shape (p, "dddddddd"))
    return full_date (number (p, 4), number (p + 4, 2), number (p + 6, 2));
  if (has_shape (p, "dddd-dd"))
    return number (p + 5, 2) > 0 ? format_date (number (p, 4), number (p + 5, 2), 0) : NULL;
  if (has_shape (p, "dddd") && p[4 + strspn (p + 4, " \t\r\n")] == '\0')
    return format_date (number (p, 4), 0, 0);
  char *date = date_with_year_last (p);

  return date != NULL ? date : date_in_words (p);
}
