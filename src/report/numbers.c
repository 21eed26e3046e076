/* SPDX-License-Identifier: MIT
 * numbers.c - numbers and dates as people of the interface's language write them */
#include "numbers.h"

#include <math.h>
#include <string.h>

#define MINUS       "\xe2\x88\x92" /* U+2212 */
#define HARD_SPACE  "\xc2\xa0"     /* U+00A0 */
#define THIN_SPACE  "\xe2\x80\xaf" /* U+202F */
#define NO_VALUE    "–"
#define MOST_DIGITS 6

static const char *const months[2][12] = {
  { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December" },
  { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre" },
};

gboolean
cad_number_is_french (const char *interface)
{
  return g_strcmp0 (interface, "fr") == 0;
}

char *
cad_number_decimal (const char *interface, double value, guint decimals, CadNumberSign sign)
{
  char format[] = "%.0f", number[G_ASCII_DTOSTR_BUF_SIZE * 10];

  if (!isfinite (value))
    return g_strdup (NO_VALUE);
  format[2] = '0' + MIN (decimals, MOST_DIGITS);
  g_ascii_formatd (number, sizeof number, format, fabs (value));
  gboolean zero = strspn (number, "0.") == strlen (number);
  char *point = strchr (number, '.');

  if (point != NULL && cad_number_is_french (interface))
    *point = ',';
  if (zero)
    return g_strdup (number);
  return g_strconcat (value < 0 ? MINUS : sign == CAD_NUMBER_SIGNED ? "+" : "", number, NULL);
}

char *
cad_number_count (const char *interface, guint64 value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  GString *out = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (out, cad_number_is_french (interface) ? THIN_SPACE : ",");
    g_string_append_c (out, digits[i]);
  }
  return g_string_free (out, FALSE);
}

static char *
percent_digits (double share)
{
  return cad_number_decimal ("en", 100 * share, 0, CAD_NUMBER_PLAIN);
}

char *
cad_number_percent (const char *interface, double share)
{
  g_autofree char *digits = percent_digits (share);

  if (!isfinite (share))
    return g_steal_pointer (&digits);
  return g_strconcat (digits, cad_number_is_french (interface) ? THIN_SPACE "%" : "%", NULL);
}

static gboolean
has_interval (const CadEstimate *estimate)
{
  return isfinite (estimate->low) && isfinite (estimate->high);
}

char *
cad_number_percent_range (const CadEstimate *estimate)
{
  if (!has_interval (estimate))
    return g_strdup ("");
  g_autofree char *low = percent_digits (estimate->low);
  g_autofree char *high = percent_digits (estimate->high);

  return g_strconcat (low, "–", high, NULL);
}

char *
cad_number_range (const char *interface, const CadEstimate *estimate, guint decimals, CadNumberSign sign)
{
  if (!has_interval (estimate))
    return g_strdup ("");
  g_autofree char *low = cad_number_decimal (interface, estimate->low, decimals, sign);
  g_autofree char *high = cad_number_decimal (interface, estimate->high, decimals, sign);

  return g_strconcat ("[", low, cad_number_is_french (interface) ? THIN_SPACE ";" HARD_SPACE : "," HARD_SPACE, high,
                      "]", NULL);
}

char *
cad_number_p (const char *interface, double p)
{
  gboolean tiny = p < 0.001;
  g_autofree char *digits = cad_number_decimal (interface, tiny ? 0.001 : p, 3, CAD_NUMBER_PLAIN);

  return g_strconcat (tiny ? "< " : "= ", digits, NULL);
}

/* The number in @length digits at @text, or -1. */
static int
digits_at (const char *text, guint length)
{
  int value = 0;

  for (guint i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      return -1;
    value = 10 * value + text[i] - '0';
  }
  return value;
}

static char *
day_in_words (const char *interface, int day, const char *month, const char *year)
{
  if (day == 1 && cad_number_is_french (interface))
    return g_strdup_printf ("1er %s %.4s", month, year);
  return g_strdup_printf ("%d %s %.4s", day, month, year);
}

char *
cad_number_date (const char *interface, const char *date)
{
  gsize length = date != NULL ? strlen (date) : 0;

  if ((length != 7 && length != 10) || digits_at (date, 4) < 0 || date[4] != '-')
    return g_strdup (date);
  int month = digits_at (date + 5, 2), day = length == 10 ? digits_at (date + 8, 2) : 0;

  if (month < 1 || month > 12 || day < 0 || day > 31 || (length == 10 && date[7] != '-'))
    return g_strdup (date);
  const char *name = months[cad_number_is_french (interface) ? 1 : 0][month - 1];

  if (length == 7 || day == 0)
    return g_strdup_printf ("%s %.4s", name, date);
  return day_in_words (interface, day, name, date);
}
