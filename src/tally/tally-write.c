/* SPDX-License-Identifier: MIT
 * tally-write.c - a tally as sorted lines of key and integer */
#include "store.h"

#include <string.h>

#include "tally-file.h"

#define FLUSH_BYTES (64 * 1024)

/* An article's place in the file. */
typedef struct {
  char *prefix; /* "|SOURCE|ID|", owned */
  const CadArticle *article;
} Entry;

typedef struct {
  const CadTally *tally;
  CadTallyForm form;
  CadSumSink sink;
  gpointer data;
  GError *error; /* why the sink stopped */
  GString *out;
  GString *key;     /* scratch: the line being made */
  GPtrArray *lines; /* of char*, owned: those of one article or kind that are still to be sorted */
  GArray *entries;  /* of Entry, sorted */
  char **keys;      /* escaped "LEXICON|CHOICE|WORDING" */
  char **sides, **verbs;
  guint64 *mentions; /* per key */
  guint64 totals[N_TOTALS];
  guint64 n_lines;
} Writer;

static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);

  cad_tally_append_field (out, text);
  return g_string_free (out, FALSE);
}

/* Fields (NULL ends them) with "|" between. */
static char *
join (const char *field, ...)
{
  GString *out = g_string_new (NULL);
  va_list args;

  va_start (args, field);
  for (const char *next = field; next != NULL; next = va_arg (args, const char *)) {
    cad_tally_append_field (out, next);
    g_string_append_c (out, '|');
  }
  va_end (args);
  g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
drain (Writer *writer)
{
  if (writer->error == NULL)
    writer->sink (writer->out->str, writer->out->len, writer->data, &writer->error);
  g_string_truncate (writer->out, 0);
}

static void
emit (Writer *writer, const char *line)
{
  g_string_append (writer->out, line);
  g_string_append_c (writer->out, '\n');
  writer->n_lines++;
  if (writer->out->len >= FLUSH_BYTES)
    drain (writer);
}

static void
append_number (GString *out, guint64 number)
{
  char digits[20], *p = digits + sizeof digits;

  do {
    *--p = '0' + number % 10;
    number /= 10;
  } while (number > 0);
  g_string_append_len (out, p, digits + sizeof digits - p);
}

/* Makes the line of writer->key one of those to be sorted. */
static void
add_key (Writer *writer, guint64 value)
{
  GString *line = writer->key;

  g_string_append_c (line, '\t');
  append_number (line, value);
  g_ptr_array_add (writer->lines, g_strndup (line->str, line->len));
}

static void add_line (Writer *writer, guint64 value, ...) G_GNUC_NULL_TERMINATED;

/* A line that the check covers; its key is all texts (NULL ends them) one after the other. */
static void
add_line (Writer *writer, guint64 value, ...)
{
  GString *key = g_string_truncate (writer->key, 0);
  va_list texts;

  va_start (texts, value);
  for (const char *text = va_arg (texts, const char *); text != NULL; text = va_arg (texts, const char *))
    g_string_append (key, text);
  va_end (texts);
  writer->totals[TOTAL_CHECK] += cad_tally_check (key->str, key->len, value);
  add_key (writer, value);
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
flush (Writer *writer)
{
  g_ptr_array_sort (writer->lines, by_bytes);
  for (guint i = 0; i < writer->lines->len; i++)
    emit (writer, writer->lines->pdata[i]);
  g_ptr_array_set_size (writer->lines, 0);
}

static gint
by_prefix (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->prefix, ((const Entry *) b)->prefix);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->prefix);
}

static void
prepare (Writer *writer, const CadTally *tally)
{
  writer->tally = tally;
  writer->out = g_string_new (NULL);
  writer->key = g_string_new (NULL);
  writer->lines = g_ptr_array_new_with_free_func (g_free);
  writer->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (writer->entries, entry_clear);
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = cad_tally_article (tally, i);
    g_autofree char *name = join (tally->sources->pdata[article->source], article->id, NULL);
    Entry entry = { g_strconcat ("|", name, "|", NULL), article };

    g_array_append_val (writer->entries, entry);
  }
  g_array_sort (writer->entries, by_prefix);
  writer->mentions = g_new0 (guint64, tally->keys->len);
  writer->keys = g_new0 (char *, tally->keys->len + 1);
  for (guint i = 0; i < tally->keys->len; i++) {
    const CadKey *key = tally->keys->pdata[i];

    writer->keys[i] = join (key->lexicon, key->choice, key->wording, NULL);
  }
  writer->sides = g_new0 (char *, tally->sides->len + 1);
  for (guint i = 0; i < tally->sides->len; i++)
    writer->sides[i] = escape (tally->sides->pdata[i]);
  writer->verbs = g_new0 (char *, tally->verbs->len + 1);
  for (guint i = 0; i < tally->verbs->len; i++)
    writer->verbs[i] = escape (tally->verbs->pdata[i]);
}

static void
clear (Writer *writer)
{
  g_string_free (writer->out, TRUE);
  g_string_free (writer->key, TRUE);
  g_ptr_array_unref (writer->lines);
  g_array_unref (writer->entries);
  g_strfreev (writer->keys);
  g_strfreev (writer->sides);
  g_strfreev (writer->verbs);
  g_free (writer->mentions);
}

static void
write_article (Writer *writer, const Entry *entry)
{
  const CadArticle *article = entry->article;
  g_autofree char *about = join (article->date != NULL ? article->date : "",
                                 article->title != NULL ? article->title : "", NULL);
  g_autofree char *list = cad_tally_lexicon_list (writer->tally, article->lexicons), *lexicons = escape (list);

  add_line (writer, article->words, "article", entry->prefix, about, "|", lexicons, NULL);
  writer->totals[TOTAL_WORDS] += article->words;
}

static void
write_counts (Writer *writer, const Entry *entry)
{
  for (guint i = 0; i < entry->article->n_counts; i++) {
    const CadCount *count = &entry->article->counts[i];

    add_line (writer, count->n, "count", entry->prefix, writer->keys[count->key], "|", cad_voice_name (count->voice),
              "|", cad_stance_name (count->stance), "|", writer->sides[count->side], NULL);
    writer->mentions[count->key] += count->n;
    writer->totals[TOTAL_COUNTS] += count->n;
  }
}

static void
write_quality (Writer *writer, const Entry *entry)
{
  const CadArticle *article = entry->article;
  const struct {
    const char *name;
    guint64 n;
  } facts[] = {
    { TALLY_DOUBTFUL, article->doubtful_marks },
    { TALLY_REPAIRED, article->repaired },
    { TALLY_REPLACED, article->replaced },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].n > 0) {
      add_line (writer, facts[i].n, "quality", entry->prefix, facts[i].name, NULL);
      writer->totals[TOTAL_QUALITY] += facts[i].n;
    }
  if (cad_article_is_block (article) || article->texts != 1 || writer->form == CAD_TALLY_RUN)
    add_line (writer, article->texts, "quality", entry->prefix, TALLY_TEXTS, NULL);
}

static void
write_speeches (Writer *writer, const Entry *entry)
{
  for (guint i = 0; i < entry->article->n_speeches; i++) {
    const CadSpeech *speech = &entry->article->speeches[i];

    add_line (writer, speech->n, "speech", entry->prefix, writer->sides[speech->side], "|",
              cad_stance_name (speech->stance), "|", writer->verbs[speech->verb], NULL);
    writer->totals[TOTAL_SPEECHES] += speech->n;
  }
}

static void
for_articles (Writer *writer, void (*write) (Writer *writer, const Entry *entry))
{
  for (guint i = 0; i < writer->entries->len; i++) {
    write (writer, &g_array_index (writer->entries, Entry, i));
    flush (writer);
  }
}

static const char *
known (const char *text)
{
  return text != NULL ? text : "";
}

char *
cad_excerpt_line (const CadTally *tally, const CadExcerpt *excerpt)
{
  g_autofree char *shown = join (cad_tally_article (tally, excerpt->article)->id, known (excerpt->sentence), NULL);
  g_autofree char *said = join (known (excerpt->speaker), known (excerpt->verb), known (excerpt->cue),
                                known (excerpt->side), known (excerpt->rule), NULL);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x|%s|%u|%u|%u|%s|%u|%u|%s", excerpt->hash, shown, excerpt->start,
                          excerpt->len, excerpt->offset, cad_stance_name (excerpt->stance), excerpt->confidence,
                          excerpt->repaired != FALSE, said);
}

/* The excerpts of one source, wording and voice. */
typedef struct {
  char *prefix; /* owned */
  guint first, n;
} Cell;

static gint
by_cell_prefix (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Cell *) a)->prefix, ((const Cell *) b)->prefix);
}

static guint32
source_of (const CadTally *tally, const CadExcerpt *excerpt)
{
  return cad_tally_article (tally, excerpt->article)->source;
}

/* Returns: (transfer full) of Cell, sorted: those of @list, in which each is together */
static GArray *
find_cells (const Writer *writer, const GPtrArray *list)
{
  const CadTally *tally = writer->tally;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < list->len; i++) {
    const CadExcerpt *excerpt = list->pdata[i], *before = i > 0 ? list->pdata[i - 1] : NULL;

    if (before == NULL || before->key != excerpt->key || before->voice != excerpt->voice ||
        source_of (tally, before) != source_of (tally, excerpt)) {
      g_autofree char *source = escape (tally->sources->pdata[source_of (tally, excerpt)]);
      Cell cell = {
        g_strdup_printf ("excerpt|%s|%s|%s|", source, writer->keys[excerpt->key], cad_voice_name (excerpt->voice)), i, 0
      };

      g_array_append_val (cells, cell);
    }
    g_array_index (cells, Cell, cells->len - 1).n++;
  }
  g_array_sort (cells, by_cell_prefix);
  return cells;
}

static void
write_excerpts (Writer *writer)
{
  g_autoptr (GPtrArray) list = cad_sample_list (writer->tally);
  g_autoptr (GArray) cells = find_cells (writer, list);

  for (guint i = 0; i < cells->len; i++) {
    Cell *cell = &g_array_index (cells, Cell, i);

    for (guint j = cell->first; j < cell->first + cell->n; j++) {
      g_autofree char *line = cad_excerpt_line (writer->tally, list->pdata[j]);
      GString *key = g_string_assign (writer->key, cell->prefix);

      g_string_append (key, line);
      add_key (writer, cad_tally_excerpt_check (key->str, key->len));
    }
    flush (writer);
    g_free (cell->prefix);
  }
}

static void
write_keys (Writer *writer)
{
  for (guint i = 0; i < writer->tally->keys->len; i++) {
    const CadKey *key = writer->tally->keys->pdata[i];

    add_line (writer, writer->mentions[i], "key|", writer->keys[i], "|", key->loaded ? "loaded" : "wording", NULL);
  }
  flush (writer);
}

/* What is known before any article. */
static void
write_head (Writer *writer)
{
  const CadTally *tally = writer->tally;
  g_autofree char *sample = g_strdup_printf ("%u", tally->excerpts_per_cell);

  for (guint i = 0; i < tally->articles->len; i++)
    writer->totals[TOTAL_ARTICLES] += cad_tally_article (tally, i)->texts;
  for (guint i = 0; i < tally->lexicons->len; i++) {
    const CadTallyLexicon *lexicon = tally->lexicons->pdata[i];
    g_autofree char *name = join (lexicon->id, lexicon->language, NULL);
    g_autofree char *sha256 = escape (lexicon->sha256);
    g_autofree char *version = g_strdup_printf ("%u", lexicon->version);

    add_line (writer, lexicon->texts, "!lexicon|", name, "|", version, "|", sha256, NULL);
  }
  if (tally->part != NULL)
    add_line (writer, 1, "!part|", tally->part, NULL);
  add_line (writer, writer->totals[TOTAL_ARTICLES], "!sample|", sample, NULL);
  add_line (writer, writer->totals[TOTAL_ARTICLES], "!schema|" TALLY_SCHEMA, NULL);
  flush (writer);
}

static void
write_totals (Writer *writer)
{
  writer->totals[TOTAL_CHECK] = (guint32) writer->totals[TOTAL_CHECK];
  for (guint i = 0; i < N_TOTALS; i++)
    g_ptr_array_add (writer->lines,
                     g_strdup_printf ("total|%s\t%" G_GUINT64_FORMAT, cad_tally_totals[i], writer->totals[i]));
  flush (writer);
}

/* Kinds in the order of their names, so that the whole file is sorted. */
gboolean
cad_tally_write_to (const CadTally *tally, CadTallyForm form, CadSumSink sink, gpointer data, GError **error)
{
  Writer writer = { .form = form, .sink = sink, .data = data };

  prepare (&writer, tally);
  write_head (&writer);
  for_articles (&writer, write_article);
  for_articles (&writer, write_counts);
  write_excerpts (&writer);
  write_keys (&writer);
  for_articles (&writer, write_quality);
  for_articles (&writer, write_speeches);
  write_totals (&writer);
  g_string_append_printf (writer.out, TALLY_END "\t%" G_GUINT64_FORMAT "\n", writer.n_lines);
  drain (&writer);
  clear (&writer);
  if (writer.error != NULL)
    g_propagate_error (error, writer.error);
  return writer.error == NULL;
}

static gboolean
collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) error;
  g_string_append_len (data, bytes, length);
  return TRUE;
}

GString *
cad_tally_write (const CadTally *tally)
{
  GString *out = g_string_new (NULL);

  cad_tally_write_to (tally, CAD_TALLY_WHOLE, collect, out, NULL);
  return out;
}
