/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <cadrage/agencies.h>
#include <cadrage/shared.h>

#include "packs.h"

static const char lexicon_text[] =
    "lexicon: t\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\ntitle: {fr: essai, en: trial}\n"
    "choices:\n"
    "  taken: {wordings: {liberation: {terms: [libérer]}, occupation: {terms: [occuper]}}}\n"
    "  place: {wordings: {artsakh: {terms: [=Artsakh]}, karabakh: {terms: [=Karabakh, =Haut-Karabakh]}}}\n"
    "loaded: {cruelty: {terms: [barbarie]}}\n";

typedef struct {
  CadLanguage *language;
  CadLexicon *lexicon;
  CadMatcher *matcher;
  GPtrArray *lexicons;
  CadReader *reader;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (lexicon_text, strlen (lexicon_text));
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", lexicon_text, -1);
  g_autoptr (GError) error = NULL;

  fixture->language = pack_shipped ("fr");
  fixture->lexicon = cad_lexicon_parse (bytes, faults, NULL, NULL);
  g_assert_nonnull (fixture->lexicon);
  fixture->lexicons = g_ptr_array_new ();
  g_ptr_array_add (fixture->lexicons, fixture->lexicon);
  fixture->matcher = cad_matcher_new (fixture->lexicons, &fixture->language->rules, &error);
  g_assert_no_error (error);
  CadKnowledge knowledge = { fixture->language, fixture->matcher };

  fixture->reader = cad_reader_new (&knowledge);
}

static void
fixture_clear (Fixture *fixture)
{
  cad_reader_free (fixture->reader);
  cad_matcher_free (fixture->matcher);
  g_ptr_array_unref (fixture->lexicons);
  cad_lexicon_free (fixture->lexicon);
  cad_language_free (fixture->language);
}

static CadDocument *
new_document (const char *source, const char *date, const char *text)
{
  CadDocument *document = cad_document_new (source, text, strlen (text), NULL);

  document->source = g_strdup (source);
  document->date = g_strdup (date);
  return document;
}

static CadVersion *
new_version (Fixture *fixture, const char *text)
{
  g_autoptr (CadDocument) document = new_document ("S", "2020", text);

  return cad_version_new (cad_reader_read (fixture->reader, document), fixture->lexicons);
}

/* "taken: libéré / occupé (wording); ..." */
static void
assert_variants (const char *a, const char *b, const char *expected)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_autoptr (CadVersion) first = new_version (&fixture, a), second = new_version (&fixture, b);
  g_autoptr (GPtrArray) variants = cad_variants_find (first, second);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < variants->len; i++) {
    const CadVariant *variant = variants->pdata[i];

    g_string_append_printf (found, "%s%s: %s / %s (%s)", i > 0 ? "; " : "", cad_variant_choice (variant),
                            variant->sides[0].text, variant->sides[1].text, cad_variant_name (variant->kind));
    for (guint side = 0; side < 2; side++) {
      const CadVariantSide *own = &variant->sides[side];

      g_assert_nonnull (strstr (side == 0 ? a : b, own->sentence));
      g_assert_true (g_str_has_prefix (own->sentence + own->at, own->text));
    }
  }
  g_assert_cmpstr (found->str, ==, expected);
  fixture_clear (&fixture);
}

#define REST " Les habitants de la vallée étaient partis la veille. Aucun coup de feu n’a été entendu dans la nuit."

static void
another_wording_of_the_choice (void)
{
  assert_variants ("L’armée a libéré la ville mardi matin." REST, "L’armée a occupé la ville mardi matin." REST,
                   "taken: libéré / occupé (wording)");
  assert_variants ("Les routes du Haut-Karabakh restent fermées." REST, "Les routes de l’Artsakh restent fermées." REST,
                   "place: Haut-Karabakh / Artsakh (wording)");
}

static void
words_that_no_lexicon_lists (void)
{
  assert_variants ("L’armée a libéré la ville mardi matin." REST, "L’armée a pris la ville mardi matin." REST,
                   "taken: libéré / pris (words)");
  assert_variants ("L’armée a pris la ville mardi matin." REST, "L’armée a libéré la ville mardi matin." REST,
                   "taken: pris / libéré (words)");
  assert_variants ("Un acte de barbarie a frappé la ville mardi matin." REST,
                   "Un acte de guerre a frappé la ville mardi matin." REST, "cruelty: barbarie / guerre (words)");
}

static void
the_same_word_in_another_voice (void)
{
  assert_variants ("L’armée a libéré la ville mardi matin." REST, "L’armée a « libéré » la ville mardi matin." REST,
                   "taken: libéré / libéré (voice)");
}

static void
the_same_words_are_no_variant (void)
{
  assert_variants ("L’armée a libéré la ville mardi matin." REST,
                   "Mercredi matin." REST " L’armée a libéré la ville mardi soir.", "");
}

static void
what_is_cut_is_not_reworded (void)
{
  assert_variants ("L’armée a libéré la ville mardi matin." REST, REST, "");
  assert_variants ("L’armée du Karabakh avance, selon la radio, vers la mer et la capitale." REST,
                   "L’armée avance, selon la radio, vers la mer et la capitale." REST, "place: Karabakh /  (words)");
  assert_variants ("Karabakh. L’armée avance vers la mer." REST, "L’armée avance vers la mer." REST, "");
}

static GPtrArray *
credits_in (const Fixture *fixture, const char *text)
{
  g_autoptr (CadVocabulary) vocabulary = cad_vocabulary_new (&fixture->language->rules);
  g_autoptr (CadTokens) tokens = cad_tokens_new ();
  g_autoptr (CadDocument) document = new_document ("S", "2020", text);
  GPtrArray *credits = g_ptr_array_new ();

  cad_tokens_read (tokens, document, vocabulary);
  cad_agencies_credited (fixture->language->agencies, fixture->language->agencies, tokens, credits);
  return credits;
}

static void
assert_credits (const char *text, const char *expected)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_autoptr (GPtrArray) credits = credits_in (&fixture, text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < credits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", (char *) credits->pdata[i]);
  g_assert_cmpstr (found->str, ==, expected);
  fixture_clear (&fixture);
}

static void
an_agency_is_credited_in_brackets_and_lines_of_its_own (void)
{
  assert_credits ("La ville est prise, dit-on ce matin dans la capitale. (AFP)", "AFP");
  assert_credits ("La ville est prise, dit-on ce matin dans la capitale. (avec AFP et Reuters)", "AFP, Reuters");
  assert_credits ("La ville est prise.\n\nElle est vide.\n\nElle brûle.\n\nAvec l’Agence France-Presse", "AFP");
  assert_credits ("La ville est prise.\n\nElle est vide.\n\nElle brûle.\n\nSource : TASS", "TASS");
}

static void
an_agency_that_is_cited_is_not_credited (void)
{
  assert_credits ("La ville est prise, a rapporté mardi l’agence TASS, qui cite le ministère de la Défense à Moscou.",
                  "");
  assert_credits (
      "Un porte-parole a dit à l’AFP que la ville est prise depuis mardi et que ses habitants l’ont quittée.", "");
  assert_credits ("La tendance est claire. Le marché (trend) monte depuis que la route est ouverte aux camions.", "");
}

static void
the_agencies_and_the_changed_words_of_a_shared_text (void)
{
  static const char *const texts[] = { "L’armée a libéré la ville mardi matin." REST,
                                       "L’armée a occupé la ville mardi matin." REST " (AFP)",
                                       "Rien à voir avec le reste." };
  Fixture fixture;
  CadCopies *copies = cad_copies_new ();
  g_autoptr (CadShingler) shingler = cad_shingler_new ();

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CadDocument)
        document = new_document (i == 0 ? "B" : "A", i == 0 ? "2020-01-01" : "2020-01-02", texts[i]);

    cad_copies_add (copies, document, NULL, shingler);
  }
  cad_copies_find (copies);
  g_autoptr (CadShared) shared = cad_shared_new (copies);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CadDocument)
        document = new_document (i == 0 ? "B" : "A", i == 0 ? "2020-01-01" : "2020-01-02", texts[i]);

    g_assert_cmpint (cad_shared_wants (shared, document, NULL), ==, i < 2);
    if (i < 2)
      cad_shared_add (shared, cad_reader_read (fixture.reader, document), fixture.lexicons, fixture.language);
    g_assert_false (cad_shared_wants (shared, document, NULL));
  }
  cad_shared_finish (shared);
  g_assert_cmpuint (shared->variants->len, ==, 1);
  const CadSharedVariant *item = shared->variants->pdata[0];

  g_assert_cmpstr (item->variant->sides[0].text, ==, "libéré");
  g_assert_cmpstr (item->variant->sides[1].text, ==, "occupé");
  const GPtrArray *agencies = shared->agencies->pdata[0];

  g_assert_cmpuint (agencies->len, ==, 1);
  g_assert_cmpstr (agencies->pdata[0], ==, "AFP");
  g_assert_cmpuint (cad_shared_repeated (shared), ==, 1);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variants/another-wording-of-the-choice", another_wording_of_the_choice);
  g_test_add_func ("/variants/words-that-no-lexicon-lists", words_that_no_lexicon_lists);
  g_test_add_func ("/variants/the-same-word-in-another-voice", the_same_word_in_another_voice);
  g_test_add_func ("/variants/the-same-words-are-no-variant", the_same_words_are_no_variant);
  g_test_add_func ("/variants/what-is-cut-is-not-reworded", what_is_cut_is_not_reworded);
  g_test_add_func ("/agencies/credited-in-brackets-and-lines-of-their-own",
                   an_agency_is_credited_in_brackets_and_lines_of_its_own);
  g_test_add_func ("/agencies/cited-are-not-credited", an_agency_that_is_cited_is_not_credited);
  g_test_add_func ("/shared/the-agencies-and-the-changed-words", the_agencies_and_the_changed_words_of_a_shared_text);
  return g_test_run ();
}
