/* SPDX-License-Identifier: MIT
 * options.c - the options that mean the same everywhere, and the language of messages */
#include "cli.h"

#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cadrage/names.h>

#define COLUMNS_DEFAULT 80
#define COLUMNS_LEAST   60
#define COLUMNS_MOST    200

#define JOBS_MOST 512

static const char *const interfaces[] = { "fr", "en", NULL };
static const char *const colours[] = { "auto", "always", "never", NULL };

/* The folder of message catalogues: beside a program that was just built, else where it was installed. */
static char *
locale_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL) {
    g_autofree char *folder = g_path_get_dirname (program);
    g_autofree char *built = g_build_filename (folder, "locale", NULL);

    if (g_file_test (built, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&built);
    g_autofree char *installed = g_build_filename (folder, "..", "share", "locale", NULL);

    if (g_file_test (installed, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&installed);
  }
  return g_strdup (CADRAGE_DATADIR "/../locale");
}

/* gettext takes LANGUAGE only under a locale other than C; C.UTF-8 is always there. */
static void
set_interface (const char *interface)
{
  g_setenv ("LANGUAGE", interface, TRUE);
  setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_MESSAGES, "C.UTF-8");
}

static const char *
interface_of_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG", NULL };

  for (guint i = 0; variables[i] != NULL; i++) {
    const char *value = g_getenv (variables[i]);

    if (value != NULL && *value != '\0')
      return g_str_has_prefix (value, "fr") ? "fr" : "en";
  }
  return "en";
}

void
cli_interface_init (void)
{
  g_autofree char *folder = locale_dir ();

  set_interface (interface_of_locale ());
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
cli_options_clear (CliOptions *options)
{
  g_strfreev (options->lexicons);
  g_free (options->language);
  g_free (options->format);
  g_free (options->output);
  g_free (options->interface);
  g_free (options->color);
  cli_columns_clear (&options->columns);
  g_strfreev (options->arguments);
}

static CliStatus
check_choice (const CliUsage *usage, const char *option, const char *value, const char *const *allowed)
{
  if (value == NULL || g_strv_contains (allowed, value))
    return CLI_GO_ON;
  g_autofree char *list = g_strjoinv (", ", (char **) allowed);

  return cli_usage_error (usage->name, _ ("%s cannot be '%s'; it is one of: %s"), option, value, list);
}

static CliStatus
check_options (CliOptions *options, const CliUsage *usage)
{
  CliStatus status = check_choice (usage, "--interface", options->interface, interfaces);

  if (status == CLI_GO_ON)
    status = check_choice (usage, "--color", options->color, colours);
  if (status == CLI_GO_ON && usage->formats != NULL)
    status = check_choice (usage, "--format", options->format, usage->formats);
  if (status != CLI_GO_ON)
    return status;
  if (options->jobs < 1 || options->jobs > JOBS_MOST)
    return cli_usage_error (usage->name, _ ("--jobs %d is not a number of threads from 1 to %d"), options->jobs,
                            JOBS_MOST);
  if (options->interface == NULL)
    options->interface = g_strdup (interface_of_locale ());
  if (options->format == NULL && usage->formats != NULL)
    options->format = g_strdup (usage->formats[0]);
  return CLI_GO_ON;
}

static CliStatus
wrong_option (const CliUsage *usage, const GError *error)
{
  return cli_usage_error (usage->name, "%s", error->message);
}

/* Text after the command's own help: the options that all commands share. */
static void
print_help (const CliUsage *usage)
{
  g_print ("%s\n\n%s\n", _ (usage->help),
           _ ("Everywhere: --interface fr|en, --color auto|always|never, -j/--jobs N (threads; default: all cores),\n"
              "-q/--quiet, --strict, -h/--help."));
  if (usage->reads_corpora)
    g_print ("%s\n",
             _ ("Columns of tables: --text, --source, --date, --title, --id, --url NAME (--text-column ... and\n"
                "--language-column everywhere), --no-headers; web pages: --no-extract. What is no text of an article\n"
                "(links, tags, lines of the site) is not counted; --no-clean counts it."));
}

/* How the first option of @letter takes a value, or -1 when there is none of it. */
static int
kind_of_short (const GOptionEntry *const tables[], char letter)
{
  for (guint i = 0; tables[i] != NULL; i++)
    for (const GOptionEntry *entry = tables[i]; entry->long_name != NULL; entry++)
      if (entry->short_name == letter)
        return entry->arg;
  return -1;
}

/* Where the value of the first option in @word that takes one would stand, or NULL: a file, or flags alone. */
static const char *
find_value (const GOptionEntry *const tables[], const char *word)
{
  if (word[0] != '-' || word[1] == '-')
    return NULL;
  for (const char *p = word + 1; *p != '\0'; p++) {
    int kind = kind_of_short (tables, *p);

    if (kind != G_OPTION_ARG_NONE)
      return kind >= 0 ? p + 1 : NULL;
  }
  return NULL;
}

/* The words of the command line, values apart from short options: -j4 as -j 4. Returns: (transfer full) */
static GStrv
split_words (const GOptionEntry *const tables[], int argc, char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  int i = 0;

  for (; i < argc && !g_str_equal (argv[i], "--"); i++) {
    const char *value = find_value (tables, argv[i]);

    if (value != NULL && *value != '\0') {
      g_ptr_array_add (words, g_strndup (argv[i], value - argv[i]));
      g_ptr_array_add (words, g_strdup (value));
    } else {
      g_ptr_array_add (words, g_strdup (argv[i]));
      if (value != NULL && i + 1 < argc)
        g_ptr_array_add (words, g_strdup (argv[++i]));
    }
  }
  for (; i < argc; i++)
    g_ptr_array_add (words, g_strdup (argv[i]));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

CliStatus
cli_options_parse (CliOptions *options, const CliUsage *usage, int argc, char **argv)
{
  gboolean help = FALSE;
  const GOptionEntry shared[] = {
    { "lexicon", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &options->lexicons, NULL, NULL },
    { "language", 'L', 0, G_OPTION_ARG_STRING, &options->language, NULL, NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, NULL, NULL },
    { "interface", 0, 0, G_OPTION_ARG_STRING, &options->interface, NULL, NULL },
    { "color", 0, 0, G_OPTION_ARG_STRING, &options->color, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, NULL, NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, NULL, NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, NULL, NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options->strict, NULL, NULL },
    { "no-clean", 0, 0, G_OPTION_ARG_NONE, &options->no_clean, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry *const tables[] = { shared, usage->own, NULL };
  g_auto (GStrv) words = split_words (tables, argc, argv);

  options->seed = CAD_SEED_DEFAULT;
  options->jobs = MIN (g_get_num_processors (), JOBS_MOST);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, shared, NULL);
  if (usage->own != NULL)
    g_option_context_add_main_entries (context, usage->own, NULL);
  if (usage->reads_corpora)
    cli_columns_add (context, &options->columns, usage->own);
  if (!g_option_context_parse_strv (context, &words, &error))
    return wrong_option (usage, error);
  if (options->interface != NULL && g_strv_contains (interfaces, options->interface))
    set_interface (options->interface);
  if (help) {
    print_help (usage);
    return CLI_DONE;
  }
  if (usage->formats == NULL && options->format != NULL)
    return cli_usage_error (usage->name, _ ("this command has no --format"));
  return check_options (options, usage);
}

gboolean
cli_is_format (const CliOptions *options, const char *format)
{
  return g_strcmp0 (options->format, format) == 0;
}

void
cli_terminal (const CliOptions *options, CadTerminal *terminal)
{
  struct winsize size = { 0 };
  gboolean is_terminal = isatty (STDOUT_FILENO) && options->output == NULL;
  const char *columns = g_getenv ("COLUMNS");
  guint width = COLUMNS_DEFAULT;

  if (columns != NULL && g_ascii_strtoull (columns, NULL, 10) > 0)
    width = MIN (g_ascii_strtoull (columns, NULL, 10), COLUMNS_MOST);
  else if (is_terminal && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width = size.ws_col;
  terminal->columns = CLAMP (width, COLUMNS_LEAST, COLUMNS_MOST);
  terminal->colour = is_terminal && g_getenv ("NO_COLOR") == NULL && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  if (g_strcmp0 (options->color, "always") == 0)
    terminal->colour = TRUE;
  if (g_strcmp0 (options->color, "never") == 0)
    terminal->colour = FALSE;
}
