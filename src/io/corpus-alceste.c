/* SPDX-License-Identifier: MIT
 * corpus-alceste.c - IRaMuTeQ and Alceste: texts behind lines of starred variables */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records.h"

#define TEXT_LARGEST ((gsize) 256 << 20)

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
  char *stars; /* the line that begins the next text, or NULL before the first and after the last */
  guint line;  /* of @stars */
  gboolean ended;
} Alceste;

static void
alceste_close (CadCorpusInput *input)
{
  Alceste *alceste = (Alceste *) input;

  cad_record_file_free (alceste->file);
  g_free (alceste->stars);
  g_free (alceste);
}

static gboolean
begins_text (const char *line)
{
  if (g_str_has_prefix (line, "****"))
    return TRUE;
  return strspn (line, "0123456789") == 4 && line[4] == ' ' && line[5] == '*';
}

/* *var_value, the first underscore between them; a bare *x is true. */
static void
take_variable (CadCorpus *corpus, CadCorpusItem *item, char *word, GPtrArray *extra)
{
  char *value = strchr (word, '_');

  if (value == NULL) {
    g_ptr_array_add (extra, g_strdup_printf ("%s=1", word));
    return;
  }
  *value++ = '\0';
  CadCorpusField field = cad_corpus_field (corpus, word);

  if (field == CAD_FIELD_UNKNOWN || field == CAD_FIELD_TEXT || field == CAD_FIELD_PATH)
    g_ptr_array_add (extra, g_strdup_printf ("%s=%s", word, value));
  else
    item->cells[field] = value;
}

/* Words joined for the tool ("cessez_le_feu") get their blanks back, at the same places. */
static guint
separate_words (GString *text)
{
  guint n = 0;

  for (gsize i = 1; i + 1 < text->len; i++)
    if (text->str[i] == '_' && !g_ascii_isspace (text->str[i - 1]) && !g_ascii_isspace (text->str[i + 1])) {
      text->str[i] = ' ';
      n++;
    }
  return n;
}

/* These tools know no dash: *date_202012 is a month. Returns: (transfer full) or NULL */
static char *
month_of (const char *date)
{
  return date != NULL && strspn (date, "0123456789") == 6 && date[6] == '\0'
             ? g_strdup_printf ("%.4s-%s", date, date + 4)
             : NULL;
}

static CadDocument *
document_of (Alceste *alceste, CadCorpus *corpus, GString *text)
{
  g_auto (GStrv) words = g_strsplit_set (alceste->stars, " \t", -1);
  g_autoptr (GPtrArray) extra = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (alceste->file), alceste->line);
  CadCorpusItem item = { .extra = extra };
  guint joined = separate_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] == '*' && words[i][1] != '\0' && words[i][1] != '*')
      take_variable (corpus, &item, words[i] + 1, extra);
  g_autofree char *month = month_of (item.cells[CAD_FIELD_DATE]);

  if (month != NULL)
    item.cells[CAD_FIELD_DATE] = month;
  if (extra->len == 0)
    item.extra = NULL;
  if (joined > 0)
    cad_corpus_remark (corpus, _ ("%s: %u words joined by _ were separated"), id, joined);
  while (text->len > 0 && (text->str[text->len - 1] == '\n' || text->str[text->len - 1] == ' '))
    g_string_truncate (text, text->len - 1);
  item.cells[CAD_FIELD_TEXT] = text->str;
  item.length = text->len;
  cad_corpus_counts (corpus)->announced++;
  return cad_corpus_take_item (corpus, id, &item);
}

/* Lines up to the next stars; FALSE with @error. What stands before the first stars is no text. */
static gboolean
collect (Alceste *alceste, GString *text, char **next, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gsize length = 0;
  char *line;

  while ((line = cad_record_file_next (alceste->file, '\0', &length, &failure)) != NULL) {
    const char *bare = g_str_has_prefix (line, "\xef\xbb\xbf") ? line + 3 : line;

    if (begins_text (bare)) {
      *next = g_strdup (bare);
      return TRUE;
    }
    if (g_str_has_prefix (line, "-*") || text->len > TEXT_LARGEST)
      continue;
    g_string_append_len (text, line, length);
    g_string_append_c (text, '\n');
  }
  alceste->ended = TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return *next != NULL || alceste->stars != NULL;
}

static CadDocument *
alceste_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Alceste *alceste = (Alceste *) input;
  char *next = NULL;

  *more = !alceste->ended;
  if (alceste->ended)
    return NULL;
  GString *text = g_string_new (NULL);
  gboolean fine = collect (alceste, text, &next, error);
  CadDocument *document = fine && alceste->stars != NULL ? document_of (alceste, corpus, text) : NULL;

  g_string_free (text, TRUE);
  g_free (alceste->stars);
  alceste->stars = next;
  alceste->line = cad_record_file_line (alceste->file);
  return document;
}

static const CadCorpusClass alceste_class = { "IRaMuTeQ", alceste_next, alceste_close };

CadCorpusInput *
cad_corpus_alceste_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  Alceste *alceste = g_new0 (Alceste, 1);

  (void) corpus;
  (void) error;
  alceste->input.class = &alceste_class;
  alceste->file = cad_record_file_new (stream);
  return &alceste->input;
}
