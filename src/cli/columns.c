/* SPDX-License-Identifier: MIT
 * columns.c - the options that say which columns of a corpus hold what */
#include "cli.h"

static gboolean
has_option (const GOptionEntry *own, const char *name)
{
  for (; own != NULL && own->long_name != NULL; own++)
    if (g_strcmp0 (own->long_name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The short form is for where it is free: `mentions --source` and `report --title` mean something else. */
void
cli_columns_add (GOptionContext *context, CadCorpusOptions *columns, const GOptionEntry *own)
{
  const struct {
    const char *name, *alias;
    const char **place;
  } fields[] = { { "text-column", "text", &columns->text },
                 { "source-column", "source", &columns->source },
                 { "date-column", "date", &columns->date },
                 { "title-column", "title", &columns->title },
                 { "id-column", "id", &columns->id },
                 { "url-column", "url", &columns->url },
                 { "language-column", NULL, &columns->language } };
  const GOptionEntry others[] = {
    { "no-headers", 0, 0, G_OPTION_ARG_NONE, &columns->no_headers, NULL, NULL },
    { "no-extract", 0, 0, G_OPTION_ARG_NONE, &columns->no_extract, NULL, NULL },
    { NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const GOptionEntry entries[] = {
      { fields[i].name, 0, 0, G_OPTION_ARG_STRING, (gpointer) fields[i].place, NULL, NULL },
      { has_option (own, fields[i].alias) ? NULL : fields[i].alias, 0, 0, G_OPTION_ARG_STRING,
        (gpointer) fields[i].place, NULL, NULL },
      { NULL },
    };

    g_option_context_add_main_entries (context, entries, NULL);
  }
  g_option_context_add_main_entries (context, others, NULL);
}

void
cli_columns_clear (CadCorpusOptions *columns)
{
  const char *const given[] = { columns->text, columns->source, columns->date,    columns->title,
                                columns->id,   columns->url,    columns->language };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_free ((char *) given[i]);
}

CadCorpus *
cli_corpus_open (const CliOptions *options, const char *const *paths, gboolean any_source, GError **error)
{
  CadCorpusOptions reading = options->columns;

  for (guint i = 0; paths[i] != NULL; i++)
    if (cli_is_tally (paths[i])) {
      g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE,
                   _ ("'%s' is a tally: it holds counts, and texts are needed; report and compare read it"), paths[i]);
      return NULL;
    }
  reading.any_source = any_source;
  return cad_corpus_open_with (paths, &reading, error);
}
