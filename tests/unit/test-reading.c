/* SPDX-License-Identifier: MIT
 * test-reading.c - one article read: mentions, voices and sides together */
#include <cadrage/reading.h>

#include <string.h>

#include "packs.h"

static const char lexicon_text[] =
    "lexicon: t\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\ntitle: {fr: essai, en: trial}\n"
    "actors:\n"
    "  armenian: {title: {fr: arménien, en: Armenian}, terms: [=Erevan, arménien]}\n"
    "  azerbaijani: {title: {fr: azéri, en: Azeri}, terms: [=Bakou, azerbaïdjanais]}\n"
    "choices: {c: {wordings: {liberation: {terms: [libérer]}, attack: {terms: [attaque]}}}}\n";

typedef struct {
  CadLanguage *language;
  CadLexicon *lexicon;
  CadMatcher *matcher;
  CadReader *reader;
  CadDocument *document;
} Fixture;

static GBytes *
no_pack (const char *name, gpointer data)
{
  (void) name;
  (void) data;
  return NULL;
}

static void
fixture_init_with (Fixture *fixture, const char *yaml, CadLanguageSource source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (yaml, strlen (yaml));
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", yaml, -1);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  fixture->language = cad_language_parse ("fr", source, (gpointer) "fr", &error);
  g_assert_no_error (error);
  fixture->lexicon = cad_lexicon_parse (bytes, faults, NULL, NULL);
  g_assert_nonnull (fixture->lexicon);
  g_ptr_array_add (lexicons, fixture->lexicon);
  fixture->matcher = cad_matcher_new (lexicons, &fixture->language->rules, &error);
  g_assert_no_error (error);
  CadKnowledge knowledge = { fixture->language, fixture->matcher };

  fixture->reader = cad_reader_new (&knowledge);
  fixture->document = NULL;
}

static void
fixture_init (Fixture *fixture, CadLanguageSource source)
{
  fixture_init_with (fixture, lexicon_text, source);
}

static void
fixture_clear (Fixture *fixture)
{
  cad_reader_free (fixture->reader);
  cad_document_free (fixture->document);
  cad_matcher_free (fixture->matcher);
  cad_lexicon_free (fixture->lexicon);
  cad_language_free (fixture->language);
}

static const CadReading *
read_text (Fixture *fixture, const char *text)
{
  CadDocument *before = g_steal_pointer (&fixture->document);
  const CadReading *reading;

  fixture->document = cad_document_new ("t", text, strlen (text), NULL);
  reading = cad_reader_read (fixture->reader, fixture->document);
  cad_document_free (before);
  return reading;
}

static const CadReadMention *
mention_at (const CadReading *reading, guint index)
{
  g_assert_cmpuint (index, <, reading->mentions->len);
  return &g_array_index (reading->mentions, CadReadMention, index);
}

static void
test_own (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  const CadReading *reading = read_text (&fixture, "L’armée a libéré la ville. Une attaque a suivi.");

  g_assert_cmpuint (reading->mentions->len, ==, 2);
  g_assert_cmpint (mention_at (reading, 0)->voice.kind, ==, CAD_VOICE_OWN);
  g_assert_cmpint (mention_at (reading, 0)->side, ==, -1);
  g_assert_cmpuint (mention_at (reading, 1)->mention.wording, ==, 1);
  g_assert_cmpuint (mention_at (reading, 1)->mention.sentence, ==, 1);
  fixture_clear (&fixture);
}

static void
test_side (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  const CadReading *reading = read_text (
      &fixture, "« Nous avons libéré la ville et nous ne partirons plus », a déclaré le ministère azerbaïdjanais. "
                "Selon Erevan, l’attaque a échoué.");

  g_assert_cmpint (mention_at (reading, 0)->voice.kind, ==, CAD_VOICE_QUOTED);
  g_assert_cmpint (mention_at (reading, 0)->side, ==, 1);
  g_assert_cmpint (mention_at (reading, 1)->voice.kind, ==, CAD_VOICE_ATTRIBUTED);
  g_assert_cmpint (mention_at (reading, 1)->side, ==, 0);
  fixture_clear (&fixture);
}

static void
test_reuse (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  g_assert_cmpuint (read_text (&fixture, "une attaque, une attaque")->mentions->len, ==, 2);
  g_assert_cmpuint (read_text (&fixture, "rien")->mentions->len, ==, 0);
  const CadReading *reading = read_text (&fixture, "libéré");

  g_assert_cmpuint (reading->mentions->len, ==, 1);
  g_assert_true (reading->document == fixture.document);
  g_assert_true (reading->tokens->document == fixture.document);
  fixture_clear (&fixture);
}

static void
test_sentence (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  const char *text = "Rien ici. Une « attaque » là ! Fin.";
  const CadReading *reading = read_text (&fixture, text);
  CadSpan span = cad_reading_sentence (reading, mention_at (reading, 0)->mention.sentence);
  g_autofree char *sentence = g_strndup (text + span.start, span.len);

  g_assert_cmpstr (sentence, ==, "Une « attaque » là !");
  fixture_clear (&fixture);
}

static void
test_bare (void)
{
  Fixture fixture;

  fixture_init (&fixture, no_pack);
  const CadReading *reading = read_text (&fixture, "Il a dit : \"attaque\". Une attaque.");

  g_assert_cmpuint (reading->mentions->len, ==, 2);
  g_assert_cmpuint (reading->marks.marks, ==, 2);
  g_assert_cmpint (mention_at (reading, 0)->voice.kind, !=, CAD_VOICE_OWN);
  g_assert_cmpint (mention_at (reading, 1)->voice.kind, ==, CAD_VOICE_OWN);
  fixture_clear (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  g_assert_cmpuint (read_text (&fixture, "")->mentions->len, ==, 0);
  g_assert_cmpuint (read_text (&fixture, "« \" ’")->mentions->len, ==, 0);
  fixture_clear (&fixture);
}

/* Two readers share what they read with. */
static gpointer
read_many (gpointer data)
{
  const CadKnowledge *knowledge = data;
  g_autoptr (CadReader) reader = cad_reader_new (knowledge);
  const char *text = "Selon Erevan, l’attaque a libéré la ville. Une attaque.";
  guint n = 0;

  for (guint i = 0; i < 200; i++) {
    g_autoptr (CadDocument) document = cad_document_new ("t", text, strlen (text), NULL);

    n += cad_reader_read (reader, document)->mentions->len;
  }
  return GUINT_TO_POINTER (n);
}

static void
test_threads (void)
{
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  CadKnowledge knowledge = { fixture.language, fixture.matcher };
  GThread *other = g_thread_new ("other", read_many, &knowledge);

  g_assert_cmpuint (GPOINTER_TO_UINT (read_many (&knowledge)), ==, 600);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (other)), ==, 600);
  fixture_clear (&fixture);
}

/* A text of @words words: @start, and as many others as it takes. */
static char *
long_text (const char *start, guint words)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < words; i++)
    g_string_append (text, " mot");
  return g_string_free (text, FALSE);
}

static void
test_off_topic (void)
{
  g_autofree char *yaml = g_strconcat (lexicon_text, "about: [\"@armenian\", =Choucha, ligne de contact]\n", NULL);
  g_autofree char *foreign = long_text ("Ils ont libéré la ville.", 95);
  g_autofree char *brief = long_text ("Ils ont libéré la ville.", 94);
  g_autofree char *actor = long_text ("Ils ont libéré la ville. Erevan se tait.", 200);
  g_autofree char *phrase = long_text ("Ils ont libéré la ville. Sur la ligne de contact, rien.", 200);
  g_autofree char *parts = long_text ("Ils ont libéré la ville. La ligne, le contact.", 200);
  const struct {
    const char *text;
    guint mentions, off_topic;
  } cases[] = { { foreign, 0, 1 }, { brief, 1, 0 }, { actor, 1, 0 }, { phrase, 1, 0 }, { parts, 0, 1 }, { "", 0, 0 } };
  Fixture fixture;

  fixture_init_with (&fixture, yaml, pack_open);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CadReading *reading = read_text (&fixture, cases[i].text);

    g_test_message ("case %u, %u words", i, reading->tokens->words);
    g_assert_cmpuint (reading->mentions->len, ==, cases[i].mentions);
    g_assert_cmpuint (reading->off_topic, ==, cases[i].off_topic);
  }
  fixture_clear (&fixture);
}

static void
test_without_topic (void)
{
  g_autofree char *text = long_text ("Ils ont libéré la ville.", 500);
  Fixture fixture;

  fixture_init (&fixture, pack_open);
  g_assert_cmpuint (read_text (&fixture, text)->mentions->len, ==, 1);
  g_assert_cmpuint (read_text (&fixture, text)->off_topic, ==, 0);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/own-voice-has-no-side", test_own);
  g_test_add_func ("/reading/a-speaker-has-the-side-of-an-actor", test_side);
  g_test_add_func ("/reading/a-reader-keeps-nothing-of-the-text-before", test_reuse);
  g_test_add_func ("/reading/a-sentence-ends-with-its-mark", test_sentence);
  g_test_add_func ("/reading/a-language-without-a-pack-knows-quotation-marks", test_bare);
  g_test_add_func ("/reading/a-long-text-about-something-else-has-no-mentions", test_off_topic);
  g_test_add_func ("/reading/a-lexicon-without-about-reads-everything", test_without_topic);
  g_test_add_func ("/reading/empty-texts", test_empty);
  g_test_add_func ("/reading/readers-share-their-knowledge", test_threads);
  return g_test_run ();
}
