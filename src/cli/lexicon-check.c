/* SPDX-License-Identifier: MIT
 * lexicon-check.c - cadrage lexicon check: every fault of a lexicon, and its proofs */
#include "lexicon-parts.h"

#include <string.h>

#include <cadrage/json.h>

typedef struct {
  const CliOptions *options;
  gboolean stems;
  GString *out;
  CadJson json;
  guint faults; /* of all lexicons, warnings too */
} Check;

/* The line of `language:`, 0 when it is not found. */
static guint
language_line (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length), *end = text + length;

  for (guint line = 1; text < end; line++) {
    const char *newline = memchr (text, '\n', end - text);

    if (end - text > 9 && strncmp (text, "language:", 9) == 0)
      return line;
    text = newline != NULL ? newline + 1 : end;
  }
  return 0;
}

/* The matcher's message, which begins with `path:line:column: ` when it knows the place. */
static void
add_placed (CadLibraryFile *file, const char *message)
{
  guint64 place[2] = { 0, 0 };
  gsize length = strlen (file->path);
  const char *p = message + length;

  if (!g_str_has_prefix (message, file->path) || *p != ':') {
    cad_faults_add (file->faults, 0, 0, "%s", message);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (place) && *p == ':' && g_ascii_isdigit (p[1]); i++)
    place[i] = g_ascii_strtoull (p + 1, (char **) &p, 10);
  p += strspn (p, ": ");
  cad_faults_add (file->faults, place[0], place[1], "%s", p);
}

/* What shows only when the lexicon is compiled for its language. */
static void
check_compiled (Check *check, CadLibraryFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadLanguage) language = cad_library_language (file->lexicon->language, &error);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();

  if (language == NULL) {
    cad_faults_add (file->faults, 0, 0, "the language pack '%s' has faults:\n%s", file->lexicon->language,
                    error->message);
    return;
  }
  if (!cad_language_has_pack (language))
    cad_faults_warn (file->faults, language_line (file->bytes), 1,
                     "no language pack '%s': words have no stems, and only quotation marks tell voices apart",
                     file->lexicon->language);
  g_ptr_array_add (lexicons, file->lexicon);
  g_autoptr (CadMatcher) matcher = cad_matcher_new (lexicons, &language->rules, &error);

  if (matcher == NULL) {
    add_placed (file, error->message);
    return;
  }
  cad_matcher_prove (matcher, 0, file->faults);
  cad_matcher_lint (matcher, 0, file->faults);
  if (check->stems)
    cli_lexicon_stems (check->out, file->lexicon, &language->rules);
}

static void
add_text (Check *check, const CadLibraryFile *file, guint errors, guint warnings)
{
  g_autofree char *faults = cad_faults_to_string (file->faults);
  const CadLexicon *lexicon = file->lexicon;

  if (*faults != '\0')
    g_string_append_printf (check->out, "%s\n", faults);
  g_string_append_printf (check->out, "%s: ", lexicon != NULL ? lexicon->id : file->path);
  if (lexicon != NULL) {
    guint terms = cad_lexicon_count_terms (lexicon), proofs = cad_lexicon_count_proofs (lexicon);

    g_string_append_printf (check->out, ngettext ("%u term", "%u terms", terms), terms);
    g_string_append (check->out, ", ");
    g_string_append_printf (check->out, ngettext ("%u proof", "%u proofs", proofs), proofs);
    g_string_append (check->out, ", ");
  }
  g_string_append_printf (check->out, ngettext ("%u fault", "%u faults", errors), errors);
  if (warnings > 0) {
    g_string_append (check->out, ", ");
    g_string_append_printf (check->out, ngettext ("%u warning", "%u warnings", warnings), warnings);
  }
  g_string_append_c (check->out, '\n');
}

static void
add_tsv (Check *check, const CadLibraryFile *file)
{
  const CadFault *fault;

  for (guint i = 0; (fault = cad_faults_get (file->faults, i)) != NULL; i++) {
    g_autofree char *message = g_strdelimit (g_strdup (fault->message), "\t\n\r", ' ');

    g_string_append_printf (check->out, "%s\t%u\t%u\t%s\t%s\n", file->path, fault->line, fault->column,
                            fault->level == CAD_FAULT_ERROR ? "error" : "warning", message);
  }
}

static void
add_json (Check *check, const CadLibraryFile *file)
{
  const CadLexicon *lexicon = file->lexicon;
  CadJson *json = &check->json;
  const CadFault *fault;

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "id", lexicon != NULL ? lexicon->id : NULL);
  cad_json_string (json, "file", file->path);
  cad_json_integer (json, "terms", lexicon != NULL ? cad_lexicon_count_terms (lexicon) : 0);
  cad_json_integer (json, "proofs", lexicon != NULL ? cad_lexicon_count_proofs (lexicon) : 0);
  cad_json_open (json, "faults", '[');
  for (guint i = 0; (fault = cad_faults_get (file->faults, i)) != NULL; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "level", fault->level == CAD_FAULT_ERROR ? "error" : "warning");
    cad_json_integer (json, "line", fault->line);
    cad_json_integer (json, "column", fault->column);
    cad_json_string (json, "message", fault->message);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static gboolean
check_one (Check *check, const char *name, GError **error)
{
  g_autoptr (CadLibraryFile) file = cad_library_read (name, error);

  if (file == NULL)
    return FALSE;
  if (file->lexicon != NULL)
    check_compiled (check, file);
  guint errors = cad_faults_count (file->faults, CAD_FAULT_ERROR);
  guint warnings = cad_faults_count (file->faults, CAD_FAULT_WARNING);

  check->faults += errors + warnings;
  if (cli_is_format (check->options, "tsv"))
    add_tsv (check, file);
  else if (cli_is_format (check->options, "json"))
    add_json (check, file);
  else
    add_text (check, file, errors, warnings);
  return TRUE;
}

static gboolean
check_all (Check *check, const char *const *names, GError **error)
{
  gboolean json = cli_is_format (check->options, "json");

  cad_json_init (&check->json, check->out);
  if (cli_is_format (check->options, "tsv"))
    g_string_append (check->out, "file\tline\tcolumn\tlevel\tmessage\n");
  if (json) {
    cad_json_open (&check->json, NULL, '{');
    cad_json_open (&check->json, "lexicons", '[');
  }
  for (guint i = 0; names[i] != NULL; i++)
    if (!check_one (check, names[i], error))
      return FALSE;
  if (json) {
    cad_json_close (&check->json, ']');
    cad_json_close (&check->json, '}');
    g_string_append_c (check->out, '\n');
  }
  return TRUE;
}

CliStatus
cli_lexicon_check (const CliOptions *options, const char *const *names, gboolean stems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) shipped = NULL;
  Check check = { .options = options, .stems = stems, .out = out };

  if (stems && !cli_is_format (options, "text"))
    return cli_usage_error ("lexicon", _ ("--stems has the format text only"));
  if (names[0] == NULL) {
    shipped = cad_library_lexicons (options->language, &error);
    if (shipped != NULL && shipped->len == 0)
      g_set_error (&error, CAD_ERROR, CAD_ERROR_READ, _ ("no lexicon to check"));
    if (error != NULL)
      return cli_fail (error);
    g_ptr_array_add (shipped, NULL);
    names = (const char *const *) shipped->pdata;
  }
  if (!check_all (&check, names, &error))
    return cli_fail (error);
  CliStatus status = cli_print (options, out);

  return status == CLI_DONE && check.faults > 0 ? CLI_NOTHING : status;
}
