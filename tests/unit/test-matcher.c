/* SPDX-License-Identifier: MIT
 * test-matcher.c - what terms find, and which of them win */
#include <cadrage/matcher.h>

#include <string.h>

#define LISTS                                                                                                           \
  "actors:\n"                                                                                                           \
  "  armenian: {title: {fr: arménien, en: Armenian}, terms: [arménien, ministère arménien, =Erevan, =Pachinian]}\n" \
  "  azerbaijani: {title: {fr: azéri, en: Azeri}, terms: [azerbaïdjanais, azerbaïdjanaise, =Bakou]}\n"               \
  "lists:\n"                                                                                                            \
  "  place: [village, ville, terre, =Choucha, montagne noire]\n"

typedef struct {
  CadLexicon *lexicon;
  GPtrArray *lexicons;
  CadTextRules rules;
  CadMatcher *matcher;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  GArray *mentions;
} Bench;

static void
add_words (GHashTable *set, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (each[i]));
}

/* Each word of the line finds the others. */
static void
add_variants (GHashTable *variants, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; each[j] != NULL; j++)
      if (j != i)
        g_ptr_array_add (others, g_strdup (each[j]));
    g_hash_table_insert (variants, g_strdup (each[i]), others);
  }
}

static void
french_rules (CadTextRules *rules)
{
  cad_text_rules_init (rules);
  rules->stemmer = g_strdup ("french");
  add_words (rules->elisions, "l' d' qu' n' s' j' c' jusqu'");
  add_words (rules->unsplit, "aujourd'hui prud'homme main-d'oeuvre");
  add_words (rules->glue_before, "ont dans");
  add_words (rules->glue_after, "à un d'");
  add_words (rules->prefixes, "anti contre auto");
  add_variants (rules->variants, "le la les l'");
  add_variants (rules->variants, "de d' du des");
}

static CadLexicon *
parse (const char *yaml)
{
  g_autofree char *text = g_strconcat ("lexicon: t\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\n"
                                       "title: {fr: essai, en: trial}\n",
                                       LISTS, yaml, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", text, -1);
  CadLexicon *lexicon = cad_lexicon_parse (bytes, faults, NULL, NULL);
  g_autofree char *said = cad_faults_to_string (faults);

  if (lexicon == NULL)
    g_error ("%s", said);
  return lexicon;
}

static gboolean
bench_init (Bench *bench, const char *yaml, GError **error)
{
  memset (bench, 0, sizeof *bench);
  bench->lexicon = parse (yaml);
  bench->lexicons = g_ptr_array_new ();
  g_ptr_array_add (bench->lexicons, bench->lexicon);
  french_rules (&bench->rules);
  bench->matcher = cad_matcher_new (bench->lexicons, &bench->rules, error);
  bench->vocabulary = cad_vocabulary_new (&bench->rules);
  cad_vocabulary_set_test (bench->vocabulary, 0, cad_matcher_test, bench->matcher);
  bench->tokens = cad_tokens_new ();
  bench->mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  return bench->matcher != NULL;
}

static void
bench_clear (Bench *bench)
{
  g_array_unref (bench->mentions);
  cad_tokens_free (bench->tokens);
  cad_vocabulary_free (bench->vocabulary);
  cad_matcher_free (bench->matcher);
  cad_text_rules_clear (&bench->rules);
  g_ptr_array_unref (bench->lexicons);
  cad_lexicon_free (bench->lexicon);
}

static const char *
name_of (const CadLexicon *lexicon, const CadMention *mention)
{
  const GPtrArray *wordings = mention->choice == CAD_LOADED
                                  ? lexicon->loaded
                                  : ((const CadChoice *) lexicon->choices->pdata[mention->choice])->wordings;

  return ((const CadWording *) wordings->pdata[mention->wording])->id;
}

/* `wording:words wording:words`; a repaired mention has a + before it. */
static char *
bench_read (Bench *bench, const char *text)
{
  g_autoptr (CadDocument) document = cad_document_new ("t", text, strlen (text), NULL);
  GString *out = g_string_new (NULL);

  cad_tokens_read (bench->tokens, document, bench->vocabulary);
  cad_matcher_find (bench->matcher, bench->tokens, bench->mentions);
  for (guint i = 0; i < bench->mentions->len; i++) {
    const CadMention *mention = &g_array_index (bench->mentions, CadMention, i);

    g_string_append_printf (out, "%s%s%s:%.*s", i > 0 ? " | " : "", mention->repaired ? "+" : "",
                            name_of (bench->lexicon, mention), (int) mention->span.len,
                            document->text + mention->span.start);
  }
  return g_string_free (out, FALSE);
}

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

/* All faults that the matcher has with a lexicon. */
static char *
faults_of (const char *yaml)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", NULL, 0);
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, yaml, &error);
  g_assert_no_error (error);
  cad_matcher_lint (bench.matcher, 0, faults);
  cad_matcher_prove (bench.matcher, 0, faults);
  bench_clear (&bench);
  return cad_faults_to_string (faults);
}

static void
test_proofs_hold (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [libérer], found: [\"Ils ont libéré la ville.\"], not: [\"Une "
      "ville.\"]}}}}\nloaded: {b: {terms: [barbare], found: [\"Des barbares.\"]}}\n");

  g_assert_cmpstr (said, ==, "");
}

static void
test_proofs_count (void)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", NULL, 0);
  Bench bench;

  bench_init (&bench, "choices: {c: {wordings: {a: {terms: [x], found: [x, \"un x\"], not: [y]}}}}\n", NULL);
  g_assert_cmpuint (cad_matcher_prove (bench.matcher, 0, faults), ==, 3);
  bench_clear (&bench);
}

static void
test_proofs_fail (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {liberation: {terms: [libérer], found: [\"Reprendre, libérer.\", \"Reprendre.\", "
      "\"Rien.\"], not: [\"Libérer.\"]}, reconquest: {terms: [reprendre]}}}}\n");

  g_assert_cmpstr (said, ==,
                   "t.yaml:11:89: proof fails: 'liberation' not found here (found: reconquest \"Reprendre\")\n"
                   "t.yaml:11:103: proof fails: 'liberation' not found here (found: nothing)\n"
                   "t.yaml:11:119: proof fails: 'liberation' must not be found here (found: \"Libérer\", by the term "
                   "'libérer')");
}

static void
test_shadowed_proofs (void)
{
  g_autofree char *said = faults_of ("choices: {c: {wordings: {a: {terms: [grande offensive]}, b: {terms: [offensive], "
                                     "found: [\"La grande offensive.\"]}}}}\n");

  g_assert_nonnull (
      strstr (said, "warning: 'b' is shadowed: other wordings of its choice are found in all of its proofs"));
}

static void
test_lint_double (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [offensif]}, b: {terms: [x, offensive]}}}}\n");

  g_assert_cmpstr (said, ==,
                   "t.yaml:11:65: 'offensive' stands under 'b' and, as 'offensif', under 'a' (line 11, column 38): "
                   "only the first counts");
}

static void
test_lint_conditional_double (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [soldat], near: [\"@armenian\"]}, b: {terms: [soldat]}}}}\n");

  g_assert_cmpstr (said, ==, "");
}

static void
test_lint_shadowed (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [offensif]}, b: {terms: [=offensive, =offensives]}}}}\n");

  g_assert_nonnull (strstr (said, "warning: '=offensive' is shadowed: 'offensif' of 'a' (line 11, column 38)"));
  g_assert_nonnull (strstr (said, "warning: '=offensives' is shadowed"));
}

static void
test_lint_excepted (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [libérer, =offensive, prise], except: [libér*, =offensive, prises]}}}}\n");

  g_assert_nonnull (strstr (said, "'libérer' can never match: an exception of 'a' cancels it"));
  g_assert_nonnull (strstr (said, "'=offensive' can never match: an exception of 'a' cancels it"));
  g_assert_null (strstr (said, "'prise'"));
}

static void
test_lint_unreadable (void)
{
  g_autofree char *said = faults_of ("choices: {c: {wordings: {a: {terms: [ou/et, attaqué]}}}}\n");

  g_assert_nonnull (strstr (said, "'ou/et' can never match: no text is read as these words"));
  g_assert_null (strstr (said, "'attaqué'"));
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
  g_test_add_func ("/matcher/bounds/too-many-patterns-are-an-error-with-its-place", test_too_many);
  g_test_add_func ("/matcher/bounds/single-words-cost-no-pattern", test_long_list_is_one_class);
  g_test_add_func ("/matcher/bounds/hostile-texts-take-linear-time", test_linear);
  g_test_add_func ("/matcher/bounds/empty-texts", test_empty);
  g_test_add_func ("/matcher/actors/longest-then-earliest", test_actor);
  g_test_add_func ("/matcher/actors/only-inside-the-range", test_actor_range);
  g_test_add_func ("/matcher/proofs/those-that-hold-say-nothing", test_proofs_hold);
  g_test_add_func ("/matcher/proofs/are-counted", test_proofs_count);
  g_test_add_func ("/matcher/proofs/failures-say-what-was-found", test_proofs_fail);
  g_test_add_func ("/matcher/proofs/found-by-others-only-is-shadowed", test_shadowed_proofs);
  g_test_add_func ("/matcher/lint/the-same-term-twice", test_lint_double);
  g_test_add_func ("/matcher/lint/twice-with-a-condition-is-fine", test_lint_conditional_double);
  g_test_add_func ("/matcher/lint/shadowed-by-a-wider-term", test_lint_shadowed);
  g_test_add_func ("/matcher/lint/cancelled-by-its-own-exception", test_lint_excepted);
  g_test_add_func ("/matcher/lint/words-that-no-text-holds", test_lint_unreadable);
  return g_test_run ();
}
