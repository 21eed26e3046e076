/* SPDX-License-Identifier: MIT
 * yaml.h - our YAML files as a tree of texts, lists and mappings that know their places */
#pragma once

#include <glib.h>

#include <cadrage/faults.h>

G_BEGIN_DECLS

#define CAD_YAML_DEPTH 64                /* levels of lists and mappings */
#define CAD_YAML_BYTES (8 * 1024 * 1024) /* of one file */

typedef enum { CAD_YAML_TEXT, CAD_YAML_LIST, CAD_YAML_MAPPING } CadYamlKind;

typedef struct _CadYamlNode CadYamlNode;
typedef struct _CadYamlStore CadYamlStore;

typedef struct {
  CadYamlNode **pdata;
  guint len, room;
} CadYamlNodes;

struct _CadYamlNode {
  CadYamlKind kind;
  gboolean plain;      /* texts: without quotes */
  gboolean cut;        /* lists and mappings: a syntax error came before their end, so that something may be missing */
  guint line, column;  /* of its first letter, behind an opening quotation mark */
  char *text;          /* texts */
  CadYamlNodes *items; /* lists: the items; mappings: the values */
  CadYamlNodes *keys;  /* mappings: texts, as many as items */
  GHashTable *by_key;  /* mappings of many keys: text of a key -> CadYamlNode (the value) */
  CadYamlStore *store; /* of the root: what all the tree lies in, owned */
};

/* Parses the YAML @bytes: UTF-8, at most CAD_YAML_BYTES and CAD_YAML_DEPTH, one document, without anchors, references and
 * tags; keys are texts, and none stands twice. Everything else is a fault. What could be read before a fault is returned,
 * so that its contents can be checked too; the caller asks @faults whether it may be used.
 * A text may begin with @ or *, which other YAML readers want in quotes.
 * Returns: (transfer full) (nullable) */
CadYamlNode *cad_yaml_parse (GBytes *bytes, CadFaults *faults);
void cad_yaml_free (CadYamlNode *root);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadYamlNode, cad_yaml_free)

/* The value of @key, or NULL; @mapping may be NULL or no mapping. Returns: (transfer none) (nullable) */
const CadYamlNode *cad_yaml_get (const CadYamlNode *mapping, const char *key);

/* The readers below add a fault when @node is of another kind; @what names it in the message ("'terms'").
 * A NULL @node gives NULL or FALSE without a fault. */

/* Is it a mapping, and does it have no key but @known (NULL-terminated; NULL: any)? Unknown keys are faults with the
 * nearest known one, but only a node that is no mapping gives FALSE. */
gboolean cad_yaml_mapping (const CadYamlNode *node, const char *what, const char *const *known, CadFaults *faults);

gboolean cad_yaml_list (const CadYamlNode *node, const char *what, CadFaults *faults);

/* Returns: (transfer none) the text, never empty, or NULL */
const char *cad_yaml_text (const CadYamlNode *node, const char *what, CadFaults *faults);

gboolean cad_yaml_number (const CadYamlNode *node, const char *what, double *number, CadFaults *faults);

/* A whole number in [@least, @most]. */
gboolean cad_yaml_integer (const CadYamlNode *node, const char *what, const guint range[2], guint *number,
                           CadFaults *faults);

/* Adds a fault at the place of @node. */
void cad_yaml_fault (const CadYamlNode *node, CadFaults *faults, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
