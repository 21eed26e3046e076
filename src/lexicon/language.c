/* SPDX-License-Identifier: MIT
 * language.c - reading a language pack: language.yaml for words, the tables for voices */
#include <cadrage/language.h>

#include <string.h>

#include <cadrage/agencies.h>
#include <cadrage/cues.h>
#include <cadrage/vocabulary.h>

#include "boilerplate.h"
#include "yaml.h"

/* The normalised words of the list @key of @mapping, as keys of @set. */
static void
read_words (const CadYamlNode *mapping, const char *key, GHashTable *set, CadFaults *faults)
{
  const CadYamlNode *list = cad_yaml_get (mapping, key);
  g_autofree char *what = g_strdup_printf ("'%s'", key);

  if (!cad_yaml_list (list, what, faults))
    return;
  for (guint i = 0; i < list->items->len; i++) {
    const CadYamlNode *item = list->items->pdata[i];
    const char *word = cad_yaml_text (item, "a word", faults);

    if (word == NULL)
      continue;
    if (!g_hash_table_add (set, cad_text_normalise (word, -1)))
      cad_yaml_fault (item, faults, "'%s' stands twice in %s", word, what);
  }
}

static void
add_variant (GHashTable *variants, const char *word, const char *other)
{
  GPtrArray *others = g_hash_table_lookup (variants, word);

  if (others == NULL) {
    others = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (variants, g_strdup (word), others);
  }
  g_ptr_array_add (others, g_strdup (other));
}

/* One line of variants: each of its words also finds all the others. */
static void
read_variant_group (const CadYamlNode *group, GHashTable *variants, CadFaults *faults)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (!cad_yaml_list (group, "a line of 'variants'", faults))
    return;
  for (guint i = 0; i < group->items->len; i++) {
    const char *word = cad_yaml_text (group->items->pdata[i], "a word", faults);

    if (word != NULL)
      g_ptr_array_add (words, cad_text_normalise (word, -1));
  }
  if (words->len < 2)
    cad_yaml_fault (group, faults, "a line of 'variants' needs two words or more");
  for (guint i = 0; i < words->len; i++)
    for (guint j = 0; j < words->len; j++)
      if (i != j)
        add_variant (variants, words->pdata[i], words->pdata[j]);
}

static void
read_variants (const CadYamlNode *root, GHashTable *variants, CadFaults *faults)
{
  const CadYamlNode *list = cad_yaml_get (root, "variants");

  if (!cad_yaml_list (list, "'variants'", faults))
    return;
  for (guint i = 0; i < list->items->len; i++)
    read_variant_group (list->items->pdata[i], variants, faults);
}

static void
read_glue (const CadYamlNode *root, CadTextRules *rules, CadFaults *faults)
{
  static const char *const known[] = { "before", "after", "never", NULL };
  const CadYamlNode *glue = cad_yaml_get (root, "glue");

  if (!cad_yaml_mapping (glue, "'glue'", known, faults))
    return;
  read_words (glue, "before", rules->glue_before, faults);
  read_words (glue, "after", rules->glue_after, faults);
  read_words (glue, "never", rules->unglued, faults);
}

static void
read_single_quotes (const CadYamlNode *root, CadTextRules *rules, CadFaults *faults)
{
  const CadYamlNode *node = cad_yaml_get (root, "single-quotes");
  const char *text = cad_yaml_text (node, "'single-quotes'", faults);

  if (text == NULL)
    return;
  rules->single_quotes = strcmp (text, "true") == 0;
  if (!rules->single_quotes && strcmp (text, "false") != 0)
    cad_yaml_fault (node, faults, "'single-quotes' must be true or false, not '%s'", text);
}

/* What every file of ours says of itself: its language, its version, its licence. */
static void
check_head (const CadYamlNode *root, const char *id, CadFaults *faults)
{
  static const guint versions[2] = { 1, 999999 };
  const CadYamlNode *language = cad_yaml_get (root, "language");
  const char *name = cad_yaml_text (language, "'language'", faults);
  guint version;

  if (language == NULL)
    cad_faults_add (faults, 1, 1, "'language' is missing: it names the pack's language, here %s", id);
  else if (name != NULL && strcmp (name, id) != 0)
    cad_yaml_fault (language, faults, "this pack lies in the directory '%s' but says it is '%s'", id, name);
  if (cad_yaml_get (root, "version") == NULL)
    cad_faults_add (faults, 1, 1, "'version' is missing: a whole number");
  cad_yaml_integer (cad_yaml_get (root, "version"), "'version'", versions, &version, faults);
  if (cad_yaml_text (cad_yaml_get (root, "licence"), "'licence'", faults) == NULL)
    cad_faults_add (faults, 1, 1, "'licence' is missing: for instance CC0-1.0");
}

static void
read_rules (const CadYamlNode *root, const char *id, CadTextRules *rules, CadFaults *faults)
{
  static const char *const known[] = { "language",       "version", "licence",       "title",         "stemmer",
                                       "elisions",       "unsplit", "abbreviations", "variants",      "prefixes",
                                       "function-words", "letters", "glue",          "single-quotes", NULL };

  if (!cad_yaml_mapping (root, "a language pack", known, faults))
    return;
  check_head (root, id, faults);
  rules->stemmer = g_strdup (cad_yaml_text (cad_yaml_get (root, "stemmer"), "'stemmer'", faults));
  read_words (root, "elisions", rules->elisions, faults);
  read_words (root, "unsplit", rules->unsplit, faults);
  read_words (root, "abbreviations", rules->abbreviations, faults);
  read_words (root, "prefixes", rules->prefixes, faults);
  read_words (root, "function-words", rules->function_words, faults);
  read_words (root, "letters", rules->letters, faults);
  read_variants (root, rules->variants, faults);
  read_glue (root, rules, faults);
  read_single_quotes (root, rules, faults);
}

static void
parse_rules (CadLanguage *language, GBytes *bytes, GString *report)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *name = g_strdup_printf ("%s/language.yaml", language->id);
  g_autoptr (CadFaults) faults = cad_faults_new (name, text, length);
  g_autoptr (CadYamlNode) root = cad_yaml_parse (bytes, faults);

  if (root != NULL)
    read_rules (root, language->id, &language->rules, faults);
  cad_cues_report (report, faults);
}

static CadLanguage *
language_new (const char *id)
{
  CadLanguage *language = g_new0 (CadLanguage, 1);

  language->id = g_strdup (id);
  cad_text_rules_init (&language->rules);
  return language;
}

/* Returns: (transfer full) @language, or NULL with @error when the @report is not empty */
static CadLanguage *
judge (CadLanguage *language, GString *report, GError **error)
{
  if (report->len == 0)
    return language;
  g_string_truncate (report, report->len - 1);
  g_set_error_literal (error, CAD_ERROR, CAD_ERROR_FORMAT, report->str);
  cad_language_free (language);
  return NULL;
}

CadLanguage *
cad_language_parse (const char *id, CadLanguageSource source, gpointer data, GError **error)
{
  CadLanguage *language = language_new (id);
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GBytes) bytes = source (CAD_LANGUAGE_FILE, data);

  language->cues = cad_cues_parse (id, source, data, report);
  language->agencies = cad_agencies_parse (id, source, data, report);
  language->rules.boilerplate = cad_boilerplate_parse (id, source, data, report);
  if (bytes != NULL)
    parse_rules (language, bytes, report);
  else if (language->cues != NULL)
    g_string_append_printf (report, "%s/%s is missing beside the other files of the pack\n", id, CAD_LANGUAGE_FILE);
  return judge (language, report, error);
}

CadLanguage *
cad_language_parse_rules (const char *id, CadLanguageSource source, gpointer data, GError **error)
{
  CadLanguage *language = language_new (id);
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GBytes) bytes = source (CAD_LANGUAGE_FILE, data);

  if (bytes != NULL)
    parse_rules (language, bytes, report);
  return judge (language, report, error);
}

void
cad_language_free (CadLanguage *language)
{
  if (language == NULL)
    return;
  g_free (language->id);
  cad_text_rules_clear (&language->rules);
  cad_cues_free (language->cues);
  cad_agencies_free (language->agencies);
  g_free (language);
}

gboolean
cad_language_has_pack (const CadLanguage *language)
{
  return language->cues != NULL || language->rules.stemmer != NULL;
}

CadDetector *
cad_language_detector (const GPtrArray *languages)
{
  g_autofree const CadTextRules **rules = g_new (const CadTextRules *, languages->len);

  for (guint i = 0; i < languages->len; i++)
    rules[i] = &((const CadLanguage *) languages->pdata[i])->rules;
  return cad_detector_new (rules, languages->len);
}
