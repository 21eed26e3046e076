/* SPDX-License-Identifier: MIT
 * count-table.c - counts made elsewhere, as a table: every statistic without a text */
#include "store.h"

#include <string.h>

#include <cadrage/faults.h>

#include "pending.h"

#define FIELD_MOST 64 /* columns */

typedef enum {
  COLUMN_SOURCE,
  COLUMN_CHOICE,
  COLUMN_WORDING,
  COLUMN_N,
  COLUMN_ARTICLE,
  COLUMN_VOICE,
  COLUMN_WORDS,
  COLUMN_LEXICON,
  COLUMN_DATE,
  N_COLUMNS
} Column;

#define N_NEEDED COLUMN_ARTICLE

static const char *const column_names[N_COLUMNS] = {
  "source", "choice", "wording", "n", "article", "voice", "words", "lexicon", "date",
};

/* What the rows of one article have said so far. */
typedef struct {
  guint64 words, mentions;
  guint words_line; /* 0: nothing yet */
} Totals;

typedef struct {
  CadTally *tally;
  CadFaults *faults;
  CadPending *pending;
  GArray *totals;         /* of Totals, by article */
  int columns[N_COLUMNS]; /* where they are, or -1 */
  guint n_fields;         /* of the header */
  guint line;
  char *fields[FIELD_MOST];
  guint places[FIELD_MOST]; /* column of the line where each field begins, from 1 */
} Table;

static guint
split_row (Table *table, char *row)
{
  guint n = 0, place = 1;

  for (char *field = row; field != NULL && n < FIELD_MOST; n++) {
    char *tab = strchr (field, '\t');

    if (tab != NULL)
      *tab++ = '\0';
    table->fields[n] = field;
    table->places[n] = place;
    place += g_utf8_strlen (field, -1) + 1;
    g_strstrip (field);
    field = tab;
  }
  return n;
}

static const char *
cell (const Table *table, Column column)
{
  return table->columns[column] >= 0 ? table->fields[table->columns[column]] : "";
}

static guint
place_of (const Table *table, Column column)
{
  return table->columns[column] >= 0 ? table->places[table->columns[column]] : 1;
}

static void
read_header (Table *table, char *row)
{
  table->n_fields = split_row (table, row);
  for (guint c = 0; c < N_COLUMNS; c++)
    table->columns[c] = -1;
  for (guint i = 0; i < table->n_fields; i++)
    for (guint c = 0; c < N_COLUMNS; c++) {
      if (g_ascii_strcasecmp (table->fields[i], column_names[c]) != 0)
        continue;
      if (table->columns[c] >= 0)
        cad_faults_add (table->faults, table->line, table->places[i], "column '%s' is there twice", column_names[c]);
      table->columns[c] = i;
    }
  for (guint c = 0; c < N_NEEDED; c++)
    if (table->columns[c] < 0)
      cad_faults_add (table->faults, table->line, 1, "the count table has no column '%s'", column_names[c]);
}

static gboolean
read_number (Table *table, Column column, guint64 *value)
{
  const char *text = cell (table, column);

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, value, NULL))
    return TRUE;
  cad_faults_add (table->faults, table->line, place_of (table, column), "%s '%s' is not a whole number from 0 on",
                  column_names[column], text);
  return FALSE;
}

static gboolean
read_voice (Table *table, guint8 *voice)
{
  const char *name = cell (table, COLUMN_VOICE);

  for (guint kind = 0; kind < CAD_N_VOICES; kind++)
    if (strcmp (name, cad_voice_name (kind)) == 0 || (*name == '\0' && kind == CAD_VOICE_OWN)) {
      *voice = kind;
      return TRUE;
    }
  cad_faults_add (table->faults, table->line, place_of (table, COLUMN_VOICE),
                  "'%s' is no voice: own, quoted, partial, attributed, distanced, hearsay, denied or named", name);
  return FALSE;
}

/* A source and a choice must be named; an article too, where there is the column. */
static gboolean
check_names (Table *table)
{
  static const Column named[] = { COLUMN_SOURCE, COLUMN_CHOICE, COLUMN_ARTICLE };
  gboolean complete = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (table->columns[named[i]] >= 0 && *cell (table, named[i]) == '\0') {
      cad_faults_add (table->faults, table->line, place_of (table, named[i]), "the %s is empty",
                      column_names[named[i]]);
      complete = FALSE;
    }
  return complete;
}

static void
read_words (Table *table, guint32 article)
{
  guint64 words;

  if (article >= table->totals->len)
    g_array_set_size (table->totals, article + 1);
  if (*cell (table, COLUMN_WORDS) == '\0' || !read_number (table, COLUMN_WORDS, &words))
    return;
  Totals *totals = &g_array_index (table->totals, Totals, article);

  if (totals->words_line > 0 && totals->words != words)
    cad_faults_add (table->faults, table->line, place_of (table, COLUMN_WORDS),
                    "%" G_GUINT64_FORMAT " words, but line %u says %" G_GUINT64_FORMAT " for the same article", words,
                    totals->words_line, totals->words);
  totals->words = words;
  totals->words_line = table->line;
  cad_tally_article (table->tally, article)->words = words;
}

static void
read_row (Table *table, char *row)
{
  guint64 n;
  CadCount count = { 0 };
  guint n_fields = split_row (table, row);

  /* editors drop empty fields at the end of a line */
  for (; n_fields < table->n_fields; n_fields++) {
    table->fields[n_fields] = row + strlen (row);
    table->places[n_fields] = 1;
  }
  if (n_fields > table->n_fields) {
    cad_faults_add (table->faults, table->line, 1, "%u fields, the header has %u", n_fields, table->n_fields);
    return;
  }
  if (!read_number (table, COLUMN_N, &n) | !read_voice (table, &count.voice) | !check_names (table))
    return;
  const char *wording = cell (table, COLUMN_WORDING);
  CadKey key = { (char *) cell (table, COLUMN_LEXICON), (char *) cell (table, COLUMN_CHOICE), (char *) wording,
                 *wording == '\0' };
  guint32 source = cad_tally_intern_source (table->tally, cell (table, COLUMN_SOURCE));
  guint32 article = cad_tally_intern_article (table->tally, source, cell (table, COLUMN_ARTICLE));

  cad_tally_article (table->tally, article)->texts = 1;
  count.key = cad_tally_intern_key (table->tally, &key);
  count.n = n;
  cad_article_describe (&cad_tally_article (table->tally, article)->date, cell (table, COLUMN_DATE));
  read_words (table, article);
  g_array_index (table->totals, Totals, article).mentions += n;
  if (g_array_index (table->totals, Totals, article).mentions > G_MAXUINT32)
    cad_faults_add (table->faults, table->line, place_of (table, COLUMN_N), "more than %u mentions in one article",
                    G_MAXUINT32);
  else if (n > 0)
    cad_pending_count (table->pending, article, count);
}

static void
read_rows (Table *table, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean header = FALSE;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  while (text < end && (!header || table->columns[COLUMN_N] >= 0)) {
    const char *newline = memchr (text, '\n', end - text);
    gsize n = (newline != NULL ? newline : end) - text;
    g_autofree char *row = g_strndup (text, n);

    table->line++;
    text += n + (newline != NULL);
    if (memchr (row, '\0', n) != NULL || !g_utf8_validate (row, n, NULL))
      cad_faults_add (table->faults, table->line, 1, "the line is no UTF-8 text");
    else if (row[strspn (row, " \t\r")] == '\0')
      continue;
    else if (header)
      read_row (table, row);
    else
      read_header (table, row);
    header = TRUE;
  }
  if (!header)
    cad_faults_add (table->faults, 1, 1, "the count table is empty");
}

CadTally *
cad_tally_read_counts (const char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (CadTally) tally = cad_tally_new (0);
  g_autoptr (CadFaults) faults = cad_faults_new (file, text, length);
  g_autoptr (CadPending) pending = cad_pending_new ();
  g_autoptr (GArray) totals = g_array_new (FALSE, TRUE, sizeof (Totals));
  Table table = { .tally = tally, .faults = faults, .pending = pending, .totals = totals };

  read_rows (&table, text, length);
  cad_pending_settle (pending, tally);
  if (!cad_faults_propagate (faults, error))
    return NULL;
  cad_tally_finish (tally);
  return g_steal_pointer (&tally);
}
