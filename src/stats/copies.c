/* SPDX-License-Identifier: MIT
 * copies.c - articles that share a text, as pairs and as clusters */
#include <cadrage/copies.h>

#include <string.h>

#include <cadrage/names.h>

#include "bands.h"

static void
copy_free (gpointer data)
{
  CadCopy *copy = data;

  g_free (copy->source);
  g_free (copy->id);
  g_free (copy->date);
  g_free (copy->title);
  g_free (copy->shingles);
  g_free (copy);
}

static void
cluster_free (gpointer data)
{
  CadCopyCluster *cluster = data;

  g_array_unref (cluster->members);
  g_free (cluster);
}

CadCopies *
cad_copies_new (void)
{
  CadCopies *copies = g_new0 (CadCopies, 1);

  copies->articles = g_ptr_array_new_with_free_func (copy_free);
  copies->pairs = g_array_new (FALSE, FALSE, sizeof (CadCopyPair));
  copies->clusters = g_ptr_array_new_with_free_func (cluster_free);
  return copies;
}

void
cad_copies_free (CadCopies *copies)
{
  if (copies == NULL)
    return;
  g_ptr_array_unref (copies->articles);
  g_array_unref (copies->pairs);
  g_ptr_array_unref (copies->clusters);
  g_free (copies);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static guint64
hash_text (const char *text, guint64 seed)
{
  return cad_hash64 (text, strlen (text), seed);
}

guint64
cad_copies_key (const CadDocument *document, const char *source)
{
  guint64 seed = hash_text (or_empty (source != NULL ? source : document->source), 0);

  seed = hash_text (or_empty (document->id), seed);
  return cad_hash64 (document->text, document->length, seed);
}

void
cad_copies_add (CadCopies *copies, const CadDocument *document, const char *source, CadShingler *shingler)
{
  CadCopy *copy = g_new0 (CadCopy, 1);
  const guint32 *shingles = cad_shingler_read (shingler, document, &copy->n_shingles);

  copy->source = g_strdup (or_empty (source != NULL ? source : document->source));
  copy->id = g_strdup (or_empty (document->id));
  copy->date = g_strdup (or_empty (document->date));
  copy->title = g_strdup (or_empty (document->title));
  copy->key = cad_copies_key (document, source);
  copy->shingles = g_memdup2 (shingles, copy->n_shingles * sizeof *shingles);
  copy->cluster = CAD_COPIES_NONE;
  copy->likeness = 1;
  g_ptr_array_add (copies->articles, copy);
}

/* The last day that a date can mean comes before any later day. */
static int
compare_dates (const char *a, const char *b)
{
  gsize length = strlen (a), other = strlen (b), common = MIN (length, other);
  int order = strncmp (a, b, common);

  return order != 0 ? order : (length < other) - (length > other);
}

/* Whose article came first, as for strcmp. */
static int
compare_publication (const CadCopy *a, const CadCopy *b)
{
  int order = compare_dates (a->date, b->date);

  if (order == 0)
    order = strcmp (a->source, b->source);
  if (order == 0)
    order = strcmp (a->id, b->id);
  return order != 0 ? order : (a->key > b->key) - (a->key < b->key);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const CadCopy *x = *(CadCopy *const *) a, *y = *(CadCopy *const *) b;
  int order = strcmp (x->source, y->source);

  if (order == 0)
    order = strcmp (x->id, y->id);
  if (order == 0)
    order = (x->key > y->key) - (x->key < y->key);
  return order != 0 ? order : strcmp (x->date, y->date);
}

static int
by_articles (gconstpointer a, gconstpointer b)
{
  const CadCopyPair *x = a, *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

static void
sort_pairs (GArray *pairs)
{
  guint kept = 0;

  g_array_sort (pairs, by_articles);
  for (guint i = 0; i < pairs->len; i++) {
    const CadCopyPair *pair = &g_array_index (pairs, CadCopyPair, i);

    if (kept == 0 || by_articles (&g_array_index (pairs, CadCopyPair, kept - 1), pair) != 0)
      g_array_index (pairs, CadCopyPair, kept++) = *pair;
  }
  g_array_set_size (pairs, kept);
}

static void
add_member (CadCopies *copies, guint root, guint article)
{
  CadCopy *first = copies->articles->pdata[root], *copy = copies->articles->pdata[article];

  if (first->cluster == CAD_COPIES_NONE) {
    CadCopyCluster *cluster = g_new0 (CadCopyCluster, 1);

    cluster->members = g_array_new (FALSE, FALSE, sizeof (guint));
    first->cluster = copies->clusters->len;
    g_ptr_array_add (copies->clusters, cluster);
  }
  copy->cluster = first->cluster;
  g_array_append_val (((CadCopyCluster *) copies->clusters->pdata[first->cluster])->members, article);
}

/* What @parents tie together; the root of each is its lowest index. */
static void
gather (CadCopies *copies, guint32 *parents)
{
  for (guint i = 0; i < copies->articles->len; i++) {
    guint root = cad_bands_root (parents, i);

    if (root == i)
      continue;
    if (((CadCopy *) copies->articles->pdata[root])->cluster == CAD_COPIES_NONE)
      add_member (copies, root, root);
    add_member (copies, root, i);
  }
}

static int
by_publication (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *articles = data;

  return compare_publication (articles->pdata[*(const guint *) a], articles->pdata[*(const guint *) b]);
}

static guint
count_sources (const CadCopies *copies, const GArray *members)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < members->len; i++)
    g_hash_table_add (names, ((CadCopy *) copies->articles->pdata[g_array_index (members, guint, i)])->source);
  return g_hash_table_size (names);
}

static void
finish_cluster (CadCopies *copies, CadCopyCluster *cluster)
{
  g_array_sort_with_data (cluster->members, by_publication, copies->articles);
  const CadCopy *first = copies->articles->pdata[g_array_index (cluster->members, guint, 0)];

  for (guint i = 1; i < cluster->members->len; i++) {
    CadCopy *copy = copies->articles->pdata[g_array_index (cluster->members, guint, i)];

    copy->likeness = cad_jaccard (first->shingles, first->n_shingles, copy->shingles, copy->n_shingles);
  }
  cluster->sources = count_sources (copies, cluster->members);
}

static int
by_spread (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadCopyCluster *x = *(CadCopyCluster *const *) a, *y = *(CadCopyCluster *const *) b;

  if (x->sources != y->sources)
    return x->sources > y->sources ? -1 : 1;
  if (x->members->len != y->members->len)
    return x->members->len > y->members->len ? -1 : 1;
  return by_publication (x->members->data, y->members->data, data);
}

static void
number_clusters (CadCopies *copies)
{
  g_ptr_array_sort_with_data (copies->clusters, by_spread, copies->articles);
  for (guint i = 0; i < copies->clusters->len; i++) {
    const CadCopyCluster *cluster = copies->clusters->pdata[i];

    for (guint j = 0; j < cluster->members->len; j++)
      ((CadCopy *) copies->articles->pdata[g_array_index (cluster->members, guint, j)])->cluster = i;
  }
}

void
cad_copies_find (CadCopies *copies)
{
  g_autofree guint32 *parents = g_new (guint32, MAX (1, copies->articles->len));

  for (guint i = 0; i < copies->articles->len; i++)
    parents[i] = i;
  g_ptr_array_sort (copies->articles, by_name);
  cad_bands_find (copies->articles, parents, copies->pairs);
  sort_pairs (copies->pairs);
  gather (copies, parents);
  for (guint i = 0; i < copies->clusters->len; i++)
    finish_cluster (copies, copies->clusters->pdata[i]);
  number_clusters (copies);
  for (guint i = 0; i < copies->articles->len; i++)
    g_clear_pointer (&((CadCopy *) copies->articles->pdata[i])->shingles, g_free);
}

GHashTable *
cad_copies_surplus (const CadCopies *copies)
{
  GHashTable *surplus = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < copies->clusters->len; i++) {
    const CadCopyCluster *cluster = copies->clusters->pdata[i];

    for (guint j = 1; j < cluster->members->len; j++) {
      const CadCopy *copy = copies->articles->pdata[g_array_index (cluster->members, guint, j)];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (surplus, &copy->key));

      g_hash_table_replace (surplus, g_memdup2 (&copy->key, sizeof copy->key), GUINT_TO_POINTER (n + 1));
    }
  }
  return surplus;
}
