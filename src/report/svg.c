/* SPDX-License-Identifier: MIT
 * svg.c - gnuplot's SVG rewritten for a page: only what is known passes, and no name meets another picture's */
#include <cadrage/charts.h>

#include <cadrage/error.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define FONTS "Inter, DejaVu Sans, sans-serif"

typedef struct {
  const CadChart *chart;
  GString *body;
  GQueue pending;      /* of char*: start tags of groups that hold nothing yet, owned */
  GHashTable *symbols; /* id -> markup of a symbol, owned */
  GPtrArray *wanted;   /* ids of the symbols in use, owned */
  guint open;          /* groups written and not closed */
  guint skipped;       /* depth inside something unknown */
  guint depth;
  gboolean in_defs, in_text;
} Dresser;

static const char *const shapes[] = { "circle", "path", "rect", "polygon", "polyline", "line", "ellipse", NULL };

static const char *const attributes[] = {
  "color",
  "cx",
  "cy",
  "d",
  "fill",
  "fill-opacity",
  "font-size",
  "font-style",
  "font-weight",
  "height",
  "opacity",
  "points",
  "r",
  "rx",
  "ry",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "transform",
  "width",
  "x",
  "x1",
  "x2",
  "y",
  "y1",
  "y2",
  NULL,
};

static gboolean
is_harmless (const char *value)
{
  return strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \t\n.,#()%+-") ==
             strlen (value) &&
         strstr (value, "url") == NULL;
}

static void
append_attribute (GString *tag, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (tag, " %s=\"%s\"", name, escaped);
}

/* gnuplot's "rgb( 84,  39, 136)" as "#542788". Returns: FALSE for anything else */
static gboolean
append_colour (GString *tag, const char *name, const char *value)
{
  guint red, green, blue;

  if (sscanf (value, "rgb(%3u,%3u,%3u)", &red, &green, &blue) != 3 || MAX (red, MAX (green, blue)) > 255)
    return FALSE;
  g_string_append_printf (tag, " %s=\"#%02x%02x%02x\"", name, red, green, blue);
  return TRUE;
}

/* gnuplot's "Inter:Bold" is a family and a weight. */
static void
append_font (GString *tag, const char *value)
{
  if (strstr (value, ":Bold") != NULL)
    append_attribute (tag, "font-weight", "bold");
  if (strstr (value, ":Italic") != NULL)
    append_attribute (tag, "font-style", "italic");
}

/* Places to a tenth of a pixel, without the spaces and zeros that gnuplot writes; factors of a scale stay as they are. */
static void
append_places (GString *tag, const char *name, const char *value)
{
  const char *p = value;

  g_string_append_printf (tag, " %s=\"", name);
  while (*p != '\0') {
    char *end;
    double number = g_ascii_strtod (p, &end);
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    if (end == p || g_ascii_isspace (*p)) {
      if (!g_ascii_isspace (*p) || (p[1] != '\0' && !g_ascii_isspace (p[1])))
        g_string_append_c (tag, g_ascii_isspace (*p) ? ' ' : *p);
      p++;
      continue;
    }
    g_ascii_formatd (digits, sizeof digits, "%.1f", number);
    if (g_str_has_suffix (digits, ".0"))
      digits[strlen (digits) - 2] = '\0';
    g_string_append (tag, digits);
    p = end;
  }
  g_string_append_c (tag, '"');
}

static gboolean
is_places (const char *name, const char *value)
{
  return strcmp (name, "points") == 0 || strcmp (name, "d") == 0 ||
         (strcmp (name, "transform") == 0 && strstr (value, "scale") == NULL);
}

static void
append_known (GString *tag, const char *name, const char *value)
{
  if (g_strcmp0 (name, "font-family") == 0)
    append_font (tag, value);
  else if (!g_strv_contains (attributes, name) || !is_harmless (value))
    return;
  else if (is_places (name, value))
    append_places (tag, name, value);
  else if (!append_colour (tag, name, value))
    append_attribute (tag, name, value);
}

/* style="italic" is gnuplot's own; otherwise declarations. */
static void
append_style (GString *tag, const char *style)
{
  g_auto (GStrv) declarations = g_strsplit (style, ";", -1);

  for (guint i = 0; declarations[i] != NULL; i++) {
    char *colon = strchr (declarations[i], ':');

    if (g_strcmp0 (g_strstrip (declarations[i]), "italic") == 0)
      append_attribute (tag, "font-style", "italic");
    if (colon == NULL)
      continue;
    *colon = '\0';
    append_known (tag, g_strstrip (declarations[i]), g_strstrip (colon + 1));
  }
}

static char *
start_tag (const char *element, const char **names, const char **values)
{
  GString *tag = g_string_new ("<");

  g_string_append (tag, element);
  for (guint i = 0; names[i] != NULL; i++) {
    if (strcmp (names[i], "style") == 0)
      append_style (tag, values[i]);
    else
      append_known (tag, names[i], values[i]);
  }
  return g_string_free (tag, FALSE);
}

static const char *
value_of (const char *name, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++) {
    if (strcmp (names[i], name) == 0)
      return values[i];
  }
  return NULL;
}

static void
flush_pending (Dresser *dresser)
{
  char *tag;

  while ((tag = g_queue_pop_head (&dresser->pending)) != NULL) {
    g_string_append_printf (dresser->body, "%s>\n", tag);
    dresser->open++;
    g_free (tag);
  }
}

static gboolean
is_name (const char *id)
{
  return *id != '\0' && strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen (id);
}

/* The id a `use` refers to inside its own picture, or NULL. */
static const char *
reference_of (const char **names, const char **values)
{
  const char *href = value_of ("xlink:href", names, values);

  if (href == NULL)
    href = value_of ("href", names, values);
  return href != NULL && href[0] == '#' && is_name (href + 1) ? href + 1 : NULL;
}

static void
append_reference (Dresser *dresser, GString *tag, const char *id)
{
  g_string_append_printf (tag, " xlink:href=\"#%s-%s\"", dresser->chart->name, id);
}

static void
want_symbol (GPtrArray *wanted, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (wanted, id, g_str_equal, NULL))
    g_ptr_array_add (wanted, g_strdup (id));
}

/* A symbol is kept until something uses it; one that refers to another carries its name before a space. */
static void
keep_symbol (Dresser *dresser, const char *element, const char **names, const char **values)
{
  const char *id = value_of ("id", names, values);
  const char *reference = strcmp (element, "use") == 0 ? reference_of (names, values) : NULL;
  g_autofree char *head = start_tag (element, names, values);
  GString *markup = g_string_new (reference);

  if (id == NULL || !is_name (id)) {
    g_string_free (markup, TRUE);
    return;
  }
  g_string_append_printf (markup, " %s id=\"%s-%s\"", head, dresser->chart->name, id);
  if (reference != NULL)
    append_reference (dresser, markup, reference);
  g_string_append (markup, "/>\n");
  g_hash_table_replace (dresser->symbols, g_strdup (id), g_string_free (markup, FALSE));
}

static void
write_shape (Dresser *dresser, const char *element, const char **names, const char **values)
{
  g_autofree char *tag = start_tag (element, names, values);

  flush_pending (dresser);
  g_string_append_printf (dresser->body, "%s/>\n", tag);
}

static void
write_use (Dresser *dresser, const char **names, const char **values)
{
  const char *id = reference_of (names, values);
  g_autofree char *tag = start_tag ("use", names, values);

  if (id == NULL)
    return;
  flush_pending (dresser);
  want_symbol (dresser->wanted, id);
  g_string_append (dresser->body, tag);
  append_reference (dresser, dresser->body, id);
  g_string_append (dresser->body, "/>\n");
}

static void
begin_text (Dresser *dresser, const char **names, const char **values)
{
  g_autofree char *tag = start_tag ("text", names, values);

  flush_pending (dresser);
  dresser->in_text = TRUE;
  g_string_append_printf (dresser->body, "%s>", tag);
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names, const char **values,
               gpointer data, GError **error)
{
  Dresser *dresser = data;
  gboolean shape = g_strv_contains (shapes, element);
  gboolean use = strcmp (element, "use") == 0;

  dresser->depth++;
  if (dresser->skipped > 0 || (dresser->depth == 1 && strcmp (element, "svg") == 0))
    return;
  if (dresser->depth == 1) {
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", element);
    return;
  }
  if (dresser->in_text)
    dresser->skipped = dresser->depth;
  else if (strcmp (element, "defs") == 0)
    dresser->in_defs = TRUE;
  else if (dresser->in_defs && (shape || use))
    keep_symbol (dresser, element, names, values);
  else if (dresser->in_defs)
    dresser->skipped = dresser->depth;
  else if (strcmp (element, "g") == 0)
    g_queue_push_tail (&dresser->pending, start_tag (element, names, values));
  else if (shape)
    write_shape (dresser, element, names, values);
  else if (use)
    write_use (dresser, names, values);
  else if (strcmp (element, "text") == 0)
    begin_text (dresser, names, values);
  else
    dresser->skipped = dresser->depth;
  (void) context;
}

static void
end_group (Dresser *dresser)
{
  if (dresser->pending.length > 0) {
    g_free (g_queue_pop_tail (&dresser->pending));
  } else if (dresser->open > 0) {
    g_string_append (dresser->body, "</g>\n");
    dresser->open--;
  }
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Dresser *dresser = data;
  guint depth = dresser->depth--;

  if (dresser->skipped > 0) {
    if (dresser->skipped == depth)
      dresser->skipped = 0;
  } else if (strcmp (element, "defs") == 0) {
    dresser->in_defs = FALSE;
  } else if (strcmp (element, "text") == 0) {
    dresser->in_text = FALSE;
    g_string_append (dresser->body, "</text>\n");
  } else if (strcmp (element, "g") == 0) {
    end_group (dresser);
  }
  (void) context;
  (void) error;
}

static void
text_seen (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Dresser *dresser = data;

  if (dresser->in_text && dresser->skipped == 0) {
    g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

    g_string_append (dresser->body, escaped);
  }
  (void) context;
  (void) error;
}

static void
append_symbols (Dresser *dresser, GString *page)
{
  if (dresser->wanted->len == 0)
    return;
  g_string_append (page, "<defs>\n");
  for (guint i = 0; i < dresser->wanted->len; i++) {
    const char *markup = g_hash_table_lookup (dresser->symbols, dresser->wanted->pdata[i]);
    const char *space = markup != NULL ? strchr (markup, ' ') : NULL;

    if (space == NULL)
      continue;
    if (space > markup) {
      g_autofree char *reference = g_strndup (markup, space - markup);

      want_symbol (dresser->wanted, reference);
    }
    g_string_append (page, space + 1);
  }
  g_string_append (page, "</defs>\n");
}

static GBytes *
finish (Dresser *dresser)
{
  const CadChart *chart = dresser->chart;
  g_autofree char *title = g_markup_escape_text (chart->title, -1);
  g_autofree char *description = g_markup_escape_text (chart->description, -1);
  GString *page = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");

  g_string_append_printf (page, " viewBox=\"0 0 %u %u\" role=\"img\" font-family=\"" FONTS "\"", chart->width,
                          chart->height);
  g_string_append_printf (page, " aria-labelledby=\"%s-title %s-desc\">\n", chart->name, chart->name);
  g_string_append_printf (page, "<title id=\"%s-title\">%s</title>\n", chart->name, title);
  g_string_append_printf (page, "<desc id=\"%s-desc\">%s</desc>\n", chart->name, description);
  append_symbols (dresser, page);
  g_string_append_len (page, dresser->body->str, (gssize) dresser->body->len);
  g_string_append (page, "</svg>\n");
  return g_string_free_to_bytes (page);
}

static gboolean
parse (Dresser *dresser, GBytes *svg, GError **error)
{
  static const GMarkupParser parser = { start_element, end_element, text_seen, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, dresser, NULL);
  g_autoptr (GError) fault = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (svg, &length);

  if (length > 0 && g_markup_parse_context_parse (context, bytes, (gssize) length, &fault) &&
      g_markup_parse_context_end_parse (context, &fault))
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_CHART, _ ("the picture of chart '%s' is damaged: %s"), dresser->chart->name,
               fault != NULL ? fault->message : _ ("it is empty"));
  return FALSE;
}

GBytes *
cad_chart_dress_svg (const CadChart *chart, GBytes *svg, GError **error)
{
  Dresser dresser = { .chart = chart, .body = g_string_new (NULL), .pending = G_QUEUE_INIT };

  dresser.symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  dresser.wanted = g_ptr_array_new_with_free_func (g_free);

  GBytes *dressed = parse (&dresser, svg, error) ? finish (&dresser) : NULL;

  g_queue_clear_full (&dresser.pending, g_free);
  g_hash_table_unref (dresser.symbols);
  g_ptr_array_unref (dresser.wanted);
  g_string_free (dresser.body, TRUE);
  return dressed;
}
