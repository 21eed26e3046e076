/* SPDX-License-Identifier: MIT
 * cluster.c - average linkage clustering of a distance matrix */
#include <math.h>

#include <cadrage/comparison.h>

typedef struct {
  guint n;         /* items */
  double *between; /* [i * n + j], of the clusters that stand at i and j */
  guint *cluster;  /* number of the cluster that stands at i, G_MAXUINT: none */
  guint *size;
} Clusters;

static void
find_nearest (const Clusters *clusters, guint *left, guint *right)
{
  double least = INFINITY;

  for (guint i = 0; i < clusters->n; i++)
    for (guint j = i + 1; j < clusters->n && clusters->cluster[i] != G_MAXUINT; j++)
      if (clusters->cluster[j] != G_MAXUINT && clusters->between[(gsize) i * clusters->n + j] < least) {
        least = clusters->between[(gsize) i * clusters->n + j];
        *left = i;
        *right = j;
      }
}

/* The mean distance to the members of both (Lance and Williams). */
static void
unite (Clusters *clusters, guint left, guint right)
{
  guint n = clusters->n, a = clusters->size[left], b = clusters->size[right];

  for (guint k = 0; k < n; k++) {
    double mean = (a * clusters->between[(gsize) left * n + k] + b * clusters->between[(gsize) right * n + k]) /
                  (a + b);

    clusters->between[(gsize) left * n + k] = clusters->between[(gsize) k * n + left] = mean;
  }
  clusters->size[left] = a + b;
  clusters->cluster[right] = G_MAXUINT;
}

/* Items in the order of the tree's leaves: the members of a cluster stand together. */
static void
order_leaves (const CadMerge *merges, guint n, guint *order)
{
  g_autofree guint *stack = g_new (guint, 2 * n);
  guint depth = 0, at = 0;

  if (n > 0)
    stack[depth++] = 2 * n - 2;
  while (depth > 0) {
    guint cluster = stack[--depth];

    if (cluster < n) {
      order[at++] = cluster;
      continue;
    }
    stack[depth++] = merges[cluster - n].right;
    stack[depth++] = merges[cluster - n].left;
  }
}

CadMerge *
cad_cluster (const double *distances, guint n, guint *order)
{
  CadMerge *merges = g_new0 (CadMerge, MAX (1, n));
  g_autofree double *between = g_new (double, (gsize) n *n + 1);
  g_autofree guint *cluster = g_new (guint, n);
  g_autofree guint *size = g_new (guint, n);
  Clusters clusters = { n, between, cluster, size };

  for (gsize i = 0; i < (gsize) n * n; i++)
    between[i] = isnan (distances[i]) ? 1 : distances[i];
  for (guint i = 0; i < n; i++) {
    cluster[i] = i;
    size[i] = 1;
  }
  for (guint step = 0; step + 1 < n; step++) {
    guint left = 0, right = 0;

    find_nearest (&clusters, &left, &right);
    merges[step] = (CadMerge){ MIN (cluster[left], cluster[right]), MAX (cluster[left], cluster[right]),
                               size[left] + size[right], between[(gsize) left * n + right] };
    unite (&clusters, left, right);
    cluster[left] = n + step;
  }
  order_leaves (merges, n, order);
  return merges;
}
