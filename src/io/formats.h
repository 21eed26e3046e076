/* SPDX-License-Identifier: MIT
 * formats.h - what reads archives and pages is a plug-in: its libraries would double the time of a start that needs none */
#pragma once

#include "markup.h"
#include "unpack.h"

G_BEGIN_DECLS

#define CAD_FORMATS_FILE   "cadrage-formats.so"
#define CAD_FORMATS_SYMBOL "cad_formats"

/* What the plug-in gives: the functions of markup.h and unpack.h. */
typedef struct {
  const char *version; /* of the program that it was built with */
  CadMarkup *(*markup_html) (const char *text, gsize length, GError **error);
  CadMarkup *(*markup_xml) (const char *text, gsize length, GError **error);
  void (*markup_free) (CadMarkup *markup);
  CadUnpack *(*unpack_new) (const char *path, CadUnpackRead read, gpointer data, GError **error);
  void (*unpack_free) (CadUnpack *unpack);
  gboolean (*unpack_next) (CadUnpack *unpack, GError **error);
  const char *(*unpack_member) (const CadUnpack *unpack);
  gssize (*unpack_read) (CadUnpack *unpack, char *buffer, gsize room, GError **error);
} CadFormats;

G_END_DECLS
