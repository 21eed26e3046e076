/* SPDX-License-Identifier: MIT
 * test-corpus-write.c - what goes out in another form comes back the same, or was said to be changed */
#include <cadrage/corpus.h>
#include <cadrage/output.h>
#include <string.h>

#define ARTICLES 300

static const char *const fields[] = { "id", "source", "date", "title", "url", "language" };

static const char *
field (const CadDocument *document, guint i)
{
  const char *const values[] = { document->id,    document->source, document->date,
                                 document->title, document->url,    document->language };

  return values[i];
}

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, n)];
}

/* Words and signs that one form or another has its own use for. */
static GString *
random_text (GRand *rand, gboolean simple)
{
  static const char *const plain[] = { "mot", "« oui »", "l’été", "d'œufs", "5 % ;", "été.",
                                       "\n",  "\n\n",    "A&B",   "<b>",    "😀",     "=1" };
  static const char *const nasty[] = { "  ",   "\t",   "\r\n", "\n\n\n", "**** *x_y", "\n-*theme", "0001 *", "a_b",
                                       "\"\"", ",;\t", "'=1",  "\n- ",   "]]>",       "\\u0041",   "\n****", "{}" };
  GString *text = g_string_new ("Début");

  for (guint i = g_rand_int_range (rand, 1, 12); i > 0; i--) {
    gboolean use_nasty = !simple && g_rand_int_range (rand, 0, 3) == 0;
    const char *word = use_nasty ? pick (rand, nasty, G_N_ELEMENTS (nasty)) : pick (rand, plain, G_N_ELEMENTS (plain));

    if (simple && *word != '\n' && text->str[text->len - 1] != '\n')
      g_string_append_c (text, ' ');
    if (!simple || *word != '\n' || text->str[text->len - 1] != '\n')
      g_string_append (text, word);
  }
  g_string_append (text, simple && text->str[text->len - 1] != '\n' ? " fin." : "fin.");
  return text;
}

static CadDocument *
random_article (GRand *rand, guint i, gboolean simple)
{
  static const char *const titles[] = { "Un titre",     "=SOMME(A1)",       "« Guillemets » et \"autres\"",
                                        "Deux\nlignes", "-1, ou ; ou\ttab", "'=x",
                                        "<b>&amp;" };
  static const char *const dates[] = { "2020", "2020-12", "2020-12-16", NULL };
  static const char *const sources[] = { "L’Écho", "Agence caspienne", NULL };
  GString *text = random_text (rand, simple);
  CadDocument *document = cad_document_new ("-", text->str, text->len, NULL);

  g_string_free (text, TRUE);
  g_free (document->id);
  document->id = g_strdup_printf ("article %u", i);
  document->title = g_strdup (pick (rand, titles, G_N_ELEMENTS (titles)));
  document->date = g_strdup (pick (rand, dates, G_N_ELEMENTS (dates)));
  document->source = g_strdup (pick (rand, sources, G_N_ELEMENTS (sources)));
  document->extra = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (document->extra, g_strdup_printf ("rubrique=%s", pick (rand, titles, G_N_ELEMENTS (titles))));
  if (i % 2 == 0)
    g_ptr_array_add (document->extra, g_strdup ("auteur=Jeanne Aubin"));
  return document;
}

static CadDocument *
copy_of (const CadDocument *document)
{
  CadDocument *copy = cad_document_new (document->id, document->text, document->length, NULL);

  copy->source = g_strdup (document->source);
  copy->date = g_strdup (document->date);
  copy->title = g_strdup (document->title);
  copy->extra = g_ptr_array_ref (document->extra);
  return copy;
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
extras_of (const CadDocument *document)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; document->extra != NULL && i < document->extra->len; i++)
    g_ptr_array_add (sorted, document->extra->pdata[i]);
  g_ptr_array_sort (sorted, by_text);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv ("\n", (char **) sorted->pdata);
}

static void
assert_same (const CadDocument *got, const CadDocument *want)
{
  g_autofree char *got_extras = extras_of (got), *want_extras = extras_of (want);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_test_message ("%s: %s", fields[i], field (want, i));
    g_assert_cmpstr (field (got, i), ==, field (want, i));
  }
  g_assert_cmpstr (got->text + got->body, ==, want->text + want->body);
  g_assert_cmpstr (got_extras, ==, want_extras);
}

/* Writes one article in @form and reads it again; *@changed says what the writer said. Returns: (transfer full) */
static CadDocument *
there_and_back (CadCorpusForm form, const CadDocument *document, guint *changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpusWriter) writer = cad_corpus_writer_new (form);

  cad_corpus_writer_add (writer, copy_of (document));
  if (form != CAD_CORPUS_TEI) {
    g_autoptr (GString) file = cad_corpus_writer_file (writer);
    g_autoptr (CadCorpus) corpus = cad_corpus_open_bytes ("a", file->str, file->len, &error);
    CadDocument *back = cad_corpus_next (corpus, &error);

    *changed = cad_corpus_writer_changed (writer);
    g_assert_no_error (error);
    return back;
  }
  g_autofree char *scratch = g_dir_make_tmp ("cadrage-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (scratch, "xtz", NULL);
  const char *const paths[] = { folder, NULL };
  g_autoptr (GHashTable) files = cad_corpus_writer_files (writer);

  g_assert_true (cad_output_folder (folder, files, &error));
  g_autoptr (CadCorpus) corpus = cad_corpus_open (paths, &error);
  CadDocument *back = NULL;

  while (back == NULL && error == NULL)
    back = cad_corpus_next (corpus, &error);
  g_assert_no_error (error);
  *changed = cad_corpus_writer_changed (writer);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", scratch);

  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  return back;
}

static void
test_exact_forms (void)
{
  static const CadCorpusForm forms[] = { CAD_CORPUS_JSONL, CAD_CORPUS_CSV };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < ARTICLES; i++) {
    g_autoptr (CadDocument) document = random_article (rand, i, i % 3 == 0);
    guint changed;

    for (guint f = 0; f < G_N_ELEMENTS (forms); f++) {
      g_autoptr (CadDocument) back = there_and_back (forms[f], document, &changed);

      assert_same (back, document);
      g_assert_cmpuint (changed, ==, 0);
    }
  }
}

/* TEI and IRaMuTeQ hold simple texts as they are; what they do not, they say. */
static void
test_texts (CadCorpusForm form, guint articles)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint kept = 0, said = 0;

  for (guint i = 0; i < articles; i++) {
    gboolean simple = i % 3 == 0;
    g_autoptr (CadDocument) document = random_article (rand, i, simple);
    guint changed;

    g_clear_pointer (&document->title, g_free);
    g_clear_pointer (&document->source, g_free);
    g_ptr_array_set_size (document->extra, 0);
    g_free (document->id);
    document->id = g_strdup ("a1");
    g_autoptr (CadDocument) back = there_and_back (form, document, &changed);
    gboolean same = strcmp (back->text + back->body, document->text + document->body) == 0;

    if (!same && changed == 0)
      g_test_message ("%s\ncame back as\n%s", document->text, back->text);
    g_assert_true (same || changed > 0);
    g_assert_true (!simple || (same && changed == 0));
    g_assert_cmpstr (back->date, ==, document->date);
    kept += same;
    said += !same;
  }
  g_assert_cmpuint (kept, >, articles / 3);
  g_assert_cmpuint (said, >, 0);
}

static void
test_iramuteq (void)
{
  test_texts (CAD_CORPUS_IRAMUTEQ, ARTICLES);
}

static void
test_tei (void)
{
  test_texts (CAD_CORPUS_TEI, 60);
}

static void
test_tei_metadata (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20; i++) {
    g_autoptr (CadDocument) document = random_article (rand, i, TRUE);
    guint changed;

    g_free (document->source);
    document->source = g_strdup ("L’Écho");
    g_autoptr (CadDocument) back = there_and_back (CAD_CORPUS_TEI, document, &changed);

    assert_same (back, document);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus-write/json-and-csv-lose-nothing", test_exact_forms);
  g_test_add_func ("/corpus-write/iramuteq-keeps-texts-or-says-so", test_iramuteq);
  g_test_add_func ("/corpus-write/tei-keeps-texts-or-says-so", test_tei);
  g_test_add_func ("/corpus-write/tei-loses-no-metadata", test_tei_metadata);
  return g_test_run ();
}
