/* SPDX-License-Identifier: MIT
 * test-lexicon.c - what a lexicon file means, and everything that can be wrong in one */
#include <string.h>
#include <time.h>

#include <cadrage/lexicon.h>

#define HEAD "lexicon: essai\nlanguage: fr\nversion: 3\ntitle: {fr: Essai, en: Trial}\n"

/* The example of the format's description. */
static const char example[] =
    "lexicon: haut-karabakh\n"
    "language: fr\n"
    "version: 3\n"
    "licence: CC0-1.0\n"
    "title: {fr: Conflit du Haut-Karabakh, en: Nagorno-Karabakh conflict}\n"
    "axes:\n"
    "  camp:\n"
    "    title: {fr: Lexique arménien ou azerbaïdjanais}\n"
    "    poles: {-1: {fr: arménien, en: Armenian}, 1: {fr: azerbaïdjanais, en: Azerbaijani}}\n"
    "actors:\n"
    "  armenian:\n"
    "    title: {fr: partie arménienne, en: Armenian side}\n"
    "    terms: [=Erevan, ministère arménien]\n"
    "lists:\n"
    "  place: [village, ville, =Choucha]\n"
    "choices:\n"
    "  military-action:\n"
    "    title: {fr: Nommer l’action militaire}\n"
    "    axis: camp\n"
    "    wordings:\n"
    "      counter-terrorism:\n"
    "        lean: 1\n"
    "        source: \"Communiqués, 19-20 September 2023\"\n"
    "        terms: [opération antiterroriste, lutte contre le terrorisme]\n"
    "        found: [\"Bakou a lancé une opération antiterroriste.\"]\n"
    "        not: [\"Le parquet national antiterroriste a été saisi.\", \"Rien.\"]\n"
    "      offensive:\n"
    "        lean: -0.5\n"
    "        source: x\n"
    "        match: exact\n"
    "        terms: [offensive, {term: reprendre, near: {of: [@place], within: 3}, not-near: [otage]}]\n"
    "        near: {of: [@place, \"@armenian\"], within: 8}\n"
    "        not-near: [charme]\n"
    "        except: [offensive de charme, offensif]\n"
    "  end-of-fighting:\n"
    "    wordings:\n"
    "      victory: {terms: [victoire], except: [offensif, =Offensif, offens*, de l'avis]}\n"
    "loaded:\n"
    "  barbarity:\n"
    "    title: barbarie\n"
    "    terms: [barbarie, barbare]\n";

static CadLexicon *
parse_with (const char *text, CadFaults *faults, CadLexiconSource source, gpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cad_lexicon_parse (bytes, faults, source, data);
}

static CadLexicon *
parse_fine (const char *text, CadLexiconSource source, gpointer data)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("x.yaml", text, -1);
  CadLexicon *lexicon = parse_with (text, faults, source, data);
  g_autofree char *said = cad_faults_to_string (faults);

  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (lexicon);
  return lexicon;
}

/* The first fault holds @part; with @part NULL there is none. Returns: whether a lexicon came of it. */
static gboolean
assert_fault (const char *text, const char *part)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("x.yaml", text, -1);
  g_autoptr (CadLexicon) lexicon = parse_with (text, faults, NULL, NULL);
  g_autofree char *said = cad_faults_to_string (faults);

  if (part == NULL ? *said != '\0' : strstr (said, part) == NULL)
    g_error ("'%s' is not in: %s", part != NULL ? part : "(nothing)", said);
  return lexicon != NULL;
}

static void
the_head_is_kept (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, example, -1);

  g_assert_cmpstr (lexicon->id, ==, "haut-karabakh");
  g_assert_cmpstr (lexicon->language, ==, "fr");
  g_assert_cmpuint (lexicon->version, ==, 3);
  g_assert_cmpstr (lexicon->licence, ==, "CC0-1.0");
  g_assert_cmpstr (lexicon->sha256, ==, sha256);
  g_assert_cmpstr (cad_title_get (&lexicon->title, "fr", "?"), ==, "Conflit du Haut-Karabakh");
  g_assert_cmpstr (cad_title_get (&lexicon->title, "de", "?"), ==, "Nagorno-Karabakh conflict");
  g_assert_cmpuint (cad_lexicon_count_terms (lexicon), ==, 7);
  g_assert_cmpuint (cad_lexicon_count_proofs (lexicon), ==, 3);
}

static void
titles_fall_back (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  const CadAxis *axis = cad_lexicon_axis (lexicon, "camp");
  const CadWording *group = lexicon->loaded->pdata[0];
  const CadChoice *choice = lexicon->choices->pdata[1];

  g_assert_cmpstr (cad_title_get (&axis->title, "en", "?"), ==, "Lexique arménien ou azerbaïdjanais");
  g_assert_cmpstr (cad_title_get (&axis->minus, "en", "?"), ==, "Armenian");
  g_assert_cmpstr (cad_title_get (&axis->plus, "fr", "?"), ==, "azerbaïdjanais");
  /* a title without languages is in the lexicon's own */
  g_assert_cmpstr (cad_title_get (&group->title, "fr", "?"), ==, "barbarie");
  g_assert_cmpstr (cad_title_get (&choice->title, "fr", choice->id), ==, "end-of-fighting");
}

static void
actors_lists_and_axes_are_found_by_id (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  const CadTermSet *actor = cad_lexicon_actor (lexicon, "armenian"), *list = cad_lexicon_list (lexicon, "place");

  g_assert_cmpuint (actor->terms->len, ==, 2);
  g_assert_cmpuint (list->terms->len, ==, 3);
  g_assert_cmpstr (((const CadTerm *) list->terms->pdata[2])->text, ==, "=Choucha");
  g_assert_null (cad_lexicon_actor (lexicon, "place"));
  g_assert_null (cad_lexicon_list (lexicon, "armenian"));
  g_assert_null (cad_lexicon_axis (lexicon, "moscow"));
}

static void
wordings_keep_their_conditions (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  const CadChoice *choice = lexicon->choices->pdata[0];
  const CadWording *first = choice->wordings->pdata[0], *second = choice->wordings->pdata[1];
  const CadTerm *term = second->terms->pdata[1];

  g_assert_cmpstr (choice->axis, ==, "camp");
  g_assert_true (first->has_lean);
  g_assert_cmpfloat (first->lean, ==, 1);
  g_assert_cmpstr (first->source, ==, "Communiqués, 19-20 September 2023");
  g_assert_cmpint (first->match, ==, CAD_MATCH_STEM);
  g_assert_cmpuint (first->found->len, ==, 1);
  g_assert_cmpuint (first->not_found->len, ==, 2);
  g_assert_cmpuint (((const CadProof *) first->not_found->pdata[1])->line, ==, 26);
  g_assert_cmpfloat (second->lean, ==, -0.5);
  g_assert_cmpint (second->match, ==, CAD_MATCH_EXACT);
  g_assert_cmpuint (second->near->terms->len, ==, 2);
  g_assert_cmpuint (second->near->within, ==, 8);
  g_assert_cmpuint (second->not_near->terms->len, ==, 1);
  g_assert_cmpuint (second->not_near->within, ==, 0);
  g_assert_cmpstr (term->text, ==, "reprendre");
  g_assert_cmpuint (term->line, ==, 31);
  g_assert_cmpuint (term->column, ==, 35);
  g_assert_cmpuint (term->near->within, ==, 3);
  g_assert_cmpuint (term->not_near->terms->len, ==, 1);
}

static void
a_choice_without_axis_leans_nowhere (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  const CadChoice *choice = lexicon->choices->pdata[1];
  const CadWording *wording = choice->wordings->pdata[0];

  g_assert_null (choice->axis);
  g_assert_false (wording->has_lean);
  g_assert_cmpfloat (wording->lean, ==, 0);
}

static CadWordMode
except_mode (const CadWording *wording, guint index)
{
  const CadTerm *term = wording->except->pdata[index];

  return ((const CadElement *) term->elements->pdata[0])->mode;
}

static void
a_one_word_exception_holds_by_form (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (example, NULL, NULL);
  const CadChoice *choice = lexicon->choices->pdata[1];
  const CadWording *wording = choice->wordings->pdata[0];

  g_assert_cmpint (except_mode (wording, 0), ==, CAD_WORD_BY_FORM);
  g_assert_cmpint (except_mode (wording, 1), ==, CAD_WORD_BY_FORM);
  g_assert_cmpint (except_mode (wording, 2), ==, CAD_WORD_BY_WILDCARD);
  g_assert_cmpint (except_mode (wording, 3), ==, CAD_WORD_BY_STEM);
}

static void
the_lexicons_match_mode_holds_below (void)
{
  g_autoptr (CadLexicon) lexicon = parse_fine (HEAD "match: form\n"
                                                    "lists: {lieu: [vill*]}\n"
                                                    "loaded:\n"
                                                    "  a: {terms: [libérer]}\n"
                                                    "  b: {match: stem, terms: [libérer]}\n",
                                               NULL, NULL);
  const CadWording *a = lexicon->loaded->pdata[0], *b = lexicon->loaded->pdata[1];

  g_assert_cmpint (a->match, ==, CAD_MATCH_FORM);
  g_assert_cmpint (b->match, ==, CAD_MATCH_STEM);
}

static void
an_error_gives_no_lexicon_and_a_warning_does (void)
{
  const char *bad = HEAD "loaded:\n  a: {terms: [(a]}\n";
  const char *weak = HEAD "loaded:\n  a: {terms: [a, a]}\n";

  g_assert_false (assert_fault (bad, "'(' is never closed"));
  g_assert_true (assert_fault (weak, "warning: the term 'a' stands twice here"));
  g_assert_true (assert_fault (HEAD, NULL));
}

static void
a_leaning_wording_wants_a_source (void)
{
  const char *text = HEAD
      "axes: {camp: {title: x, poles: {-1: a, 1: b}}}\n"
      "choices: {c: {axis: camp, wordings: {a: {lean: 1, terms: [a]}, b: {lean: 0, terms: [b]}}}}\n";

  g_assert_true (assert_fault (text, "x.yaml:6:48: warning: the wording 'a' leans but has no 'source'"));
}

/* A library of two: "base", and "circle" which extends the one that asks. */
static GBytes *
library (const char *name, gpointer data, GError **error)
{
  const char *text = NULL;

  if (g_str_equal (name, "base"))
    text = "lexicon: base\nlanguage: fr\nversion: 1\ntitle: Base\n"
           "axes: {camp: {title: x, poles: {-1: a, 1: b}}}\n"
           "about: [=Aville, \"@lieu\"]\n"
           "lists: {lieu: [ville], nom: [x]}\n"
           "choices:\n"
           "  acte:\n"
           "    title: Un acte\n"
           "    axis: camp\n"
           "    wordings:\n"
           "      attaque: {lean: -1, source: s, terms: [attaque, assaut], found: [Une attaque.]}\n"
           "      riposte: {lean: 1, source: s, terms: [riposte, {term: réponse, near: [@lieu]}]}\n"
           "loaded: {barbarie: {terms: [barbarie]}}\n";
  else if (g_str_equal (name, "circle"))
    text = "lexicon: circle\nlanguage: fr\nversion: 1\ntitle: x\nextends: essai\n";
  else if (g_str_equal (name, "english"))
    text = "lexicon: english\nlanguage: en\nversion: 1\ntitle: x\n";
  else if (g_str_equal (name, "wrong"))
    text = "lexicon: wrong\nlanguage: fr\ntitle: x\n";
  if (data != NULL)
    (*(guint *) data)++;
  if (text == NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, "no lexicon '%s'", name);
  return text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
}

static void
extends_adds_and_overrides_by_id (void)
{
  guint asked = 0;
  g_autoptr (CadLexicon) lexicon = parse_fine (HEAD "extends: base\n"
                                                    "lists: {lieu: [village]}\n"
                                                    "choices:\n"
                                                    "  nouveau: {wordings: {n: {terms: [à @nom]}}}\n"
                                                    "  acte:\n"
                                                    "    wordings:\n"
                                                    "      riposte: {lean: 0.5, source: s, terms: [riposte]}\n"
                                                    "      retour: {lean: 0, terms: [retour]}\n",
                                               library, &asked);
  const CadChoice *acte = lexicon->choices->pdata[0], *nouveau = lexicon->choices->pdata[1];
  const CadWording *attaque = acte->wordings->pdata[0], *riposte = acte->wordings->pdata[1];
  const CadTermSet *lieu = cad_lexicon_list (lexicon, "lieu");

  g_assert_cmpuint (asked, ==, 1);
  g_assert_cmpstr (lexicon->id, ==, "essai");
  g_assert_cmpuint (lexicon->version, ==, 3);
  g_assert_cmpuint (lexicon->choices->len, ==, 2);
  g_assert_cmpstr (acte->id, ==, "acte");
  g_assert_cmpstr (nouveau->id, ==, "nouveau");
  g_assert_cmpstr (acte->axis, ==, "camp");
  g_assert_cmpstr (cad_title_get (&acte->title, "fr", "?"), ==, "Un acte");
  g_assert_cmpuint (acte->wordings->len, ==, 3);
  g_assert_cmpstr (attaque->id, ==, "attaque");
  g_assert_cmpuint (attaque->line, ==, 0);
  g_assert_cmpuint (((const CadTerm *) attaque->terms->pdata[0])->line, ==, 0);
  g_assert_cmpuint (((const CadProof *) attaque->found->pdata[0])->line, ==, 0);
  g_assert_cmpfloat (riposte->lean, ==, 0.5);
  g_assert_cmpuint (riposte->terms->len, ==, 1);
  g_assert_cmpstr (((const CadTerm *) lieu->terms->pdata[0])->text, ==, "village");
  g_assert_cmpuint (lexicon->lists->len, ==, 2);
  g_assert_cmpuint (lexicon->loaded->len, ==, 1);
}

static void
about_is_kept_and_taken_over (void)
{
  g_autoptr (CadLexicon) none = parse_fine (HEAD, NULL, NULL);
  g_autoptr (CadLexicon) own = parse_fine (HEAD "extends: base\nabout: [=Bville]\n", library, NULL);
  g_autoptr (CadLexicon) taken = parse_fine (HEAD "extends: base\n", library, NULL);
  const CadTerm *first = own->about->pdata[0];

  g_assert_cmpuint (none->about->len, ==, 0);
  g_assert_cmpuint (own->about->len, ==, 1);
  g_assert_cmpstr (first->text, ==, "=Bville");
  g_assert_cmpuint (first->line, ==, 6);
  g_assert_cmpuint (taken->about->len, ==, 2);
  g_assert_cmpuint (((const CadTerm *) taken->about->pdata[1])->line, ==, 0);
  g_assert_false (assert_fault (HEAD "about: Aville\n", "x.yaml:5:8: 'about' must be a list"));
  g_assert_false (assert_fault (HEAD "about: []\n", "'about' is an empty list"));
}

static void
extends_changes_the_checksum (void)
{
  const char *text = HEAD "extends: base\n";
  g_autoptr (CadLexicon) lexicon = parse_fine (text, library, NULL);
  g_autofree char *own = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_assert_cmpstr (lexicon->sha256, !=, own);
  g_assert_cmpuint (strlen (lexicon->sha256), ==, 64);
}

static void
extends_can_go_wrong (void)
{
  static const char *const cases[][2] = {
    { "nowhere", "x.yaml:5:10: cannot read the lexicon 'nowhere': no lexicon 'nowhere'" },
    { "essai", "x.yaml:5:10: 'extends' goes in a circle" },
    { "circle", "circle:5:10: 'extends' goes in a circle" },
    { "english", "x.yaml:5:10: 'english' is in another language (en, not fr)" },
    { "wrong", "wrong:1:1: the lexicon does not say its 'version'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (HEAD, "extends: ", cases[i][0], "\n", NULL);
    g_autoptr (CadFaults) faults = cad_faults_new ("x.yaml", text, -1);

    g_assert_null (parse_with (text, faults, library, NULL));
    g_autofree char *said = cad_faults_to_string (faults);

    if (strstr (said, cases[i][1]) == NULL)
      g_error ("'%s' is not in: %s", cases[i][1], said);
  }
  g_assert_false (assert_fault (HEAD "extends: base\n", "'extends' cannot be followed here"));
}

/* The folder tests/lexicons, from the top of the source tree or below it. */
static char *
bad_folder (void)
{
  const char *data = g_getenv ("CADRAGE_DATA_DIR");
  g_autofree char *beside = data != NULL ? g_build_filename (data, "..", "tests", "lexicons", NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&beside);
  g_assert_true (g_file_test ("tests/lexicons", G_FILE_TEST_IS_DIR));
  return g_strdup ("tests/lexicons");
}

static gboolean
is_as_expected (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = NULL, *expected = NULL;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".yaml"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  if (!g_file_get_contents (expected_path, &expected, NULL, NULL))
    g_error ("%s is missing", expected_path);
  g_autoptr (CadFaults) faults = cad_faults_new (name, bytes, length);
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);
  g_autoptr (CadLexicon) lexicon = cad_lexicon_parse (file, faults, library, NULL);
  g_autofree char *said = cad_faults_to_string (faults);

  g_strchomp (expected);
  if (g_str_equal (said, expected) && (lexicon == NULL) == (cad_faults_count (faults, CAD_FAULT_ERROR) > 0))
    return TRUE;
  g_test_message ("%s says:\n%s\ninstead of:\n%s", name, said, expected);
  return FALSE;
}

static void
every_wrong_lexicon_gives_its_messages (void)
{
  g_autofree char *path = bad_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0, failed = 0;

  g_assert_nonnull (folder);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;) {
    if (!g_str_has_prefix (name, "bad-") || !g_str_has_suffix (name, ".yaml"))
      continue;
    n++;
    failed += !is_as_expected (path, name);
  }
  g_assert_cmpuint (n, >=, 20);
  g_assert_cmpuint (failed, ==, 0);
}

static void
a_flood_of_faults_is_cut_off (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "loaded: {a: {terms: [a]}}\n");
  clock_t start = clock ();

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "inconnu-%u: x\n", i);
  g_autoptr (CadFaults) faults = cad_faults_new ("x.yaml", text->str, text->len);

  g_assert_null (parse_with (text->str, faults, NULL, NULL));
  g_autofree char *said = cad_faults_to_string (faults);

  g_assert_cmpuint (cad_faults_count (faults, CAD_FAULT_ERROR), ==, 200000);
  g_assert_nonnull (strstr (said, "x.yaml: 199000 more faults"));
  g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/the-head-is-kept", the_head_is_kept);
  g_test_add_func ("/lexicon/titles-fall-back", titles_fall_back);
  g_test_add_func ("/lexicon/actors-lists-and-axes-are-found-by-id", actors_lists_and_axes_are_found_by_id);
  g_test_add_func ("/lexicon/wordings-keep-their-conditions", wordings_keep_their_conditions);
  g_test_add_func ("/lexicon/a-choice-without-axis-leans-nowhere", a_choice_without_axis_leans_nowhere);
  g_test_add_func ("/lexicon/a-one-word-exception-holds-by-form", a_one_word_exception_holds_by_form);
  g_test_add_func ("/lexicon/the-lexicons-match-mode-holds-below", the_lexicons_match_mode_holds_below);
  g_test_add_func ("/lexicon/an-error-gives-no-lexicon-and-a-warning-does",
                   an_error_gives_no_lexicon_and_a_warning_does);
  g_test_add_func ("/lexicon/a-leaning-wording-wants-a-source", a_leaning_wording_wants_a_source);
  g_test_add_func ("/lexicon/extends-adds-and-overrides-by-id", extends_adds_and_overrides_by_id);
  g_test_add_func ("/lexicon/about-is-kept-and-taken-over", about_is_kept_and_taken_over);
  g_test_add_func ("/lexicon/extends-changes-the-checksum", extends_changes_the_checksum);
  g_test_add_func ("/lexicon/extends-can-go-wrong", extends_can_go_wrong);
  g_test_add_func ("/lexicon/every-wrong-lexicon-gives-its-messages", every_wrong_lexicon_gives_its_messages);
  g_test_add_func ("/lexicon/a-flood-of-faults-is-cut-off", a_flood_of_faults_is_cut_off);
  return g_test_run ();
}
