/* SPDX-License-Identifier: MIT
 * pages.h - pages and exports that are read whole: from a tree to articles */
#pragma once

#include "corpus-private.h"
#include "markup.h"

G_BEGIN_DECLS

/* The articles of one page, as its layout's reader found them. */
typedef struct {
  const CadMarkup *markup;
  const char *name; /* of the file */
  const char *url;  /* where the page was, or NULL */
  gboolean no_extract;
  GPtrArray *articles; /* of CadPageArticle, owned */
  guint announced;     /* as the marks of the layout count them, before any is read */
  guint kept;          /* per cent of the page's text that its article is, or 100 */
} CadPage;

typedef struct {
  char *fields[CAD_N_FIELDS]; /* owned, or NULL */
  GPtrArray *extra;           /* of char* "name=value", owned, or NULL */
} CadPageArticle;

/* Appends an empty article. Returns: (transfer none) */
CadPageArticle *cad_page_add (CadPage *page);
/* Sets a field once: what is there already stays. Takes @value. */
void cad_page_set (CadPageArticle *article, CadCorpusField field, char *value);
void cad_page_extra (CadPageArticle *article, const char *name, const char *value);

/* The layouts: each fills @page from its tree. */
void cad_page_read_single (CadPage *page);
void cad_page_read_europresse (CadPage *page);
void cad_page_read_factiva_html (CadPage *page);
void cad_page_read_factiva_xml (CadPage *page);
void cad_page_read_tei (CadPage *page);

/* Decodes and reads the page @bytes. What it finds is given to @corpus one by one. */
typedef struct _CadPages CadPages;

typedef enum { CAD_PAGE_HTML, CAD_PAGE_XML } CadPageKind;

typedef struct {
  const char *name, *url, *date, *charset; /* the last three may be NULL */
  CadPageKind kind;
} CadPageSource;

/* Returns: (transfer full) NULL with @error (CAD_ERROR_READ) when the bytes are no text of a known layout */
CadPages *cad_pages_new (CadCorpus *corpus, const CadPageSource *source, const char *bytes, gsize length,
                         GError **error);
CadDocument *cad_pages_next (CadPages *pages, CadCorpus *corpus, gboolean *more);
const char *cad_pages_format (const CadPages *pages);
void cad_pages_free (CadPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadPages, cad_pages_free)

/* The main text of a page by itself. Returns: (transfer full) */
char *cad_extract_main (const CadMarkup *markup);

/* The string called @name in the page's JSON-LD. Returns: (transfer full) or NULL */
char *cad_extract_data (const CadMarkup *markup, const char *name);

/* Whether @body (or NULL), from there, is the better text: @main is a part of it, or it and much else, or nothing. */
gboolean cad_extract_prefers_data (const char *body, const char *main);

G_END_DECLS
