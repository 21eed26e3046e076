/* SPDX-License-Identifier: MIT
 * test-corpus.c - one article in every form; dates; what hostile files may not do */
#include <cadrage/corpus.h>
#include <math.h>
#include <string.h>

#define FIRST  "Selon l’agence, l’offensive a commencé mardi : l’armée a libéré deux villages de la vallée."
#define SECOND "« Nous menons des mesures antiterroristes », a déclaré la porte-parole du ministère de la Défense."
#define TEXT   FIRST "\n\n" SECOND

typedef struct {
  CadCorpus *corpus;
  GPtrArray *documents; /* of CadDocument, owned */
  GError *error;
} Read;

static void
read_clear (Read *read)
{
  g_clear_pointer (&read->corpus, cad_corpus_free);
  g_ptr_array_unref (read->documents);
  g_clear_error (&read->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

static Read
read_sized (const char *name, const char *bytes, gsize length)
{
  Read read = { .documents = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_document_free) };
  CadDocument *document;

  read.corpus = cad_corpus_open_bytes (name, bytes, length, &read.error);
  if (read.corpus != NULL)
    cad_corpus_want_duplicates (read.corpus);
  while (read.corpus != NULL && (document = cad_corpus_next (read.corpus, &read.error)) != NULL)
    g_ptr_array_add (read.documents, document);
  return read;
}

static Read
read_bytes (const char *name, const char *bytes)
{
  return read_sized (name, bytes, strlen (bytes));
}

static const CadDocument *
nth (const Read *read, guint i)
{
  g_assert_no_error (read->error);
  g_assert_cmpuint (i, <, read->documents->len);
  return read->documents->pdata[i];
}

typedef struct {
  const char *name, *bytes;
} Form;

#define WEB                                                                                                            \
  "<html lang='fr'><head><meta property='og:site_name' content='Gazette du Col'>"                                      \
  "<meta property='article:published_time' content='2023-09-19T10:00:00'></head><body>"                                \
  "<nav><a href='/'>Accueil</a></nav><article><h1>Titre</h1><p>" FIRST "</p><p>" SECOND "</p></article>"               \
  "<aside><p>Lire aussi : une tout autre affaire, sans rapport.</p></aside></body></html>"

/* No suffix says what they are: the names are all the same. */
static const Form forms[] = {
  { "text", "Source: Gazette du Col\nDate: mardi 19 septembre 2023\n\n" TEXT },
  { "json", "{\"source\": \"Gazette du Col\", \"date\": \"19 Sept 2023\", \"text\": \"" FIRST "\\n\\n" SECOND "\"}\n" },
  { "csv", "journal;Date;texte\r\nGazette du Col;2023-09-19;\"" TEXT "\"\r\n" },
  { "tsv", "source\tdate\ttext\nGazette du Col\t20230919\t" FIRST " " SECOND "\n" },
  { "iramuteq", "**** *source_Gazette du Col *date_2023-09-19\n-*corps\n" TEXT "\n" },
  { "europresse",
    "<html><body><article><span class='DocPublicationName'>Gazette du Col, no. 12</span><span class='DocHeader'>Monde, "
    "mardi 19 septembre 2023, p. 4</span><div class='docOcurrContainer'><p>Selon l’agence, <mark>l’offensive</mark> a "
    "commencé mardi : l’armée a libéré deux villages de la vallée.</p><p>" SECOND
    "</p></div></article></body></html>" },
  { "europresse-old",
    "<html><table><tr><td><span class='DocPublicationName'>Gazette du Col</span><span class='DocHeader'>mardi 19 "
    "septembre "
    "2023</span></td></tr><tr><td class='DocText'><p>" FIRST "</p><p>" SECOND "</p></td></tr></table></html>" },
  { "factiva",
    "<html><div class='article frArticle'><table><tr><td class='index'><b>PD</b></td><td>19 septembre 2023</td></tr>"
    "<tr><td class=\"index\"><b>SN</b></td><td>Gazette du Col</td></tr></table><p class='articleParagraph'>" FIRST
    "</p><p class='articleParagraph'>" SECOND "</p></div></html>" },
  { "factiva-xml",
    "\xEF\xBB\xBF<?xml version='1.0'?><PPSResponse xmlns='http://global.factiva.com/pps/2.0'><article><accessionNo>A"
    "</accessionNo><publicationDate><dateTime>2023-09-19T08:00:00</dateTime></publicationDate><sourceName>Gazette du "
    "Col"
    "</sourceName><leadParagraph><paragraph>Selon l’agence, <hlt>l’offensive</hlt> a commencé mardi : l’armée a libéré "
    "deux villages de la vallée.</paragraph></leadParagraph><tailParagraphs><paragraph>" SECOND
    "</paragraph></tailParagraphs></article></PPSResponse>" },
  { "tei", "<?xml version='1.0'?><text id='a' source='Gazette du Col' date='2023-09-19'><p>" FIRST "</p><p>" SECOND
           "</p></text>" },
  { "page", WEB },
};

static void
test_every_form (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_auto (Read) read = read_bytes ("input", forms[i].bytes);
    const CadDocument *document = nth (&read, 0);
    g_autofree char *body = g_strdup (document->text + document->body);

    g_test_message ("%s: %s", forms[i].name, body);
    for (char *p = body; (p = strstr (p, "\n\n")) != NULL;)
      memmove (p, p + 1, strlen (p));
    g_strdelimit (body, "\n", ' ');
    g_assert_cmpstr (g_strchomp (body), ==, FIRST " " SECOND);
    g_assert_cmpstr (document->date, ==, "2023-09-19");
    g_assert_cmpstr (document->source, ==, i == 4 ? "Gazette" : "Gazette du Col");
    g_assert_cmpuint (read.documents->len, ==, 1);
    g_assert_cmpuint (cad_corpus_audit (read.corpus)->announced, ==, 1);
    g_assert_cmpuint (cad_corpus_audit (read.corpus)->messages->len, ==, 0);
  }
}

static void
test_starred_variables (void)
{
  g_auto (Read) read = read_bytes (
      "a", "**** *source_x *type_depeche_courte *urgent\ncessez_le_feu\n**** *date_2020_12_16\nDeux.\n");
  const CadDocument *first = nth (&read, 0);

  g_assert_cmpstr (first->text, ==, "cessez le feu");
  g_assert_cmpstr (first->extra->pdata[0], ==, "type=depeche_courte");
  g_assert_cmpstr (first->extra->pdata[1], ==, "urgent=1");
  g_assert_cmpstr (nth (&read, 1)->date, ==, "2020-12-16");
}

static void
test_warc (void)
{
  static const char chunked[] =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
      "1b\r\n<html><body><p>Une phrase a\r\n1c\r\nssez longue.</p></body></html>\r\n0\r\n\r\n";
  g_autofree char *warc = g_strdup_printf (
      "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://col.example/\r\n"
      "WARC-Date: 2023-09-19T00:00:00Z\r\nContent-Length: %u\r\n\r\n%s\r\n\r\n"
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nHTTP",
      (guint) strlen (chunked), chunked);
  g_auto (Read) read = read_bytes ("a", warc);
  const CadDocument *page = nth (&read, 0);

  g_assert_cmpstr (page->text, ==, "Une phrase assez longue.");
  g_assert_cmpstr (page->url, ==, "https://col.example/");
  g_assert_cmpstr (page->date, ==, "2023-09-19");
  g_assert_cmpuint (cad_corpus_audit (read.corpus)->refused, ==, 1);
}

static void
test_dates (void)
{
  static const char *const pairs[][2] = {
    { "2020", "2020" },
    { "2020-12", "2020-12" },
    { "2020-12-16T10:00:00+01:00", "2020-12-16" },
    { "mercredi 16 décembre 2020", "2020-12-16" },
    { "Wed, 16 Dec 2020 10:00:00 GMT", "2020-12-16" },
    { "December 16, 2020", "2020-12-16" },
    { "1er février 2021", "2021-02-01" },
    { "Publié le 3 aout 2019 à 10 h", "2019-08-03" },
    { "août 2019", "2019-08" },
    { "05/06/2020", NULL },
    { "16/12/2020", "2020-12-16" },
    { "12/16/2020 10:00", "2020-12-16" },
    { "3.3.2021", "2021-03-03" },
    { "le 16-12-2020 à 10h30", "2020-12-16" },
    { "16/13/2020", NULL },
    { "16/12/20", NULL },
    { "30/02/2020", NULL },
    { "Décembre 2020", "2020-12" },
    { "Tuesday, March 3rd, 2020", "2020-03-03" },
    { "2020-02-30", NULL },
    { "hier", NULL },
    { "31 avril 2020", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *line = g_strdup_printf ("{\"date\": \"%s\", \"text\": \"Un texte.\"}\n", pairs[i][0]);
    g_auto (Read) read = read_bytes ("a", line);

    g_test_message ("%s", pairs[i][0]);
    g_assert_cmpstr (nth (&read, 0)->date, ==, pairs[i][1]);
    g_assert_cmpuint (cad_corpus_audit (read.corpus)->undated, ==, pairs[i][1] == NULL);
  }
}

static void
test_declared_encodings (void)
{
  static const char latin2[] = "<html><head><meta charset=iso-8859-2></head><body><p>Za\xBF\xF3\xB3\xE6 ge\xB6l\xB1 "
                               "ja\xBC\xF1, une phrase assez longue.</p></body></html>";
  static const char utf16[] = "\xFF\xFEt\0e\0x\0t\0\t\0d\0a\0t\0e\0\n\0\xE9\0t\0\xE9\0\t\0"
                              "2\0"
                              "0\0"
                              "2\0"
                              "0\0\n\0";
  g_auto (Read) read = read_bytes ("a", latin2);
  g_auto (Read) wide = read_sized ("a", utf16, sizeof utf16 - 1);
  g_auto (Read) old = read_bytes ("a.csv", "titre,texte\nd\xE9j\xE0,l\x92\xE9t\xE9 \xAB oui \xBB\n");

  g_assert_true (g_str_has_prefix (nth (&read, 0)->text, "Zażółć geślą jaźń"));
  g_assert_cmpuint (cad_corpus_audit (read.corpus)->messages->len, ==, 0);
  g_assert_cmpstr (nth (&wide, 0)->text, ==, "été");
  g_assert_cmpstr (nth (&old, 0)->text, ==, "l’été « oui »");
  g_assert_cmpstr (nth (&old, 0)->title, ==, "déjà");
  g_assert_cmpuint (cad_corpus_audit (old.corpus)->messages->len, ==, 1);
}

static void
test_nothing_found (void)
{
  g_auto (Read) xml = read_bytes ("a.xml", "<?xml version='1.0'?><menu><dish>Soupe</dish></menu>");
  g_auto (Read) table = read_bytes ("a.csv", "a,b\n1,2\n");
  g_auto (Read) europresse = read_bytes ("a.html", "<html><!-- DocPublicationName --><p>Rien.</p></html>");

  g_assert_error (xml.error, CAD_ERROR, CAD_ERROR_READ);
  g_assert_error (table.error, CAD_ERROR, CAD_ERROR_FORMAT);
  g_assert_error (europresse.error, CAD_ERROR, CAD_ERROR_READ);
}

static void
test_audit (void)
{
  g_auto (Read)
      read = read_bytes ("a.jsonl", "{\"text\": \"Un.\"}\n{\"texte\": 3}\n{\"text\": \"Un.\"}\n{\"text\": \"\"}\n{\n");
  const CadCorpusAudit *audit = cad_corpus_audit (read.corpus);
  const CadCorpusFile *file = audit->files->pdata[0];

  g_assert_cmpuint (file->announced, ==, 5);
  g_assert_cmpuint (file->read, ==, 2);
  g_assert_cmpuint (file->refused, ==, 2);
  g_assert_cmpuint (file->empty, ==, 1);
  g_assert_cmpuint (file->duplicate, ==, 1);
  g_assert_true (g_str_has_prefix (audit->messages->pdata[0], "a.jsonl:2: refused"));
}

static void
test_deep_pages (void)
{
  GString *html = g_string_new ("<html><body><p>Avant.</p>");
  GString *xml = g_string_new ("<text id='a'>");

  for (guint i = 0; i < 200000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "Au fond, une phrase.");
  for (guint i = 0; i < 2000; i++)
    g_string_append (xml, "<p>a");
  g_auto (Read) page = read_bytes ("a.html", html->str);
  g_auto (Read) tei = read_bytes ("a.xml", xml->str);

  g_assert_nonnull (strstr (nth (&page, 0)->text, "Avant."));
  g_assert_cmpuint (cad_corpus_audit (page.corpus)->messages->len, ==, 1);
  g_assert_no_error (tei.error);
  g_string_free (html, TRUE);
  g_string_free (xml, TRUE);
}

static void
test_unmatched_ends (void)
{
  GString *html = g_string_new ("<html><body><p>Avant tout cela se trouve une phrase qui est assez longue pour faire "
                                "partie d'un article de journal, même court.</p>");

  for (guint i = 0; i < 50000; i++)
    g_string_append (html, "<div>a");
  for (guint i = 0; i < 50000; i++)
    g_string_append (html, "</x></div>");
  g_test_timer_start ();
  g_auto (Read) page = read_bytes ("a.html", html->str);

  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_assert_nonnull (strstr (nth (&page, 0)->text, "Avant tout"));
  g_string_free (html, TRUE);
}

/* The parser compares each attribute with all before it: a million of them would take hours. */
static void
test_many_attributes (void)
{
  GString *html = g_string_new ("<html><body><p>Avant, une phrase.</p><p");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (html, " a%u='>'", i);
  g_string_append (html, ">Après.</p>");
  g_test_timer_start ();
  g_auto (Read) page = read_bytes ("a.html", html->str);

  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_assert_nonnull (strstr (nth (&page, 0)->text, "Avant, une phrase."));
  g_assert_cmpuint (cad_corpus_audit (page.corpus)->messages->len, ==, 1);
  g_string_free (html, TRUE);
}

static void
test_many_texts (void)
{
  GString *tei = g_string_new ("<TEI>");

  for (guint i = 0; i < 40000; i++)
    g_string_append (tei, "<text><p>a</p></text>");
  g_string_append (tei, "</TEI>");
  g_test_timer_start ();
  g_auto (Read) read = read_bytes ("a.xml", tei->str);

  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_assert_cmpuint (read.documents->len, ==, 40000);
  g_string_free (tei, TRUE);
}

static void
test_entities_stay_unread (void)
{
  g_auto (Read) read = read_bytes (
      "a.xml", "<?xml version='1.0'?><!DOCTYPE text [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
               "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><text id='x'><p>Avant &b;&f; après.</p></text>");

  g_assert_no_error (read.error);
  g_assert_null (strstr (nth (&read, 0)->text, "root"));
  g_assert_null (strstr (nth (&read, 0)->text, "aaaa"));
}

static void
test_nul_bytes (void)
{
  static const char html[] =
      "<html><body><p>Une phrase \0 coupée en deux par un zéro.</p><p>Et la suite.</p></body></html>";
  g_auto (Read) read = read_sized ("a.html", html, sizeof html - 1);

  g_assert_nonnull (strstr (nth (&read, 0)->text, "Et la suite."));
  g_assert_cmpuint (nth (&read, 0)->replaced, ==, 1);
}

static void
test_long_records (void)
{
  g_autofree char *long_line = g_strnfill (17 << 20, 'a');

  memcpy (long_line, "{\"text\": \"", 10);
  g_auto (Read) read = read_bytes ("a.jsonl", long_line);

  g_assert_error (read.error, CAD_ERROR, CAD_ERROR_READ);
  g_assert_nonnull (strstr (read.error->message, ":1:"));
}

static void
test_formula_guard (void)
{
  static const char text[] = "- Oui, dit-elle : \"non\".\n\n'=x";
  g_autoptr (CadCorpusWriter) writer = cad_corpus_writer_new (CAD_CORPUS_CSV);

  cad_corpus_writer_add (writer, cad_document_new ("=1+1", text, strlen (text), NULL));
  g_autoptr (GString) file = cad_corpus_writer_file (writer);
  g_auto (Read) read = read_bytes ("a", file->str);

  g_assert_nonnull (strstr (file->str, "\"'=1+1\""));
  g_assert_cmpstr (nth (&read, 0)->id, ==, "=1+1");
  g_assert_cmpstr (nth (&read, 0)->text, ==, text);
}

static void
test_share_read (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  double before = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (bytes, "{\"text\": \"Le texte %u.\"}\n", i);
  g_autoptr (CadCorpus) corpus = cad_corpus_open_bytes ("a.jsonl", bytes->str, bytes->len, &error);

  g_assert_no_error (error);
  for (CadDocument *document; (document = cad_corpus_next (corpus, &error)) != NULL; cad_document_free (document)) {
    double share = cad_corpus_share_read (corpus);

    g_assert_cmpfloat (share, >=, before);
    g_assert_cmpfloat (fabs (share - cad_corpus_audit (corpus)->read / 100000.0), <, 0.2);
    before = share;
  }
  g_assert_cmpfloat (cad_corpus_share_read (corpus), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/one-article-is-the-same-in-every-form", test_every_form);
  g_test_add_func ("/corpus/starred-variables-are-kept", test_starred_variables);
  g_test_add_func ("/corpus/web-archives-give-their-pages", test_warc);
  g_test_add_func ("/corpus/dates-in-words-and-never-guessed", test_dates);
  g_test_add_func ("/corpus/declared-encodings-are-honoured", test_declared_encodings);
  g_test_add_func ("/corpus/a-file-without-articles-is-a-failure", test_nothing_found);
  g_test_add_func ("/corpus/the-audit-counts-each-record-once", test_audit);
  g_test_add_func ("/corpus/the-share-read-grows-to-one", test_share_read);
  g_test_add_func ("/corpus/deep-pages-lose-no-text-before", test_deep_pages);
  g_test_add_func ("/corpus/unmatched-ends-cost-little", test_unmatched_ends);
  g_test_add_func ("/corpus/many-attributes-are-cut-off", test_many_attributes);
  g_test_add_func ("/corpus/many-texts-cost-little", test_many_texts);
  g_test_add_func ("/corpus/declared-entities-are-never-read", test_entities_stay_unread);
  g_test_add_func ("/corpus/a-nul-ends-no-page", test_nul_bytes);
  g_test_add_func ("/corpus/a-record-is-bounded", test_long_records);
  g_test_add_func ("/corpus/formulas-are-guarded-and-come-back", test_formula_guard);
  return g_test_run ();
}
