/* SPDX-License-Identifier: MIT
 * lexicon.c - cadrage lexicon: list, show and check lexicons */
#include "lexicon-parts.h"

#include <string.h>

#include <cadrage/json.h>
#include <cadrage/names.h>

#define COLUMNS 8 /* of the list */

static const char help[] = N_ (
    "Usage: cadrage lexicon list|show|check|compile [OPTION...] [NAME|FILE...]\n"
    "\n"
    "  cadrage lexicon list                        the shipped lexicons\n"
    "  cadrage lexicon show haut-karabakh          what a lexicon holds, from minus to plus\n"
    "  cadrage lexicon check my-lexicon.yaml       every fault of a lexicon, and its proofs\n"
    "  cadrage lexicon check                       the same for all shipped lexicons\n"
    "  cadrage lexicon compile FOLDER              for packagers: the shipped lexicons as they are installed, "
    "compiled\n"
    "\n"
    "check tells each fault with its line and a caret, and leaves with status 1 when there is one, be it a warning.\n"
    "The format is explained in lexicons/README.md.\n"
    "\n"
    "  -L, --language CODE       list and check: only lexicons of this language\n"
    "  -f, --format FORMAT       text, tsv or json (show: text)\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --stems               check: also the stem that every word of a term became");

static const char *const formats[] = { "text", "tsv", "json", NULL };

typedef struct {
  const char *name;
  CliStatus (*run) (const CliOptions *options, const char *const *names, gboolean stems);
} Subcommand;

guint
cli_lexicon_count_wordings (const CadLexicon *lexicon)
{
  guint n = 0;

  for (guint i = 0; i < lexicon->choices->len; i++)
    n += ((const CadChoice *) lexicon->choices->pdata[i])->wordings->len;
  return n;
}

/* The lexicons to list; those with faults are told and left out. */
static GPtrArray *
load_all (const CliOptions *options, const char *const *names, gboolean *faults, GError **error)
{
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (CadLibraryFile) file = cad_library_read (names[i], error);

    if (file == NULL)
      return NULL;
    if (file->lexicon != NULL) {
      g_ptr_array_add (lexicons, g_steal_pointer (&file->lexicon));
      continue;
    }
    *faults = TRUE;
    cli_warn (options, _ ("'%s' has faults; `cadrage lexicon check %s` shows them"), file->path, names[i]);
  }
  return g_steal_pointer (&lexicons);
}

static const char *
title_of (const CadLexicon *lexicon, const CliOptions *options)
{
  return cad_title_get (&lexicon->title, options->interface, lexicon->id);
}

static void
list_tsv (GString *out, GPtrArray *lexicons, const CliOptions *options)
{
  g_string_append (out, "id\tlanguage\tversion\tchoices\twordings\tterms\tproofs\ttitle\n");
  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = lexicons->pdata[i];
    g_autofree char *title = g_strdelimit (g_strdup (title_of (lexicon, options)), "\t\n\r", ' ');

    g_string_append_printf (out, "%s\t%s\t%u\t%u\t%u\t%u\t%u\t%s\n", lexicon->id, lexicon->language, lexicon->version,
                            lexicon->choices->len, cli_lexicon_count_wordings (lexicon),
                            cad_lexicon_count_terms (lexicon), cad_lexicon_count_proofs (lexicon), title);
  }
}

static void
list_json (GString *out, GPtrArray *lexicons, const CliOptions *options)
{
  CadJson json;

  cad_json_init (&json, out);
  cad_json_open (&json, NULL, '{');
  cad_json_open (&json, "lexicons", '[');
  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = lexicons->pdata[i];

    cad_json_open (&json, NULL, '{');
    cad_json_string (&json, "id", lexicon->id);
    cad_json_string (&json, "language", lexicon->language);
    cad_json_integer (&json, "version", lexicon->version);
    cad_json_integer (&json, "choices", lexicon->choices->len);
    cad_json_integer (&json, "wordings", cli_lexicon_count_wordings (lexicon));
    cad_json_integer (&json, "loaded", lexicon->loaded->len);
    cad_json_integer (&json, "terms", cad_lexicon_count_terms (lexicon));
    cad_json_integer (&json, "proofs", cad_lexicon_count_proofs (lexicon));
    cad_json_string (&json, "title", title_of (lexicon, options));
    cad_json_string (&json, "sha256", lexicon->sha256);
    cad_json_close (&json, '}');
  }
  cad_json_close (&json, ']');
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
}

/* One line of the table; @cells are COLUMNS texts, the last one is not filled up. */
static void
add_row (GString *out, char **cells, const glong *widths)
{
  for (guint i = 0; i < COLUMNS; i++) {
    glong missing = widths[i] - g_utf8_strlen (cells[i], -1);
    gboolean number = i >= 2 && i < COLUMNS - 1;

    g_string_append (out, i > 0 ? "  " : "");
    if (number)
      g_string_append_printf (out, "%*s", (int) missing, "");
    g_string_append (out, cells[i]);
    if (!number && i < COLUMNS - 1)
      g_string_append_printf (out, "%*s", (int) missing, "");
  }
  g_string_append_c (out, '\n');
}

static char **
cells_of (const CadLexicon *lexicon, const CliOptions *options)
{
  char **cells = g_new0 (char *, COLUMNS + 1);

  cells[0] = g_strdup (lexicon->id);
  cells[1] = g_strdup (lexicon->language);
  cells[2] = g_strdup_printf ("%u", lexicon->version);
  cells[3] = g_strdup_printf ("%u", lexicon->choices->len);
  cells[4] = g_strdup_printf ("%u", cli_lexicon_count_wordings (lexicon));
  cells[5] = g_strdup_printf ("%u", cad_lexicon_count_terms (lexicon));
  cells[6] = g_strdup_printf ("%u", cad_lexicon_count_proofs (lexicon));
  cells[7] = g_strdelimit (g_strdup (title_of (lexicon, options)), "\t\n\r", ' ');
  return cells;
}

static void
list_text (GString *out, GPtrArray *lexicons, const CliOptions *options)
{
  const char *const heads[COLUMNS] = { _ ("lexicon"),  _ ("lang."), _ ("version"), _ ("choices"),
                                       _ ("wordings"), _ ("terms"), _ ("proofs"),  _ ("title") };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  glong widths[COLUMNS] = { 0 };

  g_ptr_array_add (rows, g_new0 (char *, COLUMNS + 1));
  for (guint i = 0; i < COLUMNS; i++)
    ((char **) rows->pdata[0])[i] = g_strdup (heads[i]);
  for (guint i = 0; i < lexicons->len; i++)
    g_ptr_array_add (rows, cells_of (lexicons->pdata[i], options));
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < COLUMNS; j++)
      widths[j] = MAX (widths[j], g_utf8_strlen (((char **) rows->pdata[i])[j], -1));
  for (guint i = 0; i < rows->len; i++)
    add_row (out, rows->pdata[i], widths);
}

static CliStatus
list (const CliOptions *options, const char *const *names, gboolean stems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) shipped = NULL;
  gboolean faults = FALSE;

  (void) stems;
  if (names[0] == NULL) {
    shipped = cad_library_lexicons (options->language, &error);
    if (shipped == NULL)
      return cli_fail (error);
    g_ptr_array_add (shipped, NULL);
    names = (const char *const *) shipped->pdata;
  }
  g_autoptr (GPtrArray) lexicons = load_all (options, names, &faults, &error);

  if (lexicons == NULL)
    return cli_fail (error);
  if (cli_is_format (options, "tsv"))
    list_tsv (out, lexicons, options);
  else if (cli_is_format (options, "json"))
    list_json (out, lexicons, options);
  else
    list_text (out, lexicons, options);
  CliStatus status = cli_print (options, out);

  return status == CLI_DONE && faults ? CLI_FAILED : status;
}

static CliStatus
show (const CliOptions *options, const char *const *names, gboolean stems)
{
  (void) stems;
  if (names[0] == NULL)
    return cli_usage_error ("lexicon", _ ("name a lexicon to show; `cadrage lexicon list` lists them"));
  if (!cli_is_format (options, "text"))
    return cli_usage_error ("lexicon", _ ("`lexicon show` has the format text only"));
  return cli_lexicon_show (options, names);
}

static const Subcommand subcommands[] = {
  { "list", list },
  { "show", show },
  { "check", cli_lexicon_check },
  { "compile", cli_lexicon_compile },
};

static CliStatus
unknown_subcommand (const char *name)
{
  const char *names[G_N_ELEMENTS (subcommands) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    names[i] = subcommands[i].name;
  const char *nearest = cad_names_nearest (name, names);

  if (nearest != NULL)
    return cli_usage_error ("lexicon", _ ("no command 'lexicon %s'; did you mean 'lexicon %s'?"), name, nearest);
  return cli_usage_error ("lexicon", _ ("no command 'lexicon %s'"), name);
}

int
cli_lexicon (int argc, char **argv)
{
  gboolean stems = FALSE;
  const GOptionEntry own[] = { { "stems", 0, 0, G_OPTION_ARG_NONE, &stems, NULL, NULL }, { NULL } };
  const CliUsage usage = { "lexicon", help, formats, own };
  g_auto (CliOptions) options = { 0 };
  CliStatus status = cli_options_parse (&options, &usage, argc, argv);

  if (status != CLI_GO_ON)
    return status;
  if (options.arguments == NULL)
    return cli_usage_error ("lexicon", _ ("say list, show, check or compile"));
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    if (g_str_equal (options.arguments[0], subcommands[i].name))
      return subcommands[i].run (&options, (const char *const *) options.arguments + 1, stems);
  return unknown_subcommand (options.arguments[0]);
}
