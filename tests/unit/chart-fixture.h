/* SPDX-License-Identifier: MIT
 * chart-fixture.h - a report made by hand, for charts: any number of sources from one pole to the other */
#pragma once

#include <cadrage/report.h>
#include <libintl.h>
#include <locale.h>
#include <math.h>

#include "../../src/report/distances.h"

static void
title_init (CadTitle *title, const char *french, const char *english)
{
  title->by_language = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (title->by_language, g_strdup ("fr"), g_strdup (french));
  g_hash_table_insert (title->by_language, g_strdup ("en"), g_strdup (english));
}

static CadChoice *
fixture_choice (CadLexicon *lexicon, const char *id, const char *french, const char *english)
{
  CadChoice *choice = g_new0 (CadChoice, 1);

  choice->id = g_strdup (id);
  title_init (&choice->title, french, english);
  choice->wordings = g_ptr_array_new ();
  g_ptr_array_add (lexicon->choices, choice);
  return choice;
}

static void
fixture_wording (CadChoice *choice, double lean, const char *french, const char *english)
{
  CadWording *wording = g_new0 (CadWording, 1);

  wording->id = g_strdup_printf ("wording-%u", choice->wordings->len);
  title_init (&wording->title, french, english);
  wording->lean = lean;
  g_ptr_array_add (choice->wordings, wording);
}

static void
fixture_choices (CadLexicon *lexicon)
{
  CadChoice *taken = fixture_choice (lexicon, "territory-taken", "Prise de Chouchi", "Taking of Shusha");

  taken->axis = g_strdup ("camp");
  fixture_wording (taken, 1.0, "libération", "liberation");
  fixture_wording (taken, 0.5, "reconquête", "reconquest");
  fixture_wording (taken, 0.0, "prise de contrôle", "control");
  fixture_wording (taken, -0.5, "capture", "capture");
  fixture_wording (taken, -1.0, "occupation", "occupation");

  CadChoice *entity = fixture_choice (lexicon, "entity-status",
                                      "Nommer l’entité du Haut-Karabakh, ses institutions et ses dirigeants",
                                      "Naming the entity of Nagorno-Karabakh, its institutions and its leaders");

  entity->axis = g_strdup ("camp");
  fixture_wording (entity, 1.0, "régime illégal, junte, structure illégale",
                   "illegal regime, junta, illegal structure");
  fixture_wording (entity, 0.5, "autorités séparatistes ou sécessionnistes", "separatist or secessionist authorities");
  fixture_wording (entity, 0.0, "république autoproclamée", "self-proclaimed republic");
  fixture_wording (entity, 0.0, "république non reconnue, autorités de facto", "unrecognised republic");
  fixture_wording (entity, 0.0, "enclave", "enclave");
  fixture_wording (entity, -1.0, "République d’Artsakh", "Republic of Artsakh");
  fixture_wording (entity, -1.0, "ses institutions, nommées sans marque", "its institutions, named plainly");

  CadChoice *end = fixture_choice (lexicon, "end-of-fighting", "Fin des combats", "End of the fighting");

  fixture_wording (end, 0.0, "victoire", "victory");
  fixture_wording (end, 0.0, "cessez-le-feu", "ceasefire");
  fixture_wording (end, 0.0, "capitulation", "surrender");
}

static CadLexicon *
fixture_lexicon (void)
{
  CadLexicon *lexicon = g_new0 (CadLexicon, 1);
  CadAxis *axis = g_new0 (CadAxis, 1);

  lexicon->id = g_strdup ("haut-karabakh");
  lexicon->axes = g_ptr_array_new ();
  lexicon->choices = g_ptr_array_new ();
  axis->id = g_strdup ("camp");
  title_init (&axis->title, "Lexique arménien ou azerbaïdjanais", "Armenian or Azerbaijani vocabulary");
  title_init (&axis->minus, "lexique arménien", "Armenian");
  title_init (&axis->plus, "lexique azerbaïdjanais", "Azerbaijani");
  g_ptr_array_add (lexicon->axes, axis);
  fixture_choices (lexicon);
  return lexicon;
}

static double
fixture_place (guint source, guint n)
{
  return n == 1 ? 0.4 : 0.9 - 1.8 * source / (n - 1.0);
}

/* Sources near a wording's lean use it often; each fifth source has three mentions, the last but one none, and the
 * last wording of a choice of five is never used. */
static void
fixture_counts (CadChoiceTable *table, guint source, guint n_sources)
{
  double place = fixture_place (source, n_sources);
  guint64 size = source % 5 == 4 ? 3 : 60 + 37 * source % 70;

  if (n_sources > 2 && source == n_sources - 2)
    size = 0;
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = table->choice->wordings->pdata[i];
    CadCell *cell = &table->cells[source * table->n_wordings + i];
    double distance = wording->lean - place;
    guint64 n = (guint64) (size * exp (-1.6 * distance * distance) / (1.6 + 0.2 * i) + 0.3);

    if (table->n_wordings == 7 && i == 4)
      n = 0;
    cell->counts[CAD_VOICE_OWN] = n;
    cell->counts[CAD_VOICE_QUOTED] = n / 2 + source % 3;
    table->own[source] += n;
    table->reported[source] += cell->counts[CAD_VOICE_QUOTED];
  }
}

static CadChoiceTable *
fixture_choice_table (const CadLexicon *lexicon, guint choice, guint n_sources)
{
  CadChoiceTable *table = g_new0 (CadChoiceTable, 1);

  table->lexicon = lexicon;
  table->choice = lexicon->choices->pdata[choice];
  table->n_wordings = table->choice->wordings->len;
  table->cells = g_new0 (CadCell, n_sources * table->n_wordings);
  table->own = g_new0 (guint64, n_sources);
  table->reported = g_new0 (guint64, n_sources);
  table->silence = g_new0 (CadEstimate, n_sources);
  for (guint source = 0; source < n_sources; source++)
    fixture_counts (table, source, n_sources);
  return table;
}

static CadLean
fixture_lean (double value, double half, guint64 n, guint choices)
{
  CadLean lean = { { value, MAX (value - half, -1.0), MIN (value + half, 1.0), n, n, 9, CAD_INTERVAL_BOOTSTRAP },
                   choices };

  lean.verdict = choices < CAD_LEAN_MIN_CHOICES || n < CAD_LEAN_MIN_MENTIONS ? CAD_VERDICT_INSUFFICIENT
                 : value - half > 0                                          ? CAD_VERDICT_PLUS
                 : value + half < 0                                          ? CAD_VERDICT_MINUS
                                                                             : CAD_VERDICT_NONE;
  if (n == 0)
    lean.estimate.value = lean.estimate.low = lean.estimate.high = NAN;
  if (n == 1)
    lean.estimate.low = lean.estimate.high = NAN;
  return lean;
}

static CadAxisTable *
fixture_axis_table (const CadLexicon *lexicon, guint n_sources)
{
  CadAxisTable *table = g_new0 (CadAxisTable, 1);

  table->lexicon = lexicon;
  table->axis = lexicon->axes->pdata[0];
  table->own = g_new0 (CadLean, n_sources);
  table->reported = g_new0 (CadLean, n_sources);
  table->loadedness = g_new0 (CadEstimate, n_sources);
  table->borrowed = g_new0 (CadEstimate, n_sources);
  for (guint i = 0; i < n_sources; i++) {
    double place = fixture_place (i, n_sources);
    guint64 n = i % 5 == 4 ? 5 : 59 + 37 * i % 70;

    if (n_sources > 5 && i == n_sources - 2)
      n = 0;
    if (n_sources > 5 && i == n_sources - 3)
      n = 1;
    table->own[i] = fixture_lean (place, n < 8 ? 0.4 : 0.1, n, n < 8 ? MIN (n, 2) : 7);
    table->reported[i] = fixture_lean (place * 0.4 - 0.1, 0.17 + 0.02 * (i % 4), i % 7 == 6 ? 0 : 21 + i, 5);
  }
  return table;
}

/* The own-voice counts of @report as a tally, its sources numbered in the same order. */
static CadTally *
fixture_tally (const CadReport *report)
{
  g_autoptr (GString) text = g_string_new ("source\tlexicon\tchoice\twording\tn\n");
  g_autoptr (GError) error = NULL;

  for (guint source = 0; source < report->sources->len; source++) {
    for (guint i = 0; i < report->choices->len; i++) {
      const CadChoiceTable *table = report->choices->pdata[i];

      for (guint j = 0; j < table->n_wordings; j++)
        g_string_append_printf (text, "s%04u\t%s\t%s\t%s\t%u\n", source, table->lexicon->id, table->choice->id,
                                ((CadWording *) table->choice->wordings->pdata[j])->id,
                                (guint) table->cells[source * table->n_wordings + j].counts[CAD_VOICE_OWN]);
    }
  }
  CadTally *tally = cad_tally_read_counts ("fixture", text->str, text->len, &error);

  g_assert_no_error (error);
  cad_tally_finish (tally);
  return tally;
}

static void
fixture_source (CadReport *report, const char *name, guint i)
{
  CadSourceRow row = { name, 12 + i, 5000 + 800 * i, "2020-10-01", "2020-12-01" };

  row.groups[CAD_VOICES_OWN] = 60 + 13 * i % 50;
  row.groups[CAD_VOICES_ATTRIBUTED] = 30 + 29 * i % 60;
  row.groups[CAD_VOICES_HEDGED] = 3 + 7 * i % 12;
  row.speakers = g_array_new (FALSE, TRUE, sizeof (CadSpeakerRow));
  g_array_append_val (report->sources, row);
}

#define FIXTURE_PERIODS 9

static void
fixture_period_clear (gpointer period)
{
  g_free (((CadPeriod *) period)->name);
}

/* Months from October 2020 on without March 2021; each source has some without a mention and some with few. */
static CadTimeline *
fixture_timeline (guint n_sources)
{
  CadTimeline *timeline = g_new0 (CadTimeline, 1);

  timeline->by = CAD_BY_MONTH;
  timeline->n_rows = n_sources + (n_sources > 1);
  timeline->periods = g_array_new (FALSE, FALSE, sizeof (CadPeriod));
  g_array_set_clear_func (timeline->periods, fixture_period_clear);
  timeline->shares = g_ptr_array_new_with_free_func (g_free);
  timeline->leans = g_ptr_array_new_with_free_func (g_free);
  timeline->undated = 3;
  CadLean *leans = g_new0 (CadLean, FIXTURE_PERIODS * timeline->n_rows);

  for (guint i = 0; i < FIXTURE_PERIODS; i++) {
    guint number = 12 * 2020 + 9 + i + (i >= 5);
    CadPeriod period = { g_strdup_printf ("%04u-%02u", number / 12, number % 12 + 1), number, 10 };

    g_array_append_val (timeline->periods, period);
    for (guint row = 0; row < timeline->n_rows; row++) {
      guint64 n = (i + row) % 7 == 3 ? 0 : (i + row) % 5 == 4 ? 3 : 20 + i;

      leans[i * timeline->n_rows + row] = fixture_lean (0.8 * cos (row + 0.4 * i), 0.2, n, n < 8 ? 2 : 6);
    }
  }
  g_ptr_array_add (timeline->leans, leans);
  return timeline;
}

/* A report about @n sources called @names, which are borrowed. */
static inline CadReport *
fixture_report (const char *interface, const char *const *names, guint n)
{
  CadReport *report = g_new0 (CadReport, 1);
  CadLexicon *lexicon = fixture_lexicon ();

  report->settings.interface = interface;
  report->settings.seed = CAD_SEED_DEFAULT;
  report->lexicons = g_ptr_array_new ();
  g_ptr_array_add (report->lexicons, lexicon);
  report->sources = g_array_new (FALSE, TRUE, sizeof (CadSourceRow));
  for (guint i = 0; i < n; i++)
    fixture_source (report, names[i], i);
  report->choices = g_ptr_array_new ();
  for (guint i = 0; i < lexicon->choices->len; i++)
    g_ptr_array_add (report->choices, fixture_choice_table (lexicon, i, n));
  report->unmentioned = g_ptr_array_new ();
  report->axes = g_ptr_array_new ();
  g_ptr_array_add (report->axes, fixture_axis_table (lexicon, n));
  report->loaded = g_ptr_array_new ();
  report->warnings = g_ptr_array_new ();
  report->tally = fixture_tally (report);
  report->distances = cad_distances_new (report);
  report->timeline = fixture_timeline (n);
  return report;
}

static void
title_clear (CadTitle *title)
{
  g_hash_table_unref (title->by_language);
}

static void
fixture_choice_free (CadChoice *choice)
{
  for (guint i = 0; i < choice->wordings->len; i++) {
    CadWording *wording = choice->wordings->pdata[i];

    g_free (wording->id);
    title_clear (&wording->title);
    g_free (wording);
  }
  g_ptr_array_unref (choice->wordings);
  g_free (choice->id);
  g_free (choice->axis);
  title_clear (&choice->title);
  g_free (choice);
}

static void
fixture_lexicon_free (CadLexicon *lexicon)
{
  CadAxis *axis = lexicon->axes->pdata[0];

  title_clear (&axis->title);
  title_clear (&axis->minus);
  title_clear (&axis->plus);
  g_free (axis->id);
  g_free (axis);
  for (guint i = 0; i < lexicon->choices->len; i++)
    fixture_choice_free (lexicon->choices->pdata[i]);
  g_ptr_array_unref (lexicon->axes);
  g_ptr_array_unref (lexicon->choices);
  g_free (lexicon->id);
  g_free (lexicon);
}

static void
fixture_tables_free (CadReport *report)
{
  CadAxisTable *axis = report->axes->pdata[0];

  for (guint i = 0; i < report->choices->len; i++) {
    CadChoiceTable *table = report->choices->pdata[i];

    g_free (table->cells);
    g_free (table->own);
    g_free (table->reported);
    g_free (table->silence);
    g_free (table);
  }
  g_free (axis->own);
  g_free (axis->reported);
  g_free (axis->loadedness);
  g_free (axis->borrowed);
  g_free (axis);
}

static inline void
fixture_report_free (CadReport *report)
{
  GPtrArray *const arrays[] = { report->lexicons, report->choices,  report->unmentioned, report->axes,
                                report->loaded,   report->warnings, report->distances };

  fixture_tables_free (report);
  cad_timeline_free (report->timeline);
  cad_tally_free ((CadTally *) report->tally);
  fixture_lexicon_free (report->lexicons->pdata[0]);
  for (guint i = 0; i < report->sources->len; i++)
    g_array_unref (g_array_index (report->sources, CadSourceRow, i).speakers);
  g_array_unref (report->sources);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  g_free (report);
}

/* Texts in @interface from here on, with the catalogue beside the tests. FALSE when they stay English. */
static inline gboolean
fixture_speak (const char *interface)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "locale", NULL);

  g_setenv ("LANGUAGE", interface, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return g_strcmp0 (g_dgettext (GETTEXT_PACKAGE, "own voice"), "own voice") != 0;
}

/* Names that were seen to do harm in gnuplot's scripts, data files or pictures, and long ones in four scripts. */
static const char *const fixture_hostile[] = {
  "`touch canary`",
  "\"; system('touch canary'); \"",
  "$(touch canary)",
  "'.system(\"touch canary\").'",
  "!touch canary",
  "<touch canary",
  "|touch canary",
  "@macro `touch canary`",
  "a\nsystem('touch canary')\n",
  "EOD\nsystem('touch canary')",
  "# not a comment",
  "\"unpaired",
  "back\\slash \\n \\101 \\t \\",
  "L_e {/=30 Big} ^2 @x &y ~z",
  "</text><script>alert(1)</script>",
  "]]> &amp; &#x41; <b>",
  "tab\there, bell\007, escape\033[31m",
  "turned \u202egnol\u202c",
  "caf\xe9 in Latin-1",
  "",
  "\uffff not a character",
  "Независимая газета Северного Кавказа и Закавказья, вечерняя",
  "Հայաստանի Հանրապետության ամենօրյա անկախ լրագիր և հանդես",
  "საქართველოს რესპუბლიკის დამოუკიდებელი ყოველდღიური გაზეთი",
  "The Intergalactic Observatory of Unreasonably Long Media Names",
  "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  "Ω≈ç√∫˜µ≤≥÷ 新華社通信 وكالة الأنباء סוכנות 📰",
};

static inline GPtrArray *
fixture_names (guint n, gboolean hostile)
{
  static const char *const plain[] = { "Agence Est",      "Gazette du Sud",   "Télé Bosphore", "Radio Volga",
                                       "Agence Centrale", "Radio Monde",      "Le Quotidien",  "Le Matin",
                                       "La Plume",        "Courrier d’Ararat" };
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++) {
    if (hostile && i < G_N_ELEMENTS (fixture_hostile))
      g_ptr_array_add (names, g_strdup (fixture_hostile[i]));
    else
      g_ptr_array_add (names, i < 10 ? g_strdup (plain[i]) : g_strdup_printf ("%s %u", plain[i % 10], i / 10 + 1));
  }
  return names;
}
