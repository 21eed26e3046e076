/* SPDX-License-Identifier: MIT
 * tally-write.c - a tally as sorted lines of key and integer */
#include <string.h>

#include "excerpt-line.h"
#include "sheet.h"
#include "tally-file.h"

#define NAMES_BYTES (32 * 1024) /* that are allocated at a time */

/* Lines that begin alike behind their kind: those of an article, or the excerpts of one source, wording and voice. */
typedef struct {
  CadPiece prefix; /* "|SOURCE|ID|", or "|SOURCE|LEXICON|CHOICE|WORDING|VOICE|" */
  guint first, n;  /* which article, or which excerpts */
} Entry;

typedef struct {
  const CadTally *tally;
  CadTallyForm form;
  CadSheet sheet;
  GStringChunk *names; /* what the pieces are made of, each ended by NUL */
  GString *scratch;
  GArray *articles; /* of Entry, sorted */
  CadPiece *keys;   /* "LEXICON|CHOICE|WORDING" */
  CadPiece *sides, *verbs;
  CadPiece voices[CAD_N_VOICES];   /* "|VOICE|" */
  CadPiece stances[CAD_N_STANCES]; /* "STANCE|" */
  guint64 lexicons;                /* the set that @list says, when it is not empty */
  CadPiece list;
  guint64 *mentions; /* per key */
  guint64 totals[N_TOTALS];
} Writer;

/* The excerpts, half of all lines, while the others are written. */
typedef struct {
  Writer writer;
  GString *out;
  GThread *thread; /* NULL: nobody writes them */
} Aside;

static void
init (Writer *writer, const CadTally *tally, CadTallyForm form)
{
  *writer = (Writer){
    .tally = tally, .form = form, .names = g_string_chunk_new (NAMES_BYTES), .scratch = g_string_new (NULL)
  };
}

/* The fields with "|" between, which stay as long as @writer does. */
static CadPiece
join (Writer *writer, const char *const *fields, guint n)
{
  GString *out = g_string_truncate (writer->scratch, 0);

  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (out, '|');
    cad_tally_append_field (out, fields[i]);
  }
  return (CadPiece){ g_string_chunk_insert_len (writer->names, out->str, out->len), out->len };
}

/* Returns: (transfer full) the fields that @names are, one piece each */
static CadPiece *
escape_all (Writer *writer, const GPtrArray *names)
{
  CadPiece *pieces = g_new (CadPiece, names->len);

  for (guint i = 0; i < names->len; i++)
    pieces[i] = join (writer, (const char *const[]){ names->pdata[i] }, 1);
  return pieces;
}

/* A line that the check covers; its key is all pieces one after the other. */
static void
add_line (Writer *writer, guint64 value, const CadPiece *pieces, guint n)
{
  gsize length = 0;

  for (guint i = 0; i < n; i++)
    length += pieces[i].length;
  char *start = cad_sheet_begin (&writer->sheet, length), *end = start;

  for (guint i = 0; i < n; i++)
    end = cad_put_piece (end, pieces[i]);
  writer->totals[TOTAL_CHECK] += cad_tally_check (start, length, value);
  cad_sheet_end (&writer->sheet, end, value);
}

static gint
by_prefix (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) a)->prefix.bytes, ((const Entry *) b)->prefix.bytes);
}

/* Files are read in the order of their names, which often is that of the articles. */
static gboolean
is_sorted (const GArray *entries)
{
  for (guint i = 1; i < entries->len; i++)
    if (by_prefix (&g_array_index (entries, Entry, i - 1), &g_array_index (entries, Entry, i)) > 0)
      return FALSE;
  return TRUE;
}

static void
list_articles (Writer *writer)
{
  const CadTally *tally = writer->tally;

  writer->articles = g_array_sized_new (FALSE, FALSE, sizeof (Entry), tally->articles->len);
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = cad_tally_article (tally, i);
    const char *const fields[] = { "", tally->sources->pdata[article->source], article->id, "" };
    const Entry entry = { join (writer, fields, G_N_ELEMENTS (fields)), i, 1 };

    g_array_append_val (writer->articles, entry);
  }
  if (!is_sorted (writer->articles))
    g_array_sort (writer->articles, by_prefix);
}

static void
list_names (Writer *writer)
{
  const CadTally *tally = writer->tally;

  writer->mentions = g_new0 (guint64, tally->keys->len);
  writer->keys = g_new (CadPiece, tally->keys->len);
  for (guint i = 0; i < tally->keys->len; i++) {
    const CadKey *key = tally->keys->pdata[i];

    writer->keys[i] = join (writer, (const char *const[]){ key->lexicon, key->choice, key->wording }, 3);
  }
  writer->sides = escape_all (writer, tally->sides);
  writer->verbs = escape_all (writer, tally->verbs);
  for (guint i = 0; i < CAD_N_VOICES; i++)
    writer->voices[i] = join (writer, (const char *const[]){ "", cad_voice_name (i), "" }, 3);
  for (guint i = 0; i < CAD_N_STANCES; i++)
    writer->stances[i] = join (writer, (const char *const[]){ cad_stance_name (i), "" }, 2);
}

static void
clear (Writer *writer)
{
  cad_sheet_clear (&writer->sheet);
  g_string_chunk_free (writer->names);
  g_string_free (writer->scratch, TRUE);
  g_clear_pointer (&writer->articles, g_array_unref);
  g_free (writer->keys);
  g_free (writer->sides);
  g_free (writer->verbs);
  g_free (writer->mentions);
}

static void
end_aside (Aside *aside)
{
  clear (&aside->writer);
  g_string_free (aside->out, TRUE);
}

/* The names of the lexicons of @article, which most often are those of the article before. */
static CadPiece
lexicons_of (Writer *writer, const CadArticle *article)
{
  if (writer->list.bytes == NULL || writer->lexicons != article->lexicons) {
    g_autofree char *list = cad_tally_lexicon_list (writer->tally, article->lexicons);

    writer->list = join (writer, (const char *const[]){ list }, 1);
    writer->lexicons = article->lexicons;
  }
  return writer->list;
}

static void
append_optional (GString *out, const char *text)
{
  if (text != NULL)
    cad_tally_append_field (out, text);
  g_string_append_c (out, '|');
}

static void
write_article (Writer *writer, const CadArticle *article, CadPiece prefix)
{
  const CadPiece lexicons = lexicons_of (writer, article);
  GString *about = g_string_truncate (writer->scratch, 0);

  append_optional (about, article->date);
  append_optional (about, article->title);
  const CadPiece pieces[] = { cad_piece_of ("article"), prefix, { about->str, about->len }, lexicons };

  add_line (writer, article->words, pieces, G_N_ELEMENTS (pieces));
  writer->totals[TOTAL_WORDS] += article->words;
}

static void
write_counts (Writer *writer, const CadArticle *article, CadPiece prefix)
{
  for (guint i = 0; i < article->n_counts; i++) {
    const CadCount *count = &article->counts[i];
    const CadPiece pieces[] = { cad_piece_of ("count"),         prefix,
                                writer->keys[count->key],       writer->voices[count->voice],
                                writer->stances[count->stance], writer->sides[count->side] };

    add_line (writer, count->n, pieces, G_N_ELEMENTS (pieces));
    writer->mentions[count->key] += count->n;
    writer->totals[TOTAL_COUNTS] += count->n;
  }
}

static void
write_fact (Writer *writer, CadPiece prefix, const char *name, guint64 n)
{
  const CadPiece pieces[] = { cad_piece_of ("quality"), prefix, cad_piece_of (name) };

  add_line (writer, n, pieces, G_N_ELEMENTS (pieces));
}

static void
write_quality (Writer *writer, const CadArticle *article, CadPiece prefix)
{
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
      write_fact (writer, prefix, facts[i].name, facts[i].n);
      writer->totals[TOTAL_QUALITY] += facts[i].n;
    }
  if (cad_article_is_block (article) || article->texts != 1 || writer->form == CAD_TALLY_RUN)
    write_fact (writer, prefix, TALLY_TEXTS, article->texts);
}

static void
write_speeches (Writer *writer, const CadArticle *article, CadPiece prefix)
{
  for (guint i = 0; i < article->n_speeches; i++) {
    const CadSpeech *speech = &article->speeches[i];
    const CadPiece pieces[] = { cad_piece_of ("speech"),         prefix,
                                writer->sides[speech->side],     cad_piece_of ("|"),
                                writer->stances[speech->stance], writer->verbs[speech->verb] };

    add_line (writer, speech->n, pieces, G_N_ELEMENTS (pieces));
    writer->totals[TOTAL_SPEECHES] += speech->n;
  }
}

static void
for_articles (Writer *writer, void (*write) (Writer *writer, const CadArticle *article, CadPiece prefix))
{
  for (guint i = 0; i < writer->articles->len; i++) {
    const Entry *entry = &g_array_index (writer->articles, Entry, i);

    write (writer, cad_tally_article (writer->tally, entry->first), entry->prefix);
    cad_sheet_sort (&writer->sheet);
  }
}

static guint32
source_of (const CadTally *tally, const CadExcerpt *excerpt)
{
  return cad_tally_article (tally, excerpt->article)->source;
}

static gboolean
is_of_cell (const CadTally *tally, const CadExcerpt *a, const CadExcerpt *b)
{
  return a->key == b->key && a->voice == b->voice && source_of (tally, a) == source_of (tally, b);
}

/* Returns: (transfer full) of Entry, sorted: the cells of @list, in which each is together */
static GArray *
find_cells (Writer *writer, const GPtrArray *list)
{
  const CadTally *tally = writer->tally;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < list->len; i++) {
    const CadExcerpt *excerpt = list->pdata[i];

    if (i == 0 || !is_of_cell (tally, excerpt, list->pdata[i - 1])) {
      const CadKey *key = tally->keys->pdata[excerpt->key];
      const char *const fields[] = { "",
                                     tally->sources->pdata[source_of (tally, excerpt)],
                                     key->lexicon,
                                     key->choice,
                                     key->wording,
                                     cad_voice_name (excerpt->voice),
                                     "" };
      const Entry cell = { join (writer, fields, G_N_ELEMENTS (fields)), i, 0 };

      g_array_append_val (cells, cell);
    }
    g_array_index (cells, Entry, cells->len - 1).n++;
  }
  g_array_sort (cells, by_prefix);
  return cells;
}

static void
write_excerpt (Writer *writer, CadPiece prefix, const CadExcerpt *excerpt)
{
  const CadPiece kind = cad_piece_of ("excerpt");
  gsize room = kind.length + prefix.length + cad_excerpt_line_room (writer->tally, excerpt);
  char *start = cad_sheet_begin (&writer->sheet, room);
  char *end = cad_excerpt_put_line (cad_put_piece (cad_put_piece (start, kind), prefix), writer->tally, excerpt);

  cad_sheet_end (&writer->sheet, end, cad_tally_excerpt_check (start, end - start));
}

static void
write_excerpts (Writer *writer)
{
  g_autoptr (GPtrArray) list = cad_sample_list (writer->tally);
  g_autoptr (GArray) cells = find_cells (writer, list);

  for (guint i = 0; i < cells->len; i++) {
    const Entry *cell = &g_array_index (cells, Entry, i);

    for (guint j = cell->first; j < cell->first + cell->n; j++)
      write_excerpt (writer, cell->prefix, list->pdata[j]);
    cad_sheet_sort (&writer->sheet);
  }
}

static void
write_keys (Writer *writer)
{
  for (guint i = 0; i < writer->tally->keys->len; i++) {
    const CadKey *key = writer->tally->keys->pdata[i];
    const CadPiece pieces[] = { cad_piece_of ("key|"), writer->keys[i],
                                cad_piece_of (key->loaded ? "|loaded" : "|wording") };

    add_line (writer, writer->mentions[i], pieces, G_N_ELEMENTS (pieces));
  }
  cad_sheet_sort (&writer->sheet);
}

/* What is known before any article. */
static void
write_head (Writer *writer)
{
  const CadTally *tally = writer->tally;
  g_autofree char *sample = g_strdup_printf ("!sample|%u", tally->excerpts_per_cell);
  guint64 *texts = &writer->totals[TOTAL_ARTICLES];

  for (guint i = 0; i < tally->articles->len; i++)
    *texts += cad_tally_article (tally, i)->texts;
  for (guint i = 0; i < tally->lexicons->len; i++) {
    const CadTallyLexicon *lexicon = tally->lexicons->pdata[i];
    g_autofree char *version = g_strdup_printf ("%u", lexicon->version);
    const char *const fields[] = { "!lexicon", lexicon->id, lexicon->language, version, lexicon->sha256 };
    const CadPiece line = join (writer, fields, G_N_ELEMENTS (fields));

    add_line (writer, lexicon->texts, &line, 1);
  }
  if (tally->part != NULL)
    add_line (writer, 1, (const CadPiece[]){ cad_piece_of ("!part|"), cad_piece_of (tally->part) }, 2);
  add_line (writer, *texts, (const CadPiece[]){ cad_piece_of (sample) }, 1);
  add_line (writer, *texts, (const CadPiece[]){ cad_piece_of ("!schema|" TALLY_SCHEMA) }, 1);
  cad_sheet_sort (&writer->sheet);
}

/* A line that the check leaves out. */
static void
write_total (Writer *writer, const char *key, guint64 value)
{
  const CadPiece piece = cad_piece_of (key);

  cad_sheet_end (&writer->sheet, cad_put_piece (cad_sheet_begin (&writer->sheet, piece.length), piece), value);
}

static void
write_totals (Writer *writer)
{
  writer->totals[TOTAL_CHECK] = (guint32) writer->totals[TOTAL_CHECK];
  for (guint i = 0; i < N_TOTALS; i++) {
    g_autofree char *key = g_strconcat ("total|", cad_tally_totals[i], NULL);

    write_total (writer, key, writer->totals[i]);
  }
  cad_sheet_sort (&writer->sheet);
  write_total (writer, TALLY_END, writer->sheet.n_lines);
}

static gboolean
collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) error;
  g_string_append_len (data, bytes, length);
  return TRUE;
}

static gpointer
write_aside (gpointer data)
{
  Aside *aside = data;

  write_excerpts (&aside->writer);
  cad_sheet_close (&aside->writer.sheet, NULL);
  return NULL;
}

/* Where the system gives no thread the lines are written when their turn comes. */
static void
begin_aside (Aside *aside, const CadTally *tally, CadTallyForm form)
{
  aside->thread = NULL;
  if (form != CAD_TALLY_WHOLE_BY_TWO)
    return;
  aside->out = g_string_new (NULL);
  init (&aside->writer, tally, form);
  cad_sheet_init (&aside->writer.sheet, collect, aside->out);
  aside->thread = g_thread_try_new ("excerpts", write_aside, aside, NULL);
  if (aside->thread == NULL)
    end_aside (aside);
}

static void
take_aside (Aside *aside, Writer *writer)
{
  g_thread_join (aside->thread);
  cad_sheet_take (&writer->sheet, aside->out->str, aside->out->len, aside->writer.sheet.n_lines);
  end_aside (aside);
}

/* Kinds in the order of their names, so that the whole file is sorted. */
gboolean
cad_tally_write_to (const CadTally *tally, CadTallyForm form, CadSumSink sink, gpointer data, GError **error)
{
  Writer writer;
  Aside aside;

  begin_aside (&aside, tally, form);
  init (&writer, tally, form);
  cad_sheet_init (&writer.sheet, sink, data);
  list_articles (&writer);
  list_names (&writer);
  write_head (&writer);
  for_articles (&writer, write_article);
  for_articles (&writer, write_counts);
  if (aside.thread != NULL)
    take_aside (&aside, &writer);
  else
    write_excerpts (&writer);
  write_keys (&writer);
  for_articles (&writer, write_quality);
  for_articles (&writer, write_speeches);
  write_totals (&writer);
  gboolean fine = cad_sheet_close (&writer.sheet, error);

  clear (&writer);
  return fine;
}

GString *
cad_tally_write (const CadTally *tally)
{
  GString *out = g_string_new (NULL);

  cad_tally_write_to (tally, CAD_TALLY_WHOLE, collect, out, NULL);
  return out;
}
