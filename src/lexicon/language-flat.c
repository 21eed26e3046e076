/* SPDX-License-Identifier: MIT
 * language-flat.c - a language pack laid flat, and read back */
#include <cadrage/agencies.h>
#include <cadrage/cues.h>
#include <cadrage/language.h>

static void
put_variants (GByteArray *out, GHashTable *variants)
{
  g_autoptr (GList) words = g_list_sort (g_hash_table_get_keys (variants), (GCompareFunc) g_strcmp0);

  cad_flat_put_number (out, g_hash_table_size (variants));
  for (const GList *word = words; word != NULL; word = word->next) {
    const GPtrArray *others = g_hash_table_lookup (variants, word->data);

    cad_flat_put_text (out, word->data);
    cad_flat_put_number (out, others->len);
    for (guint i = 0; i < others->len; i++)
      cad_flat_put_text (out, others->pdata[i]);
  }
}

static void
read_variants (CadFlat *flat, GHashTable *variants)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    char *word = cad_flat_dup (flat);
    guint n_others = cad_flat_count (flat);
    GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; j < n_others && !flat->failed; j++)
      g_ptr_array_add (others, cad_flat_dup (flat));
    g_hash_table_insert (variants, word != NULL ? word : g_strdup (""), others);
  }
}

static void
put_rules (GByteArray *out, const CadTextRules *rules)
{
  cad_flat_put_text (out, rules->stemmer);
  cad_flat_put_set (out, rules->elisions);
  cad_flat_put_set (out, rules->unsplit);
  cad_flat_put_set (out, rules->abbreviations);
  cad_flat_put_set (out, rules->glue_before);
  cad_flat_put_set (out, rules->glue_after);
  cad_flat_put_set (out, rules->unglued);
  put_variants (out, rules->variants);
  cad_flat_put_set (out, rules->prefixes);
  cad_flat_put_set (out, rules->function_words);
  cad_flat_put_set (out, rules->letters);
  cad_flat_put_number (out, rules->single_quotes);
}

static void
read_rules (CadFlat *flat, CadTextRules *rules)
{
  rules->stemmer = cad_flat_dup (flat);
  cad_flat_set (flat, rules->elisions);
  cad_flat_set (flat, rules->unsplit);
  cad_flat_set (flat, rules->abbreviations);
  cad_flat_set (flat, rules->glue_before);
  cad_flat_set (flat, rules->glue_after);
  cad_flat_set (flat, rules->unglued);
  read_variants (flat, rules->variants);
  cad_flat_set (flat, rules->prefixes);
  cad_flat_set (flat, rules->function_words);
  cad_flat_set (flat, rules->letters);
  rules->single_quotes = cad_flat_number (flat) != 0;
}

void
cad_language_put (const CadLanguage *language, GByteArray *out)
{
  cad_flat_put_text (out, language->id);
  put_rules (out, &language->rules);
  cad_flat_put_number (out, language->cues != NULL);
  if (language->cues != NULL)
    cad_cues_put (language->cues, out);
  cad_flat_put_number (out, language->rules.boilerplate != NULL);
  if (language->rules.boilerplate != NULL)
    cad_boilerplate_put (language->rules.boilerplate, out);
}

CadLanguage *
cad_language_read (CadFlat *flat, CadLanguageSource source, gpointer data)
{
  g_autoptr (CadLanguage) language = g_new0 (CadLanguage, 1);
  g_autoptr (GString) report = g_string_new (NULL);
  const char *id = cad_flat_text (flat);

  language->id = g_strdup (id != NULL ? id : "");
  cad_text_rules_init (&language->rules);
  read_rules (flat, &language->rules);
  if (cad_flat_number (flat) != 0)
    language->cues = cad_cues_read (flat);
  if (cad_flat_number (flat) != 0)
    language->rules.boilerplate = cad_boilerplate_read (flat);
  /* a small table, read as quickly as it would be laid flat */
  language->agencies = cad_agencies_parse (language->id, source, data, report);
  if (flat->failed || report->len > 0)
    return NULL;
  return g_steal_pointer (&language);
}
