/* SPDX-License-Identifier: MIT
 * resource.c - the files under reports/ that are compiled in */
#include "resource.h"

#include <gio/gio.h>

GResource *cad_resources_get_resource (void);
void cad_resources_register_resource (void);

/* Named here, or the linker leaves the object out of what is linked to a static library. */
static gpointer
register_once (gpointer data)
{
  cad_resources_register_resource ();
  (void) data;
  return cad_resources_get_resource ();
}

GBytes *
cad_resource (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  GResource *resource = g_once (&once, register_once, NULL);
  g_autofree char *path = g_strconcat ("/cadrage/", name, NULL);
  GBytes *bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}
