/* SPDX-License-Identifier: MIT
 * tally.c - cadrage tally: counts as a file that adds up with others */
#include "cli-copies.h"

#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define EXCERPTS_PER_CELL 12
#define PARTS_MOST        1000000
#define BLOCKS_MOST       1000000
#define HELD_BYTES        ((gsize) 32 << 20) /* of counts in memory, of all threads together, */
#define HELD_LEAST        ((gsize) 2 << 20)  /* and of one of them */
#define FAN               64
#define RETURNED_BYTES    (256 * 1024) /* in one piece go back to the system when they are freed */

static const char help[] = N_ (
    "Usage: cadrage tally [OPTION...] CORPUS...\n"
    "\n"
    "The counts of a corpus as a tally file: sorted `key TAB integer` lines that add up (`cadrage merge`). Every\n"
    "command that takes a corpus takes tallies. Records without an id are named by their content, so that a corpus\n"
    "may be cut anywhere.\n"
    "\n"
    "  cadrage tally corpus/2023/ -o 2023.tally\n"
    "  cadrage report 2022.tally 2023.tally -o report/\n"
    "  cadrage tally - < shard.jsonl > shard.tally\n"
    "\n"
    "      --once                count each shared text once, for who published it first\n"
    "      --blocks N            put each source's articles together in N blocks: the size is bounded\n"
    "      --shard I/N           count only part I of N of the corpus, as one task of N\n"
    "      --split [NAME:]I/N    what is given is part I of N of a corpus that others have cut\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -o, --output FILE         write there instead of standard output");

typedef struct {
  int blocks;
  char *shard, *split;
  const char *name; /* of the corpus that others have cut */
  guint part, n_parts;
} TallyOptions;

/* I/N */
static gboolean
parse_part (TallyOptions *own, const char *text)
{
  char *end = NULL;
  guint64 part = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &end, 10) : 0;
  guint64 n = part > 0 && *end == '/' && g_ascii_isdigit (end[1]) ? g_ascii_strtoull (end + 1, &end, 10) : 0;

  own->part = part;
  own->n_parts = n;
  return part > 0 && part <= n && n <= PARTS_MOST && *end == '\0';
}

/* NAME:I/N */
static gboolean
parse_split (TallyOptions *own)
{
  char *colon = strrchr (own->split, ':');

  own->name = colon != NULL ? own->split : "";
  if (colon != NULL)
    *colon = '\0';
  return parse_part (own, colon != NULL ? colon + 1 : own->split) &&
         own->name[strspn (own->name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-")] == '\0';
}

static CliStatus
check (CliOptions *options, TallyOptions *own)
{
  if (options->arguments == NULL)
    return cli_usage_error ("tally", _ ("name a corpus: a folder, a text or a file of records"));
  if (own->blocks < 0 || own->blocks > BLOCKS_MOST)
    return cli_usage_error ("tally", _ ("--blocks %d is not a number from 1 to %d"), own->blocks, BLOCKS_MOST);
  if (own->shard != NULL && own->split != NULL)
    return cli_usage_error ("tally", _ ("--shard and --split do not go together"));
  if (own->shard != NULL && !parse_part (own, own->shard))
    return cli_usage_error ("tally", _ ("--shard '%s' is not a part like 3/8"), own->shard);
  if (own->split != NULL && !parse_split (own))
    return cli_usage_error ("tally", _ ("--split is not a part like 3/8, or job_42:3/8"));
  if (options->once && own->n_parts > 0)
    return cli_usage_error ("tally", _ ("--once looks at a whole corpus, not at a part of one"));
  options->columns.content_ids = TRUE;
  if (own->shard != NULL) {
    options->columns.part = own->part;
    options->columns.n_parts = own->n_parts;
  }
  return CLI_GO_ON;
}

/* Parts of other corpora, or of this one in another state, must not be taken for its parts. */
static void
mark_part (CliCount *count, const TallyOptions *own)
{
  g_autofree char *fingerprint = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", count->fingerprint);

  if (own->n_parts > 0)
    cad_tally_set_part (count->tally, own->shard != NULL ? fingerprint : own->name, own->n_parts, own->part);
}

/* Where counts are put that are too many for memory: where the user says, else where there must be room for them anyway. */
static char *
folder_of_runs (const CliOptions *options)
{
  const char *said = g_getenv ("TMPDIR"), *output = options->output;
  gboolean is_file = output != NULL && !g_str_equal (output, "-") &&
                     (g_file_test (output, G_FILE_TEST_IS_REGULAR) || !g_file_test (output, G_FILE_TEST_EXISTS));

  return (said == NULL || *said == '\0') && is_file ? g_path_get_dirname (output) : g_strdup (g_get_tmp_dir ());
}

/* Counts are given up many times. Without this the allocator keeps the large arrays among them for small things, and their
 * space is lost. */
static void
return_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, RETURNED_BYTES);
#endif
}

static gboolean
count_all (CliCount *count, const CliOptions *options, const TallyOptions *own, GError **error)
{
  const CliPlace place = { options, (const char *const *) options->arguments, NULL };
  g_autofree char *folder = folder_of_runs (options);
  const CadRunRules rules = { folder, MAX (HELD_BYTES / options->jobs, HELD_LEAST), FAN };
  g_autoptr (GError) failure = NULL;

  return_memory ();
  count->blocks = own->blocks;
  count->runs = cad_runs_new (&rules);
  if (!cli_copies_surplus (&place, 1, &count->surplus, error))
    return FALSE;
  /* Tallies of nothing are tallies too: an empty part must not look like a failure. */
  if (cli_count_add (count, place.paths, NULL, &failure) ||
      (own->n_parts > 0 && g_error_matches (failure, CAD_ERROR, CAD_ERROR_NOTHING)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
take (const char *bytes, gsize length, gpointer data, GError **error)
{
  return cli_printer_add (data, bytes, length, error);
}

static gboolean
print_all (CliCount *count, CliPrinter *printer, GError **error)
{
  CadTallyForm form = count->options->jobs > 1 ? CAD_TALLY_WHOLE_BY_TWO : CAD_TALLY_WHOLE;

  if (cad_runs_are_empty (count->runs))
    return cad_tally_write_to (count->tally, form, take, printer, error);
  return cad_runs_add (count->runs, count->tally, error) && cad_runs_sum (count->runs, take, printer, error);
}

static CliStatus
run (const CliOptions *options, const TallyOptions *own)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };

  if (!cli_count_init (&count, options, EXCERPTS_PER_CELL, &error) || !count_all (&count, options, own, &error))
    return cli_fail (error);
  if (own->blocks > 0) {
    CadTally *blocks = cad_tally_block (count.tally, own->blocks);

    cad_tally_free (count.tally);
    count.tally = blocks;
  }
  mark_part (&count, own);
  g_autoptr (CliPrinter) printer = cli_printer_new (options, &error);

  if (printer == NULL || !print_all (&count, printer, &error) || !cli_printer_end (printer, &error))
    return cli_fail (error);
  return CLI_DONE;
}

int
cli_tally (int argc, char **argv)
{
  g_auto (CliOptions) options = { 0 };
  TallyOptions mine = { 0 };
  const GOptionEntry own[] = {
    { "once", 0, 0, G_OPTION_ARG_NONE, &options.once, NULL, NULL },
    { "blocks", 0, 0, G_OPTION_ARG_INT, &mine.blocks, NULL, NULL },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &mine.shard, NULL, NULL },
    { "split", 0, 0, G_OPTION_ARG_STRING, &mine.split, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { .name = "tally", .help = help, .own = own, .reads_corpora = TRUE };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON)
    status = check (&options, &mine);
  if (status == CLI_GO_ON)
    status = run (&options, &mine);
  g_free (mine.shard);
  g_free (mine.split);
  return status;
}
