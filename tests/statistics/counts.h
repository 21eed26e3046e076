/* SPDX-License-Identifier: MIT
 * counts.h - tallies made of counts written down in a test */
#pragma once

#include <cadrage/stats.h>

/* "source choice wording n [article [words]]" lines, blanks for tabs. */
static inline CadTally *
tally_of (const char *rows)
{
  g_autoptr (GString) table = g_string_new ("source\tchoice\twording\tn\tarticle\tvoice\twords\n");
  g_autoptr (GError) error = NULL;

  g_string_append (table, rows);
  g_strdelimit (table->str, " ", '\t');
  CadTally *tally = cad_tally_read_counts ("counts", table->str, table->len, &error);

  g_assert_no_error (error);
  return tally;
}

/* The same without articles: each source is one. */
static inline CadTally *
totals_of (const char *rows)
{
  g_autoptr (GString) table = g_string_new ("source\tchoice\twording\tn\tvoice\twords\n");
  g_autoptr (GError) error = NULL;

  g_string_append (table, rows);
  g_strdelimit (table->str, " ", '\t');
  CadTally *tally = cad_tally_read_counts ("counts", table->str, table->len, &error);

  g_assert_no_error (error);
  return tally;
}

static inline guint32
key_of (const CadTally *tally, const char *choice, const char *wording)
{
  int key = cad_tally_key (tally, "", choice, wording);

  g_assert_cmpint (key, >=, 0);
  return key;
}

static inline int
source_of (const CadTally *tally, const char *name)
{
  for (guint i = 0; i < tally->sources->len; i++)
    if (g_str_equal (tally->sources->pdata[i], name))
      return i;
  g_error ("no source '%s'", name);
}

static inline void
add_term (GArray *terms, const CadTally *tally, guint32 choice, const char *wording, double lean)
{
  g_autofree char *name = g_strdup_printf ("c%u", choice);
  CadLeanTerm term = { key_of (tally, name, wording), choice, lean };

  g_array_append_val (terms, term);
}
