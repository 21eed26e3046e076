/* SPDX-License-Identifier: MIT
 * test-shelf.c - compiled lexicons in the cache: the same as if they were compiled now, or not taken at all */
#include <cadrage/reading.h>
#include <cadrage/shelf.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const key[] = { "test", "xx", NULL };

static const struct {
  const char *name, *text;
} files[] = {
  { "languages/xx/language.yaml",
    "language: xx\nversion: 1\nlicence: CC0-1.0\nelisions: [\"l'\"]\nvariants:\n  - [le, la]\n" },
  { "languages/xx/verbs.tsv",
    "# cadrage verbs 1 CC0-1.0\nlemma\tforms\ttail\treflexive\tclass\tstance\tframes\tincise\tweight\tnote\n"
    "dire\tdire\t\tno\tsay\tneutral\tthat\tyes\thigh\t\n" },
  { "languages/xx/forms.tsv",
    "# cadrage forms 1 CC0-1.0\nlemma\tfinite\tinfinitive\tparticiple\tgerund\ndire\tdit\tdire\tdit\tdisant\n" },
  { "languages/xx/words.tsv", "# cadrage words 1 CC0-1.0\nclass\twords\nthat\tque qu'\n" },
  { "languages/xx/endings.tsv", "# cadrage endings 1 CC0-1.0\nclass\tletters\tendings\ninfinitive\t4\ter\n" },
  { "languages/xx/conditional.tsv", "# cadrage conditional 1 CC0-1.0\nrule\ttext\ncut\tait\nbase\ter\n" },
  { "languages/xx/frames.tsv", "# cadrage frames 1 CC0-1.0\nkind\tphrase\tstance\tnote\nsource\tselon\tneutral\t\n" },
  { "xx/small.yaml",
    "lexicon: small\nlanguage: xx\nversion: 3\nlicence: CC0-1.0\ntitle: {fr: petit}\n"
    "axes:\n  pole: {title: {fr: axe}, poles: {-1: {fr: moins}, 1: {fr: plus}}}\n"
    "actors:\n  bakou: {title: {fr: Bakou}, terms: [Bakou]}\nlists:\n  villes: [Choucha, Chouchi]\n"
    "choices:\n  prise:\n    axis: pole\n    wordings:\n      liberation:\n        lean: 1\n        source: un "
    "journal\n"
    "        terms: [libère @villes, \"=Libéra\", libér*]\n        except: [libéral]\n        not-near: [prison]\n"
    "      chute: {lean: -1, source: un autre, terms: [chute de @villes]}\n" },
};

static char *
path_of (const char *name)
{
  return g_build_filename (g_getenv ("CADRAGE_DATA_DIR"), name, NULL);
}

static void
write_file (const char *name, const char *text)
{
  g_autofree char *path = path_of (name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static CadShelf *
compile (CadSources *sources)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  CadLexicon *lexicon = cad_library_lexicon_noted ("xx/small", NULL, sources, &error);

  g_assert_no_error (error);
  g_ptr_array_add (lexicons, lexicon);
  CadLanguage *language = cad_library_language_noted ("xx", sources, &error);

  g_assert_no_error (error);
  CadShelf *shelf = cad_shelf_new (language, lexicons, &error);

  g_assert_no_error (error);
  return shelf;
}

static void
keep (void)
{
  g_autoptr (CadSources) sources = cad_sources_new ();
  g_autoptr (CadShelf) shelf = compile (sources);

  cad_shelf_keep (shelf, key, sources);
}

/* Whether the cache gives something now. */
static gboolean
is_found (void)
{
  g_autoptr (CadShelf) shelf = cad_shelf_find (key);

  return shelf != NULL;
}

/* The only file of the cache. */
static char *
kept_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cadrage", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* All that @shelf finds in a text, written out. */
static char *
read_with (const CadShelf *shelf)
{
  static const char text[] =
      "Selon Bakou, l'armée libère Choucha. LIBERA ! Un libéral dit qu'on libère Chouchi. La chute de Choucha.";
  const CadKnowledge knowledge = { .language = shelf->language, .matcher = shelf->matcher };
  g_autoptr (CadReader) reader = cad_reader_new (&knowledge);
  g_autoptr (CadDocument) document = cad_document_new ("a", text, strlen (text), NULL);
  const CadReading *reading = cad_reader_read (reader, document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reading->mentions->len; i++) {
    const CadReadMention *mention = &g_array_index (reading->mentions, CadReadMention, i);

    g_string_append_printf (out, "%u+%u %s:%u voice %d side %d\n", mention->mention.span.start,
                            mention->mention.span.len, mention->mention.term->text, mention->mention.term->line,
                            mention->voice.kind, mention->side);
  }
  return g_string_free (out, FALSE);
}

static void
test_a_kept_shelf_reads_as_a_compiled_one (void)
{
  g_autoptr (CadSources) sources = cad_sources_new ();
  g_autoptr (CadShelf) compiled = compile (sources);

  cad_shelf_keep (compiled, key, sources);
  g_autoptr (CadShelf) found = cad_shelf_find (key);

  g_assert_nonnull (found);
  g_autofree char *now = read_with (compiled), *then = read_with (found);

  g_assert_nonnull (strstr (now, "libère @villes"));
  g_assert_cmpstr (then, ==, now);
  const CadLexicon *a = compiled->lexicons->pdata[0], *b = found->lexicons->pdata[0];

  g_assert_cmpstr (b->id, ==, a->id);
  g_assert_cmpstr (b->sha256, ==, a->sha256);
  g_assert_cmpuint (b->version, ==, 3);
  g_assert_cmpstr (cad_title_get (&b->title, "fr", NULL), ==, "petit");
  g_assert_cmpstr (((const CadAxis *) b->axes->pdata[0])->id, ==, "pole");
  g_assert_cmpstr (((const CadTermSet *) b->actors->pdata[0])->id, ==, "bakou");
}

/* Each byte of the file in turn becomes another. */
static void
test_a_changed_byte_is_seen (void)
{
  keep ();
  g_autofree char *path = kept_file ();
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0);
  struct stat status;

  g_assert_cmpint (fstat (file, &status), ==, 0);
  for (off_t i = 0; i < status.st_size; i++) {
    guint8 byte, other;

    g_assert_cmpint (pread (file, &byte, 1, i), ==, 1);
    other = byte ^ (1 << i % 8);
    g_assert_cmpint (pwrite (file, &other, 1, i), ==, 1);
    g_assert_false (is_found ());
    g_assert_cmpint (pwrite (file, &byte, 1, i), ==, 1);
  }
  g_assert_true (is_found ());
  close (file);
}

static void
test_a_cut_file_is_not_taken (void)
{
  keep ();
  g_autofree char *path = kept_file ();
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  for (off_t i = status.st_size - 1; i >= 0; i -= 1 + i / 512) {
    g_assert_cmpint (truncate (path, i), ==, 0);
    g_assert_false (is_found ());
  }
  g_assert_cmpint (truncate (path, status.st_size), ==, 0);
  g_assert_false (is_found ());
}

static void
test_what_others_can_write_is_not_taken (void)
{
  keep ();
  g_autofree char *path = kept_file (), *moved = g_strconcat (path, ".moved", NULL);

  g_assert_true (is_found ());
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  g_assert_false (is_found ());
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_assert_cmpint (symlink (moved, path), ==, 0);
  g_assert_false (is_found ());
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (is_found ());
  keep ();
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_unlink (moved), ==, 0);
}

static void
test_a_shelf_of_other_files_is_stale (void)
{
  keep ();
  g_assert_true (is_found ());
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *longer = g_strconcat (files[i].text, " ", NULL), *same = g_strdup (files[i].text);
    g_autofree char *path = path_of (files[i].name);

    write_file (files[i].name, longer);
    g_assert_false (is_found ());
    same[strlen (same) - 2] ^= 1;
    write_file (files[i].name, same);
    g_assert_false (is_found ());
    g_assert_cmpint (g_unlink (path), ==, 0);
    g_assert_false (is_found ());
    write_file (files[i].name, files[i].text);
    g_assert_true (is_found ());
  }
  g_autofree char *added = path_of ("languages/xx/agencies.tsv");

  write_file ("languages/xx/agencies.tsv", "# something\n");
  g_assert_false (is_found ());
  g_assert_cmpint (g_unlink (added), ==, 0);
  g_assert_true (is_found ());
}

static void
test_another_key_finds_nothing (void)
{
  static const char *const other[] = { "test", "x", NULL }, *const more[] = { "test", "xx", "", NULL };

  keep ();
  g_assert_null (cad_shelf_find (other));
  g_assert_null (cad_shelf_find (more));
}

/* Returns: how many files were there */
static guint
empty_cache (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "cadrage", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  return n;
}

/* Old shelves go, so that the cache does not grow for ever. */
static void
test_it_holds_a_few_shelves_only (void)
{
  g_autoptr (CadSources) sources = cad_sources_new ();
  g_autoptr (CadShelf) shelf = compile (sources);

  for (guint i = 0; i < 40; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    const char *const own[] = { "test", number, NULL };

    cad_shelf_keep (shelf, own, sources);
    g_autoptr (CadShelf) found = cad_shelf_find (own);

    g_assert_nonnull (found);
  }
  g_assert_cmpuint (empty_cache (), ==, 16);
}

/* The shelf of one lexicon, with the pack out of the cache if it is there. */
static CadShelf *
compile_own (CadSources *sources)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);

  g_ptr_array_add (lexicons, cad_library_lexicon_noted ("xx/small", NULL, sources, &error));
  g_assert_no_error (error);
  CadShelf *shelf = cad_shelf_new_for ("xx", lexicons, sources, &error);

  g_assert_no_error (error);
  return shelf;
}

static void
test_a_pack_is_taken_from_what_ships (void)
{
  static const char *const own[] = { "test", "own", NULL };
  g_autoptr (GPtrArray) ids = cad_library_lexicons ("xx", NULL);
  g_auto (GStrv) shipped = cad_shelf_key_shipped ("xx", ids);
  g_autoptr (CadSources) sources = cad_sources_new (), more = cad_sources_new (), others = cad_sources_new ();
  g_autoptr (CadShelf) compiled = compile (sources);

  cad_shelf_keep (compiled, (const char *const *) shipped, sources);
  g_autoptr (CadShelf) with_pack = compile_own (more);

  g_assert_nonnull (with_pack->pack);
  cad_shelf_keep (with_pack, own, more);
  g_autoptr (CadShelf) found = cad_shelf_find (own);

  g_assert_nonnull (found);
  g_autofree char *now = read_with (compiled), *taken = read_with (with_pack), *then = read_with (found);

  g_assert_cmpstr (taken, ==, now);
  g_assert_cmpstr (then, ==, now);
  g_autofree char *longer = g_strconcat (files[2].text, "# more\n", NULL);

  write_file (files[2].name, longer);
  g_autoptr (CadShelf) stale = cad_shelf_find (own), anew = compile_own (others);

  g_assert_null (stale);
  g_assert_null (anew->pack);
  write_file (files[2].name, files[2].text);
  empty_cache ();
}

static void
test_a_moved_library_is_the_same (void)
{
  g_autofree char *folder = g_strdup (g_getenv ("CADRAGE_DATA_DIR"));
  g_autofree char *moved = g_strconcat (folder, "/xx/..", NULL);
  const char *const names[] = { "xx/small", NULL };
  g_auto (GStrv) here = cad_shelf_key_named (NULL, names);

  g_setenv ("CADRAGE_DATA_DIR", moved, TRUE);
  g_auto (GStrv) there = cad_shelf_key_named (NULL, names);

  g_setenv ("CADRAGE_DATA_DIR", folder, TRUE);
  g_assert_true (g_strv_equal ((const char *const *) here, (const char *const *) there));
}

static void
test_switched_off_it_neither_reads_nor_writes (void)
{
  keep ();
  g_setenv ("CADRAGE_CACHE", "off", TRUE);
  g_assert_false (is_found ());
  g_autofree char *path = kept_file ();

  g_assert_cmpint (g_unlink (path), ==, 0);
  keep ();
  g_assert_null (kept_file ());
  g_unsetenv ("CADRAGE_CACHE");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cadrage-shelf-XXXXXX", NULL),
                  *cache = g_build_filename (folder, "cache", NULL);

  g_setenv ("CADRAGE_DATA_DIR", folder, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_unsetenv ("CADRAGE_CACHE");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (files[i].name, files[i].text);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf/a-kept-shelf-reads-as-a-compiled-one", test_a_kept_shelf_reads_as_a_compiled_one);
  g_test_add_func ("/shelf/a-changed-byte-is-seen", test_a_changed_byte_is_seen);
  g_test_add_func ("/shelf/a-cut-file-is-not-taken", test_a_cut_file_is_not_taken);
  g_test_add_func ("/shelf/what-others-can-write-is-not-taken", test_what_others_can_write_is_not_taken);
  g_test_add_func ("/shelf/a-shelf-of-other-files-is-stale", test_a_shelf_of_other_files_is_stale);
  g_test_add_func ("/shelf/another-key-finds-nothing", test_another_key_finds_nothing);
  g_test_add_func ("/shelf/it-holds-a-few-shelves-only", test_it_holds_a_few_shelves_only);
  g_test_add_func ("/shelf/a-pack-is-taken-from-what-ships", test_a_pack_is_taken_from_what_ships);
  g_test_add_func ("/shelf/a-moved-library-is-the-same", test_a_moved_library_is_the_same);
  g_test_add_func ("/shelf/switched-off-it-neither-reads-nor-writes", test_switched_off_it_neither_reads_nor_writes);
  int status = g_test_run ();
  const char *const remove[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return status;
}
