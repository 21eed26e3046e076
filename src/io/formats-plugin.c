/* SPDX-License-Identifier: MIT
 * formats-plugin.c - the plug-in's table; with markup.c and unpack.c it is all that is in it */
#include "formats.h"

extern const CadFormats cad_formats;

const CadFormats cad_formats = {
  .version = CADRAGE_VERSION,
  .markup_html = cad_markup_html,
  .markup_xml = cad_markup_xml,
  .markup_free = cad_markup_free,
  .unpack_new = cad_unpack_new,
  .unpack_free = cad_unpack_free,
  .unpack_next = cad_unpack_next,
  .unpack_member = cad_unpack_member,
  .unpack_read = cad_unpack_read,
};
