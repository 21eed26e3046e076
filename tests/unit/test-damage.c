/* SPDX-License-Identifier: MIT
 * test-damage.c - what is no text of an article is left out, and nothing else; damage that stays is found */
#include <cadrage/damage.h>

#include <string.h>

#include <cadrage/language.h>
#include <cadrage/tokens.h>

#include "packs.h"

static CadDocument *
document_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new ("test", text, strlen (text), &error);

  g_assert_no_error (error);
  return document;
}

static char *
replaced (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 0);

  return g_strjoinv (to, parts);
}

/* The text with ~~ around each stretch that is left out. */
static char *
marked (const CadDocument *document, const GArray *damages)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < damages->len; i++) {
    const CadDamage *damage = &g_array_index (damages, CadDamage, i);

    g_assert_cmpuint (damage->span.start, >=, at);
    g_string_append_len (out, document->text + at, damage->span.start - at);
    g_string_append_printf (out, "~~%.*s~~", (int) damage->span.len, document->text + damage->span.start);
    at = cad_span_end (damage->span);
  }
  g_string_append (out, document->text + at);
  return g_string_free (out, FALSE);
}

static void
check_article (const CadTextRules *rules, const char *wanted, const char *known)
{
  g_autofree char *text = replaced (wanted, "~~", "");
  g_autoptr (CadDocument) document = document_of (text);
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));

  if (known != NULL && g_str_has_prefix (known, "source = "))
    document->source = g_strdup (known + strlen ("source = "));
  if (known != NULL && g_str_has_prefix (known, "title = "))
    document->title = g_strdup (known + strlen ("title = "));
  cad_damage_find (document, rules, damages);
  g_autofree char *found = marked (document, damages);

  g_assert_cmpstr (found, ==, wanted);
}

/* Every list item of a page of tests/damage. */
static void
check_page (const char *id)
{
  g_autofree char *name = g_strdup_printf ("%s.md", id);
  g_autofree char *path = g_build_filename (g_getenv ("CADRAGE_DATA_DIR"), "..", "tests", "damage", name, NULL);
  g_autoptr (CadLanguage) language = pack_shipped (id);
  g_autofree char *page = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (page, "\n", 0);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "- "))
      continue;
    g_auto (GStrv) halves = g_strsplit (lines[i] + strlen ("- "), " → ", 2);
    g_autofree char *paragraphs = replaced (halves[0], " ¶ ", "\n\n");
    g_autofree char *wanted = replaced (paragraphs, " ↵ ", "\n");

    check_article (&language->rules, wanted, halves[1]);
    n++;
  }
  g_assert_cmpuint (n, >, 10);
}

static void
test_french (void)
{
  check_page ("fr");
}

static void
test_english (void)
{
  check_page ("en");
}

/* The table of the caches: the same when read back, none when a piece is missing. */
static void
test_flat (void)
{
  static const char article[] =
      "Une.\n\n~~Partager E-mail~~\n\n~~Inscrivez-vous à la newsletter.~~\n\n~~Par Marie Petrova~~";
  g_autoptr (CadLanguage) language = pack_shipped ("fr");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CadTextRules rules = language->rules;

  cad_boilerplate_put (language->rules.boilerplate, bytes);
  for (gsize length = 0; length < bytes->len; length += 8 * 97) {
    CadFlat flat = { bytes->data, bytes->data + length, FALSE };

    g_assert_null (cad_boilerplate_read (&flat));
  }
  CadFlat flat = { bytes->data, bytes->data + bytes->len, FALSE };

  rules.boilerplate = cad_boilerplate_read (&flat);
  g_assert_nonnull (rules.boilerplate);
  check_article (&rules, article, NULL);
  cad_boilerplate_free (rules.boilerplate);
}

/* The same at every place of a block of bytes that are looked at together, and amid prose. */
static void
check_everywhere (const CadTextRules *rules, const char *wanted)
{
  check_article (rules, wanted, NULL);
  for (int i = 1; i <= 33; i++) {
    g_autofree char *before = g_strdup_printf ("%.*s. %s", i, "avec une phrase longue devant elle", wanted);
    g_autofree char *amid = g_strdup_printf ("%s Puis une phrase bien plus longue.", before);

    check_article (rules, before, NULL);
    check_article (rules, amid, NULL);
  }
}

static void
test_residues (void)
{
  static const char *const articles[] = {
    "Voir ~~https://a.example/libérer~~ la ville.",
    "Voir ~~https://a.example/occupation?x=1&y=2~~. Puis ~~www.a.example~~, et ~~t.co/aB3~~ !",
    "(~~http://a.example/~~)",
    "Une [carte]~~(https://a.example/carte \"occupation\")~~ et ![vue]~~(vue.png)~~.",
    "~~siege-de-la-ville-1.jpg~~ La ville.",
    "Écrire à ~~redaction@a.info~~, dit @petrova.",
    "~~<p>~~La ~~<b>~~ville~~</b>~~ est libre.~~</p>~~~~<p class=\"occupation\">~~Oui.~~</p>~~",
    "Avant ~~<!-- occupation -->~~ après ~~<script>var occupation = 1;</script>~~ fin",
    "~~//div[@class='a b']/p[1]~~ La ville.",
    "~~/html/body/div[2]/p~~ La ville.",
    "Une.~~<br />~~~~<br/>~~Deux.",
    "Oui~~&nbsp;~~: ~~&laquo;~~ libre ~~&raquo;~~ et R~~&amp;~~D, caf&eacute;.",
  };
  static const char *const prose[] = {
    "Il a dit << oui >> et 3 < 5 ; a<b et b>c.",
    "Le ratio est de 12/20 km/h, et/ou 24/7, M./Mme, a.m./p.m. AFP/Reuters.",
    "Fin.Le reste. [sic](dit-il) [...] (voir) AT&T; R&D; les §§ 1.2.3",
    "12.5.2020 // fin. Un point.Bien écrit : http: rien, mailto: rien.",
  };
  CadTextRules rules;

  cad_text_rules_init (&rules);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    check_everywhere (&rules, articles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    check_everywhere (&rules, prose[i]);
  cad_text_rules_clear (&rules);
}

/* "word|word|«|word", paragraphs begun with ¶. */
static char *
tokens_of (const char *text, gboolean without)
{
  g_autoptr (CadLanguage) language = pack_shipped ("fr");
  g_autoptr (CadDocument) document = document_of (text);
  g_autoptr (CadVocabulary) vocabulary = cad_vocabulary_new (&language->rules);
  g_autoptr (CadTokens) tokens = cad_tokens_new ();
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  GString *out = g_string_new (NULL);

  cad_damage_find (document, &language->rules, damages);
  cad_tokens_read_without (tokens, document, without ? damages : NULL, vocabulary);
  for (guint i = 0; i < tokens->n_tokens; i++) {
    const CadToken *token = &tokens->tokens[i];

    if (token->flags & CAD_TOKEN_PARAGRAPH)
      g_string_append (out, "¶");
    g_string_append_printf (out, "%.*s|", (int) token->len, document->text + token->start);
  }
  return g_string_free (out, FALSE);
}

static void
test_tokens_without (void)
{
  static const struct {
    const char *text, *tokens;
  } cases[] = {
    { "<p>Une.</p><p>Deux &laquo;&nbsp;<b>trois</b>&nbsp;&raquo;.</p>", "¶Une|.|¶Deux|&laquo;|trois|&raquo;|.|" },
    { "L'<em>armée</em> avance", "¶L'|armée|avance|" },
    { "Haut-<b>Karabakh</b>", "¶Haut|-|Karabakh|" },
    { "Une.\nLire aussi : rien\nDeux.", "¶Une|.|¶Deux|.|" },
    { "Voir http://a.b/c.d-libre", "¶Voir|" },
    { "Les gouvernementaux http://a.b/c sont", "¶Les|gouvernementaux|sont|" }, /* sixteen bytes up to the address */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *tokens = tokens_of (cases[i].text, TRUE);

    g_assert_cmpstr (tokens, ==, cases[i].tokens);
  }
  g_autofree char *all = tokens_of ("Une.\nLire aussi : rien", FALSE);

  g_assert_cmpstr (all, ==, "¶Une|.|¶Lire|aussi|:|rien|");
}

static char *
survey_of (const char *text)
{
  g_autoptr (CadDocument) document = document_of (text);
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  GString *out = g_string_new (NULL);
  CadTextRules rules;

  cad_text_rules_init (&rules);
  cad_damage_survey (document, &rules, damages);
  cad_text_rules_clear (&rules);
  for (guint i = 0; i < damages->len; i++) {
    const CadDamage *damage = &g_array_index (damages, CadDamage, i);

    g_string_append_printf (out, "%s%s %.*s", i > 0 ? "|" : "", cad_damage_name (damage->kind), (int) damage->span.len,
                            document->text + damage->span.start);
  }
  return g_string_free (out, FALSE);
}

static void
test_survey (void)
{
  static const struct {
    const char *text, *found;
  } cases[] = {
    { "« Une.\n« Deux.\n« Trois. »\nQuatre.", "" },
    { "« Une.\nDeux. »\nTrois.", "" },
    { "« Une.\nDeux.\nTrois.", "marks « Une." },
    { "Une.\nDeux ».\nTrois.", "marks Deux »." },
    { "Une \"deux.\nTrois.", "marks Une \"deux." },
    { "Il ditBakou. La fin.Le reste, surtoutBien.", "glued ditBakou|glued fin.Le|glued surtoutBien" },
    { "YouTube, LinkedIn, macOS, M.Martin, l'Europe, aujourd'hui.", "" },
    { "cafÃ© et \357\277\275", "mojibake Ã©|mojibake \357\277\275" },
    { "BAKOU, 3 mai (AFP) - Une.", "agency BAKOU, 3 mai (AFP) -" },
    { "EREVAN, 3 MAI, ARMENPRESS. Une.", "agency EREVAN, 3 MAI, ARMENPRESS." },
    { "Une.\n- Le bilan -\nDeux.", "agency - Le bilan -" },
    { "L'ONU - et elle seule - agit.\n- Un tiret\nONU. Suite.", "" },
    { "Une http://a.b/c finLe", "links http://a.b/c|glued finLe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = survey_of (cases[i].text);

    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

static void
test_words (void)
{
  static const char text[] = "<b>Une</b> Lire l'avant-propos http://a.b";
  g_autoptr (CadDocument) document = document_of (text);
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  CadDamage damage = { .span = { 0, strlen (text) }, .kind = CAD_DAMAGE_BOILERPLATE };

  g_array_append_val (damages, damage);
  g_assert_cmpuint (cad_damage_words (document, damages), ==, 9);
}

/* Seconds that two million bytes of @piece take. */
static double
time_of (const CadTextRules *rules, const char *piece)
{
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  g_autoptr (GString) text = g_string_new (NULL);
  double best = G_MAXDOUBLE;

  while (text->len < 2000000)
    g_string_append (text, piece);
  g_autoptr (CadDocument) document = document_of (text->str);

  for (guint i = 0; i < 3; i++) {
    g_test_timer_start ();
    cad_damage_find (document, rules, damages);
    best = MIN (best, g_test_timer_elapsed ());
  }
  return best;
}

/* An address is looked back to its beginning from each sign in it. */
static void
test_runs (void)
{
  g_autoptr (CadLanguage) language = pack_shipped ("fr");
  double apart = time_of (&language->rules, "/ ");

  g_assert_cmpfloat (time_of (&language->rules, "//"), <, 20 * apart);
  g_assert_cmpfloat (time_of (&language->rules, "@@"), <, 20 * apart);
}

/* Whatever is repeated a hundred thousand times, the stretches stay in order and inside the text. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "<",     "<a",           "<script>", "&",       "/",     "//",      "/html/[",
                                        "](",    "](a.",         "(lire",    "http://", ".jpg",  "www.",    "@",
                                        "[@",    "<!--",         "«\n",      "\r",      "- -\n", "Par A\n", "©1\n",
                                        "A1 (.", "Lire aussi\n", "<br>",     "é.é/",    "x.y/" };
  g_autoptr (CadLanguage) language = pack_shipped ("fr");
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    gsize at = 0;

    for (guint j = 0; j < 100000; j++)
      g_string_append (text, pieces[i]);
    g_autoptr (CadDocument) document = document_of (text->str);

    cad_damage_survey (document, &language->rules, damages);
    cad_damage_find (document, &language->rules, damages);
    for (guint j = 0; j < damages->len; j++) {
      CadSpan span = g_array_index (damages, CadDamage, j).span;

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.len, >, 0);
      at = cad_span_end (span);
      g_assert_cmpuint (at, <=, document->length);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* a page tells all that is wrong in it */
  g_test_add_func ("/damage/french-page", test_french);
  g_test_add_func ("/damage/english-page", test_english);
  g_test_add_func ("/damage/a-table-laid-flat-is-the-same", test_flat);
  g_test_add_func ("/damage/residues-are-left-out-and-prose-is-not", test_residues);
  g_test_add_func ("/damage/no-token-lies-in-what-is-left-out", test_tokens_without);
  g_test_add_func ("/damage/what-stays-is-found", test_survey);
  g_test_add_func ("/damage/words-are-those-of-users", test_words);
  g_test_add_func ("/damage/a-run-of-signs-costs-what-signs-apart-cost", test_runs);
  g_test_add_func ("/damage/hostile-texts-leave-stretches-in-order", test_hostile);
  return g_test_run ();
}
