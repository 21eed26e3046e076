/* SPDX-License-Identifier: MIT
 * reader.c - a YAML file to a CadLexicon, with every fault at its place */
#include "reader.h"

#include <string.h>

#define VERSION_MOST   1000000
#define EXTENDS_LEVELS 16
#define SETS_MOST      1000 /* actors, or lists */

static const char *const lexicon_keys[] = { "lexicon", "language", "version", "licence", "title",   "match",  "extends",
                                            "about",   "axes",     "actors",  "lists",   "choices", "loaded", NULL };
static const char *const axis_keys[] = { "title", "poles", NULL };
static const char *const actor_keys[] = { "title", "terms", NULL };
static const char *const match_modes[] = { "stem", "exact", "form", NULL };

gboolean
cad_read_id (const CadYamlNode *key, const char *what, CadLexiconReader *reader)
{
  if (key->text[0] != '\0' && key->text[strspn (key->text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0')
    return TRUE;
  cad_yaml_fault (key, reader->faults, "the id of %s is made of a-z, 0-9 and -, not '%s'", what, key->text);
  return FALSE;
}

static gboolean
is_language (const char *text)
{
  gsize length = strlen (text);

  return length >= 2 && length <= 3 && text[strspn (text, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

/* A key of a title that is no language: mostly a text whose commas or colons YAML took for its own. */
static void
no_language (const CadYamlNode *key, const CadYamlNode *value, const char *what, CadLexiconReader *reader)
{
  if (value->kind == CAD_YAML_TEXT && value->plain && value->text[0] == '\0')
    cad_yaml_fault (key, reader->faults,
                    "'%s' has no language; a title that holds a comma must stand in quotation "
                    "marks inside { }: {fr: \"x, y\"}",
                    key->text);
  else
    cad_yaml_fault (key, reader->faults,
                    "%s is a text or a mapping of languages {fr: ..., en: ...}; '%s' is no "
                    "language; a text with « : » inside must stand in quotation marks",
                    what, key->text);
}

void
cad_read_title (const CadYamlNode *node, const char *what, CadTitle *title, CadLexiconReader *reader)
{
  const char *own = reader->lexicon->language != NULL ? reader->lexicon->language : "en", *text;

  if (node == NULL)
    return;
  if (node->kind != CAD_YAML_MAPPING) {
    text = cad_yaml_text (node, what, reader->faults);
    if (text != NULL)
      g_hash_table_insert (title->by_language, g_strdup (own), g_strdup (text));
    return;
  }
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i];

    if (!is_language (key->text)) {
      no_language (key, node->items->pdata[i], what, reader);
      continue;
    }
    text = cad_yaml_text (node->items->pdata[i], what, reader->faults);
    if (text != NULL)
      g_hash_table_replace (title->by_language, g_strdup (key->text), g_strdup (text));
  }
}

CadMatchMode
cad_read_match (const CadYamlNode *mapping, CadMatchMode otherwise, CadLexiconReader *reader)
{
  const CadYamlNode *node = cad_yaml_get (mapping, "match");
  const char *text = cad_yaml_text (node, "'match'", reader->faults);

  if (text == NULL)
    return otherwise;
  for (guint i = 0; match_modes[i] != NULL; i++)
    if (g_str_equal (text, match_modes[i]))
      return (CadMatchMode) i;
  cad_yaml_fault (node, reader->faults, "'match' is stem, exact or form, not '%s'", text);
  return otherwise;
}

/* The poles of an axis: {-1: title, 1: title}. */
static void
read_poles (const CadYamlNode *node, CadAxis *axis, CadLexiconReader *reader)
{
  static const char *const keys[] = { "-1", "1", "+1", NULL };
  const CadYamlNode *plus = cad_yaml_get (node, "1");

  if (!cad_yaml_mapping (node, "'poles'", keys, reader->faults))
    return;
  if (plus == NULL)
    plus = cad_yaml_get (node, "+1");
  if ((cad_yaml_get (node, "-1") == NULL || plus == NULL) && !node->cut)
    cad_yaml_fault (node, reader->faults, "'poles' needs both -1 and 1, the names of the two ends");
  cad_read_title (cad_yaml_get (node, "-1"), "the name of a pole", &axis->minus, reader);
  cad_read_title (plus, "the name of a pole", &axis->plus, reader);
}

static void
read_axes (const CadYamlNode *node, CadLexiconReader *reader)
{
  if (!cad_yaml_mapping (node, "'axes'", NULL, reader->faults))
    return;
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i], *value = node->items->pdata[i];

    if (!cad_read_id (key, "an axis", reader) || !cad_yaml_mapping (value, "an axis", axis_keys, reader->faults))
      continue;
    CadAxis *axis = cad_axis_new (key->text);

    g_ptr_array_add (reader->lexicon->axes, axis);
    cad_read_title (cad_yaml_get (value, "title"), "the title of an axis", &axis->title, reader);
    if (cad_yaml_get (value, "poles") == NULL && !value->cut)
      cad_yaml_fault (key, reader->faults, "the axis '%s' has no poles: {-1: ..., 1: ...}", key->text);
    read_poles (cad_yaml_get (value, "poles"), axis, reader);
  }
}

/* A mapping of not too many sets. */
static gboolean
check_sets (const CadYamlNode *node, const char *what, CadLexiconReader *reader)
{
  if (!cad_yaml_mapping (node, what, NULL, reader->faults))
    return FALSE;
  if (node->keys->len <= SETS_MOST)
    return TRUE;
  cad_yaml_fault (node, reader->faults, "%s has more than %d entries", what, SETS_MOST);
  return FALSE;
}

static CadTermSet *
add_set (const CadYamlNode *key, GPtrArray *sets)
{
  CadTermSet *set = cad_term_set_new (key->text);

  set->line = key->line;
  set->column = key->column;
  g_ptr_array_add (sets, set);
  return set;
}

static void
read_actors (const CadYamlNode *node, CadLexiconReader *reader)
{
  if (!check_sets (node, "'actors'", reader))
    return;
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i], *value = node->items->pdata[i];

    if (!cad_read_id (key, "an actor", reader) || !cad_yaml_mapping (value, "an actor", actor_keys, reader->faults))
      continue;
    CadTermSet *actor = add_set (key, reader->lexicon->actors);

    cad_read_title (cad_yaml_get (value, "title"), "the title of an actor", &actor->title, reader);
    if (cad_yaml_get (value, "terms") == NULL && !value->cut)
      cad_yaml_fault (key, reader->faults, "the actor '%s' has no terms", key->text);
    cad_read_terms (cad_yaml_get (value, "terms"), "'terms'", reader->lexicon->match, actor->terms, reader);
  }
}

static void
read_lists (const CadYamlNode *node, CadLexiconReader *reader)
{
  if (!check_sets (node, "'lists'", reader))
    return;
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i];

    if (!cad_read_id (key, "a list", reader))
      continue;
    CadTermSet *list = add_set (key, reader->lexicon->lists);

    cad_read_terms (node->items->pdata[i], "a list under 'lists'", reader->lexicon->match, list->terms, reader);
  }
}

/* Told at the first line, because what is missing has no place. */
static void
check_present (const CadYamlNode *root, CadFaults *faults)
{
  static const char *const needed[] = { "lexicon", "language", "version", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (needed) && !root->cut; i++)
    if (cad_yaml_get (root, needed[i]) == NULL)
      cad_yaml_fault (root, faults, "the lexicon does not say its '%s'", needed[i]);
}

static void
read_head (const CadYamlNode *root, CadLexiconReader *reader)
{
  static const guint versions[2] = { 1, VERSION_MOST };
  CadLexicon *lexicon = reader->lexicon;
  const CadYamlNode *id = cad_yaml_get (root, "lexicon"), *language = cad_yaml_get (root, "language");

  check_present (root, reader->faults);
  if (cad_yaml_text (id, "'lexicon'", reader->faults) != NULL && cad_read_id (id, "a lexicon", reader))
    lexicon->id = g_strdup (id->text);
  if (cad_yaml_text (language, "'language'", reader->faults) != NULL) {
    if (is_language (language->text))
      lexicon->language = g_strdup (language->text);
    else
      cad_yaml_fault (language, reader->faults, "'language' is a code like fr or en, not '%s'", language->text);
  }
  cad_yaml_integer (cad_yaml_get (root, "version"), "'version'", versions, &lexicon->version, reader->faults);
  lexicon->licence = g_strdup (cad_yaml_text (cad_yaml_get (root, "licence"), "'licence'", reader->faults));
  cad_read_title (cad_yaml_get (root, "title"), "'title'", &lexicon->title, reader);
  lexicon->match = cad_read_match (root, CAD_MATCH_STEM, reader);
}

static void
read_body (const CadYamlNode *root, CadLexiconReader *reader)
{
  const CadYamlNode *about = cad_yaml_get (root, "about");

  if (about != NULL)
    cad_read_terms (about, "'about'", reader->lexicon->match, reader->lexicon->about, reader);
  read_axes (cad_yaml_get (root, "axes"), reader);
  read_actors (cad_yaml_get (root, "actors"), reader);
  read_lists (cad_yaml_get (root, "lists"), reader);
  cad_read_choices (cad_yaml_get (root, "choices"), reader);
  cad_read_loaded (cad_yaml_get (root, "loaded"), reader);
}

/* What a chain of `extends` hands on. */
typedef struct {
  CadLexiconSource source;
  gpointer data;
  GPtrArray *names; /* of char*, borrowed: the lexicons on the way, so that a circle is seen */
} Chain;

static CadLexicon *parse (GBytes *bytes, CadFaults *faults, Chain *chain);

/* The bytes of the lexicon that @node names, or NULL after a fault. */
static GBytes *
fetch (const CadYamlNode *node, CadFaults *faults, Chain *chain)
{
  g_autoptr (GError) error = NULL;

  if (chain->source == NULL) {
    cad_yaml_fault (node, faults, "'extends' cannot be followed here");
    return NULL;
  }
  if (g_ptr_array_find_with_equal_func (chain->names, node->text, g_str_equal, NULL)) {
    cad_yaml_fault (node, faults, "'extends' goes in a circle: '%s' extends this lexicon", node->text);
    return NULL;
  }
  if (chain->names->len >= EXTENDS_LEVELS) {
    cad_yaml_fault (node, faults, "lexicons extend each other more than %d times", EXTENDS_LEVELS);
    return NULL;
  }
  GBytes *bytes = chain->source (node->text, chain->data, &error);

  if (bytes == NULL)
    cad_yaml_fault (node, faults, "cannot read the lexicon '%s': %s", node->text,
                    error != NULL ? error->message : "not found");
  return bytes;
}

/* The lexicon that @node names, parsed; its faults are one fault here. */
static CadLexicon *
load_base (const CadYamlNode *node, CadFaults *faults, Chain *chain)
{
  g_autoptr (GBytes) bytes = fetch (node, faults, chain);

  if (bytes == NULL)
    return NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (CadFaults) theirs = cad_faults_new (node->text, text, length);

  g_ptr_array_add (chain->names, node->text);
  CadLexicon *base = parse (bytes, theirs, chain);

  g_ptr_array_set_size (chain->names, chain->names->len - 1);
  if (base == NULL) {
    g_autofree char *all = cad_faults_to_string (theirs);

    cad_yaml_fault (node, faults, "the lexicon '%s' has faults:\n%s", node->text, all);
  }
  return base;
}

static gboolean
extend (const CadYamlNode *root, CadLexiconReader *reader, Chain *chain)
{
  const CadYamlNode *node = cad_yaml_get (root, "extends");

  if (node == NULL)
    return TRUE;
  if (cad_yaml_text (node, "'extends'", reader->faults) == NULL)
    return FALSE;
  g_autoptr (CadLexicon) base = load_base (node, reader->faults, chain);

  if (base == NULL)
    return FALSE;
  if (reader->lexicon->language != NULL && !g_str_equal (base->language, reader->lexicon->language))
    cad_yaml_fault (node, reader->faults, "'%s' is in another language (%s, not %s)", node->text, base->language,
                    reader->lexicon->language);
  cad_lexicon_extend (reader->lexicon, base);
  g_autofree char *both = g_strconcat (reader->lexicon->sha256, base->sha256, NULL);

  g_free (reader->lexicon->sha256);
  reader->lexicon->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  return TRUE;
}

/* Reads the tree; what needs the whole lexicon is checked only when it is whole. */
static void
read_tree (const CadYamlNode *root, CadLexiconReader *reader, Chain *chain)
{
  if (!cad_yaml_mapping (root, "the lexicon", lexicon_keys, reader->faults))
    return;
  read_head (root, reader);
  if (reader->lexicon->id != NULL)
    g_ptr_array_add (chain->names, reader->lexicon->id);
  read_body (root, reader);
  if (!root->cut && extend (root, reader, chain))
    cad_lexicon_check (reader);
  if (reader->lexicon->id != NULL)
    g_ptr_array_set_size (chain->names, chain->names->len - 1);
}

static CadLexicon *
parse (GBytes *bytes, CadFaults *faults, Chain *chain)
{
  guint before = cad_faults_count (faults, CAD_FAULT_ERROR);
  g_autoptr (CadYamlNode) root = cad_yaml_parse (bytes, faults);
  g_autoptr (CadLexicon) lexicon = cad_lexicon_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  CadLexiconReader reader = { lexicon, faults, places, NULL };

  lexicon->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (root != NULL)
    read_tree (root, &reader, chain);
  return cad_faults_count (faults, CAD_FAULT_ERROR) == before ? g_steal_pointer (&lexicon) : NULL;
}

CadLexicon *
cad_lexicon_parse (GBytes *bytes, CadFaults *faults, CadLexiconSource source, gpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Chain chain = { source, data, names };

  return parse (bytes, faults, &chain);
}
