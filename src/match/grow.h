/* SPDX-License-Identifier: MIT
 * grow.h - adding to arrays that grow by thousands of elements: most of the time without a call */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds an element of @size bytes to @array, which has been filled by this function only and never cut; @room is its own counter,
 * 0 at first. Returns: (transfer none) the element, to be set */
static inline gpointer
cad_grow (GArray *array, guint *room, guint size)
{
  guint n = array->len;

  if (n == *room) {
    *room = MAX (16, 2 * n);
    g_array_set_size (array, *room);
  }
  array->len = n + 1;
  return array->data + (gsize) n * size;
}

G_END_DECLS
