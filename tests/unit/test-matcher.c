/* SPDX-License-Identifier: MIT
 * test-matcher.c - what terms find, and which of them win */
#include "bench.h"

/* One wording w, as YAML in { }, and what must be found of it in a text. */
typedef struct {
  const char *claim, *wording, *text, *expected;
} Case;

static const Case cases[] = {
  /* words */
  { "a-word-is-found-by-its-stem", "terms: [opération antiterroriste]", "Des OPÉRATIONS antiterroristes.",
    "w:OPÉRATIONS antiterroristes" },
  { "an-exact-form-is-found-as-written", "terms: [=offensive]", "une Offensive, des offensives, offensif",
    "w:Offensive" },
  { "a-capital-in-the-term-asks-for-one", "terms: [=Front]", "le front, le Front, LE FRONT", "w:Front | w:FRONT" },
  { "a-star-stands-for-any-letters", "terms: [libér*]", "libérer, libéraux, délibérer", "w:libérer | w:libéraux" },
  { "a-star-may-stand-first", "terms: [\"*terroriste\"]", "terroriste, narcoterroriste, terroristes",
    "w:terroriste | w:narcoterroriste" },
  { "a-question-mark-stands-for-one-letter", "terms: [h?las]", "hélas, hlas", "w:hélas" },
  { "alternatives-are-any-of", "terms: [(prendre|pris|prise) le contrôle]",
    "Ils ont pris le contrôle, puis rendu le contrôle.", "w:pris le contrôle" },
  { "alternatives-may-have-several-words", "terms: [(nettoyage|mise à l'écart) ethnique]",
    "la mise à l’écart ethnique, le nettoyage ethnique", "w:mise à l’écart ethnique | w:nettoyage ethnique" },
  { "an-optional-word-may-be-missing", "terms: [\"opération [militaire] antiterroriste\"]",
    "opération antiterroriste, opération militaire antiterroriste, opération civile antiterroriste",
    "w:opération antiterroriste | w:opération militaire antiterroriste" },
  { "the-longer-of-two-readings-of-a-term-is-found", "terms: [\"opération [militaire]\"]", "une opération militaire",
    "w:opération militaire" },
  { "a-gap-holds-up-to-its-words", "terms: [prendre ..3 contrôle]",
    "prendre très vite le contrôle ; prendre de nouveau et vite le contrôle", "w:prendre très vite le contrôle" },
  { "a-gap-may-be-empty", "terms: [prendre ..3 contrôle]", "prendre contrôle", "w:prendre contrôle" },
  { "a-gap-ends-at-the-nearest-word", "terms: [libérer ..6 ville]", "libérer la ville et une autre ville",
    "w:libérer la ville" },
  { "a-gap-crosses-any-mark", "terms: [prendre ..3 contrôle]", "prendre, enfin, le contrôle",
    "w:prendre, enfin, le contrôle" },
  { "a-gap-stays-in-its-sentence", "terms: [prendre ..3 contrôle]", "Il faut prendre. Le contrôle vient.", "" },
  { "a-hyphenated-compound-is-one-word-of-a-gap", "terms: [rompre ..1 hier]", "rompre cessez-le-feu hier",
    "w:rompre cessez-le-feu hier" },
  { "two-gaps-in-one-term", "terms: [armée ..2 prendre ..2 ville]", "l’armée a vite pris, puis va prendre la ville",
    "" },
  { "an-actor-in-a-term", "terms: [\"occupé par @armenian\"]",
    "occupé par Erevan, occupé par erevan, occupés par ministères arméniens, occupé par Bakou",
    "w:occupé par Erevan | w:occupés par ministères arméniens" },
  { "a-list-in-a-term", "terms: [\"prise de @place\"]", "prise de Choucha, prises des montagnes noires, prise de nuit",
    "w:prise de Choucha | w:prises des montagnes noires" },
  { "a-list-with-a-function-word-before-it", "terms: [\"prise de [le] @place\"]",
    "la prise de la ville, la prise du village, la prise de l’ville",
    "w:prise de la ville | w:prise du village | w:prise de l’ville" },
  { "function-words-find-their-variants", "terms: [rendre le village]", "rendre les villages, rendre un village",
    "w:rendre les villages" },
  { "an-exact-function-word-does-not", "terms: [rendre =le village]", "rendre les villages, rendre le village",
    "w:rendre le village" },
  { "match-exact-takes-words-as-written", "match: exact, terms: [offensive]", "offensives, offensive, offensif",
    "w:offensive" },
  { "match-form-knows-the-star", "match: form, terms: [offensi*, arme]", "offensives, armes, arme",
    "w:offensives | w:arme" },

  /* apostrophes, hyphens, accents, capitals */
  { "both-apostrophes-are-one", "terms: [\"fin de l'offensive\"]", "fin de l'offensive, fin de l’offensive",
    "w:fin de l'offensive | w:fin de l’offensive" },
  { "a-curly-apostrophe-in-the-term", "terms: [fin de l’offensive]", "fin de l'offensive", "w:fin de l'offensive" },
  { "an-elision-before-the-word-is-no-part-of-it", "terms: [offensive]", "l’offensive, d'offensives",
    "w:offensive | w:offensives" },
  { "an-unsplit-word-is-one", "terms: [\"prud'homme élu\"]", "les prud’hommes élus, un prud'homme élu",
    "w:prud'homme élu" },
  { "an-unsplit-compound-is-found", "terms: [main-d'oeuvre]", "la main-d’œuvre, LA MAIN-D'OEUVRE",
    "w:main-d’œuvre | w:MAIN-D'OEUVRE" },
  { "hyphen-space-or-nothing-behind-a-prefix", "terms: [antiterroriste]",
    "antiterroristes, anti-terroriste, anti terroriste, anti, terroriste",
    "w:antiterroristes | w:anti-terroriste | w:anti terroriste" },
  { "the-same-from-a-term-with-a-hyphen", "terms: [anti-terroriste]",
    "antiterroristes, anti-terroriste, anti terroriste", "w:antiterroristes | w:anti-terroriste | w:anti terroriste" },
  { "the-same-from-a-term-with-a-space", "terms: [opération anti terroriste]",
    "opération antiterroriste, opération anti-terroriste", "w:opération antiterroriste | w:opération anti-terroriste" },
  { "the-same-for-an-exact-form", "terms: [=contre-offensive]",
    "contreoffensive, contre-offensive, contre offensive, contre-offensives",
    "w:contreoffensive | w:contre-offensive | w:contre offensive" },
  { "the-same-for-a-wildcard", "terms: [antiterroris*]", "anti-terrorisme, antiterroristes",
    "w:anti-terrorisme | w:antiterroristes" },
  { "a-prefix-needs-letters-behind-it", "terms: [autour]", "auto ur, autour", "w:autour" },
  { "a-compound-with-and-without-hyphens", "terms: [cessez-le-feu]",
    "cessez-le-feu, cessez le feu, cessez‑le‑feu, cessezlefeu",
    "w:cessez-le-feu | w:cessez le feu | w:cessez‑le‑feu | w:cessezlefeu" },
  { "a-compound-from-a-term-with-a-space", "terms: [=Haut =Karabakh]", "le Haut-Karabakh", "w:Haut-Karabakh" },
  { "decomposed-accents-are-composed", "terms: [libérer]", "libe\xCC\x81re\xCC\x81s, libérés",
    "w:libe\xCC\x81re\xCC\x81s | w:libérés" },
  { "a-headline-without-accents", "terms: [libération, épuration]", "LIBERATION ET EPURATIONS",
    "w:LIBERATION | w:EPURATIONS" },
  { "a-headline-with-accents", "terms: [libération]", "LIBÉRATION", "w:LIBÉRATION" },
  { "a-headline-without-accents-by-form-and-star", "terms: [=libéré, dépor*]", "VILLAGE LIBERE, DEPORTES",
    "w:LIBERE | w:DEPORTES" },
  { "a-headline-without-accents-by-its-endings", "terms: [libérer, négociants, négocié, arme]",
    "VILLES LIBEREES, NEGOCIE, ARMEMENT", "w:LIBEREES | w:NEGOCIE" },
  { "small-letters-keep-their-accents", "terms: [=occupé]", "il occupe, un village occupé", "w:occupé" },
  { "a-first-capital-may-lack-its-accent", "terms: [épuration, =évadé]", "Epuration, epuration, Evadé",
    "w:Epuration | w:Evadé" },
  { "a-single-capital-letter-may-lack-its-accent", "terms: [à la ville]", "A la ville", "w:A la ville" },
  { "capitals-count-as-a-capital", "terms: [=Élysée]", "ELYSEE, Élysée, élysée", "w:ELYSEE | w:Élysée" },
  { "a-word-run-together-is-found-and-marked", "terms: [attaquer]", "Ils ontattaqué hier.", "+w:attaqué" },

  /* what may stand between */
  { "quotation-marks-may-stand-between", "terms: [opération antiterroriste]",
    "une opération « antiterroriste », une \"opération\" antiterroriste, opération “antiterroriste”",
    "w:opération « antiterroriste | w:opération\" antiterroriste | w:opération “antiterroriste" },
  { "nor-where-the-same-word-may-also-begin-a-gap", "terms: [prendre ..3 contrôle, prendre position]",
    "prendre « position », prendre, position, prendre vite position", "w:prendre « position" },
  { "no-other-mark-may", "terms: [opération antiterroriste]",
    "opération, antiterroriste ; opération (antiterroriste) ; opération : antiterroriste", "" },
  { "no-sentence-end-may", "terms: [opération antiterroriste]", "Une opération. Antiterroriste en plus.", "" },
  { "no-paragraph-end-may", "terms: [opération antiterroriste]", "Une opération\n\nantiterroriste", "" },
  { "no-other-word-may", "terms: [opération antiterroriste]", "opération vite antiterroriste", "" },

  /* exceptions */
  { "an-exception-cancels-the-term-inside-it", "terms: [=offensive], except: [offensive diplomatique]",
    "une offensive diplomatique, une offensive", "w:offensive" },
  { "an-exception-with-star-and-gap", "terms: [libérer], except: [\"libér* ..4 (prisonnier|otage)\"]",
    "libérer enfin tous les prisonniers, libérés", "w:libérés" },
  { "the-gap-of-an-exception-has-its-end", "terms: [libérer], except: [libérer ..1 prisonnier]",
    "libérer une ville sans prisonniers", "w:libérer" },
  { "an-exception-stays-in-its-sentence", "terms: [libérer], except: [libérer ..4 prisonnier]",
    "Ils vont libérer. Des prisonniers restent.", "w:libérer" },
  { "an-exception-of-one-word-holds-by-form", "terms: [offensif], except: [offensif]", "offensif, offensive",
    "w:offensive" },
  { "an-exception-with-a-capital", "terms: [libération], except: [=Libération]", "Libération, la libération",
    "w:libération" },
  { "an-exception-with-a-list", "terms: [libérer], except: [\"libérer par @azerbaijani\"]",
    "libéré par Bakou, libéré par Erevan", "w:libéré" },
  { "an-exception-that-covers-only-a-part-does-not-count", "terms: [lancer une offensive], except: [une offensive]",
    "lancer une offensive", "w:lancer une offensive" },

  /* near and not-near */
  { "near-in-words", "terms: [libérer], near: {of: [\"@place\"], within: 3}",
    "libérer très vite Choucha. Libérer encore très vite Choucha.", "w:libérer" },
  { "near-counts-before-too", "terms: [libérer], near: {of: [\"@place\"], within: 3}",
    "La ville est libérée. La ville, elle, hier, est libérée.", "w:libérée" },
  { "near-anywhere-in-the-sentence", "terms: [libérer], near: [\"@place\"]",
    "libérer, a dit hier et encore avant-hier le ministre en chef, la ville. Libérer.", "w:libérer" },
  { "near-takes-the-nearest", "terms: [libérer], near: {of: [ville], within: 2}",
    "Une ville au loin et une autre ville libérée loin de la ville.", "w:libérée" },
  { "near-must-be-another-word", "terms: [libérer], near: [libérer]", "libérer. Libérer et libérer.",
    "w:Libérer | w:libérer" },
  { "near-must-not-overlap", "terms: [libérer], near: [ville libérée]", "La ville libérée. Libérer la ville libérée.",
    "w:Libérer" },
  { "a-compound-is-one-word-away", "terms: [libérer], near: {of: [ville], within: 2}",
    "libérer Saint-Jean-du-Gard ville", "w:libérer" },
  { "not-near-cancels", "terms: [libérer], not-near: {of: [prisonnier], within: 4}",
    "libérer des prisonniers. Libérer la ville.", "w:Libérer" },
  { "a-terms-own-condition-replaces-the-wordings",
    "terms: [reprendre, {term: libérer, near: [prison]}], near: [\"@place\"]",
    "libérer la ville. Libérer la prison. Reprendre la ville. Reprendre la prison.", "w:Libérer | w:Reprendre" },
  { "near-does-not-look-into-the-next-sentence", "terms: [libérer], near: [\"@place\"]", "Libérer. La ville.", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *yaml = g_strdup_printf ("choices: {c: {wordings: {w: {%s}}}}\n", test->wording);
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, yaml, &error);
  g_assert_no_error (error);
  g_autofree char *found = bench_read (&bench, test->text);

  g_assert_cmpstr (found, ==, test->expected);
  bench_clear (&bench);
}

static void
check (const char *yaml, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, yaml, &error);
  g_assert_no_error (error);
  g_autofree char *found = bench_read (&bench, text);

  g_assert_cmpstr (found, ==, expected);
  bench_clear (&bench);
}

static void
test_longest (void)
{
  check ("choices: {c: {wordings: {a: {terms: [région]}, b: {terms: [région du Karabakh]}, d: {terms: [Karabakh]}}}}\n",
         "la région du Karabakh, le Karabakh", "b:région du Karabakh | d:Karabakh");
}

static void
test_leftmost (void)
{
  check ("choices: {c: {wordings: {a: {terms: [guerre longue]}, b: {terms: [longue guerre]}}}}\n",
         "longue guerre longue", "b:longue guerre");
}

static void
test_listing (void)
{
  check ("choices: {c: {wordings: {a: {terms: [offensif]}, b: {terms: [=offensive]}}}}\n", "offensive", "a:offensive");
}

static void
test_chain (void)
{
  check (
      "choices: {c: {wordings: {a: {terms: [un deux]}, b: {terms: [deux trois quatre]}, d: {terms: [quatre cinq]}}}}\n",
      "un deux trois quatre cinq", "b:deux trois quatre");
}

static void
test_freed_words (void)
{
  check ("choices: {c: {wordings: {a: {terms: [offensive]}, b: {terms: [grande offensive], except: [grande offensive "
         "diplomatique]}}}}\n",
         "grande offensive diplomatique", "a:offensive");
}

static void
test_other_choice (void)
{
  check ("choices: {c: {wordings: {a: {terms: [région du Karabakh]}}}, d: {wordings: {b: {terms: [Karabakh]}}}}\n",
         "région du Karabakh", "a:région du Karabakh | b:Karabakh");
}

static void
test_loaded (void)
{
  check ("loaded: {a: {terms: [barbare, acte barbare]}, b: {terms: [acte]}}\n", "un acte barbare, un acte",
         "a:acte barbare | b:acte");
}

static void
test_two_lexicons (void)
{
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  CadTextRules rules;

  french_rules (&rules);
  g_ptr_array_add (lexicons, parse ("choices: {c: {wordings: {a: {terms: [guerre]}}}}\n"));
  g_ptr_array_add (lexicons, parse ("choices: {c: {wordings: {a: {terms: [longue guerre]}}}}\n"));
  g_autoptr (CadMatcher) matcher = cad_matcher_new (lexicons, &rules, NULL);
  g_autoptr (CadVocabulary) vocabulary = cad_vocabulary_new (&rules);
  g_autoptr (CadTokens) tokens = cad_tokens_new ();
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  g_autoptr (CadDocument) document = cad_document_new ("t", "longue guerre", 13, NULL);

  cad_vocabulary_set_test (vocabulary, 0, cad_matcher_test, matcher);
  cad_tokens_read (tokens, document, vocabulary);
  cad_matcher_find (matcher, tokens, mentions);
  g_assert_cmpuint (mentions->len, ==, 2);
  g_assert_cmpuint (g_array_index (mentions, CadMention, 0).lexicon, ==, 1);
  g_assert_cmpuint (g_array_index (mentions, CadMention, 1).lexicon, ==, 0);
  g_assert_true (cad_matcher_lexicons (matcher)->pdata[1] == lexicons->pdata[1]);
  cad_text_rules_clear (&rules);
}

/* Two terms of one word, so that words that begin terms of both have to be told apart by more than their first word. */
static void
test_left_out (void)
{
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  g_autoptr (GArray) left_out = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_autoptr (CadTokens) tokens = cad_tokens_new ();
  g_autoptr (CadDocument) document = cad_document_new ("t", "guerre longue", 13, NULL);
  CadTextRules rules;

  french_rules (&rules);
  g_ptr_array_add (lexicons, parse ("choices: {c: {wordings: {a: {terms: [guerre]}}}}\n"));
  g_ptr_array_add (lexicons, parse ("choices: {c: {wordings: {a: {terms: [guerre longue]}}}}\n"));
  g_autoptr (CadMatcher) matcher = cad_matcher_new (lexicons, &rules, NULL);
  g_autoptr (CadFinder) finder = cad_finder_new (matcher);
  g_autoptr (CadVocabulary) vocabulary = cad_vocabulary_new (&rules);

  cad_vocabulary_set_test (vocabulary, 0, cad_matcher_test, matcher);
  cad_tokens_read (tokens, document, vocabulary);
  g_array_set_size (left_out, 2);
  for (guint i = 0; i < 4; i++) {
    g_array_index (left_out, guint8, 0) = i & 1;
    g_array_index (left_out, guint8, 1) = i >> 1;
    cad_finder_find_without (finder, tokens, left_out, mentions);
    g_assert_cmpuint (mentions->len, ==, i == 0 ? 2 : i == 3 ? 0 : 1);
    for (guint j = 0; j < mentions->len; j++)
      g_assert_cmpuint (g_array_index (left_out, guint8, g_array_index (mentions, CadMention, j).lexicon), ==, 0);
  }
  cad_text_rules_clear (&rules);
}

static void
test_too_many (void)
{
  g_autoptr (GError) error = NULL;
  const char *group = "(a b|c d|e f|g h|i j|k l|m n|o p)";
  g_autofree char *yaml = g_strdup_printf (
      "choices:\n  c:\n    wordings:\n      w:\n        terms:\n          - \"mot\"\n"
      "          - \"%s %s %s %s %s\"\n",
      group, group, group, group, group);
  Bench bench;

  g_assert_false (bench_init (&bench, yaml, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  g_autofree char *place = g_strndup (error->message, strlen ("t:17:14: '(a b|"));

  g_assert_cmpstr (place, ==, "t:17:14: '(a b|");
  bench_clear (&bench);
}

static void
test_long_list_is_one_class (void)
{
  g_autoptr (GString) yaml = g_string_new ("choices: {c: {wordings: {w: {terms: [\"(");
  g_autoptr (GError) error = NULL;
  Bench bench;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (yaml, "%sx%u", i > 0 ? "|" : "", i);
  g_string_append (yaml, ") (a|b|c) (d|e|f) (g|h|i) (j|k|l) (m|n|o) (p|q|r)\"]}}}}\n");
  g_assert_true (bench_init (&bench, yaml->str, &error));
  g_autofree char *found = bench_read (&bench, "x88 c e g j o q");

  g_assert_cmpstr (found, ==, "w:x88 c e g j o q");
  bench_clear (&bench);
}

static int
actor_of (Bench *bench, const char *text)
{
  g_autofree char *found = bench_read (bench, text);

  return cad_matcher_actor (bench->matcher, bench->tokens, 0, bench->tokens->n_tokens - 1, 0);
}

/* A word can be in more lists than fit what is remembered of it; it stands first in one half of the terms. */
static void
test_word_of_many_lists (void)
{
  g_autoptr (GString) yaml = g_string_new ("choices:\n  c:\n    wordings:\n      w:\n        terms:\n");

  for (guint i = 10; i < 50; i++) {
    g_string_append_printf (yaml, "          - \"(mot|a%u) x%u\"\n", i, i);
    g_string_append_printf (yaml, "          - \"un (mot|b%u) y%u\"\n", i, i);
  }
  check (yaml->str, "mot x10, mot x25, mot x49, mot x50, un mot y10, un mot y25, un mot y49, un mot y50",
         "w:mot x10 | w:mot x25 | w:mot x49 | w:un mot y10 | w:un mot y25 | w:un mot y49");
}

static void
test_actor (void)
{
  Bench bench;

  bench_init (&bench, "choices: {c: {wordings: {w: {terms: [x]}}}}\n", NULL);
  g_assert_cmpint (actor_of (&bench, "le Premier ministre Nikol Pachinian"), ==, 0);
  g_assert_cmpint (actor_of (&bench, "la Défense azerbaïdjanaise"), ==, 1);
  g_assert_cmpint (actor_of (&bench, "un diplomate russe"), ==, -1);
  g_assert_cmpint (actor_of (&bench, "Bakou, comme Erevan"), ==, 1);
  g_assert_cmpint (actor_of (&bench, "à Bakou, le ministère arménien"), ==, 0);
  bench_clear (&bench);
}

static void
test_actor_range (void)
{
  Bench bench;

  bench_init (&bench, "choices: {c: {wordings: {w: {terms: [x]}}}}\n", NULL);
  g_autofree char *found = bench_read (&bench, "le ministère arménien et Bakou");

  g_assert_cmpint (cad_matcher_actor (bench.matcher, bench.tokens, 0, 1, 0), ==, -1);
  g_assert_cmpint (cad_matcher_actor (bench.matcher, bench.tokens, 3, 4, 0), ==, 1);
  bench_clear (&bench);
}

/* Texts that break a matcher which looks back, forward or at pairs. */
static void
test_linear (void)
{
  const char *yaml = "choices: {c: {wordings: {w: {terms: [\"a ..20 a ..20 a ..20 b\", \"a a\"], near: [b], except: "
                     "[\"a ..50 z\"]}}}}\n";
  const char *const pieces[] = { "a ", "a-", "a \" ", "a , ", "a b " };
  Bench bench;

  bench_init (&bench, yaml, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint j = 0; j < 5000; j++)
      g_string_append (text, pieces[i]);
    g_autofree char *found = bench_read (&bench, text->str);

    g_assert_true (g_utf8_validate (found, -1, NULL));
  }
  bench_clear (&bench);
}

static void
test_empty (void)
{
  check ("choices: {c: {wordings: {w: {terms: [a]}}}}\n", "", "");
  check ("choices: {c: {wordings: {w: {terms: [a]}}}}\n", "« . »", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/matcher/terms/", cases[i].claim, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/matcher/overlaps/the-longest-wins", test_longest);
  g_test_add_func ("/matcher/overlaps/then-the-leftmost", test_leftmost);
  g_test_add_func ("/matcher/overlaps/then-the-one-listed-first", test_listing);
  g_test_add_func ("/matcher/overlaps/a-loser-frees-nothing-in-a-chain", test_chain);
  g_test_add_func ("/matcher/overlaps/an-excepted-term-leaves-its-words-to-others", test_freed_words);
  g_test_add_func ("/matcher/overlaps/choices-may-overlap", test_other_choice);
  g_test_add_func ("/matcher/overlaps/loaded-words-count-once", test_loaded);
  g_test_add_func ("/matcher/overlaps/lexicons-may-overlap", test_two_lexicons);
  g_test_add_func ("/matcher/lexicons-left-out-find-nothing", test_left_out);
  g_test_add_func ("/matcher/bounds/too-many-patterns-are-an-error-with-its-place", test_too_many);
  g_test_add_func ("/matcher/bounds/single-words-cost-no-pattern", test_long_list_is_one_class);
  g_test_add_func ("/matcher/bounds/hostile-texts-take-linear-time", test_linear);
  g_test_add_func ("/matcher/bounds/empty-texts", test_empty);
  g_test_add_func ("/matcher/bounds/a-word-may-be-in-many-lists", test_word_of_many_lists);
  g_test_add_func ("/matcher/actors/longest-then-earliest", test_actor);
  g_test_add_func ("/matcher/actors/only-inside-the-range", test_actor_range);
  return g_test_run ();
}
