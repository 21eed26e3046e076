/* SPDX-License-Identifier: MIT
 * svg.c - gnuplot's SVG rewritten for a page: only what is known passes, and no name meets another picture's */
#include <cadrage/charts.h>

#include <cadrage/error.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "svg-layers.h"

#define FONTS "Inter, DejaVu Sans, sans-serif"

typedef struct {
  const CadChart *chart;
  GString *body;
  GQueue pending;      /* of char*: start tags of groups that hold nothing yet, owned */
  GHashTable *symbols; /* id -> markup of a symbol, owned */
  GPtrArray *wanted;   /* ids of the symbols in use, owned */
  guint open;          /* groups written and not closed */
  GPtrArray *layers;   /* filled shapes that are not written yet, owned */
  char *face;          /* of the group of texts that is open, or NULL, owned */
  char *label;         /* attributes of the next text, when gnuplot's group around it is taken apart, owned */
  char *label_face;    /* and those it shares with its neighbours, owned */
  guint label_depth;   /* of that group, or 0 */
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

/* To a tenth of a pixel. */
static void
append_number (GString *out, const char *before, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.1f", value);
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  g_string_append_printf (out, "%s%s", before, digits);
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

    if (end == p || g_ascii_isspace (*p)) {
      if (!g_ascii_isspace (*p) || (p[1] != '\0' && !g_ascii_isspace (p[1])))
        g_string_append_c (tag, g_ascii_isspace (*p) ? ' ' : *p);
      p++;
      continue;
    }
    append_number (tag, "", number);
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

/* What was gathered must be written before anything else is. */
static void
close_gathered (Dresser *dresser)
{
  cad_layers_write (dresser->layers, dresser->body);
  if (dresser->face != NULL)
    g_string_append (dresser->body, "</g>\n");
  g_clear_pointer (&dresser->face, g_free);
}

static void
flush_pending (Dresser *dresser)
{
  char *tag;

  if (dresser->pending.length > 0)
    close_gathered (dresser);
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
  close_gathered (dresser);
  g_string_append_printf (dresser->body, "%s/>\n", tag);
}

/* A polygon that has only a colour of gnuplot's. Returns: FALSE for any other */
static gboolean
gather_polygon (Dresser *dresser, const char **names, const char **values)
{
  const char *points = value_of ("points", names, values), *fill = value_of ("fill", names, values);
  g_autoptr (GString) colour = g_string_new (NULL);

  if (points == NULL || fill == NULL || g_strv_length ((char **) names) != 2 || !is_harmless (points) ||
      !append_colour (colour, "fill", fill))
    return FALSE;
  flush_pending (dresser);
  if (dresser->face != NULL)
    close_gathered (dresser);
  g_autofree char *bare = g_strndup (colour->str + strlen (" fill=\""), strlen ("#000000"));

  return cad_layers_add (dresser->layers, bare, points);
}

/* Whether the symbol is a filled circle of radius 1 around its place: one that refers to a bare circle, "gpPt5 <use fill=..." */
static gboolean
is_disc (const Dresser *dresser, const char *id)
{
  const char *filled = g_hash_table_lookup (dresser->symbols, id);
  g_autofree char *reference = filled != NULL ? g_strndup (filled, strcspn (filled, " ")) : g_strdup ("");
  const char *circle = g_hash_table_lookup (dresser->symbols, reference);

  return circle != NULL && strstr (filled, "fill=\"currentColor\"") != NULL && g_str_has_prefix (circle, " <circle") &&
         strstr (circle, "cx=\"0\" cy=\"0\" r=\"1\"") != NULL;
}

/* A disc in a third of the space. Returns: FALSE for any other symbol */
static gboolean
write_disc (Dresser *dresser, const char *id, const char **names, const char **values)
{
  const char *place = value_of ("transform", names, values), *colour = value_of ("color", names, values);
  g_autoptr (GString) fill = g_string_new (NULL);
  double x, y, radius;
  int end = 0;

  if (place == NULL || colour == NULL || !is_disc (dresser, id) || !append_colour (fill, "fill", colour) ||
      sscanf (place, "translate(%lf,%lf) scale(%lf)%n", &x, &y, &radius, &end) != 3 || place[end] != '\0')
    return FALSE;
  append_number (dresser->body, "<circle cx=\"", x);
  append_number (dresser->body, "\" cy=\"", y);
  append_number (dresser->body, "\" r=\"", radius);
  g_string_append_printf (dresser->body, "\" stroke=\"none\"%s/>\n", fill->str);
  return TRUE;
}

static void
write_use (Dresser *dresser, const char **names, const char **values)
{
  const char *id = reference_of (names, values);
  g_autofree char *tag = start_tag ("use", names, values);

  if (id == NULL)
    return;
  flush_pending (dresser);
  close_gathered (dresser);
  if (write_disc (dresser, id, names, values))
    return;
  want_symbol (dresser->wanted, id);
  g_string_append (dresser->body, tag);
  append_reference (dresser, dresser->body, id);
  g_string_append (dresser->body, "/>\n");
}

/* gnuplot puts each text into a group of its own: what these have in common is said once for all that follow each other. */
static void
begin_label (Dresser *dresser, const char **names, const char **values)
{
  g_autoptr (GString) label = g_string_new (NULL), face = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    gboolean own = strcmp (names[i], "transform") == 0 || strcmp (names[i], "fill") == 0;

    append_known (own ? label : face, names[i], values[i]);
  }
  dresser->label = g_string_free (g_steal_pointer (&label), FALSE);
  dresser->label_face = g_string_free (g_steal_pointer (&face), FALSE);
  dresser->label_depth = dresser->depth;
}

static void
end_label (Dresser *dresser)
{
  g_clear_pointer (&dresser->label, g_free);
  g_clear_pointer (&dresser->label_face, g_free);
  dresser->label_depth = 0;
}

static void
begin_text (Dresser *dresser, const char **names, const char **values)
{
  g_autofree char *tag = start_tag ("text", names, values);

  flush_pending (dresser);
  if (dresser->face == NULL || g_strcmp0 (dresser->face, dresser->label_face) != 0)
    close_gathered (dresser);
  if (dresser->label_face != NULL && dresser->face == NULL) {
    dresser->face = g_strdup (dresser->label_face);
    g_string_append_printf (dresser->body, "<g%s>\n", dresser->face);
  }
  dresser->in_text = TRUE;
  g_string_append_printf (dresser->body, "%s%s>", tag, dresser->label != NULL ? dresser->label : "");
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
  else if (strcmp (element, "g") == 0 && value_of ("font-size", names, values) != NULL && dresser->label_depth == 0)
    begin_label (dresser, names, values);
  else if (strcmp (element, "polygon") == 0 && gather_polygon (dresser, names, values))
    return;
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
    close_gathered (dresser);
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
  } else if (depth == dresser->label_depth) {
    end_label (dresser);
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

  g_string_append_printf (page, " viewBox=\"0 0 %u %u\" role=\"img\"", chart->width, chart->height);
  g_string_append_printf (page, " aria-labelledby=\"%s-title %s-desc\" font-family=\"" FONTS "\">\n", chart->name,
                          chart->name);
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
  dresser.layers = cad_layers_new ();

  GBytes *dressed = parse (&dresser, svg, error) ? finish (&dresser) : NULL;

  g_queue_clear_full (&dresser.pending, g_free);
  g_hash_table_unref (dresser.symbols);
  g_ptr_array_unref (dresser.wanted);
  g_ptr_array_unref (dresser.layers);
  g_free (dresser.face);
  end_label (&dresser);
  g_string_free (dresser.body, TRUE);
  return dressed;
}
