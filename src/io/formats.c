/* SPDX-License-Identifier: MIT
 * formats.c - in the program: markup.h and unpack.h through the plug-in, which is loaded when a file first needs it */
#include "formats.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

#include "program.h"

static gpointer
open_plugin (void)
{
  g_autofree char *path = cad_program_file (CAD_FORMATS_FILE);

  return path != NULL ? dlopen (path, RTLD_NOW | RTLD_LOCAL) : NULL;
}

static gpointer
load_once (gpointer data)
{
  gpointer plugin = open_plugin ();
  const CadFormats *formats = plugin != NULL ? dlsym (plugin, CAD_FORMATS_SYMBOL) : NULL;

  (void) data;
  return formats != NULL && g_str_equal (formats->version, CADRAGE_VERSION) ? (gpointer) formats : NULL;
}

static const CadFormats *
formats_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_once, NULL);
}

static const CadFormats *
formats_need (GError **error)
{
  const CadFormats *formats = formats_get ();

  if (formats == NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ,
                 _ ("the part of cadrage %s that reads archives and pages cannot be loaded: '%s' in '%s'"),
                 CADRAGE_VERSION, CAD_FORMATS_FILE, CADRAGE_LIBDIR);
  return formats;
}

CadMarkup *
cad_markup_html (const char *text, gsize length, GError **error)
{
  const CadFormats *formats = formats_need (error);

  return formats != NULL ? formats->markup_html (text, length, error) : NULL;
}

CadMarkup *
cad_markup_xml (const char *text, gsize length, GError **error)
{
  const CadFormats *formats = formats_need (error);

  return formats != NULL ? formats->markup_xml (text, length, error) : NULL;
}

void
cad_markup_free (CadMarkup *markup)
{
  if (markup != NULL)
    formats_get ()->markup_free (markup);
}

CadUnpack *
cad_unpack_new (const char *path, CadUnpackRead read, gpointer data, GError **error)
{
  const CadFormats *formats = formats_need (error);

  return formats != NULL ? formats->unpack_new (path, read, data, error) : NULL;
}

void
cad_unpack_free (CadUnpack *unpack)
{
  if (unpack != NULL)
    formats_get ()->unpack_free (unpack);
}

gboolean
cad_unpack_next (CadUnpack *unpack, GError **error)
{
  return formats_get ()->unpack_next (unpack, error);
}

const char *
cad_unpack_member (const CadUnpack *unpack)
{
  return formats_get ()->unpack_member (unpack);
}

gssize
cad_unpack_read (CadUnpack *unpack, char *buffer, gsize room, GError **error)
{
  return formats_get ()->unpack_read (unpack, buffer, room, error);
}
