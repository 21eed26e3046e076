/* SPDX-License-Identifier: MIT
 * excerpt.c - the sentences kept as evidence: a bottom-k sample by hash, which merges in any order */
#include "excerpt-line.h"

#include <string.h>

#include <cadrage/names.h>

#define N_TEXTS     6
#define ALLOCATION  16 /* bytes that one costs beside its own */
#define CELLS_LEAST 64
#define KEPT_LEAST  4

/* An excerpt of a cell beside its hash, so that the others need not be looked at. */
typedef struct {
  guint64 hash;
  CadExcerpt *excerpt; /* owned */
} Kept;

/* The excerpts of one source, key and voice. */
typedef struct {
  guint64 name;
  Kept *kept; /* sorted, @n of @room; NULL: there is no such cell */
  guint n, room;
} Cell;

/* A table that holds its cells itself: looking one up costs a miss of the cache, where one that holds their addresses costs
 * five, and every mention looks. */
struct _CadSample {
  Cell *cells;   /* by the hash of the name, or behind it */
  guint n, room; /* a power of 2 */
};

CadSample *
cad_sample_new (void)
{
  CadSample *sample = g_new (CadSample, 1);

  sample->n = 0;
  sample->room = CELLS_LEAST;
  sample->cells = g_new0 (Cell, sample->room);
  return sample;
}

/* Frees the sample, but not its excerpts. */
static void
free_cells (CadSample *sample)
{
  for (guint i = 0; i < sample->room; i++)
    g_free (sample->cells[i].kept);
  g_free (sample->cells);
  g_free (sample);
}

void
cad_sample_free (CadSample *sample)
{
  for (guint i = 0; i < sample->room; i++)
    for (guint j = 0; j < sample->cells[i].n; j++)
      g_free (sample->cells[i].kept[j].excerpt);
  free_cells (sample);
}

/* The cell of the name, or where it belongs. */
static Cell *
find_cell (const CadSample *sample, guint64 name)
{
  guint at = (name * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32;

  for (;; at++) {
    Cell *cell = &sample->cells[at & (sample->room - 1)];

    if (cell->kept == NULL || cell->name == name)
      return cell;
  }
}

static void
grow (CadSample *sample)
{
  Cell *cells = sample->cells;
  guint room = sample->room;

  sample->room *= 2;
  sample->cells = g_new0 (Cell, sample->room);
  for (guint i = 0; i < room; i++)
    if (cells[i].kept != NULL)
      *find_cell (sample, cells[i].name) = cells[i];
  g_free (cells);
}

static Cell *
make_cell (CadSample *sample, guint64 name)
{
  Cell *cell = find_cell (sample, name);

  if (cell->kept != NULL)
    return cell;
  if (2 * sample->n >= sample->room) {
    grow (sample);
    cell = find_cell (sample, name);
  }
  sample->n++;
  *cell = (Cell){ name, g_new (Kept, KEPT_LEAST), 0, KEPT_LEAST };
  return cell;
}

/* A copy in one piece with its texts. Returns: (transfer full) to be freed with g_free() */
static CadExcerpt *
copy_excerpt (const CadExcerpt *excerpt)
{
  const char *const texts[N_TEXTS] = { excerpt->sentence, excerpt->speaker, excerpt->verb,
                                       excerpt->cue,      excerpt->side,    excerpt->rule };
  gsize lengths[N_TEXTS], size = sizeof *excerpt;

  for (guint i = 0; i < N_TEXTS; i++) {
    lengths[i] = texts[i] != NULL ? strlen (texts[i]) + 1 : 0;
    size += lengths[i];
  }
  CadExcerpt *copy = g_malloc (size);
  char **const places[N_TEXTS] = { &copy->sentence, &copy->speaker, &copy->verb, &copy->cue, &copy->side, &copy->rule };
  char *end = (char *) (copy + 1);

  *copy = *excerpt;
  copy->size = size;
  for (guint i = 0; i < N_TEXTS; i++)
    if (texts[i] != NULL) {
      *places[i] = memcpy (end, texts[i], lengths[i]);
      end += lengths[i];
    }
  return copy;
}

guint64
cad_excerpt_hash (const char *article_id, guint32 offset)
{
  return cad_hash64 (article_id, strlen (article_id), offset);
}

/* (source, key, voice) in one number: 24, 32 and 8 bits. */
static guint64
cell_name (const CadTally *tally, const CadExcerpt *excerpt)
{
  guint32 source = cad_tally_article (tally, excerpt->article)->source;

  return (guint64) source << 40 | (guint64) excerpt->key << 8 | excerpt->voice;
}

/* The order inside a cell, as that of lines; two places can share a hash, the same place can be given twice by a corpus. */
static int
compare (const CadTally *tally, const CadExcerpt *a, const Kept *b)
{
  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  g_autofree char *line = cad_excerpt_line (tally, a), *other = cad_excerpt_line (tally, b->excerpt);

  return strcmp (line, other);
}

gboolean
cad_sample_wants (const CadTally *tally, const CadExcerpt *excerpt)
{
  const Cell *cell = find_cell (cad_tally_store (tally)->sample, cell_name (tally, excerpt));

  return cell->n < tally->excerpts_per_cell || (cell->n > 0 && excerpt->hash <= cell->kept[cell->n - 1].hash);
}

/* The place of @excerpt in @cell, or -1 when the sample does not take it. */
static int
find_place (const CadTally *tally, const Cell *cell, const CadExcerpt *excerpt)
{
  guint at = cell->n;
  int order = 1;

  while (at > 0 && (order = compare (tally, excerpt, &cell->kept[at - 1])) < 0)
    at--;
  return at >= tally->excerpts_per_cell || order == 0 ? -1 : (int) at;
}

/* Puts @excerpt (owned) into @cell, where another may have to leave. */
static void
put (CadTally *tally, Cell *cell, guint place, CadExcerpt *excerpt)
{
  CadTallyStore *store = cad_tally_store (tally);

  store->sampled += excerpt->size + ALLOCATION;
  if (cell->n >= tally->excerpts_per_cell) {
    CadExcerpt *last = cell->kept[--cell->n].excerpt;

    store->sampled -= last->size + ALLOCATION;
    g_free (last);
  } else if (cell->n == cell->room) {
    cell->room *= 2;
    cell->kept = g_renew (Kept, cell->kept, cell->room);
  }
  memmove (&cell->kept[place + 1], &cell->kept[place], (cell->n - place) * sizeof (Kept));
  cell->kept[place] = (Kept){ excerpt->hash, excerpt };
  cell->n++;
}

void
cad_sample_take (CadTally *tally, const CadExcerpt *excerpt)
{
  Cell *cell = make_cell (cad_tally_store (tally)->sample, cell_name (tally, excerpt));
  int place = find_place (tally, cell, excerpt);

  if (place >= 0)
    put (tally, cell, place, copy_excerpt (excerpt));
}

GPtrArray *
cad_sample_list (const CadTally *tally)
{
  const CadSample *sample = cad_tally_store (tally)->sample;
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < sample->room; i++)
    for (guint j = 0; j < sample->cells[i].n; j++)
      g_ptr_array_add (list, sample->cells[i].kept[j].excerpt);
  return list;
}

void
cad_sample_refill (CadTally *tally, GPtrArray *excerpts)
{
  CadTallyStore *store = cad_tally_store (tally);

  free_cells (store->sample);
  store->sample = cad_sample_new ();
  store->sampled = 0;
  for (guint i = 0; i < excerpts->len; i++) {
    CadExcerpt *excerpt = excerpts->pdata[i];
    Cell *cell = make_cell (store->sample, cell_name (tally, excerpt));
    int place = find_place (tally, cell, excerpt);

    if (place >= 0)
      put (tally, cell, place, excerpt);
    else
      g_free (excerpt);
  }
}
