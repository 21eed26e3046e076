/* SPDX-License-Identifier: MIT
 * yaml.c - libyaml's events to a tree, with our own places, limits and messages */
#include "yaml.h"

#include <string.h>
#include <yaml.h>

#include "bytes.h"
#include "pool.h"

#define FEW     12 /* keys of a mapping that are found without a table */
#define REPAIRS 20 /* syntax errors that are read over, so that the later ones are told too */

struct _CadYamlStore {
  CadPool pool;
  GPtrArray *tables; /* of GHashTable, owned */
};

typedef struct {
  yaml_parser_t parser;
  CadYamlStore *store; /* owned until the root has it */
  GPtrArray *stack;    /* of CadYamlNode, borrowed: the open lists and mappings */
  GPtrArray *waiting;  /* of CadYamlNode or NULL, borrowed: for each of @stack the key whose value comes next */
  CadYamlNode *root;
  GPtrArray *faults; /* of CadFault, borrowed: forgotten when the text is repaired and read again */
  gboolean over;
} Builder;

typedef struct {
  guint line, column;
  gsize index;     /* code points */
  gboolean repair; /* the letter there can be hidden and the text read again */
  char *message;
} Problem;

static CadYamlStore *
store_new (void)
{
  CadYamlStore *store = g_new0 (CadYamlStore, 1);

  cad_pool_init (&store->pool);
  store->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  return store;
}

static void
store_free (CadYamlStore *store)
{
  if (store == NULL)
    return;
  g_ptr_array_unref (store->tables);
  cad_pool_clear (&store->pool);
  g_free (store);
}

void
cad_yaml_free (CadYamlNode *root)
{
  if (root != NULL)
    store_free (root->store);
}

static void
add_to_nodes (Builder *builder, CadYamlNodes *nodes, CadYamlNode *node)
{
  if (nodes->len == nodes->room) {
    CadYamlNode **wider = cad_pool_take (&builder->store->pool, MAX (4, 2 * nodes->room) * sizeof *wider);

    if (nodes->len > 0)
      memcpy (wider, nodes->pdata, nodes->len * sizeof *wider);
    nodes->pdata = wider;
    nodes->room = MAX (4, 2 * nodes->room);
  }
  nodes->pdata[nodes->len++] = node;
}

static void
fault_free (gpointer data)
{
  CadFault *fault = data;

  g_free (fault->message);
  g_free (fault);
}

static void G_GNUC_PRINTF (4, 5) add_fault (Builder *builder, guint line, guint column, const char *format, ...)
{
  CadFault *fault = g_new0 (CadFault, 1);
  va_list args;

  va_start (args, format);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  fault->line = line;
  fault->column = column;
  g_ptr_array_add (builder->faults, fault);
}

static CadYamlNode *
node_new (Builder *builder, CadYamlKind kind, const yaml_mark_t *mark)
{
  CadPool *pool = &builder->store->pool;
  CadYamlNode *node = cad_pool_take (pool, sizeof *node);

  node->kind = kind;
  node->line = mark->line + 1;
  node->column = mark->column + 1;
  if (kind == CAD_YAML_TEXT)
    return node;
  node->cut = TRUE;
  node->items = cad_pool_take (pool, sizeof *node->items);
  if (kind == CAD_YAML_MAPPING)
    node->keys = cad_pool_take (pool, sizeof *node->keys);
  return node;
}

/* The first of equal keys counts. */
static void
index_keys (Builder *builder, CadYamlNode *mapping, guint from)
{
  if (mapping->by_key == NULL) {
    mapping->by_key = g_hash_table_new (g_str_hash, g_str_equal);
    g_ptr_array_add (builder->store->tables, mapping->by_key);
  }
  for (guint i = from; i < mapping->keys->len; i++) {
    CadYamlNode *key = mapping->keys->pdata[i];

    if (!g_hash_table_contains (mapping->by_key, key->text))
      g_hash_table_insert (mapping->by_key, key->text, mapping->items->pdata[i]);
  }
}

static void
add_pair (Builder *builder, CadYamlNode *mapping, CadYamlNode *key, CadYamlNode *value)
{
  if (key->kind != CAD_YAML_TEXT) {
    add_fault (builder, key->line, key->column,
               "a key must be a text; a text that holds { } or [ ] must stand in quotation marks");
    return;
  }
  gboolean twice = cad_yaml_get (mapping, key->text) != NULL;

  for (guint i = 0; twice && i < mapping->keys->len; i++) {
    const CadYamlNode *first = mapping->keys->pdata[i];

    if (!g_str_equal (first->text, key->text))
      continue;
    add_fault (builder, key->line, key->column, "the key '%s' stands twice here; first in line %u", key->text,
               first->line);
    break;
  }
  add_to_nodes (builder, mapping->keys, key);
  add_to_nodes (builder, mapping->items, value);
  if (mapping->keys->len > FEW)
    index_keys (builder, mapping, mapping->by_key == NULL ? 0 : mapping->keys->len - 1);
}

/* Hands @node to the innermost open list or mapping. */
static void
add_node (Builder *builder, CadYamlNode *node)
{
  guint depth = builder->stack->len;
  CadYamlNode *parent = depth > 0 ? builder->stack->pdata[depth - 1] : NULL;

  if (parent == NULL)
    builder->root = node;
  else if (parent->kind == CAD_YAML_LIST)
    add_to_nodes (builder, parent->items, node);
  else if (builder->waiting->pdata[depth - 1] == NULL)
    builder->waiting->pdata[depth - 1] = node;
  else
    add_pair (builder, parent, g_steal_pointer (&builder->waiting->pdata[depth - 1]), node);
}

static void
check_properties (Builder *builder, const yaml_mark_t *mark, const yaml_char_t *anchor, const yaml_char_t *tag)
{
  if (anchor != NULL)
    add_fault (builder, mark->line + 1, mark->column + 1,
               "YAML anchors (&%s) are not used here; a text that begins with & must stand in quotation marks",
               (const char *) anchor);
  if (tag != NULL)
    add_fault (builder, mark->line + 1, mark->column + 1,
               "YAML tags are not used here; a text that begins with ! must stand in quotation marks");
}

static void
open_node (Builder *builder, CadYamlKind kind, const yaml_mark_t *mark)
{
  CadYamlNode *node = node_new (builder, kind, mark);

  add_node (builder, node);
  g_ptr_array_add (builder->stack, node);
  g_ptr_array_add (builder->waiting, NULL);
  if (builder->stack->len <= CAD_YAML_DEPTH)
    return;
  add_fault (builder, node->line, node->column, "lists and mappings are nested more than %d deep", CAD_YAML_DEPTH);
  builder->over = TRUE;
}

static void
close_node (Builder *builder)
{
  guint last = builder->stack->len - 1;

  ((CadYamlNode *) builder->stack->pdata[last])->cut = FALSE;
  g_ptr_array_set_size (builder->stack, last);
  g_ptr_array_set_size (builder->waiting, last);
}

static char *
text_of (Builder *builder, const char *value, gsize length)
{
  g_autofree char *revealed = cad_bytes_is_hiding (value) ? cad_bytes_reveal (value) : NULL;

  if (revealed != NULL)
    return cad_pool_text (&builder->store->pool, revealed, strlen (revealed));
  return cad_pool_text (&builder->store->pool, value, length);
}

static void
add_text (Builder *builder, const yaml_event_t *event)
{
  yaml_scalar_style_t style = event->data.scalar.style;
  CadYamlNode *node = node_new (builder, CAD_YAML_TEXT, &event->start_mark);

  check_properties (builder, &event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
  node->plain = style == YAML_PLAIN_SCALAR_STYLE;
  if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
    node->column++;
  /* "\0" in quotation marks: a text ends there for all that follows */
  if (memchr (event->data.scalar.value, '\0', event->data.scalar.length) != NULL)
    add_fault (builder, node->line, node->column, "a text cannot hold the character \\0");
  node->text = text_of (builder, (const char *) event->data.scalar.value, event->data.scalar.length);
  add_node (builder, node);
}

static void
handle (Builder *builder, const yaml_event_t *event)
{
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT:
    if (builder->root == NULL)
      break;
    add_fault (builder, event->start_mark.line + 1, event->start_mark.column + 1,
               "a second document begins here (« --- »): one file is one document");
    builder->over = TRUE;
    break;
  case YAML_SCALAR_EVENT:
    add_text (builder, event);
    break;
  case YAML_SEQUENCE_START_EVENT:
    check_properties (builder, &event->start_mark, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    open_node (builder, CAD_YAML_LIST, &event->start_mark);
    break;
  case YAML_MAPPING_START_EVENT:
    check_properties (builder, &event->start_mark, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    open_node (builder, CAD_YAML_MAPPING, &event->start_mark);
    break;
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    close_node (builder);
    break;
  case YAML_STREAM_END_EVENT:
    builder->over = TRUE;
    break;
  default:
    break;
  }
}

typedef struct {
  const char *problem; /* of libyaml, its beginning */
  gboolean at_context; /* the fault lies where the context began */
  gboolean repair;
  const char *message;
} Translation;

static const Translation translations[] = {
  { "mapping values are not allowed", FALSE, TRUE,
    "a second « : » in this line; a text that holds « : » must stand in quotation marks: \"x : y\"" },
  { "could not find expected ':'", TRUE, FALSE,
    "this line has no « : » and does not continue the one above; a key needs « : », a longer text must be indented" },
  { "found character that cannot start any token", FALSE, TRUE,
    "'%s' cannot begin a text; put the text in quotation marks" },
  { "found a tab character", FALSE, FALSE, "a tab; YAML indents with spaces only" },
  { "found unexpected end of stream", TRUE, FALSE, "this quotation mark is never closed" },
  { "found unexpected document indicator", TRUE, FALSE, "this quotation mark is not closed before « --- » or « ... »" },
  { "found unknown escape character", FALSE, FALSE,
    "a backslash in \"...\" must be doubled (\\\\); in '...' it need not be" },
  { "did not find expected hexdecimal", FALSE, FALSE,
    "a backslash in \"...\" must be doubled (\\\\); in '...' it need not be" },
  { "did not find expected ',' or ']'", FALSE, FALSE,
    "here a comma or the ] of the list is missing; a text that holds [ ] { } or a comma must stand in quotation "
    "marks" },
  { "did not find expected ',' or '}'", FALSE, FALSE,
    "here a comma or the } is missing; a text that holds [ ] { } or a comma must stand in quotation marks" },
  { "did not find expected '-' indicator", FALSE, FALSE,
    "this line is no part of the list above: it must begin with « - » in the same column, or be indented otherwise" },
  { "did not find expected key", FALSE, FALSE,
    "this line does not fit the lines above: a key must begin in the column of its neighbours, and nothing can follow "
    "a closing quotation mark or bracket" },
  { "block sequence entries are not allowed", FALSE, FALSE, "a list of « - » must begin in a line of its own" },
  { "block mappings are not allowed", FALSE, FALSE, "a mapping cannot begin here" },
  { "did not find expected <document start>", FALSE, FALSE,
    "this line is no part of the mapping above; look at its indentation" },
  { "did not find expected alphabetic", TRUE, FALSE, "a text that begins with & must stand in quotation marks" },
};

static void
set_place (Problem *problem, const yaml_mark_t *mark)
{
  problem->line = mark->line + 1;
  problem->column = mark->column + 1;
  problem->index = mark->index;
}

/* What libyaml stumbled over, in our words. */
static void
describe (const yaml_parser_t *parser, const GString *text, Problem *problem)
{
  const char *said = parser->problem != NULL ? parser->problem : "cannot be read";

  set_place (problem, &parser->problem_mark);
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++) {
    if (!g_str_has_prefix (said, translations[i].problem))
      continue;
    if (translations[i].at_context && parser->context != NULL)
      set_place (problem, &parser->context_mark);
    g_autofree char *letter = cad_bytes_letter (text, problem->index);
    g_auto (GStrv) parts = g_strsplit (translations[i].message, "%s", 2);

    problem->message = g_strjoinv (letter, parts);
    problem->repair = translations[i].repair;
    return;
  }
  problem->message = g_strdup_printf ("YAML: %s%s%s", parser->context != NULL ? parser->context : "",
                                      parser->context != NULL ? ": " : "", said);
}

static void
builder_init (Builder *builder, const GString *text, GPtrArray *faults)
{
  memset (builder, 0, sizeof *builder);
  builder->stack = g_ptr_array_new ();
  builder->store = store_new ();
  builder->waiting = g_ptr_array_new ();
  builder->faults = faults;
  if (!yaml_parser_initialize (&builder->parser))
    g_error ("out of memory");
  yaml_parser_set_encoding (&builder->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&builder->parser, (const unsigned char *) text->str, text->len);
}

static void
builder_clear (Builder *builder)
{
  yaml_parser_delete (&builder->parser);
  g_ptr_array_unref (builder->stack);
  g_ptr_array_unref (builder->waiting);
  if (builder->root != NULL)
    builder->root->store = builder->store;
  else
    store_free (builder->store);
}

/* One reading of @text. FALSE with @problem filled at a syntax error; @root holds what came before it. */
static gboolean
read_once (const GString *text, GPtrArray *faults, CadYamlNode **root, Problem *problem)
{
  Builder builder;
  gboolean fine = TRUE;

  builder_init (&builder, text, faults);
  while (fine && !builder.over) {
    yaml_event_t event;

    fine = yaml_parser_parse (&builder.parser, &event);
    if (!fine)
      break;
    handle (&builder, &event);
    yaml_event_delete (&event);
  }
  if (!fine)
    describe (&builder.parser, text, problem);
  *root = builder.root;
  builder_clear (&builder);
  return fine;
}

static void
flush (const GPtrArray *from, CadFaults *to)
{
  for (guint i = 0; i < from->len; i++) {
    const CadFault *fault = from->pdata[i];

    cad_faults_add (to, fault->line, fault->column, "%s", fault->message);
  }
}

CadYamlNode *
cad_yaml_parse (GBytes *bytes, CadFaults *faults)
{
  gboolean tabs = FALSE;
  g_autoptr (GString) text = cad_bytes_prepare (bytes, &tabs, faults);

  if (text == NULL)
    return NULL;
  for (guint repairs = 0;; repairs++) {
    g_autoptr (GPtrArray) attempt = g_ptr_array_new_with_free_func (fault_free);
    Problem problem = { 0 };
    CadYamlNode *root = NULL;
    gboolean fine = read_once (text, attempt, &root, &problem);
    g_autofree char *message = problem.message;

    /* tabs have been told, and upset what follows */
    if (!fine && !tabs)
      cad_faults_add (faults, problem.line, problem.column, "%s", message);
    if (!fine && problem.repair && repairs < REPAIRS && cad_bytes_hide (text, problem.index)) {
      cad_yaml_free (root);
      continue;
    }
    flush (attempt, faults);
    if (root == NULL && fine)
      cad_faults_add (faults, 0, 0, "the file is empty");
    return root;
  }
}
