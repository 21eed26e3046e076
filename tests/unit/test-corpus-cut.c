/* SPDX-License-Identifier: MIT
 * test-corpus-cut.c - a corpus cut into pieces is the same corpus, whenever the pieces are read */
#include <cadrage/corpus.h>
#include <glib/gstdio.h>
#include <string.h>

#define LINES 6000

/* A folder of everything that is cut in some way or not at all. */
typedef struct {
  char *path;
} Fixture;

static void
put (const Fixture *fixture, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static GString *
json_lines (void)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < LINES; i++) {
    g_string_append_printf (lines, "{\"id\": \"n%u\", \"text\": \"Le texte %u.\", \"date\": \"2020-12-%02u\"}\n", i, i,
                            i % 28 + 1);
    if (i % 1000 == 500)
      g_string_append (lines,
                       "\n{\"text\": \n\n{\"titre\": \"rien\", \"texte\": \"\"}\n{\"text\": \"caf\xE9\", \"x\": 1}\n");
  }
  g_string_append (lines, "{\"text\": \"");
  for (guint i = 0; i < 100000; i++)
    g_string_append (lines, "mot ");
  return g_string_append (lines, "\"}\n{\"text\": \"Sans fin de ligne.\"}");
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = json_lines ();

  (void) data;
  fixture->path = g_dir_make_tmp ("cadrage-test-XXXXXX", NULL);
  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("gazette/%03u.txt", i);
    g_autofree char *text = g_strdup_printf ("date 2020-12\nLe texte %u.\n", i);

    put (fixture, name, text, -1);
  }
  put (fixture, "a.txt", "Avant le dossier.", -1);
  put (fixture, "a/b.TXT", "Dans le dossier.", -1);
  put (fixture, "a-b.text", "Avant aussi.", -1);
  put (fixture, "courrier/tout.jsonl", lines->str, lines->len);
  put (fixture, "courrier/vide.txt", "", 0);
  put (fixture, "courrier/blanc.txt", " \n", -1);
  put (fixture, "courrier/latin.txt", "caf\xE9", -1);
  put (fixture, "courrier/plusieurs.txt", "**** *source_x\nUn.\n**** *source_y\nDeux.\n", -1);
  put (fixture, "courrier/table.csv", "source,text,jour\nx,Un,1\ny,Deux\n", -1);
  put (fixture, "courrier/zip.txt", "\x1f\x8b broken", -1);
  put (fixture, "image.png", "png", -1);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_all (below);
  }
  g_remove (path);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  (void) data;
  remove_all (fixture->path);
  g_free (fixture->path);
}

static void
tell_articles (GString *out, CadCorpus *corpus)
{
  g_autoptr (GError) error = NULL;

  for (CadDocument *document; (document = cad_corpus_next (corpus, &error)) != NULL; cad_document_free (document))
    g_string_append_printf (out, "%s %s %s %s %.40s %u %u\n", document->id, document->place, document->source,
                            document->date, document->text, g_str_hash (document->text),
                            document->extra != NULL ? document->extra->len : 0);
  if (error != NULL)
    g_string_append_printf (out, "error %s\n", error->message);
}

static void
tell_audit (GString *out, const CadCorpus *corpus)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);

  g_string_append_printf (out, "%u %u %u %u %u %u %u %u %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n",
                          audit->announced, audit->read, audit->refused, audit->empty, audit->damaged, audit->undated,
                          audit->ignored, audit->others, audit->bytes, cad_corpus_fingerprint (corpus));
  for (guint i = 0; i < audit->messages->len; i++)
    g_string_append_printf (out, "message %s\n", (char *) audit->messages->pdata[i]);
  for (guint i = 0; i < audit->remarks->len; i++)
    g_string_append_printf (out, "remark %s\n", (char *) audit->remarks->pdata[i]);
  for (guint i = 0; i < audit->files->len; i++) {
    const CadCorpusFile *file = audit->files->pdata[i];

    g_string_append_printf (out, "file %s %s %u %u %u %u %u\n", file->name, file->format, file->announced, file->read,
                            file->refused, file->empty, file->damaged);
  }
}

typedef enum { WHOLE, PIECE_BY_PIECE, LAST_FIRST } Order;

/* All that is known of the corpus at @path, read in pieces of @most. */
static char *
tell (const char *path, const CadCorpusOptions *options, Order order, const CadCorpusMeasure *most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpus) corpus = cad_corpus_open_with ((const char *const[]){ path, NULL }, options, &error);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (CadCorpus *piece; order != WHOLE && (piece = cad_corpus_cut (corpus, most)) != NULL;) {
    g_ptr_array_add (pieces, piece);
    g_ptr_array_add (told, g_string_new (NULL));
    if (order == PIECE_BY_PIECE)
      tell_articles (told->pdata[told->len - 1], piece);
  }
  if (order == LAST_FIRST)
    for (guint i = pieces->len; i-- > 0;)
      tell_articles (told->pdata[i], pieces->pdata[i]);
  for (guint i = 0; i < pieces->len; i++) {
    GString *text = told->pdata[i];

    g_string_append_len (out, text->str, text->len);
    g_string_free (text, TRUE);
    cad_corpus_join (corpus, pieces->pdata[i]);
  }
  if (order == WHOLE)
    tell_articles (out, corpus);
  tell_audit (out, corpus);
  g_test_message ("%u pieces", pieces->len);
  return g_string_free (out, FALSE);
}

static void
expect_same (const char *path, const CadCorpusOptions *options)
{
  static const CadCorpusMeasure measures[] = { { 64, 256 * 1024 }, { 7, 100 }, { 1, 1 } };
  g_autofree char *whole = tell (path, options, WHOLE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++) {
    g_autofree char *in_order = tell (path, options, PIECE_BY_PIECE, &measures[i]);
    g_autofree char *late = tell (path, options, LAST_FIRST, &measures[i]);

    g_assert_cmpstr (in_order, ==, whole);
    g_assert_cmpstr (late, ==, whole);
  }
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  (void) data;
  expect_same (fixture->path, NULL);
  expect_same (fixture->path, &(CadCorpusOptions){ .part = 2, .n_parts = 3 });
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->path, "courrier", "tout.jsonl", NULL);

  (void) data;
  expect_same (path, NULL);
  expect_same (path, &(CadCorpusOptions){ .part = 1, .n_parts = 2, .content_ids = TRUE });
  expect_same (path, &(CadCorpusOptions){ .text = "nowhere" });
}

/* A record that is too long is an error where it stands, not before. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = json_lines ();
  gsize length = lines->len;
  g_autofree char *path = g_build_filename (fixture->path, "long.jsonl", NULL);

  (void) data;
  g_string_append_c (lines, '\n');
  g_string_set_size (lines, length + (17 << 20));
  memset (lines->str + length, 'x', 17 << 20);
  g_string_append (lines, "\n{\"text\": \"Nicht mehr.\"}\n");
  put (fixture, "long.jsonl", lines->str, lines->len);
  expect_same (path, NULL);
  expect_same (fixture->path, NULL);
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 1, 4095, 4096, 4097, 8192, 65535, 65536, 65537, 69632, 200000 };

  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *text = g_strnfill (sizes[i], 'a');
    g_autofree char *name = g_strdup_printf ("longs/%u.txt", i);

    put (fixture, name, text, -1);
  }
  g_autofree char *path = g_build_filename (fixture->path, "longs", NULL);
  g_autoptr (CadCorpus) corpus = cad_corpus_open ((const char *const[]){ path, NULL }, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (CadDocument) document = cad_corpus_next (corpus, NULL);

    g_assert_nonnull (document);
    g_assert_cmpuint (document->length, ==, sizes[i]);
  }
}

static gboolean
is_short (gpointer data, const CadDocument *document)
{
  guint *asked = data;

  (*asked)++;
  return document->length < 20;
}

static void
test_want_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CadCorpus) corpus = cad_corpus_open ((const char *const[]){ fixture->path, NULL }, NULL);
  guint asked = 0, given = 0;

  (void) data;
  cad_corpus_want_only (corpus, is_short, &asked);
  for (CadCorpus *piece; (piece = cad_corpus_cut (corpus, &(CadCorpusMeasure){ 64, 1000 })) != NULL;) {
    for (CadDocument *document; (document = cad_corpus_next (piece, NULL)) != NULL; cad_document_free (document)) {
      g_assert_cmpuint (document->length, <, 20);
      given++;
    }
    cad_corpus_join (corpus, piece);
  }
  g_assert_cmpuint (asked, ==, cad_corpus_audit (corpus)->read);
  g_assert_cmpuint (given, >, 0);
  g_assert_cmpuint (given, <, asked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/corpus-cut/a-folder-in-pieces-is-the-same", Fixture, NULL, setup, test_folder, teardown);
  g_test_add ("/corpus-cut/lines-in-pieces-are-the-same", Fixture, NULL, setup, test_lines, teardown);
  g_test_add ("/corpus-cut/a-failure-stays-in-its-place", Fixture, NULL, setup, test_failure, teardown);
  g_test_add ("/corpus-cut/files-of-any-size-are-read-whole", Fixture, NULL, setup, test_sizes, teardown);
  g_test_add ("/corpus-cut/only-what-is-wanted-is-given", Fixture, NULL, setup, test_want_only, teardown);
  return g_test_run ();
}
