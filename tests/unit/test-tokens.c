/* SPDX-License-Identifier: MIT
 * test-tokens.c - words, marks, sentences and paragraphs of small texts
 *
 * A text is compared with a drawing of its tokens: a blank or | before each (white space or none), - before what a hyphen
 * joins, + before what was cut apart, # before a sentence, ## before a paragraph. */
#include <cadrage/tokens.h>

#include <string.h>

typedef struct {
  CadTextRules rules;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadDocument *document;
} Fixture;

static void
fill_set (GHashTable *set, const char *words)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (split[i]));
}

/* Knows a few stems, as a lexicon would, and a few forms. */
static guint64
knows_word (const CadWord *word, GArray *symbols, gpointer data)
{
  static const char *const stems[] = {
    "libérer", "attaquer", "village", "armée", "déploiement", "informer", "surprise"
  };
  guint32 one = 1;

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++) {
    g_autofree char *stem = cad_text_stem (data, stems[i]);

    if (g_str_equal (stem, cad_word_stem (word)))
      g_array_append_val (symbols, one);
  }
  return 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CadTextRules *rules = &fixture->rules;

  cad_text_rules_init (rules);
  if (data == NULL) {
    rules->stemmer = g_strdup ("french");
    fill_set (rules->elisions, "l' d' qu' n' s' j' c' t' jusqu' quelqu'");
    fill_set (rules->unsplit, "aujourd'hui quelqu'un");
    fill_set (rules->abbreviations, "m mme gén etc");
    fill_set (rules->glue_before, "ont dans au les avec");
    fill_set (rules->glue_after, "à un une dans");
    fill_set (rules->unglued, "dansable");
  } else
    rules->single_quotes = TRUE;
  fixture->vocabulary = cad_vocabulary_new (rules);
  cad_vocabulary_set_test (fixture->vocabulary, 0, knows_word, rules);
  fixture->tokens = cad_tokens_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->document, cad_document_free);
  cad_tokens_free (fixture->tokens);
  cad_vocabulary_free (fixture->vocabulary);
  cad_text_rules_clear (&fixture->rules);
}

static CadTokens *
read_bytes (Fixture *fixture, const char *text, gsize length)
{
  g_clear_pointer (&fixture->document, cad_document_free);
  fixture->document = cad_document_new ("a", text, length, NULL);
  cad_tokens_read (fixture->tokens, fixture->document, fixture->vocabulary);
  return fixture->tokens;
}

static CadTokens *
read_text (Fixture *fixture, const char *text)
{
  return read_bytes (fixture, text, strlen (text));
}

static char *
draw (const CadTokens *tokens)
{
  GString *drawing = g_string_new (NULL);

  for (guint i = 0; i < tokens->n_tokens; i++) {
    const CadToken *token = &tokens->tokens[i];

    if (i > 0)
      g_string_append_c (drawing, token->flags & CAD_TOKEN_SPACE ? ' ' : '|');
    if (token->flags & CAD_TOKEN_SENTENCE && i > 0)
      g_string_append (drawing, token->flags & CAD_TOKEN_PARAGRAPH ? "##" : "#");
    if (token->flags & CAD_TOKEN_HYPHEN)
      g_string_append_c (drawing, '-');
    if (token->flags & CAD_TOKEN_REPAIRED)
      g_string_append_c (drawing, '+');
    g_string_append_len (drawing, tokens->document->text + token->start, token->len);
  }
  return g_string_free (drawing, FALSE);
}

static void
assert_drawing (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *drawing = draw (read_text (fixture, text));

  g_assert_cmpstr (drawing, ==, expected);
}

static void
assert_words (Fixture *fixture, const char *text, guint words)
{
  g_assert_cmpuint (read_text (fixture, text)->words, ==, words);
}

static const char *
norm_at (const Fixture *fixture, guint index)
{
  return cad_tokens_word (fixture->tokens, index)->norm;
}

static void
test_elisions (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "L’armée qu'il voit", "L’|armée qu'|il voit");
  g_assert_cmpstr (norm_at (fixture, 0), ==, "l'");
  g_assert_true (cad_tokens_word (fixture->tokens, 0)->flags & CAD_WORD_ELISION);
  assert_drawing (fixture,
                  "l\xCA\xBC"
                  "eau, l\xE2\x80\xB2"
                  "eau, l\xE2\x80\x9B"
                  "eau",
                  "l\xCA\xBC|eau|, l\xE2\x80\xB2|eau|, l\xE2\x80\x9B|eau");
  assert_drawing (fixture, "d’« eau »", "d’|« eau »");
  assert_drawing (fixture, "jusqu’aujourd’hui", "jusqu’|aujourd’hui");
  assert_drawing (fixture, "jusqu'à l'eau", "jusqu'|à l'|eau");
}

static void
test_whole_apostrophes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "aujourd’hui quelqu'un voit O’Brien", "aujourd’hui quelqu'un voit O’Brien");
  assert_drawing (fixture, "quelqu'autre", "quelqu'|autre");
}

static void
test_hyphens (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "un cessez-le-feu", "un cessez|-le|-feu");
  assert_words (fixture, "un cessez-le-feu", 2);
  assert_drawing (fixture, "a\xE2\x80\x91t\xE2\x80\x90il dit", "a|-t|-il dit");
  assert_drawing (fixture, "- Oui -5 mot- fin", "- Oui -|5 mot|- fin");
  g_assert_cmpuint (fixture->tokens->tokens[0].mark, ==, CAD_MARK_DASH);
  g_assert_cmpuint (fixture->tokens->tokens[2].mark, ==, CAD_MARK_OTHER);
}

static void
test_numbers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "4.000 morts à 13:00, 20,5 % en 2020.", "4.000 morts à 13:00|, 20,5 % en 2020|.");
  assert_drawing (fixture, "1992-1994", "1992|-1994");
}

static void
test_invisible (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  read_text (fixture, "ar\xC2\xADm\xE2\x80\x8B\xC3\xA9"
                      "e arme\xCC\x81"
                      "e a\xEF\xBB\xBFrm\xC3\xA9"
                      "e");
  g_assert_cmpuint (fixture->tokens->n_tokens, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (norm_at (fixture, i), ==, "armée");
}

static void
test_middle_dot (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "les habitant·e·s · ici", "les habitant·e·s · ici");
}

static void
test_quotes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const CadMark marks[] = {
    CAD_QUOTE_GUILLEMET_OPEN,
    CAD_QUOTE_GUILLEMET_CLOSE,
    CAD_QUOTE_CURLY_OPEN,
    CAD_QUOTE_CURLY_CLOSE,
    CAD_QUOTE_LOW,
    CAD_QUOTE_STRAIGHT,
    CAD_QUOTE_DOUBLED,
    CAD_QUOTE_DOUBLED,
    CAD_QUOTE_GUILLEMET_OPEN,
    CAD_QUOTE_GUILLEMET_CLOSE,
    CAD_QUOTE_ANGLE_OPEN,
    CAD_QUOTE_ANGLE_CLOSE,
  };

  read_text (fixture, "« » “ ” „ \" '' `` << >> ‹ ›");
  g_assert_cmpuint (fixture->tokens->n_tokens, ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_assert_cmpuint (fixture->tokens->tokens[i].kind, ==, CAD_TOKEN_QUOTE);
    g_assert_cmpuint (fixture->tokens->tokens[i].mark, ==, marks[i]);
  }
  assert_drawing (fixture,
                  "«\xC2\xA0un\xE2\x80\xAF»\xE2\x80\x89"
                  "et",
                  "« un » et");
  assert_drawing (fixture, "''un''", "''|un|''");
  assert_drawing (fixture, "dit ‘un’", "dit ‘|un|’");
  g_assert_cmpuint (fixture->tokens->tokens[1].kind, ==, CAD_TOKEN_MARK);
}

static void
test_single_quotes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "he said 'don't go' and ‘yes’", "he said '|don't go|' and ‘|yes|’");
  g_assert_cmpuint (fixture->tokens->tokens[2].mark, ==, CAD_QUOTE_SINGLE_OPEN);
  g_assert_cmpuint (fixture->tokens->tokens[5].mark, ==, CAD_QUOTE_SINGLE_CLOSE);
  g_assert_cmpuint (fixture->tokens->tokens[7].mark, ==, CAD_QUOTE_SINGLE_OPEN);
  g_assert_cmpuint (fixture->tokens->tokens[9].mark, ==, CAD_QUOTE_SINGLE_CLOSE);
}

static void
test_sentences (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "Il part. Elle reste ! Où ? Là… Bien.", "Il part|. #Elle reste ! #Où ? #Là|… #Bien|.");
  assert_drawing (fixture, "Il part... puis revient. etc. Fin", "Il part|... puis revient|. etc|. Fin");
  assert_drawing (fixture, "M. Brun et J. Noir. Le gén. Gris.", "M|. Brun et J|. Noir|. #Le gén|. Gris|.");
  assert_drawing (fixture, "« Non ! » dit-il. « Oui. » Il part.", "« Non ! » dit|-il|. #« Oui|. » #Il part|.");
  assert_drawing (fixture, "Il a dit \"non.\" Elle part (enfin.) Fin",
                  "Il a dit \"|non|.|\" #Elle part (|enfin|.|) #Fin");
  assert_drawing (fixture, "En 2020. Le port.", "En 2020|. #Le port|.");
  assert_drawing (fixture, "1. Le port", "1|. Le port");
  assert_drawing (fixture, "Fin. – Oui.", "Fin|. #– Oui|.");
}

static void
test_missing_space (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "Il part.Elle reste.", "Il part|.|#Elle reste|.");
  assert_drawing (fixture, "voir phare.example ici", "voir phare|.|example ici");
  assert_drawing (fixture, "U.S.A. seuls", "U|.|S|.|A|. seuls");
}

static void
test_paragraphs (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "Titre\nUn\n\n \nDeux", "Titre ##Un ##Deux");
  assert_drawing (fixture, "Un\r\nDeux\rTrois\xE2\x80\xA9Quatre", "Un ##Deux ##Trois ##Quatre");
  g_assert_cmpuint (fixture->tokens->n_paragraphs, ==, 4);
  g_assert_cmpuint (fixture->tokens->paragraphs[4], ==, 4);
  g_assert_cmpuint (fixture->tokens->n_sentences, ==, 4);
}

static void
test_wrapped_lines (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  read_text (fixture, "Le vent se lève sur le port et les barques rentrent une à\n"
                      "une, sans un mot, comme chaque soir de cette saison trop\n"
                      "longue où personne ne sait plus quel jour il est ni pour\n"
                      "quoi il faut attendre.\n"
                      "\n"
                      "Le lendemain tout le monde avait oublié la tempête, et\n"
                      "les filets séchaient.\n");
  g_assert_cmpuint (fixture->tokens->n_paragraphs, ==, 2);
  g_assert_cmpuint (cad_tokens_paragraph (fixture->tokens, 0), ==, 0);
  g_assert_cmpuint (cad_tokens_paragraph (fixture->tokens, fixture->tokens->n_tokens - 1), ==, 1);
}

static void
test_repair (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_drawing (fixture, "ontattaqué", "+ont|+attaqué");
  assert_drawing (fixture, "informeun", "+informe|+un");
  assert_drawing (fixture, "trouvantà", "+trouvant|+à");
  assert_drawing (fixture, "auHaut-Pays", "+au|+Haut|-Pays");
  assert_drawing (fixture, "un déploiementd’un an", "un +déploiement|+d’|+un an");
  assert_drawing (fixture, "lesvillages dansl’armée", "+les|+villages +dans|+l’|+armée");
  assert_drawing (fixture, "Matindansl'Est", "+Matin|+dans|+l'|+Est");
  assert_drawing (fixture, "l’ont qu’ontlibéré", "l’|ont qu’|+ont|+libéré");
  assert_drawing (fixture, "ontattaqué ontattaqué", "+ont|+attaqué +ont|+attaqué");
  g_assert_cmpuint (fixture->tokens->repaired, ==, 2);
  g_assert_cmpuint (fixture->tokens->words, ==, 4);
}

static void
test_no_repair (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const words[] = { "surprise", "dansable", "auteur", "McIntosh", "iPad",
                                       "lesarm",   "ontarien", "Voilà",  "Qur’an" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_drawing (fixture, words[i], words[i]);
}

static void
test_offsets (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  CadSpan span;

  read_text (fixture, "date 2020-12 Été : l’eau");
  g_assert_cmpuint (fixture->tokens->tokens[0].start, ==, 13);
  g_assert_cmpuint (fixture->tokens->tokens[0].flags, ==, CAD_TOKEN_SPACE | CAD_TOKEN_SENTENCE | CAD_TOKEN_PARAGRAPH);
  span = cad_tokens_span (fixture->tokens, 2, 3);
  g_assert_cmpint (strncmp (fixture->document->text + span.start, "l’eau", span.len), ==, 0);
  g_assert_cmpuint (cad_span_end (span), ==, fixture->document->length);
}

static void
test_nothing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  read_text (fixture, " \n ");
  g_assert_cmpuint (fixture->tokens->n_tokens, ==, 0);
  g_assert_cmpuint (fixture->tokens->n_sentences, ==, 0);
  g_assert_cmpuint (fixture->tokens->n_paragraphs, ==, 0);
}

static void
test_buffers_are_kept (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  read_text (fixture, "Un. Deux.\nTrois.");
  g_assert_cmpuint (fixture->tokens->n_sentences, ==, 3);
  assert_drawing (fixture, "Quatre.", "Quatre|.");
  g_assert_cmpuint (fixture->tokens->n_sentences, ==, 1);
  g_assert_cmpuint (fixture->tokens->words, ==, 1);
}

/* Whatever the bytes: tokens are in order, inside the text, and between letters. */
static void
assert_sound (const CadTokens *tokens)
{
  guint32 end = tokens->document->body;

  for (guint i = 0; i < tokens->n_tokens; i++) {
    const CadToken *token = &tokens->tokens[i];

    g_assert_cmpuint (token->start, >=, end);
    g_assert_cmpuint (token->len, >, 0);
    g_assert_true (g_utf8_validate (tokens->document->text + token->start, token->len, NULL));
    end = token->start + token->len;
  }
  g_assert_cmpuint (end, <=, tokens->document->length);
  g_assert_cmpuint (tokens->sentences[tokens->n_sentences], ==, tokens->n_tokens);
  g_assert_cmpuint (tokens->paragraphs[tokens->n_paragraphs], ==, tokens->n_tokens);
}

static void
test_long_runs (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const units[] = { "a",  "é", "e\xCC\x81", "'",  "a'",       "l’", "-",
                                       "a-", "«", ".",         "1,", "\xC2\xAD", "aB" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    while (text->len < 300000)
      g_string_append (text, units[i]);
    read_bytes (fixture, text->str, text->len);
    assert_sound (fixture->tokens);
  }
}

static void
test_random_bytes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const pieces[] = { "l’",         "d'", "ont", "dans", "attaqué",  "E",  "é", "\xCC\x81",
                                        "\xC2\xAD",   "«",  "»",   ".",    "...",      "-",  " ", "\n",
                                        "\r\n",       "1",  ",",   "\xFF", "\xE2\x80", "''", "·", "\xEF\xBF\xBD",
                                        "aujourd’hui" };

  for (guint round = 0; round < 300; round++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < 200; i++)
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    read_bytes (fixture, text->str, text->len);
    assert_sound (fixture->tokens);
  }
}

/* Seconds that a million bytes of @piece take. */
static double
time_of (Fixture *fixture, const char *piece)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double best = G_MAXDOUBLE;

  while (text->len < 1000000)
    g_string_append (text, piece);
  read_bytes (fixture, text->str, text->len);
  for (guint i = 0; i < 3; i++) {
    g_test_timer_start ();
    cad_tokens_read (fixture->tokens, fixture->document, fixture->vocabulary);
    best = MIN (best, g_test_timer_elapsed ());
  }
  return best;
}

static void
test_runs (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const runs[] = { "//", ",,", "((", "\"\"", "?" };
  double apart = time_of (fixture, ", ");

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    g_assert_cmpfloat (time_of (fixture, runs[i]), <, 12 * apart);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/tokens/a-run-of-marks-costs-little-more-than-marks-apart", test_runs },
    { "/tokens/curly-apostrophe-splits-the-elision", test_elisions },
    { "/tokens/other-apostrophe-words-stay-whole", test_whole_apostrophes },
    { "/tokens/a-hyphenated-compound-is-one-word", test_hyphens },
    { "/tokens/a-number-is-one-token", test_numbers },
    { "/tokens/invisible-marks-belong-to-the-word", test_invisible },
    { "/tokens/middle-dots-stay-inside-the-word", test_middle_dot },
    { "/tokens/every-kind-of-quotation-mark", test_quotes },
    { "/tokens/sentences-end-before-what-can-begin-one", test_sentences },
    { "/tokens/a-missing-space-after-a-stop-ends-a-sentence", test_missing_space },
    { "/tokens/any-line-break-begins-a-paragraph", test_paragraphs },
    { "/tokens/in-wrapped-text-only-a-blank-line-does", test_wrapped_lines },
    { "/tokens/words-run-together-are-cut", test_repair },
    { "/tokens/real-words-are-not-cut", test_no_repair },
    { "/tokens/offsets-are-those-of-the-text", test_offsets },
    { "/tokens/nothing-but-space-has-no-sentence", test_nothing },
    { "/tokens/the-last-document-is-gone", test_buffers_are_kept },
    { "/tokens/endless-runs-are-cut", test_long_runs },
    { "/tokens/any-bytes-give-sound-tokens", test_random_bytes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add ("/tokens/single-quotes-by-their-place", Fixture, "en", set_up, test_single_quotes, tear_down);
  return g_test_run ();
}
