/* SPDX-License-Identifier: MIT
 * test-language.c - the packs that are shipped, and what is said of packs that are wrong */
#include <cadrage/cues.h>
#include <cadrage/language.h>

#include <string.h>

#include <cadrage/texts.h>

#include "packs.h"

/* Files of a pack: name, text, name, text ... */
static GBytes *
from_array (const char *name, gpointer data)
{
  const char *const *files = data;

  for (guint i = 0; files[i] != NULL; i += 2)
    if (strcmp (files[i], name) == 0)
      return g_bytes_new_static (files[i + 1], strlen (files[i + 1]));
  return NULL;
}

static guint64
classes_of (const CadLanguage *language, const char *form)
{
  CadWord word = { .norm = form, .length = strlen (form), .hash = cad_texts_hash (form, strlen (form)) };
  guint32 entry;

  return cad_cues_classes (language->cues, &word, &entry);
}

static gboolean
has_variant (const CadLanguage *language, const char *word, const char *other)
{
  const GPtrArray *others = g_hash_table_lookup (language->rules.variants, word);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (strcmp (others->pdata[i], other) == 0)
      return TRUE;
  return FALSE;
}

static void
test_french_rules (void)
{
  g_autoptr (CadLanguage) french = pack_shipped ("fr");

  g_assert_true (cad_language_has_pack (french));
  g_assert_cmpstr (french->rules.stemmer, ==, "french");
  g_assert_true (g_hash_table_contains (french->rules.elisions, "l'"));
  g_assert_true (g_hash_table_contains (french->rules.unsplit, "aujourd'hui"));
  g_assert_true (g_hash_table_contains (french->rules.abbreviations, "mme"));
  g_assert_true (g_hash_table_contains (french->rules.prefixes, "anti"));
  g_assert_true (g_hash_table_contains (french->rules.glue_before, "ont"));
  g_assert_false (french->rules.single_quotes);
  g_assert_true (has_variant (french, "le", "l'"));
  g_assert_true (has_variant (french, "l'", "le"));
  g_assert_false (has_variant (french, "le", "le"));
  g_assert_false (has_variant (french, "il", "elle"));
}

static void
test_english_rules (void)
{
  g_autoptr (CadLanguage) english = pack_shipped ("en");

  g_assert_true (english->rules.single_quotes);
  g_assert_cmpuint (g_hash_table_size (english->rules.elisions), ==, 0);
}

static void
test_tables_are_not_mixed (void)
{
  g_autoptr (CadLanguage) french = pack_shipped ("fr"), english = pack_shipped ("en");

  g_assert_true (classes_of (french, "a") & cad_bit (CAD_CLASS_HAVE));
  g_assert_false (classes_of (french, "a") & cad_bit (CAD_CLASS_DETERMINER));
  g_assert_true (classes_of (english, "a") & cad_bit (CAD_CLASS_DETERMINER));
  g_assert_false (classes_of (english, "a") & cad_bit (CAD_CLASS_HAVE));
}

static void
test_cues_are_forms_not_stems (void)
{
  static const char *const cues[] = { "affirme", "affirmaient", "déclaré", "nie", "martelant", "dément" };
  static const char *const others[] = { "affirmation", "déclaration", "rapport", "conseil", "temps", "traitement" };
  g_autoptr (CadLanguage) french = pack_shipped ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    g_assert_true (classes_of (french, cues[i]) & cad_bit (CAD_CLASS_CUE));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (classes_of (french, others[i]) & cad_bit (CAD_CLASS_CUE));
}

static void
test_conditionals (void)
{
  static const char *const yes[] = { "aurait",      "auraient",  "serait",    "seraient", "viserait",
                                     "tiendraient", "mettrait",  "pourrait",  "finirait", "devrait",
                                     "irait",       "recevrait", "vivraient", "saurait" };
  static const char *const no[] = { "déclarait", "libérait", "entrait", "tiraient",   "admirait",
                                    "encadrait", "portrait", "retrait", "effondrait", "montrait",
                                    "ouvrait",   "livrait",  "extrait", "était" };
  g_autoptr (CadLanguage) french = pack_shipped ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++) {
    g_test_message ("%s", yes[i]);
    g_assert_true (classes_of (french, yes[i]) & cad_bit (CAD_CLASS_CONDITIONAL));
  }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++) {
    g_test_message ("%s", no[i]);
    g_assert_false (classes_of (french, no[i]) & cad_bit (CAD_CLASS_CONDITIONAL));
  }
}

/* The phrase that the words begin with, as the voice layer walks them. */
static const CadPhrase *
phrase_of (const CadLanguage *language, const char *const *words)
{
  guint32 node = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    gsize length = strlen (words[i]);
    CadWord word = { .norm = words[i], .length = length, .hash = cad_texts_hash (words[i], length) };
    guint32 entry;

    cad_cues_classes (language->cues, &word, &entry);
    node = cad_cues_step (language->cues, node, entry);
    if (node == 0)
      return NULL;
  }
  return cad_cues_phrase (language->cues, node);
}

static void
test_phrases (void)
{
  static const char *const source[] = { "aux", "yeux", "du", NULL }, *const guard[] = { "conclu", "un", "accord",
                                                                                        NULL };
  static const char *const doubt[] = { "soi", "disant", NULL }, *const none[] = { "aux", "yeux", "bleus", NULL };
  g_autoptr (CadLanguage) french = pack_shipped ("fr");

  g_assert_cmpint (phrase_of (french, source)->kind, ==, CAD_PHRASE_SOURCE);
  g_assert_cmpint (phrase_of (french, guard)->kind, ==, CAD_PHRASE_GUARD);
  g_assert_cmpint (phrase_of (french, doubt)->kind, ==, CAD_PHRASE_DOUBT);
  g_assert_null (phrase_of (french, none));
}

#define HEAD "language: xx\nversion: 1\nlicence: CC0-1.0\n"

static void
test_no_file_is_a_bare_language (void)
{
  static const char *const files[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CadLanguage) language = cad_language_parse ("xx", from_array, (gpointer) files, &error);

  g_assert_no_error (error);
  g_assert_false (cad_language_has_pack (language));
  g_assert_null (language->cues);
  g_assert_nonnull (language->rules.elisions);
}

static void
test_a_directory_makes_a_language (void)
{
  static const char *const files[] = {
    "language.yaml",
    HEAD "elisions: [\"l'\"]\n",
    "verbs.tsv",
    "# cadrage verbs 1 CC0-1.0\nlemma\tforms\ttail\treflexive\tclass\tstance\tframes\tincise\tweight\tnote\n"
    "dicer\tdicer\t\tno\tsay\tneutral\tthat\tyes\thigh\t\n",
    "forms.tsv",
    "# cadrage forms 1 CC0-1.0\nlemma\tfinite\tinfinitive\tparticiple\tgerund\ndicer\tdice "
    "dicen\tdicer\tdicho\tdiciendo\n",
    NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CadLanguage) language = cad_language_parse ("xx", from_array, (gpointer) files, &error);

  g_assert_no_error (error);
  g_assert_true (classes_of (language, "dicen") & cad_bit (CAD_CLASS_CUE));
  g_assert_true (g_hash_table_contains (language->rules.elisions, "l'"));
}

static void
test_all_faults_of_all_files_are_told (void)
{
  static const char *const files[] = {
    "language.yaml",
    "language: yy\nversion: none\nelision: [a]\nvariants: [[a]]\n",
    "verbs.tsv",
    "# cadrage verbs 1 CC0-1.0\nlemma\tforms\ttail\treflexive\tclass\tstance\tframes\tincise\tweight\tnote\n"
    "dicer\tdicer\t\tno\tsey\tneutral\tthet\tyes\thigh\t\n"
    "dicer\tdicer\n",
    "words.tsv",
    "class\twords\ndeterminer\tel\n",
    "frames.tsv",
    "# cadrage frames 1 CC0-1.0\nkind\tphrase\tstance\tnote\nsource\t{hablar} de\tneutral\t\nsource\tsegún "
    "@nada\tneutral\t\n"
    "sauce\tpor\tneutral\t\n",
    NULL
  };
  static const char *const told[] = { "says it is 'yy'",
                                      "'version'",
                                      "unknown key 'elision'",
                                      "xx/language.yaml:4",
                                      "'licence' is missing",
                                      "needs two words",
                                      "xx/verbs.tsv:3",
                                      "did you mean 'say'",
                                      "unknown frame 'thet'",
                                      "2 cells in a table of 10 columns",
                                      "the forms of 'dicer' are not in forms.tsv",
                                      "the first line must be",
                                      "the verb 'hablar' is not in forms.tsv",
                                      "no word has the class 'nada'",
                                      "did you mean 'source'" };
  g_autoptr (GError) error = NULL;
  CadLanguage *language = cad_language_parse ("xx", from_array, (gpointer) files, &error);

  g_assert_null (language);
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    g_test_message ("%s", told[i]);
    g_assert_nonnull (strstr (error->message, told[i]));
  }
}

static void
test_bytes_that_are_no_pack (void)
{
  static const char *const texts[] = { "",           "\n",
                                       "\xff\xfe",   "# cadrage verbs 1 CC0-1.0",
                                       "\t\t\t\n\t", "# cadrage verbs 1 CC0-1.0\nlemma" };
  static const char *const names[] = { "language.yaml", "verbs.tsv",       "forms.tsv", "words.tsv",
                                       "endings.tsv",   "conditional.tsv", "frames.tsv" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint t = 0; t < G_N_ELEMENTS (texts); t++) {
      const char *files[] = { names[n], texts[t], NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (CadLanguage) language = cad_language_parse ("xx", from_array, (gpointer) files, &error);

      g_assert_null (language);
      g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
    }
}

static void
test_rules_are_read_without_the_tables (void)
{
  static const char *const files[] = { "language.yaml",
                                       "language: xx\nversion: 1\nlicence: CC0-1.0\nelisions: [\"l'\"]\n", "verbs.tsv",
                                       "no table\n", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CadLanguage) rules = cad_language_parse_rules ("xx", from_array, (gpointer) files, &error);

  g_assert_no_error (error);
  g_assert_true (g_hash_table_contains (rules->rules.elisions, "l'"));
  g_assert_null (rules->cues);
  g_assert_null (cad_language_parse ("xx", from_array, (gpointer) files, NULL));
}

static void
test_faults_of_rules_are_told_without_the_tables (void)
{
  static const char *const files[] = { "language.yaml", "language: yy\nversion: 1\n", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (cad_language_parse_rules ("xx", from_array, (gpointer) files, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
}

/* What languages of the shipped packs are told by, as it comes out of a cache. */
static GPtrArray *
laid_flat (void)
{
  static const char *const ids[] = { "en", "fr" };
  GPtrArray *languages = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_language_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (CadLanguage) language = pack_shipped (ids[i]);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    cad_language_put (language, bytes);
    g_ptr_array_add (languages, cad_language_read (&(CadFlat){ bytes->data, bytes->data + bytes->len, FALSE },
                                                   pack_open, (gpointer) ids[i]));
  }
  return languages;
}

static void
test_short_texts_tell_their_language (void)
{
  static const struct {
    const char *language, *text;
  } texts[] = {
    { "fr", "Au Karabakh, l’Azerbaïdjan a libéré Choucha." },
    { "fr", "Au Karabakh, l'armée d'Azerbaïdjan a libéré Choucha." },
    { "fr", "Bakou a libéré Choucha." },
    { "fr", "«\u202fLe massacre\u202f» d’Agdam" },
    { "fr", "LES OTAGES LIBERES" },
    { "en", "The army took Shusha." },
    { "en", "Azerbaijan’s army liberated a town." },
    { "en", "Baku's troops have liberated Shusha" },
    { "en", "President Erdoğan’s café in Łódź was closed on Monday." },
    { "en", "" },
    { "en", "’ ' ’’ 2020" },
  };
  g_autoptr (GPtrArray) languages = laid_flat ();
  g_autoptr (CadDetector) detector = cad_language_detector (languages);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    guint found = cad_detector_find (detector, texts[i].text, strlen (texts[i].text));

    g_assert_cmpstr (((const CadLanguage *) languages->pdata[found])->id, ==, texts[i].language);
  }
}

/* However long it is, and wherever its beginning ends. */
static void
test_only_the_beginning_tells_the_language (void)
{
  g_autoptr (GPtrArray) languages = laid_flat ();
  g_autoptr (CadDetector) detector = cad_language_detector (languages);

  for (guint shift = 0; shift < 4; shift++) {
    g_autoptr (GString) text = g_string_new ("L’été");

    g_string_append_len (text, "    ", shift);
    while (text->len < 100000)
      g_string_append (text, text->len < 4096 ? "é" : " the");
    g_assert_cmpuint (cad_detector_find (detector, text->str, text->len), ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/french-rules", test_french_rules);
  g_test_add_func ("/language/english-rules", test_english_rules);
  g_test_add_func ("/language/rules-are-read-without-the-tables", test_rules_are_read_without_the_tables);
  g_test_add_func ("/language/faults-of-rules-are-told-without-the-tables",
                   test_faults_of_rules_are_told_without_the_tables);
  g_test_add_func ("/language/tables-of-languages-are-not-mixed", test_tables_are_not_mixed);
  g_test_add_func ("/language/cues-are-forms-not-stems", test_cues_are_forms_not_stems);
  g_test_add_func ("/language/conditionals-by-form", test_conditionals);
  g_test_add_func ("/language/phrases", test_phrases);
  g_test_add_func ("/language/short-texts-tell-their-language", test_short_texts_tell_their_language);
  g_test_add_func ("/language/only-the-beginning-tells-the-language", test_only_the_beginning_tells_the_language);
  g_test_add_func ("/language/no-file-is-a-bare-language", test_no_file_is_a_bare_language);
  g_test_add_func ("/language/a-directory-makes-a-language", test_a_directory_makes_a_language);
  g_test_add_func ("/language/all-faults-of-all-files-are-told", test_all_faults_of_all_files_are_told);
  g_test_add_func ("/language/bytes-that-are-no-pack", test_bytes_that_are_no_pack);
  return g_test_run ();
}
