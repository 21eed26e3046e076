/* SPDX-License-Identifier: MIT
 * agreement.c - cadrage agreement: how far coders agree */
#include "cli.h"

#include <cadrage/agreement.h>
#include <cadrage/input.h>

static const char help[] = N_ (
    "Usage: cadrage agreement [OPTION...] [FILE]\n"
    "\n"
    "How far coders agree: Krippendorff's alpha and the share of equal codes. For checking a lexicon, or the\n"
    "voices, against people: give each mention to two coders or more, this program one of them.\n"
    "\n"
    "  cadrage agreement codes.tsv\n"
    "\n"
    "FILE (standard input without it) is TSV whose header names the columns unit, coder and value. Values that\n"
    "are all numbers are also compared by their order, their differences and their proportions.\n"
    "\n"
    "  -f, --format FORMAT       text, tsv or json\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --seed N              seed of the resampling\n"
    "\n"
    "Above 0.80 coders are usually taken to agree; between 0.67 and 0.80 only tentative conclusions are drawn\n"
    "(Krippendorff 2004).");

static CliStatus
run (const CliOptions *options)
{
  const char *path = options->arguments != NULL && options->arguments[0] != NULL ? options->arguments[0] : "-";
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CadAgreement agreements[CAD_N_METRICS];
  gsize length = 0;

  if (!cad_input_file (path, &text, &length, &error))
    return cli_fail (error);
  g_autoptr (CadCodings) codings = cad_codings_read (path, text, length, &error);

  if (codings == NULL)
    return cli_fail (error);
  for (guint i = 0; i < cad_codings_metrics (codings); i++)
    agreements[i] = cad_agreement (codings, i, options->seed);
  GString *out = cli_is_format (options, "json")  ? cad_render_agreement_json (codings, agreements, options->seed)
                 : cli_is_format (options, "tsv") ? cad_render_agreement_tsv (codings, agreements)
                                                  : cad_render_agreement_text (codings, agreements, options->interface);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status == CLI_DONE && agreements[0].units == 0 ? CLI_NOTHING : status;
}

int
cli_agreement (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", NULL };
  g_auto (CliOptions) options = { 0 };
  const CliUsage usage = { "agreement", help, formats, NULL };
  CliStatus status = cli_options_parse (&options, &usage, argc, argv);

  if (status != CLI_GO_ON)
    return status;
  if (options.arguments != NULL && g_strv_length (options.arguments) > 1)
    return cli_usage_error ("agreement", _ ("name one file"));
  return run (&options);
}
