/* SPDX-License-Identifier: MIT
 * rules.c - empty tokeniser rules, to be filled by a language pack */
#include <cadrage/rules.h>

#include <string.h>

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
cad_text_rules_init (CadTextRules *rules)
{
  memset (rules, 0, sizeof *rules);
  rules->elisions = set_new ();
  rules->unsplit = set_new ();
  rules->abbreviations = set_new ();
  rules->glue_before = set_new ();
  rules->glue_after = set_new ();
  rules->unglued = set_new ();
  rules->prefixes = set_new ();
  rules->function_words = set_new ();
  rules->letters = set_new ();
  rules->variants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
cad_text_rules_clear (CadTextRules *rules)
{
  g_clear_pointer (&rules->stemmer, g_free);
  g_clear_pointer (&rules->elisions, g_hash_table_unref);
  g_clear_pointer (&rules->unsplit, g_hash_table_unref);
  g_clear_pointer (&rules->abbreviations, g_hash_table_unref);
  g_clear_pointer (&rules->glue_before, g_hash_table_unref);
  g_clear_pointer (&rules->glue_after, g_hash_table_unref);
  g_clear_pointer (&rules->unglued, g_hash_table_unref);
  g_clear_pointer (&rules->prefixes, g_hash_table_unref);
  g_clear_pointer (&rules->function_words, g_hash_table_unref);
  g_clear_pointer (&rules->letters, g_hash_table_unref);
  g_clear_pointer (&rules->variants, g_hash_table_unref);
  g_clear_pointer (&rules->boilerplate, cad_boilerplate_free);
}
