/* SPDX-License-Identifier: MIT
 * resource.c - the files under reports/ that are compiled in */
#include "resource.h"

GBytes *
cad_resource (const char *name)
{
  const CadResource *resource = cad_resources;

  while (resource->name != NULL && !g_str_equal (resource->name, name))
    resource++;
  g_assert (resource->name != NULL);
  return g_bytes_new_static (resource->bytes, resource->length);
}
