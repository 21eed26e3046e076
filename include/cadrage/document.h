/* SPDX-License-Identifier: MIT
 * document.h - one article: its decoded text as given and what is known of it */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

typedef struct {
  char *id;    /* as the corpus gives it, else its path inside the corpus */
  char *place; /* where its record stands when it has an id of its own: "corpus.jsonl:12"; else NULL, and @id says it */
  char *source; /* or NULL, like all below when unknown */
  char *date;   /* 2020, 2020-12 or 2020-12-16 */
  char *title;
  char *url;
  char *language;
  GPtrArray *extra;     /* of char* "name=value": what the corpus says beside, or NULL */
  char *text;           /* valid UTF-8, NUL-terminated, never changed after decoding: offsets refer to it */
  gsize length;         /* bytes of @text */
  gsize body;           /* byte offset where the article's words begin, after `date 2020-12` or a header block */
  const char *encoding; /* what the bytes were read as: "UTF-8", "UTF-16", "Windows-1252" */
  guint replaced;       /* invalid bytes and NULs that became U+FFFD */
  guint32 *counts;      /* code points before each 4096th byte, or NULL: then they are counted anew each time */
} CadDocument;

/* Decodes @bytes: byte-order mark, valid UTF-8, else Windows-1252 when no NUL byte says binary. A leading `date 2020-12`
 * or header block (`Source: ...`, `Date: ...`, `Title: ...`, an empty line) becomes metadata and is left out of the body,
 * but stays in the text. A text is at most 256 MiB long. Returns: (transfer full) NULL with @error (CAD_ERROR_READ) when the bytes are no text. */
CadDocument *cad_document_new (const char *id, const char *bytes, gsize length, GError **error);

/* The same for a text that is known to be valid UTF-8 without NUL: it is copied and not looked through again. */
CadDocument *cad_document_new_valid (const char *id, const char *text, gsize length, GError **error);

/* Whether @bytes are UTF-8 without NUL. */
gboolean cad_document_is_utf8 (const char *bytes, gsize length);
void cad_document_free (CadDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadDocument, cad_document_free)

/* The number of code points before byte @offset of the text. */
guint32 cad_document_codepoints (const CadDocument *document, gsize offset);

G_END_DECLS
