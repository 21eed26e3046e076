/* SPDX-License-Identifier: MIT
 * charset.h - bytes to UTF-8 where a page or a declaration says what they are */
#pragma once

#include <cadrage/document.h>

G_BEGIN_DECLS

/* Decodes like cad_document_new (), but bytes that are not UTF-8 are tried as @declared (may be NULL) before Windows-1252.
 * NULs become U+FFFD. Returns: (transfer full) a document whose text is all of it, or NULL with @error */
CadDocument *cad_charset_decode (const char *id, const char *bytes, gsize length, const char *declared, GError **error);

/* What an XML declaration, or a meta element among the first kilobytes, says. Returns: (transfer full) (nullable) */
char *cad_charset_declared (const char *bytes, gsize length);

G_END_DECLS
