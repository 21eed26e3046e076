/* SPDX-License-Identifier: MIT
 * shared.c - agencies and changed words of the texts that articles share */
#include <cadrage/shared.h>

#include <string.h>

/* Reads texts of one language with their datelines, which are no part of an article's words but credit agencies. */
typedef struct {
  CadTextRules rules; /* borrowed from the language, but for its boilerplate */
  CadVocabulary *vocabulary;
  CadTokens *tokens;
} Scanner;

/* What is known while articles are added. */
typedef struct {
  GHashTable *waiting;   /* key -> GArray of guint, owned: the articles of that key that are not added */
  CadVersion **versions; /* by article, owned; NULL for those in no cluster and those not added */
  GPtrArray **credits;   /* by article, of char*, owned; NULL likewise */
  GHashTable *scanners;  /* language -> Scanner, owned */
  CadAgencies *sources;  /* those of the clusters: one can credit another */
} Gathering;

static CadCopy *
copy_at (const CadShared *shared, guint index)
{
  return shared->copies->articles->pdata[index];
}

static void
scanner_free (gpointer data)
{
  Scanner *scanner = data;

  cad_tokens_free (scanner->tokens);
  cad_vocabulary_free (scanner->vocabulary);
  g_free (scanner);
}

static Scanner *
scanner_of (Gathering *gathering, const CadLanguage *language)
{
  Scanner *scanner = g_hash_table_lookup (gathering->scanners, language);

  if (scanner != NULL)
    return scanner;
  scanner = g_new0 (Scanner, 1);
  scanner->rules = language->rules;
  scanner->rules.boilerplate = NULL;
  scanner->vocabulary = cad_vocabulary_new (&scanner->rules);
  scanner->tokens = cad_tokens_new ();
  g_hash_table_insert (gathering->scanners, (gpointer) language, scanner);
  return scanner;
}

static void
variant_free (gpointer data)
{
  CadSharedVariant *item = data;

  cad_variant_free (item->variant);
  g_free (item);
}

/* Last in, first out: of the articles of a key the first is awaited last. */
static void
await (Gathering *gathering, const CadCopy *copy, guint index)
{
  GArray *articles = g_hash_table_lookup (gathering->waiting, &copy->key);

  if (articles == NULL) {
    articles = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (gathering->waiting, g_memdup2 (&copy->key, sizeof copy->key), articles);
  }
  g_array_append_val (articles, index);
}

/* Each source once: a name is looked for among all that begin with its first word. */
static void
add_sources (Gathering *gathering, const CadCopies *copies)
{
  const char *before = NULL; /* the articles are sorted by source */

  for (guint i = 0; i < copies->articles->len; i++) {
    const CadCopy *copy = copies->articles->pdata[i];

    if (copy->cluster == CAD_COPIES_NONE || g_strcmp0 (copy->source, before) == 0)
      continue;
    cad_agencies_add (gathering->sources, copy->source, copy->source);
    before = copy->source;
  }
}

CadShared *
cad_shared_new (CadCopies *copies)
{
  CadShared *shared = g_new0 (CadShared, 1);
  Gathering *gathering = g_new0 (Gathering, 1);

  shared->copies = copies;
  shared->agencies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  shared->variants = g_ptr_array_new_with_free_func (variant_free);
  shared->priv = gathering;
  gathering->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  gathering->versions = g_new0 (CadVersion *, MAX (1, copies->articles->len));
  gathering->credits = g_new0 (GPtrArray *, MAX (1, copies->articles->len));
  gathering->scanners = g_hash_table_new_full (NULL, NULL, NULL, scanner_free);
  gathering->sources = cad_agencies_new ();
  for (guint i = copies->articles->len; i-- > 0;)
    if (copy_at (shared, i)->cluster != CAD_COPIES_NONE)
      await (gathering, copy_at (shared, i), i);
  add_sources (gathering, copies);
  return shared;
}

static void
gathering_free (Gathering *gathering, guint n_articles)
{
  if (gathering == NULL)
    return;
  for (guint i = 0; i < n_articles; i++) {
    cad_version_free (gathering->versions[i]);
    g_clear_pointer (&gathering->credits[i], g_ptr_array_unref);
  }
  g_free (gathering->versions);
  g_free (gathering->credits);
  g_hash_table_unref (gathering->waiting);
  g_hash_table_unref (gathering->scanners);
  cad_agencies_free (gathering->sources);
  g_free (gathering);
}

void
cad_shared_free (CadShared *shared)
{
  if (shared == NULL)
    return;
  gathering_free (shared->priv, shared->copies->articles->len);
  g_ptr_array_unref (shared->agencies);
  g_ptr_array_unref (shared->variants);
  cad_copies_free (shared->copies);
  g_free (shared);
}

gboolean
cad_shared_wants (const CadShared *shared, const CadDocument *document, const char *source)
{
  const Gathering *gathering = shared->priv;
  guint64 key = cad_copies_key (document, source);
  const GArray *articles = g_hash_table_lookup (gathering->waiting, &key);

  return articles != NULL && articles->len > 0;
}

static void
add_credit (GPtrArray *credits, const char *agency)
{
  if (agency != NULL && !g_ptr_array_find_with_equal_func (credits, agency, g_str_equal, NULL))
    g_ptr_array_add (credits, g_strdup (agency));
}

/* The agencies that an article of @source credits: those of the pack, itself when it is one, other sources. */
static GPtrArray *
find_credits (Gathering *gathering, const CadDocument *document, const CadLanguage *language, const char *source)
{
  const CadAgencies *known = language->agencies;
  const Scanner *scanner = scanner_of (gathering, language);
  GPtrArray *credits = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  cad_tokens_read (scanner->tokens, document, scanner->vocabulary);
  if (known != NULL) {
    add_credit (credits, cad_agencies_named (known, source));
    cad_agencies_credited (known, known, scanner->tokens, found);
  }
  cad_agencies_credited (gathering->sources, known, scanner->tokens, found);
  for (guint i = 0; i < found->len; i++)
    if (!g_str_equal (found->pdata[i], source))
      add_credit (credits, found->pdata[i]);
  return credits;
}

void
cad_shared_add (CadShared *shared, const CadReading *reading, GPtrArray *lexicons, const CadLanguage *language)
{
  Gathering *gathering = shared->priv;
  guint64 key = cad_copies_key (reading->document, NULL);
  GArray *articles = g_hash_table_lookup (gathering->waiting, &key);

  g_return_if_fail (articles != NULL && articles->len > 0);
  guint index = g_array_index (articles, guint, articles->len - 1);

  g_array_set_size (articles, articles->len - 1);
  gathering->versions[index] = cad_version_new (reading, lexicons);
  gathering->credits[index] = find_credits (gathering, reading->document, language, copy_at (shared, index)->source);
}

static void
compare (CadShared *shared, guint cluster, guint first, guint other)
{
  const Gathering *gathering = shared->priv;

  if (gathering->versions[first] == NULL || gathering->versions[other] == NULL)
    return;
  g_autoptr (GPtrArray) variants = cad_variants_find (gathering->versions[first], gathering->versions[other]);

  while (variants->len > 0) {
    CadSharedVariant *item = g_new0 (CadSharedVariant, 1);

    *item = (CadSharedVariant){ cluster, first, other, g_ptr_array_steal_index (variants, 0) };
    g_ptr_array_add (shared->variants, item);
  }
}

static void
finish_cluster (CadShared *shared, guint cluster)
{
  const Gathering *gathering = shared->priv;
  const CadCopyCluster *members = shared->copies->clusters->pdata[cluster];
  guint first = g_array_index (members->members, guint, 0);
  GPtrArray *agencies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < members->members->len; i++) {
    guint article = g_array_index (members->members, guint, i);
    const GPtrArray *credits = gathering->credits[article];

    for (guint j = 0; credits != NULL && j < credits->len; j++)
      add_credit (agencies, credits->pdata[j]);
    if (i > 0)
      compare (shared, cluster, first, article);
  }
  g_ptr_array_add (shared->agencies, agencies);
}

void
cad_shared_finish (CadShared *shared)
{
  for (guint i = 0; i < shared->copies->clusters->len; i++)
    finish_cluster (shared, i);
  gathering_free (shared->priv, shared->copies->articles->len);
  shared->priv = NULL;
}

guint
cad_shared_repeated (const CadShared *shared)
{
  guint repeated = 0;

  for (guint i = 0; i < shared->copies->articles->len; i++) {
    const CadCopy *copy = copy_at (shared, i);

    if (copy->cluster == CAD_COPIES_NONE)
      continue;
    const CadCopyCluster *cluster = shared->copies->clusters->pdata[copy->cluster];
    const CadCopy *first = copy_at (shared, g_array_index (cluster->members, guint, 0));

    repeated += strcmp (copy->source, first->source) != 0;
  }
  return repeated;
}
