/* SPDX-License-Identifier: MIT
 * svg-layers.c - filled shapes of a picture gathered by colour */
#include "svg-layers.h"

#include <math.h>
#include <string.h>

typedef struct {
  double x, y;
} Corner;

typedef struct {
  double left, top, right, bottom;
} Extent;

typedef struct {
  char *fill;
  GString *path;
  GArray *extents; /* of Extent: of each shape */
} Layer;

static void
layer_free (gpointer data)
{
  Layer *layer = data;

  g_free (layer->fill);
  g_string_free (layer->path, TRUE);
  g_array_unref (layer->extents);
  g_free (layer);
}

GPtrArray *
cad_layers_new (void)
{
  return g_ptr_array_new_with_free_func (layer_free);
}

static GArray *
read_corners (const char *points)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (Corner));

  while (*points != '\0') {
    char *comma, *end;
    Corner corner = { g_ascii_strtod (points, &comma), 0 };

    if (comma == points || *comma != ',')
      break;
    corner.y = g_ascii_strtod (comma + 1, &end);
    corner.x = round (10 * corner.x) / 10;
    corner.y = round (10 * corner.y) / 10;
    g_array_append_val (corners, corner);
    points = end + strspn (end, " \t\n");
  }
  return corners;
}

static Extent
extent_of (const GArray *corners)
{
  Extent extent = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (guint i = 0; i < corners->len; i++) {
    const Corner *corner = &g_array_index (corners, Corner, i);

    extent.left = MIN (extent.left, corner->x);
    extent.right = MAX (extent.right, corner->x);
    extent.top = MIN (extent.top, corner->y);
    extent.bottom = MAX (extent.bottom, corner->y);
  }
  return extent;
}

static gboolean
covers (const Layer *layer, const Extent *extent)
{
  for (guint i = 0; i < layer->extents->len; i++) {
    const Extent *other = &g_array_index (layer->extents, Extent, i);

    if (other->left < extent->right && extent->left < other->right && other->top < extent->bottom &&
        extent->top < other->bottom)
      return TRUE;
  }
  return FALSE;
}

/* The highest layer of the colour, unless a layer above it meets the shape. */
static Layer *
layer_for (GPtrArray *layers, const char *fill, const Extent *extent)
{
  for (guint i = layers->len; i > 0; i--) {
    Layer *layer = g_ptr_array_index (layers, i - 1);

    if (strcmp (layer->fill, fill) == 0)
      return layer;
    if (covers (layer, extent))
      break;
  }
  Layer *layer = g_new0 (Layer, 1);

  layer->fill = g_strdup (fill);
  layer->path = g_string_new (NULL);
  layer->extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  g_ptr_array_add (layers, layer);
  return layer;
}

static void
append_number (GString *path, const char *before, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.1f", value);
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  g_string_append (path, before);
  g_string_append (path, digits);
}

/* From corner to corner; level and upright lines are shorter to write. */
static void
append_shape (GString *path, const GArray *corners)
{
  for (guint i = 0; i < corners->len; i++) {
    const Corner *corner = &g_array_index (corners, Corner, i);

    if (i > 0 && corner->y == corner[-1].y) {
      append_number (path, "H", corner->x);
    } else if (i > 0 && corner->x == corner[-1].x) {
      append_number (path, "V", corner->y);
    } else {
      append_number (path, i == 0 ? "M" : "L", corner->x);
      append_number (path, ",", corner->y);
    }
  }
  g_string_append_c (path, 'z');
}

gboolean
cad_layers_add (GPtrArray *layers, const char *fill, const char *points)
{
  g_autoptr (GArray) corners = read_corners (points);
  Extent extent = extent_of (corners);

  if (corners->len < 3)
    return FALSE;
  Layer *layer = layer_for (layers, fill, &extent);

  append_shape (layer->path, corners);
  g_array_append_val (layer->extents, extent);
  return TRUE;
}

void
cad_layers_write (GPtrArray *layers, GString *out)
{
  for (guint i = 0; i < layers->len; i++) {
    const Layer *layer = g_ptr_array_index (layers, i);

    g_string_append_printf (out, "<path fill=\"%s\" d=\"%s\"/>\n", layer->fill, layer->path->str);
  }
  g_ptr_array_set_size (layers, 0);
}
