/* SPDX-License-Identifier: MIT
 * node.c - asking a YAML tree for what a file must hold */
#include "yaml.h"

#include <math.h>
#include <string.h>

#include <cadrage/names.h>

void
cad_yaml_fault (const CadYamlNode *node, CadFaults *faults, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  cad_faults_add (faults, node->line, node->column, "%s", message);
}

const CadYamlNode *
cad_yaml_get (const CadYamlNode *mapping, const char *key)
{
  if (mapping == NULL || mapping->kind != CAD_YAML_MAPPING)
    return NULL;
  if (mapping->by_key != NULL)
    return g_hash_table_lookup (mapping->by_key, key);
  for (guint i = 0; i < mapping->keys->len; i++)
    if (strcmp (((const CadYamlNode *) mapping->keys->pdata[i])->text, key) == 0)
      return mapping->items->pdata[i];
  return NULL;
}

/* The trap that French spacing lays: « x : y » without quotation marks is a mapping in YAML. */
static gboolean
is_colon_trap (const CadYamlNode *node)
{
  return node->kind == CAD_YAML_MAPPING && node->items->len == 1 &&
         ((const CadYamlNode *) node->items->pdata[0])->kind == CAD_YAML_TEXT;
}

static const char *
found (const CadYamlNode *node)
{
  switch (node->kind) {
  case CAD_YAML_LIST:
    return "a list";
  case CAD_YAML_MAPPING:
    return "a mapping";
  default:
    return node->plain && node->text[0] == '\0' ? "nothing" : "a text";
  }
}

static void
wrong_kind (const CadYamlNode *node, const char *what, const char *wanted, CadFaults *faults)
{
  const char *hint = "";

  if (is_colon_trap (node))
    hint = "; a text with « : » inside must stand in quotation marks: \"x : y\"";
  cad_yaml_fault (node, faults, "%s must be %s, not %s%s", what, wanted, found (node), hint);
}

static void
check_keys (const CadYamlNode *node, const char *what, const char *const *known, CadFaults *faults)
{
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i];
    const char *nearest;

    if (g_strv_contains (known, key->text))
      continue;
    nearest = cad_names_nearest (key->text, known);
    if (nearest != NULL)
      cad_yaml_fault (key, faults, "unknown key '%s' in %s; did you mean '%s'?", key->text, what, nearest);
    else {
      g_autofree char *all = g_strjoinv (", ", (char **) known);

      cad_yaml_fault (key, faults, "unknown key '%s' in %s, which can have: %s", key->text, what, all);
    }
  }
}

gboolean
cad_yaml_mapping (const CadYamlNode *node, const char *what, const char *const *known, CadFaults *faults)
{
  if (node == NULL)
    return FALSE;
  if (node->kind != CAD_YAML_MAPPING) {
    wrong_kind (node, what, "a mapping (key: value)", faults);
    return FALSE;
  }
  if (known != NULL)
    check_keys (node, what, known, faults);
  return TRUE;
}

gboolean
cad_yaml_list (const CadYamlNode *node, const char *what, CadFaults *faults)
{
  if (node == NULL)
    return FALSE;
  if (node->kind == CAD_YAML_LIST)
    return TRUE;
  wrong_kind (node, what, "a list ([a, b], or one line each after « - »)", faults);
  return FALSE;
}

const char *
cad_yaml_text (const CadYamlNode *node, const char *what, CadFaults *faults)
{
  if (node == NULL)
    return NULL;
  if (node->kind != CAD_YAML_TEXT || (node->plain && node->text[0] == '\0')) {
    wrong_kind (node, what, "a text", faults);
    return NULL;
  }
  if (node->text[strspn (node->text, " \t\n")] == '\0') {
    cad_yaml_fault (node, faults, "%s is empty", what);
    return NULL;
  }
  return node->text;
}

gboolean
cad_yaml_number (const CadYamlNode *node, const char *what, double *number, CadFaults *faults)
{
  const char *text = cad_yaml_text (node, what, faults);
  char *end = NULL;

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  if (*end == '\0' && end != text && text[strspn (text, "+-.0123456789eE")] == '\0' && isfinite (*number))
    return TRUE;
  if (strchr (text, ',') != NULL)
    cad_yaml_fault (node, faults, "%s must be a number with a decimal point, not '%s'", what, text);
  else
    cad_yaml_fault (node, faults, "%s must be a number, not '%s'", what, text);
  return FALSE;
}

gboolean
cad_yaml_integer (const CadYamlNode *node, const char *what, const guint range[2], guint *number, CadFaults *faults)
{
  const char *text = cad_yaml_text (node, what, faults);
  guint64 value = 0;

  if (text == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, range[0], range[1], &value, NULL)) {
    cad_yaml_fault (node, faults, "%s must be a whole number from %u to %u, not '%s'", what, range[0], range[1], text);
    return FALSE;
  }
  *number = value;
  return TRUE;
}
