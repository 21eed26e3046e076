/* SPDX-License-Identifier: MIT
 * knowledge.c - which lexicons and which language pack read an article */
#include "cli.h"

#include <string.h>

#define VOCABULARIES_ROOM (36 * 1024 * 1024) /* of all threads together: what keeps a tally below 128 MB */
#define LEAST_ROOM        (1024 * 1024)

/* What reads one language; workers share it and only read it. */
typedef struct {
  CadShelf *compiled;  /* owned */
  GStrv key;           /* owned: what to keep it under when the command ends; NULL: it is kept already, or cannot be */
  CadSources *sources; /* owned: what it was made of then */
  gboolean used, remarked; /* a text was read with it; that was remarked */
} Shelf;

struct _CliKnowledge {
  const CliOptions *options;
  GPtrArray *named;      /* of CadLexicon, owned until a shelf takes them; NULL: all shipped ones */
  CadSources *sources;   /* of @named; NULL when no cache can keep what they make */
  GPtrArray *languages;  /* of char*: languages with lexicons */
  GHashTable *shelves;   /* language -> Shelf, owned */
  GPtrArray *rules;      /* of CadLanguage, owned: those of each of @languages, or NULL until a text must be asked */
  CadDetector *detector; /* of @rules */
  GMutex lock;           /* of all that is loaded when a text needs it */
};

/* One worker's place at a shelf. */
typedef struct {
  Shelf *shelf;
  CadReader *reader; /* owned; NULL before the first text */
} Desk;

struct _CliReaders {
  CliKnowledge *knowledge;
  const CadDetector *detector; /* that of @knowledge, or NULL until a text must be asked */
  GHashTable *desks;           /* language -> Desk, owned */
};

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  cad_shelf_free (shelf->compiled);
  g_strfreev (shelf->key);
  cad_sources_free (shelf->sources);
  g_free (shelf);
}

static void
add_language (CliKnowledge *knowledge, const char *language)
{
  if (!g_ptr_array_find_with_equal_func (knowledge->languages, language, g_str_equal, NULL))
    g_ptr_array_add (knowledge->languages, g_strdup (language));
}

static Shelf *
add_shelf (CliKnowledge *knowledge, const char *language, CadShelf *compiled)
{
  Shelf *shelf = g_new0 (Shelf, 1);

  shelf->compiled = compiled;
  g_hash_table_insert (knowledge->shelves, g_strdup (language), shelf);
  return shelf;
}

/* Takes the shelf of the named lexicons from the cache. */
static gboolean
find_named (CliKnowledge *knowledge)
{
  const CliOptions *options = knowledge->options;
  g_auto (GStrv) key = cad_shelf_key_named (options->language, (const char *const *) options->lexicons);
  CadShelf *compiled = key != NULL ? cad_shelf_find ((const char *const *) key) : NULL;

  if (compiled == NULL)
    return FALSE;
  for (guint i = 0; i < compiled->lexicons->len; i++)
    add_language (knowledge, ((const CadLexicon *) compiled->lexicons->pdata[i])->language);
  add_shelf (knowledge, compiled->language->id, compiled);
  return TRUE;
}

static gboolean
load_named (CliKnowledge *knowledge, GError **error)
{
  const CliOptions *options = knowledge->options;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  knowledge->named = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  if (find_named (knowledge))
    return TRUE;
  knowledge->sources = cad_sources_new ();
  for (guint i = 0; options->lexicons[i] != NULL; i++) {
    CadLexicon *lexicon = cad_library_lexicon_noted (options->lexicons[i], warnings, knowledge->sources, error);

    if (lexicon == NULL)
      return FALSE;
    g_ptr_array_add (knowledge->named, lexicon);
    add_language (knowledge, lexicon->language);
  }
  for (guint i = 0; i < warnings->len; i++)
    cli_warn (options, "%s", (char *) warnings->pdata[i]);
  if (warnings->len > 0) /* which are to be said each time */
    g_clear_pointer (&knowledge->sources, cad_sources_free);
  return TRUE;
}

CliKnowledge *
cli_knowledge_new (const CliOptions *options, GError **error)
{
  g_autoptr (CliKnowledge) knowledge = g_new0 (CliKnowledge, 1);

  g_mutex_init (&knowledge->lock);
  knowledge->options = options;
  knowledge->shelves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shelf_free);
  knowledge->languages = options->lexicons != NULL ? g_ptr_array_new_with_free_func (g_free)
                                                   : cad_library_languages (error);
  if (knowledge->languages == NULL || (options->lexicons != NULL && !load_named (knowledge, error)))
    return NULL;
  return g_steal_pointer (&knowledge);
}

/* Only now, when the user has what he asked for. */
static void
keep_shelves (CliKnowledge *knowledge)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, knowledge->shelves);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Shelf *shelf = value;

    if (shelf->key != NULL)
      cad_shelf_keep (shelf->compiled, (const char *const *) shelf->key, shelf->sources);
  }
}

gboolean
cli_frees_at_end (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return FALSE; /* the kernel does the same at once */
#endif
}

void
cli_knowledge_free (CliKnowledge *knowledge)
{
  if (knowledge == NULL)
    return;
  keep_shelves (knowledge);
  if (!cli_frees_at_end ())
    return;
  g_hash_table_unref (knowledge->shelves);
  g_clear_pointer (&knowledge->named, g_ptr_array_unref);
  cad_sources_free (knowledge->sources);
  g_clear_pointer (&knowledge->detector, cad_detector_free);
  g_clear_pointer (&knowledge->rules, g_ptr_array_unref);
  g_ptr_array_unref (knowledge->languages);
  g_mutex_clear (&knowledge->lock);
  g_free (knowledge);
}

/* The named lexicons of @language; all of them when the user says -L. */
static GPtrArray *
take_named (CliKnowledge *knowledge, const char *language)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);

  for (guint i = 0; i < knowledge->named->len;) {
    const CadLexicon *lexicon = knowledge->named->pdata[i];

    if (knowledge->options->language != NULL || g_str_equal (lexicon->language, language))
      g_ptr_array_add (found, g_ptr_array_steal_index (knowledge->named, i));
    else
      i++;
  }
  return found;
}

static Shelf *
compile_named (CliKnowledge *knowledge, const char *language, GError **error)
{
  const CliOptions *options = knowledge->options;
  CadShelf *compiled = cad_shelf_new_for (language, take_named (knowledge, language), knowledge->sources, error);
  gboolean all = g_hash_table_size (knowledge->shelves) == 0 && knowledge->named->len == 0;
  Shelf *shelf = compiled != NULL ? add_shelf (knowledge, language, compiled) : NULL;

  if (shelf == NULL || knowledge->sources == NULL || !all)
    return shelf;
  shelf->key = cad_shelf_key_named (options->language, (const char *const *) options->lexicons);
  shelf->sources = g_steal_pointer (&knowledge->sources);
  return shelf;
}

static Shelf *
compile_shipped (CliKnowledge *knowledge, const char *language, GError **error)
{
  g_autoptr (GPtrArray) ids = cad_library_lexicons (language, error);
  g_auto (GStrv) key = ids != NULL ? cad_shelf_key_shipped (language, ids) : NULL;
  CadShelf *compiled = key != NULL ? cad_shelf_find ((const char *const *) key) : NULL;

  if (ids == NULL || compiled != NULL)
    return compiled != NULL ? add_shelf (knowledge, language, compiled) : NULL;
  g_autoptr (CadSources) sources = cad_sources_new ();

  compiled = cad_shelf_compile (language, ids, NULL, sources, error);
  if (compiled == NULL)
    return NULL;
  Shelf *shelf = add_shelf (knowledge, language, compiled);

  shelf->key = g_steal_pointer (&key);
  shelf->sources = g_steal_pointer (&sources);
  return shelf;
}

static Shelf *
shelf_of (CliKnowledge *knowledge, const char *language, GError **error)
{
  g_mutex_lock (&knowledge->lock);
  Shelf *shelf = g_hash_table_lookup (knowledge->shelves, language);

  if (shelf == NULL)
    shelf = knowledge->named != NULL ? compile_named (knowledge, language, error)
                                     : compile_shipped (knowledge, language, error);
  g_mutex_unlock (&knowledge->lock);
  return shelf;
}

/* Only the rules: the lexicons of a language in which no text comes are never read. */
static const CadDetector *
detector_of (CliReaders *readers, GError **error)
{
  CliKnowledge *knowledge = readers->knowledge;

  if (readers->detector != NULL)
    return readers->detector;
  g_mutex_lock (&knowledge->lock);
  if (knowledge->rules == NULL)
    knowledge->rules = cad_shelf_rules (knowledge->languages, error);
  if (knowledge->detector == NULL && knowledge->rules != NULL)
    knowledge->detector = cad_language_detector (knowledge->rules);
  readers->detector = knowledge->detector;
  g_mutex_unlock (&knowledge->lock);
  return readers->detector;
}

/* One of the languages with lexicons. */
static const char *
detect (CliReaders *readers, const CadDocument *document, GError **error)
{
  const GPtrArray *languages = readers->knowledge->languages;

  if (languages->len < 2)
    return languages->len > 0 ? languages->pdata[0] : "fr";
  const CadDetector *detector = detector_of (readers, error);
  const char *body = document->text + document->body;

  return detector != NULL ? languages->pdata[cad_detector_find (detector, body, document->length - document->body)]
                          : NULL;
}

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  cad_reader_free (desk->reader);
  g_free (desk);
}

CliReaders *
cli_readers_new (CliKnowledge *knowledge)
{
  CliReaders *readers = g_new0 (CliReaders, 1);

  readers->knowledge = knowledge;
  readers->desks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, desk_free);
  return readers;
}

void
cli_readers_free (CliReaders *readers)
{
  if (readers == NULL)
    return;
  g_hash_table_unref (readers->desks);
  g_free (readers);
}

static Desk *
desk_of (CliReaders *readers, const char *language, GError **error)
{
  Desk *desk = g_hash_table_lookup (readers->desks, language);
  Shelf *shelf = desk == NULL ? shelf_of (readers->knowledge, language, error) : NULL;

  if (shelf == NULL)
    return desk;
  desk = g_new0 (Desk, 1);
  desk->shelf = shelf;
  g_hash_table_insert (readers->desks, g_strdup (language), desk);
  return desk;
}

/* Each thread may come to need as many readers as this one. */
static void
share_room (CliReaders *readers)
{
  gsize n = g_hash_table_size (readers->desks) * readers->knowledge->options->jobs;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, readers->desks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((const Desk *) value)->reader != NULL)
      cad_reader_set_room (((const Desk *) value)->reader, MAX (VOCABULARIES_ROOM / n, LEAST_ROOM));
}

static void
sit_down (Desk *desk, CliReaders *readers)
{
  CliKnowledge *knowledge = readers->knowledge;
  const CadKnowledge known = { .language = desk->shelf->compiled->language,
                               .matcher = desk->shelf->compiled->matcher,
                               .keeps_all = knowledge->options->no_clean };

  desk->reader = cad_reader_new (&known);
  share_room (readers);
  g_mutex_lock (&knowledge->lock);
  desk->shelf->used = TRUE;
  g_mutex_unlock (&knowledge->lock);
}

static const char *
language_of (CliReaders *readers, const CadDocument *document, GError **error)
{
  const char *language = readers->knowledge->options->language;

  if (language != NULL)
    return language;
  return document->language != NULL ? document->language : detect (readers, document, error);
}

CadReader *
cli_readers_find (CliReaders *readers, const CadDocument *document, GPtrArray **lexicons, GError **error)
{
  const char *language = language_of (readers, document, error);
  Desk *desk = language != NULL ? desk_of (readers, language, error) : NULL;

  if (desk == NULL || desk->shelf->compiled->lexicons->len == 0)
    return NULL;
  if (desk->reader == NULL)
    sit_down (desk, readers);
  *lexicons = desk->shelf->compiled->lexicons;
  return desk->reader;
}

const CadTextRules *
cli_readers_rules (CliReaders *readers, const CadDocument *document, GError **error)
{
  const char *language = language_of (readers, document, error);
  Desk *desk = language != NULL ? desk_of (readers, language, error) : NULL;

  return desk != NULL ? &desk->shelf->compiled->language->rules : NULL;
}

void
cli_knowledge_remark (CliKnowledge *knowledge)
{
  g_autoptr (GList) languages = g_list_sort (g_hash_table_get_keys (knowledge->shelves), (GCompareFunc) strcmp);

  for (GList *item = languages; item != NULL; item = item->next) {
    Shelf *shelf = g_hash_table_lookup (knowledge->shelves, item->data);

    if (!shelf->used || shelf->remarked || cad_language_has_pack (shelf->compiled->language))
      continue;
    cli_warn (knowledge->options, _ ("no language pack for '%s': only quotation marks tell voices apart"),
              (char *) item->data);
    shelf->remarked = TRUE;
  }
}

const CadLexicon *
cli_knowledge_lexicon (CliKnowledge *knowledge, const char *id, const char *language, GError **error)
{
  Shelf *shelf = shelf_of (knowledge, language, error);

  for (guint i = 0; shelf != NULL && i < shelf->compiled->lexicons->len; i++) {
    const CadLexicon *lexicon = shelf->compiled->lexicons->pdata[i];

    if (g_str_equal (lexicon->id, id))
      return lexicon;
  }
  if (shelf != NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("the counts were made with the lexicon '%s'; name it with -l"),
                 id);
  return NULL;
}

gboolean
cli_knowledge_load (CliKnowledge *knowledge, GError **error)
{
  const char *language = knowledge->options->language;

  if (language != NULL)
    return shelf_of (knowledge, language, error) != NULL;
  for (guint i = 0; knowledge->named != NULL && i < knowledge->languages->len; i++)
    if (shelf_of (knowledge, knowledge->languages->pdata[i], error) == NULL)
      return FALSE;
  return TRUE;
}

static gint
by_id (gconstpointer a, gconstpointer b)
{
  const CadLexicon *x = *(CadLexicon *const *) a, *y = *(CadLexicon *const *) b;
  int order = strcmp (x->id, y->id);

  return order != 0 ? order : strcmp (x->language, y->language);
}

GPtrArray *
cli_knowledge_lexicons (const CliKnowledge *knowledge)
{
  GPtrArray *all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer shelf;

  g_hash_table_iter_init (&iter, knowledge->shelves);
  while (g_hash_table_iter_next (&iter, NULL, &shelf))
    g_ptr_array_extend (all, ((Shelf *) shelf)->compiled->lexicons, NULL, NULL);
  g_ptr_array_sort (all, by_id);
  return all;
}
