/* SPDX-License-Identifier: MIT
 * excerpt.c - the sentences kept as evidence: a bottom-k sample by hash, which merges in any order */
#include "excerpt-line.h"

#include <string.h>

#include <cadrage/names.h>

#define N_TEXTS    6
#define ALLOCATION 16 /* bytes that one costs beside its own */

/* An excerpt of a cell beside its hash, so that the others need not be looked at. */
typedef struct {
  guint64 hash;
  CadExcerpt *excerpt; /* owned */
} Kept;

/* The excerpts of one source, key and voice. */
typedef struct {
  guint64 name;
  GArray *kept; /* of Kept, sorted */
} Cell;

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  for (guint i = 0; i < cell->kept->len; i++)
    g_free (g_array_index (cell->kept, Kept, i).excerpt);
  g_array_unref (cell->kept);
  g_free (cell);
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

/* g_int64_hash() would leave out the source. */
static guint
name_hash (gconstpointer name)
{
  return (*(const guint64 *) name * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32;
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
  guint64 name = cell_name (tally, excerpt);
  const Cell *cell = g_hash_table_lookup (cad_tally_store (tally)->samples, &name);

  if (cell == NULL || cell->kept->len < tally->excerpts_per_cell)
    return tally->excerpts_per_cell > 0;
  return excerpt->hash <= g_array_index (cell->kept, Kept, cell->kept->len - 1).hash;
}

static Cell *
find_cell (CadTally *tally, guint64 name)
{
  GHashTable *samples = cad_tally_store (tally)->samples;
  Cell *cell = g_hash_table_lookup (samples, &name);

  if (cell == NULL) {
    cell = g_new (Cell, 1);
    cell->name = name;
    cell->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
    g_hash_table_insert (samples, &cell->name, cell);
  }
  return cell;
}

/* The place of @excerpt in @cell, or -1 when the sample does not take it. */
static int
find_place (const CadTally *tally, const Cell *cell, const CadExcerpt *excerpt)
{
  guint at = cell->kept->len;
  int order = 1;

  while (at > 0 && (order = compare (tally, excerpt, &g_array_index (cell->kept, Kept, at - 1))) < 0)
    at--;
  return at >= tally->excerpts_per_cell || order == 0 ? -1 : (int) at;
}

/* Puts @excerpt (owned) into @cell, where another may have to leave. */
static void
put (CadTally *tally, Cell *cell, guint place, CadExcerpt *excerpt)
{
  CadTallyStore *store = cad_tally_store (tally);
  const Kept kept = { excerpt->hash, excerpt };

  g_array_insert_val (cell->kept, place, kept);
  store->sampled += excerpt->size + ALLOCATION;
  if (cell->kept->len > tally->excerpts_per_cell) {
    CadExcerpt *last = g_array_index (cell->kept, Kept, cell->kept->len - 1).excerpt;

    store->sampled -= last->size + ALLOCATION;
    g_array_set_size (cell->kept, tally->excerpts_per_cell);
    g_free (last);
  }
}

void
cad_sample_take (CadTally *tally, const CadExcerpt *excerpt)
{
  Cell *cell = find_cell (tally, cell_name (tally, excerpt));
  int place = find_place (tally, cell, excerpt);

  if (place >= 0)
    put (tally, cell, place, copy_excerpt (excerpt));
}

GPtrArray *
cad_sample_list (const CadTally *tally)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, cad_tally_store (tally)->samples);
  while (g_hash_table_iter_next (&iter, NULL, &data)) {
    const Cell *cell = data;

    for (guint i = 0; i < cell->kept->len; i++)
      g_ptr_array_add (list, g_array_index (cell->kept, Kept, i).excerpt);
  }
  return list;
}

/* Gives the excerpts up without freeing them. */
static void
release (GHashTable *samples)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, samples);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    g_array_set_size (((Cell *) data)->kept, 0);
  g_hash_table_unref (samples);
}

void
cad_sample_refill (CadTally *tally, GPtrArray *excerpts)
{
  CadTallyStore *store = cad_tally_store (tally);

  g_clear_pointer (&store->samples, release);
  store->samples = g_hash_table_new_full (name_hash, g_int64_equal, NULL, cell_free);
  store->sampled = 0;
  for (guint i = 0; excerpts != NULL && i < excerpts->len; i++) {
    CadExcerpt *excerpt = excerpts->pdata[i];
    Cell *cell = find_cell (tally, cell_name (tally, excerpt));
    int place = find_place (tally, cell, excerpt);

    if (place >= 0)
      put (tally, cell, place, excerpt);
    else
      g_free (excerpt);
  }
}
