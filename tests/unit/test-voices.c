/* SPDX-License-Identifier: MIT
 * test-voices.c - the pages of tests/voices, what changes no voice, what each field says, and texts that are no prose */
#include <cadrage/voices.h>

#include <string.h>

#include "packs.h"

typedef struct {
  CadLanguage *language;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadVoices *finder;
  GArray *voices;
  CadMarkCounts marks;
} Bench;

static Bench *
bench_new (const char *id)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->language = pack_shipped (id);
  bench->vocabulary = cad_vocabulary_new (&bench->language->rules);
  cad_vocabulary_set_test (bench->vocabulary, 1, cad_voices_test, bench->language);
  bench->tokens = cad_tokens_new ();
  bench->finder = cad_voices_new (bench->language);
  bench->voices = g_array_new (FALSE, FALSE, sizeof (CadVoice));
  return bench;
}

static void
bench_free (Bench *bench)
{
  g_array_unref (bench->voices);
  cad_voices_free (bench->finder);
  cad_tokens_free (bench->tokens);
  cad_vocabulary_free (bench->vocabulary);
  cad_language_free (bench->language);
  g_free (bench);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bench, bench_free)

/* The voice of @spans (of CadSpan) of @text; the document must live as long as its bytes are looked at. */
static void
find (Bench *bench, const CadDocument *document, GArray *spans)
{
  cad_tokens_read (bench->tokens, document, bench->vocabulary);
  cad_voices_find (bench->finder, bench->tokens, spans, bench->voices, &bench->marks);
  g_assert_cmpuint (bench->voices->len, ==, spans->len);
}

static CadVoice
voice_of (Bench *bench, const CadDocument *document, const char *term)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  const char *at = strstr (document->text, term);
  CadSpan span = { 0, strlen (term) };

  g_assert_nonnull (at);
  span.start = at - document->text;
  g_array_append_val (spans, span);
  find (bench, document, spans);
  return g_array_index (bench->voices, CadVoice, 0);
}

static char *
text_of (const CadDocument *document, CadSpan span)
{
  return g_strndup (document->text + span.start, span.len);
}

static CadDocument *
document_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new ("test", text, strlen (text), &error);

  g_assert_no_error (error);
  return document;
}

/* One list item of a page. */
typedef struct {
  guint line;
  char *text; /* without the asterisks */
  char *term;
  char *voice;
  char *speaker; /* "" when any will do */
} Case;

static void
case_free (gpointer data)
{
  Case *c = data;

  g_free (c->text);
  g_free (c->term);
  g_free (c->voice);
  g_free (c->speaker);
  g_free (c);
}

static char *
replaced (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 0);

  return g_strjoinv (to, parts);
}

static Case *
parse_case (const char *line, guint number)
{
  g_auto (GStrv) halves = g_strsplit (line + strlen ("- "), " → ", 2);
  g_auto (GStrv) stars = g_strsplit (halves[0], "**", 3);
  g_auto (GStrv) wanted = g_strsplit (halves[1], " · ", 2);
  Case *c = g_new0 (Case, 1);
  g_autofree char *joined = NULL;

  g_assert_cmpuint (g_strv_length (stars), ==, 3);
  joined = g_strconcat (stars[0], stars[1], stars[2], NULL);
  c->line = number;
  c->text = replaced (joined, " ¶ ", "\n\n");
  c->term = g_strdup (stars[1]);
  c->voice = g_strdup (wanted[0]);
  c->speaker = g_strdup (wanted[1] != NULL ? wanted[1] : "");
  return c;
}

static GPtrArray *
read_page (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CADRAGE_DATA_DIR"), "..", "tests", "voices", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "- ") && strstr (lines[i], " → ") != NULL)
      g_ptr_array_add (cases, parse_case (lines[i], i + 1));
  return cases;
}

/* Lower case, letters and digits only. */
static char *
plain (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static gboolean
is_speaker (const char *found, const char *wanted)
{
  g_auto (GStrv) answers = g_strsplit (wanted, "|", 0);
  g_autofree char *have = plain (found);

  if (strcmp (wanted, "-") == 0)
    return have[0] == '\0';
  for (guint i = 0; answers[i] != NULL; i++) {
    g_autofree char *want = plain (answers[i]);

    if (have[0] != '\0' && (strstr (have, want) != NULL || strstr (want, have) != NULL))
      return TRUE;
  }
  return FALSE;
}

static void
check_page (const char *id, guint at_least)
{
  g_autofree char *name = g_strconcat (id, ".md", NULL);
  g_autoptr (GPtrArray) cases = read_page (name);
  g_autoptr (Bench) bench = bench_new (id);

  g_assert_cmpuint (cases->len, >=, at_least);
  for (guint i = 0; i < cases->len; i++) {
    const Case *c = cases->pdata[i];
    g_autoptr (CadDocument) document = document_of (c->text);
    CadVoice voice = voice_of (bench, document, c->term);
    g_autofree char *speaker = text_of (document, voice.speaker);

    if (strcmp (cad_voice_name (voice.kind), c->voice) != 0 ||
        (c->speaker[0] != '\0' && !is_speaker (speaker, c->speaker))) {
      g_test_message ("%s:%u: found %s · %s (%s), not %s · %s: %s", name, c->line, cad_voice_name (voice.kind), speaker,
                      voice.rule, c->voice, c->speaker, c->text);
      g_test_fail ();
    }
  }
}

static void
test_french_page (void)
{
  check_page ("fr", 120);
}

static void
test_english_page (void)
{
  check_page ("en", 60);
}

/* Ways to write the same text. */
typedef struct {
  const char *name;
  const char *pairs[9];
} Rewriting;

static char *
rewrite (const char *text, const Rewriting *rewriting)
{
  char *out = g_strdup (text);

  for (guint i = 0; rewriting->pairs[i] != NULL; i += 2) {
    char *next = replaced (out, rewriting->pairs[i], rewriting->pairs[i + 1]);

    g_free (out);
    out = next;
  }
  return out;
}

/* Marks in marks and marks that do not close mean something only in their own kind. */
static gboolean
has_plain_marks (const char *text)
{
  g_auto (GStrv) opened = g_strsplit (text, "«", 0);
  g_auto (GStrv) closed = g_strsplit (text, "»", 0);

  return g_strv_length (opened) == g_strv_length (closed) && strstr (text, "“") == NULL && strstr (text, "\"") == NULL;
}

static void
check_rewriting (Bench *bench, GPtrArray *cases, const Rewriting *rewriting)
{
  guint tried = 0;

  for (guint i = 0; i < cases->len; i++) {
    const Case *c = cases->pdata[i];
    g_autofree char *text = rewrite (c->text, rewriting), *term = rewrite (c->term, rewriting);
    g_autoptr (CadDocument) document = document_of (text);
    const char *voice;

    if (!has_plain_marks (c->text) || strcmp (text, c->text) == 0)
      continue;
    tried++;
    voice = cad_voice_name (voice_of (bench, document, term).kind);
    if (strcmp (voice, c->voice) != 0) {
      g_test_message ("%s: line %u found %s, not %s: %s", rewriting->name, c->line, voice, c->voice, text);
      g_test_fail ();
    }
  }
  g_assert_cmpuint (tried, >, 0);
}

static void
test_rewritings (void)
{
  static const Rewriting rewritings[] = {
    { "curly marks", { "« ", "“", " »", "”", NULL } },
    { "straight marks", { "« ", "\"", " »", "\"", NULL } },
    { "ASCII guillemets", { "« ", "<<", " »", ">>", NULL } },
    { "no spaces inside marks", { "« ", "«", " »", "»", NULL } },
    { "no-break spaces", { "« ", "«\u00a0", " »", "\u00a0»", NULL } },
    { "narrow no-break spaces", { "« ", "«\u202f", " »", "\u202f»", " :", "\u202f:", NULL } },
    { "straight apostrophes", { "’", "'", NULL } },
    { "carriage returns", { "\n\n", "\r\n\r\n", NULL } },
  };
  g_autoptr (GPtrArray) cases = read_page ("fr.md");
  g_autoptr (Bench) bench = bench_new ("fr");

  for (guint r = 0; r < G_N_ELEMENTS (rewritings); r++)
    check_rewriting (bench, cases, &rewritings[r]);
}

static void
test_fields (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument) document = document_of ("Le maire prétend que la ville est libérée.");
  CadVoice voice = voice_of (bench, document, "libérée");
  g_autofree char *cue = text_of (document, voice.cue), *speaker = text_of (document, voice.speaker);
  g_autofree char *scope = text_of (document, voice.scope);

  g_assert_cmpint (voice.kind, ==, CAD_VOICE_ATTRIBUTED);
  g_assert_cmpint (voice.stance, ==, CAD_STANCE_DOUBTING);
  g_assert_cmpstr (voice.verb, ==, "prétendre");
  g_assert_cmpstr (voice.rule, ==, "that");
  g_assert_cmpstr (cue, ==, "prétend");
  g_assert_cmpstr (speaker, ==, "Le maire");
  g_assert_cmpuint (voice.speaker_first, ==, 0);
  g_assert_cmpuint (voice.speaker_last, ==, 1);
  g_assert_cmpstr (scope, ==, "la ville est libérée.");
  g_assert_cmpuint (voice.confidence, >=, 90);
}

static void
test_stances (void)
{
  static const struct {
    const char *text;
    CadStance stance;
  } cases[] = {
    { "Le maire dit que la ville est libérée.", CAD_STANCE_NEUTRAL },
    { "Le maire martèle que la ville est libérée.", CAD_STANCE_ASSERTING },
    { "Le maire souligne que la ville est libérée.", CAD_STANCE_ENDORSING },
    { "Le maire avoue que la ville est libérée.", CAD_STANCE_ADMITTING },
    { "Le maire déplore que la ville soit libérée.", CAD_STANCE_PRESUPPOSING },
    { "Le maire nie que la ville soit libérée.", CAD_STANCE_DENYING },
    { "La ville est libérée.", CAD_STANCE_NONE },
  };
  g_autoptr (Bench) bench = bench_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CadDocument) document = document_of (cases[i].text);

    g_assert_cmpstr (cad_stance_name (voice_of (bench, document, "libérée").stance), ==,
                     cad_stance_name (cases[i].stance));
  }
}

static void
test_pronoun_means_last_speaker (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument) document = document_of ("Le préfet a annoncé que la rue était fermée.\n\nIl a ajouté que les "
                                                  "casseurs seraient jugés.");
  CadVoice voice = voice_of (bench, document, "casseurs");
  g_autofree char *speaker = text_of (document, voice.speaker);

  g_assert_cmpstr (speaker, ==, "Le préfet");
  g_assert_true (voice.flags & CAD_VOICE_CARRIED);
}

/* The speaker stands in a paragraph before that of the colon, whose words are looked at again. */
static void
test_pronoun_before_a_colon (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument)
      document = document_of ("Le maire de Lyon a dit que la ville tient.\n\nIl : « paix » ou pas.");
  CadVoice voice = voice_of (bench, document, "paix");
  g_autofree char *speaker = text_of (document, voice.speaker);

  g_assert_cmpint (voice.kind, ==, CAD_VOICE_PARTIAL);
  g_assert_cmpstr (speaker, ==, "Le maire de Lyon");
}

static void
assert_same_voice (const CadVoice *a, const CadVoice *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->rule, ==, b->rule);
  g_assert_cmpint (a->confidence, ==, b->confidence);
  g_assert_cmpuint (a->flags, ==, b->flags);
  g_assert_cmpuint (a->speaker.start, ==, b->speaker.start);
  g_assert_cmpuint (a->speaker.len, ==, b->speaker.len);
  g_assert_cmpuint (a->scope.start, ==, b->scope.start);
}

/* What is read for one mention is only what it needs, however many others there are. */
static void
test_mention_alone_or_among_many (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument) document = document_of (
      "Le ministère de la Santé a annoncé la fin de la grève. Le froid dure.\n\nIl neige. Les routes sont coupées.\n\n"
      "Le ministère a ajouté que les lits manquaient. « La crise est finie. » Elle dure pourtant.\n\n"
      "La préfète doute. Elle affirme que les renforts arrivent. « Ils “sont prêts”, a-t-elle dit, et la nuit tombe. » "
      "« Tout ira bien. »\n\nUn marchand passe. Il a crié à la « trahison ». Selon lui, la ville est perdue.");
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CadSpan)), together = NULL;

  cad_tokens_read (bench->tokens, document, bench->vocabulary);
  for (guint i = 0; i < bench->tokens->n_tokens; i++) {
    CadSpan span = cad_tokens_span (bench->tokens, i, i);

    g_array_append_val (all, span);
  }
  find (bench, document, all);
  together = g_array_copy (bench->voices);
  for (guint i = 0; i < all->len; i++) {
    g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (CadSpan));

    g_array_append_val (alone, g_array_index (all, CadSpan, i));
    find (bench, document, alone);
    assert_same_voice (&g_array_index (bench->voices, CadVoice, 0), &g_array_index (together, CadVoice, i));
  }
}

static void
test_quotation_is_carried_two_sentences (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument) near = document_of ("Le préfet a dit que tout allait bien. « Cette émeute est finie. »");
  g_autoptr (CadDocument)
      far = document_of ("Le préfet a dit que tout allait bien. La nuit est tombée. Il pleut. Il vente. "
                         "« Cette émeute est finie. »");
  CadVoice carried = voice_of (bench, near, "émeute");

  g_assert_cmpint (carried.kind, ==, CAD_VOICE_QUOTED);
  g_assert_true (carried.flags & CAD_VOICE_CARRIED);
  g_assert_cmpuint (carried.speaker.len, >, 0);
  g_assert_cmpuint (voice_of (bench, far, "émeute").speaker.len, ==, 0);
}

static void
test_flags (void)
{
  static const struct {
    const char *text;
    guint32 flag;
  } cases[] = {
    { "« Les milices tiennent la ville assiégée depuis mardi.", CAD_VOICE_UNCLOSED },
    { "Nous tenons la ville assiégée depuis mardi », a dit le maire.", CAD_VOICE_STRAY },
    { "La ville est assiégée, selon l'AFP.", CAD_VOICE_RELAY },
    { "La ville est assiégée, selon un rapport.", CAD_VOICE_DOCUMENT },
    { "La ville est assiégée, selon des témoins.", CAD_VOICE_ANONYMOUS },
  };
  g_autoptr (Bench) bench = bench_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CadDocument) document = document_of (cases[i].text);

    g_assert_true (voice_of (bench, document, "assiégée").flags & cases[i].flag);
  }
}

static void
test_marks_are_counted (void)
{
  g_autoptr (Bench) bench = bench_new ("fr");
  g_autoptr (CadDocument)
      document = document_of ("Un « mot » et un “autre”.\n\nUn « mot sans fin. La ville est calme.");

  voice_of (bench, document, "calme");
  g_assert_cmpuint (bench->marks.marks, ==, 5);
  g_assert_cmpuint (bench->marks.doubtful, ==, 1);
}

static GBytes *
no_pack (const char *name, gpointer data)
{
  (void) name;
  (void) data;
  return NULL;
}

static void
test_without_a_pack_marks_decide (void)
{
  g_autoptr (CadLanguage) language = cad_language_parse ("xx", no_pack, NULL, NULL);
  g_autoptr (CadVocabulary) vocabulary = cad_vocabulary_new (&language->rules);
  g_autoptr (CadTokens) tokens = cad_tokens_new ();
  g_autoptr (CadDocument) document = document_of ("Pado « lira » samo. Nekt lira doma.");
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CadSpan)),
                     voices = g_array_new (FALSE, FALSE, sizeof (CadVoice));
  g_autoptr (CadVoices) finder = cad_voices_new (language);
  CadSpan first = { 8, 4 }, second = { 27, 4 };

  g_assert_false (cad_language_has_pack (language));
  cad_vocabulary_set_test (vocabulary, 1, cad_voices_test, language);
  cad_tokens_read (tokens, document, vocabulary);
  g_array_append_val (spans, first);
  g_array_append_val (spans, second);
  cad_voices_find (finder, tokens, spans, voices, NULL);
  g_assert_cmpint (g_array_index (voices, CadVoice, 0).kind, ==, CAD_VOICE_DISTANCED);
  g_assert_cmpint (g_array_index (voices, CadVoice, 1).kind, ==, CAD_VOICE_OWN);
}

/* Reads @text with a span every thousand bytes; what matters is that it ends, and soon. */
static double
seconds_for (Bench *bench, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadDocument) document = cad_document_new ("test", text->str, text->len, &error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  g_autoptr (GTimer) timer = NULL;

  g_assert_no_error (error);
  for (guint32 start = 0; start + 10 < document->length; start += 1000) {
    CadSpan span = { start, 5 };

    g_array_append_val (spans, span);
  }
  cad_tokens_read (bench->tokens, document, bench->vocabulary);
  timer = g_timer_new ();
  cad_voices_find (bench->finder, bench->tokens, spans, bench->voices, &bench->marks);
  g_assert_cmpuint (bench->voices->len, ==, spans->len);
  return g_timer_elapsed (timer, NULL);
}

static void
test_strange_texts_take_linear_time (void)
{
  static const char *const pieces[] = {
    "le maire affirme que la ville ",
    "« ",
    "\" ",
    "» ",
    "selon Bakou , ",
    "a dit que ",
    "« Il dit , a dit le maire , que ",
    "et , qui , où , mais , ",
    "– Oui ? ",
    "ce que Bakou appelle « la paix » et ",
    "BAKOU NIE AVOIR ",
    "( , ) ; : ",
    "soi-disant prétendu aurait ",
    "'' `` << >> ‹ › „ ” ",
    "Il affirme que tout va. ",
    "Il affirme que tout va.\n\n",
    "Le ministère dit que « Il affirme que tout va bien. Il tonne ».\n\n",
  };
  gsize bytes = g_test_slow () ? 10 * 1000 * 1000 : 300 * 1000;
  g_autoptr (Bench) bench = bench_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    while (text->len < bytes)
      g_string_append (text, pieces[i]);
    g_test_message ("%.3f s: %s", seconds_for (bench, text), pieces[i]);
    g_assert_cmpfloat (seconds_for (bench, text), <, 20.0);
  }
}

static void
test_empty_and_odd_texts (void)
{
  static const char *const texts[] = { " ",       "«",         "»",   "\"",     "« »", "a dit", "selon",
                                       ", a dit", "« , a dit", "que", "ce que", "(",   "– –",   "pour ," };
  g_autoptr (Bench) bench = bench_new ("fr");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GString) text = g_string_new (texts[i]);

    seconds_for (bench, text);
    g_string_append_c (text, '\n');
    g_string_append (text, texts[i]);
    seconds_for (bench, text);
  }
}

static void
test_groups (void)
{
  g_assert_cmpint (cad_voice_group (CAD_VOICE_OWN), ==, CAD_VOICES_OWN);
  g_assert_cmpint (cad_voice_group (CAD_VOICE_DENIED), ==, CAD_VOICES_ATTRIBUTED);
  g_assert_cmpint (cad_voice_group (CAD_VOICE_HEARSAY), ==, CAD_VOICES_HEDGED);
  g_assert_cmpint (cad_voice_group (CAD_VOICE_NAMED), ==, CAD_VOICES_NAMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voices/french-page", test_french_page);
  g_test_add_func ("/voices/english-page", test_english_page);
  g_test_add_func ("/voices/writing-changes-no-voice", test_rewritings);
  g_test_add_func ("/voices/every-field-is-filled", test_fields);
  g_test_add_func ("/voices/the-verb-gives-the-stance", test_stances);
  g_test_add_func ("/voices/a-pronoun-means-the-last-speaker", test_pronoun_means_last_speaker);
  g_test_add_func ("/voices/a-pronoun-before-a-colon-means-an-earlier-paragraph", test_pronoun_before_a_colon);
  g_test_add_func ("/voices/a-mention-alone-speaks-as-among-many", test_mention_alone_or_among_many);
  g_test_add_func ("/voices/a-quotation-is-carried-two-sentences", test_quotation_is_carried_two_sentences);
  g_test_add_func ("/voices/flags", test_flags);
  g_test_add_func ("/voices/marks-are-counted", test_marks_are_counted);
  g_test_add_func ("/voices/without-a-pack-marks-decide", test_without_a_pack_marks_decide);
  g_test_add_func ("/voices/strange-texts-take-linear-time", test_strange_texts_take_linear_time);
  g_test_add_func ("/voices/empty-and-odd-texts", test_empty_and_odd_texts);
  g_test_add_func ("/voices/groups", test_groups);
  return g_test_run ();
}
