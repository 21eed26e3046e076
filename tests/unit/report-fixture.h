/* SPDX-License-Identifier: MIT
 * report-fixture.h - a small lexicon, a tally and a reading made by hand, for the tests of the report layer */
#pragma once

#include <string.h>

#include <cadrage/reading.h>
#include <cadrage/report.h>

static const char fixture_yaml[] =
    "lexicon: islands\n"
    "language: en\n"
    "version: 2\n"
    "licence: CC0-1.0\n"
    "title: {en: Conflict of the islands, fr: Conflit des îles}\n"
    "axes:\n"
    "  camp:\n"
    "    title: {en: Northern or southern words, fr: Mots du Nord ou du Sud}\n"
    "    poles: {-1: {en: northern, fr: du Nord}, 1: {en: southern, fr: du Sud}}\n"
    "actors:\n"
    "  north:\n"
    "    title: {en: northern side, fr: partie du Nord}\n"
    "    terms: [=North]\n"
    "  south:\n"
    "    title: {en: southern side, fr: partie du Sud}\n"
    "    terms: [=South]\n"
    "choices:\n"
    "  taking:\n"
    "    title: {en: Naming the taking of the islands, fr: Nommer la prise des îles}\n"
    "    axis: camp\n"
    "    wordings:\n"
    "      liberation: {title: {en: liberation, fr: libération}, lean: 1, source: \"South, 2020\", terms: "
    "[liberation]}\n"
    "      control: {title: {en: taking control, fr: prise de contrôle}, lean: 0, terms: [taking of control]}\n"
    "      occupation: {title: {en: occupation, fr: occupation}, lean: -1, source: \"North, 2020\", terms: "
    "[occupation]}\n"
    "  action:\n"
    "    title: {en: Naming the military action, fr: Nommer l’action militaire}\n"
    "    axis: camp\n"
    "    wordings:\n"
    "      operation: {title: {en: operation, fr: opération}, lean: 0.5, source: \"South, 2021\", terms: [operation]}\n"
    "      attack: {title: {en: attack, fr: attaque}, lean: -0.5, source: \"North, 2021\", terms: [attack]}\n"
    "  place:\n"
    "    title: {en: Naming the main town, fr: Nommer la ville principale}\n"
    "    axis: camp\n"
    "    wordings:\n"
    "      sud: {title: {en: Southport, fr: Port-Sud}, lean: 1, source: \"maps\", terms: [=Southport]}\n"
    "      nord: {title: {en: Northport, fr: Port-Nord}, lean: -1, source: \"maps\", terms: [=Northport]}\n"
    "loaded:\n"
    "  barbarity:\n"
    "    title: {en: barbarity, fr: barbarie}\n"
    "    terms: [barbarity]\n";

static const char fixture_counts[] = "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\tdate\n"
                                     "Gazette\tg1\tislands\ttaking\tliberation\town\t3\t400\t2020-10-01\n"
                                     "Gazette\tg1\tislands\ttaking\toccupation\tquoted\t1\t400\t2020-10-01\n"
                                     "Gazette\tg2\tislands\ttaking\tliberation\town\t2\t300\t2020-11\n"
                                     "Gazette\tg2\tislands\ttaking\tcontrol\town\t1\t300\t2020-11\n"
                                     "Gazette\tg2\tislands\taction\toperation\town\t2\t300\t2020-11\n"
                                     "Gazette\tg3\tislands\tplace\tsud\town\t4\t200\t2021\n"
                                     "Courier\tc1\tislands\ttaking\toccupation\town\t4\t500\t2020-10-01\n"
                                     "Courier\tc1\tislands\ttaking\tliberation\tpartial\t2\t500\t2020-10-01\n"
                                     "Courier\tc2\tislands\taction\tattack\town\t3\t350\t2020-10-02\n"
                                     "Courier\tc2\tislands\taction\toperation\tdistanced\t1\t350\t2020-10-02\n";

G_GNUC_UNUSED static CadLexicon *
fixture_lexicon (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (fixture_yaml, strlen (fixture_yaml));
  g_autoptr (CadFaults) faults = cad_faults_new ("islands.yaml", fixture_yaml, -1);
  CadLexicon *lexicon = cad_lexicon_parse (bytes, faults, NULL, NULL);
  g_autofree char *said = cad_faults_to_string (faults);

  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (lexicon);
  return lexicon;
}

G_GNUC_UNUSED static CadTally *
fixture_tally_of (const char *counts, const CadLexicon *lexicon)
{
  g_autoptr (GError) error = NULL;
  CadTally *tally = cad_tally_read_counts ("counts.tsv", counts, strlen (counts), &error);

  g_assert_no_error (error);
  cad_tally_declare (tally, lexicon);
  cad_tally_finish (tally);
  return tally;
}

/* A report of counts, with all that it borrows. */
typedef struct {
  CadLexicon *lexicon;
  GPtrArray *lexicons;
  CadTally *tally;
  CadReport *report;
} World;

G_GNUC_UNUSED static void
world_init (World *world, const char *counts, CadBy by)
{
  const CadReportSettings settings = { .interface = "en", .version = "0.0.0", .seed = 7, .by = by };

  world->lexicon = fixture_lexicon ();
  world->lexicons = g_ptr_array_new ();
  g_ptr_array_add (world->lexicons, world->lexicon);
  world->tally = fixture_tally_of (counts, world->lexicon);
  world->report = cad_report_new (world->tally, world->lexicons, &settings);
}

G_GNUC_UNUSED static void
world_clear (World *world)
{
  cad_report_free (world->report);
  cad_tally_free (world->tally);
  g_ptr_array_unref (world->lexicons);
  cad_lexicon_free (world->lexicon);
}

static void
fixture_free_excerpt (gpointer data)
{
  CadExcerpt *excerpt = data;

  g_free (excerpt->sentence);
  g_free (excerpt->speaker);
  g_free (excerpt->rule);
  g_free (excerpt);
}

/* Evidence for @wording of "taking" in article 0; hostile strings go where an article's words go. */
G_GNUC_UNUSED static void
fixture_add_excerpt (CadTally *tally, const char *wording, const char *sentence, const char *mention)
{
  CadExcerpt *excerpt = g_new0 (CadExcerpt, 1);

  excerpt->key = cad_tally_key (tally, "islands", "taking", wording);
  excerpt->sentence = g_strdup (sentence);
  excerpt->start = strstr (sentence, mention) - sentence;
  excerpt->len = strlen (mention);
  excerpt->offset = 120;
  excerpt->confidence = 90;
  excerpt->speaker = g_strdup ("the ministry");
  g_ptr_array_set_free_func (tally->excerpts, fixture_free_excerpt);
  g_ptr_array_add (tally->excerpts, excerpt);
}

/* A reading of @text with mentions set by hand. */
typedef struct {
  CadDocument document;
  CadTextRules rules;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadReading reading;
} Fixture;

G_GNUC_UNUSED static void
fixture_read (Fixture *fixture, const char *text)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->document = (CadDocument){ .id = (char *) "a1",
                                     .source = (char *) "Gazette",
                                     .date = (char *) "2020-10-01",
                                     .language = (char *) "en",
                                     .text = (char *) text,
                                     .length = strlen (text),
                                     .encoding = "UTF-8" };
  cad_text_rules_init (&fixture->rules);
  fixture->vocabulary = cad_vocabulary_new (&fixture->rules);
  fixture->tokens = cad_tokens_new ();
  cad_tokens_read (fixture->tokens, &fixture->document, fixture->vocabulary);
  fixture->reading = (CadReading){ .document = &fixture->document, .tokens = fixture->tokens };
  fixture->reading.mentions = g_array_new (FALSE, TRUE, sizeof (CadReadMention));
}

G_GNUC_UNUSED static void
fixture_clear (Fixture *fixture)
{
  g_array_unref (fixture->reading.mentions);
  cad_tokens_free (fixture->tokens);
  cad_vocabulary_free (fixture->vocabulary);
  cad_text_rules_clear (&fixture->rules);
}

G_GNUC_UNUSED static CadSpan
fixture_span (const Fixture *fixture, const char *word)
{
  const char *at = strstr (fixture->document.text, word);

  g_assert_nonnull (at);
  return (CadSpan){ at - fixture->document.text, strlen (word) };
}

G_GNUC_UNUSED static CadReadMention *
fixture_mention (Fixture *fixture, const char *word, guint choice, guint wording)
{
  CadReadMention read = { .side = -1 };
  guint i = 0;

  read.mention.span = fixture_span (fixture, word);
  while (i + 1 < fixture->tokens->n_tokens && fixture->tokens->tokens[i + 1].start <= read.mention.span.start)
    i++;
  read.mention.sentence = cad_tokens_sentence (fixture->tokens, i);
  read.mention.choice = choice;
  read.mention.wording = wording;
  read.voice.confidence = 100;
  g_array_append_val (fixture->reading.mentions, read);
  return &g_array_index (fixture->reading.mentions, CadReadMention, fixture->reading.mentions->len - 1);
}
