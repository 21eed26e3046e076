/* SPDX-License-Identifier: MIT
 * pages.c - HTML and XML files: decoded, parsed, and given to the reader of their layout */
#include "pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "charset.h"

#define PAGE_LARGEST ((gsize) 64 << 20)

struct _CadPages {
  const char *format;
  CadMarkup *markup;
  CadPage page;
  char *name, *url, *date;
  const char *encoding;
  guint at, replaced;
};

typedef struct {
  const char *format;
  CadPageKind kind;
  const char *const marks[4]; /* one of them stands in the page; none: always */
  void (*read) (CadPage *page);
} Layout;

static const Layout layouts[] = {
  { "Europresse", CAD_PAGE_HTML, { "DocPublicationName", NULL }, cad_page_read_europresse },
  { "Factiva",
    CAD_PAGE_HTML,
    { "articleParagraph", "Article\"><table", "class=\"index\"", NULL },
    cad_page_read_factiva_html },
  { "HTML page", CAD_PAGE_HTML, { NULL }, cad_page_read_single },
  { "Factiva XML",
    CAD_PAGE_XML,
    { "PPSResponse", "accessionNo", "global.factiva.com", NULL },
    cad_page_read_factiva_xml },
  { "TEI", CAD_PAGE_XML, { "<TEI", "<text", ":TEI", NULL }, cad_page_read_tei },
};

static const Layout *
layout_of (CadPageKind kind, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    const Layout *layout = &layouts[i];

    if (layout->kind != kind)
      continue;
    if (layout->marks[0] == NULL)
      return layout;
    for (guint j = 0; layout->marks[j] != NULL; j++)
      if (strstr (text, layout->marks[j]) != NULL)
        return layout;
  }
  return NULL;
}

static void
article_free (gpointer data)
{
  CadPageArticle *article = data;

  for (guint i = 0; i < CAD_N_FIELDS; i++)
    g_free (article->fields[i]);
  g_clear_pointer (&article->extra, g_ptr_array_unref);
  g_free (article);
}

CadPageArticle *
cad_page_add (CadPage *page)
{
  CadPageArticle *article = g_new0 (CadPageArticle, 1);

  g_ptr_array_add (page->articles, article);
  return article;
}

void
cad_page_set (CadPageArticle *article, CadCorpusField field, char *value)
{
  if (article->fields[field] != NULL || value == NULL || *value == '\0')
    g_free (value);
  else
    article->fields[field] = value;
}

void
cad_page_extra (CadPageArticle *article, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (article->extra == NULL)
    article->extra = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (article->extra, g_strdup_printf ("%s=%s", name, value));
}

static void
read_layout (CadPages *pages, const Layout *layout)
{
  CadPage *page = &pages->page;

  page->markup = pages->markup;
  page->name = pages->name;
  page->url = pages->url;
  page->kept = 100;
  page->articles = g_ptr_array_new_with_free_func (article_free);
  layout->read (page);
  page->announced = MAX (page->announced, page->articles->len);
}

static void
say_how (const CadPages *pages, CadCorpus *corpus)
{
  const CadPage *page = &pages->page;

  if (page->kept < 100)
    cad_corpus_remark (corpus, _ ("%s: extracted, %u %% kept"), pages->name, page->kept);
  if (pages->markup->cut)
    cad_corpus_note (corpus, _ ("%s: nested too deep or too large; a part was left out"), pages->name);
  if (page->announced > page->articles->len)
    cad_corpus_note (corpus, _ ("%s: %u articles announced, %u found"), pages->name, page->announced,
                     page->articles->len);
  cad_corpus_counts (corpus)->announced += page->announced;
  cad_corpus_counts (corpus)->refused += page->announced - page->articles->len;
}

CadPages *
cad_pages_new (CadCorpus *corpus, const CadPageSource *source, const char *bytes, gsize length, GError **error)
{
  g_autofree char *meta = source->charset == NULL ? cad_charset_declared (bytes, length) : NULL;
  const char *declared = source->charset != NULL ? source->charset : meta;
  g_autoptr (CadDocument) decoded = cad_charset_decode (source->name, bytes, length, declared, error);

  if (decoded == NULL)
    return NULL;
  const Layout *layout = layout_of (source->kind, decoded->text);

  if (layout == NULL) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("%s: no article found (neither TEI nor a Factiva export)"),
                 source->name);
    return NULL;
  }
  gsize bounded = cad_markup_bounded (decoded->text, decoded->length);
  gboolean cut = bounded < decoded->length;

  decoded->text[bounded] = '\0';
  decoded->length = bounded;
  g_autoptr (CadMarkup) markup = source->kind == CAD_PAGE_HTML ? cad_markup_html (decoded->text, decoded->length, error)
                                                               : cad_markup_xml (decoded->text, decoded->length, error);

  if (markup == NULL)
    return NULL;
  markup->cut |= cut;
  CadPages *pages = g_new0 (CadPages, 1);

  pages->format = layout->format;
  pages->name = g_strdup (source->name);
  pages->url = g_strdup (source->url);
  pages->date = g_strdup (source->date);
  pages->encoding = decoded->encoding;
  pages->replaced = decoded->replaced;
  pages->page.no_extract = cad_corpus_options (corpus)->no_extract;
  pages->markup = g_steal_pointer (&markup);
  read_layout (pages, layout);
  say_how (pages, corpus);
  return pages;
}

const char *
cad_pages_format (const CadPages *pages)
{
  return pages->format;
}

void
cad_pages_free (CadPages *pages)
{
  if (pages == NULL)
    return;
  g_clear_pointer (&pages->page.articles, g_ptr_array_unref);
  cad_markup_free (pages->markup);
  g_free (pages->name);
  g_free (pages->url);
  g_free (pages->date);
  g_free (pages);
}

/* The encoding was that of the whole page. */
static CadDocument *
document_of (const CadPages *pages, CadCorpus *corpus, const char *id, const CadCorpusItem *item)
{
  const char *text = item->cells[CAD_FIELD_TEXT] != NULL ? item->cells[CAD_FIELD_TEXT] : "";
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new (id, text, strlen (text), &error);

  if (document == NULL) {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, _ ("%s: refused: %s"), id, error->message);
    return NULL;
  }
  document->encoding = pages->encoding;
  document->replaced = pages->at == 1 ? pages->replaced : 0;
  return cad_corpus_take_document (corpus, document);
}

CadDocument *
cad_pages_next (CadPages *pages, CadCorpus *corpus, gboolean *more)
{
  GPtrArray *articles = pages->page.articles;

  *more = pages->at < articles->len;
  if (!*more)
    return NULL;
  const CadPageArticle *article = articles->pdata[pages->at++];
  g_autofree char *id = articles->len > 1 ? g_strdup_printf ("%s#%u", pages->name, pages->at) : g_strdup (pages->name);
  CadCorpusItem item = { .extra = article->extra };

  memcpy (item.cells, article->fields, sizeof article->fields);
  if (item.cells[CAD_FIELD_URL] == NULL)
    item.cells[CAD_FIELD_URL] = pages->url;
  if (item.cells[CAD_FIELD_DATE] == NULL)
    item.cells[CAD_FIELD_DATE] = pages->date;
  CadDocument *document = document_of (pages, corpus, id, &item);

  if (document != NULL)
    cad_corpus_item_apply (&item, corpus, document);
  return document;
}

typedef struct {
  CadCorpusInput input;
  CadCorpusClass class;
  CadPages *pages;
} PageFile;

static void
page_file_close (CadCorpusInput *input)
{
  PageFile *file = (PageFile *) input;

  cad_pages_free (file->pages);
  g_free (file);
}

static CadDocument *
page_file_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  (void) error;
  return cad_pages_next (((PageFile *) input)->pages, corpus, more);
}

static CadCorpusInput *
page_file_open (CadCorpus *corpus, CadStream *stream, CadPageKind kind, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = cad_stream_read_all (stream, PAGE_LARGEST, &length, error);

  if (bytes == NULL)
    return NULL;
  const CadPageSource source = { .name = cad_stream_label (stream), .kind = kind };
  CadPages *pages = cad_pages_new (corpus, &source, bytes, length, error);

  if (pages == NULL)
    return NULL;
  PageFile *file = g_new0 (PageFile, 1);

  file->class = (CadCorpusClass){ cad_pages_format (pages), page_file_next, page_file_close };
  file->input.class = &file->class;
  file->pages = pages;
  return &file->input;
}

CadCorpusInput *
cad_corpus_html_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  return page_file_open (corpus, stream, CAD_PAGE_HTML, error);
}

CadCorpusInput *
cad_corpus_xml_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  return page_file_open (corpus, stream, CAD_PAGE_XML, error);
}
