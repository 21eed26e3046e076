/* SPDX-License-Identifier: MIT
 * test-document.c - decoding and the lines above an article */
#include <cadrage/document.h>

#include <string.h>

static CadDocument *
read_bytes (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new ("a", bytes, length, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (document->text, document->length, NULL));
  return document;
}

static CadDocument *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static const char *
body (const CadDocument *document)
{
  return document->text + document->body;
}

static void
test_encodings (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *encoding;
  } cases[] = {
    { "l\xE2\x80\x99\xC3\xA9t\xC3\xA9", 9, "UTF-8" },
    { "\xEF\xBB\xBFl\xE2\x80\x99\xC3\xA9t\xC3\xA9", 12, "UTF-8" },
    { "l\x92\xE9t\xE9", 5, "Windows-1252" },
    { "\xFF\xFEl\0\x19\x20\xE9\0t\0\xE9\0", 12, "UTF-16" },
    { "\xFE\xFF\0l\x20\x19\0\xE9\0t\0\xE9", 12, "UTF-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CadDocument) document = read_bytes (cases[i].bytes, cases[i].length);

    g_assert_cmpstr (document->text, ==, "l’été");
    g_assert_cmpstr (document->encoding, ==, cases[i].encoding);
    g_assert_cmpuint (document->replaced, ==, 0);
  }
}

static void
test_few_broken_bytes (void)
{
  g_autoptr (CadDocument) document = read_text ("été, été, \xFF d\xC3\xA9sert");

  g_assert_cmpstr (document->encoding, ==, "UTF-8");
  g_assert_cmpstr (document->text, ==, "été, été, \xEF\xBF\xBD désert");
  g_assert_cmpuint (document->replaced, ==, 1);
}

static void
test_cut_off_letter (void)
{
  g_autoptr (CadDocument) document = read_text ("plain words, then a cut \xC3");

  g_assert_cmpstr (document->encoding, ==, "UTF-8");
  g_assert_cmpuint (document->replaced, ==, 1);
}

static void
test_surrogates (void)
{
  g_autoptr (CadDocument) paired = read_bytes ("\xFF\xFE\x3D\xD8\x00\xDE", 6);
  g_autoptr (CadDocument) lone = read_bytes ("\xFF\xFE\x3D\xD8x\0", 6);

  g_assert_cmpstr (paired->text, ==, "\xF0\x9F\x98\x80");
  g_assert_cmpstr (lone->text, ==, "\xEF\xBF\xBDx");
  g_assert_cmpuint (lone->replaced, ==, 1);
}

static void
test_nul (void)
{
  g_autoptr (CadDocument) document = read_bytes ("avant\0apr\xC3\xA8s", 12);

  g_assert_cmpstr (document->text, ==,
                   "avant\xEF\xBF\xBD"
                   "après");
  g_assert_cmpuint (document->replaced, ==, 1);
}

static void
test_binary (void)
{
  g_autoptr (GError) error = NULL;
  guint8 bytes[4096];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = i * 37 + i / 256;
  g_assert_null (cad_document_new ("photo.jpg", (const char *) bytes, sizeof bytes, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "photo.jpg"));
  g_assert_nonnull (strstr (error->message, "binary file"));
}

static void
test_empty (void)
{
  g_autoptr (CadDocument) document = read_text ("");

  g_assert_cmpuint (document->length, ==, 0);
  g_assert_cmpuint (document->body, ==, 0);
  g_assert_cmpuint (cad_document_codepoints (document, 0), ==, 0);
}

static void
test_date_line (void)
{
  static const struct {
    const char *text, *date, *body;
  } cases[] = {
    { " date 2020-12 La place", "2020-12", "La place" },
    { "date 2020-12-16\nLa place", "2020-12-16", "La place" },
    { "\xEF\xBB\xBF  date 2020\n\nLa place", "2020", "La place" },
    { "date 2020-13 La place", NULL, "date 2020-13 La place" },
    { "date 2020-12e La place", NULL, "date 2020-12e La place" },
    { "La date 2020-12 passe", NULL, "La date 2020-12 passe" },
    { "date", NULL, "date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CadDocument) document = read_text (cases[i].text);

    g_assert_cmpstr (document->date, ==, cases[i].date);
    g_assert_cmpstr (body (document), ==, cases[i].body);
  }
}

static void
test_header_block (void)
{
  g_autoptr (CadDocument) document = read_text ("Titre : Un matin calme\r\nSOURCE: Le Phare\r\nAuteur: N. N.\r\n"
                                                "Date: 2021-03-04\r\nLangue: fr\r\nUrl: https://phare.example/1\r\n"
                                                "\r\nLe port dort.");

  g_assert_cmpstr (document->title, ==, "Un matin calme");
  g_assert_cmpstr (document->source, ==, "Le Phare");
  g_assert_cmpstr (document->date, ==, "2021-03-04");
  g_assert_cmpstr (document->language, ==, "fr");
  g_assert_cmpstr (document->url, ==, "https://phare.example/1");
  g_assert_cmpstr (body (document), ==, "Le port dort.");
}

static void
test_no_header_block (void)
{
  static const char *const texts[] = {
    "Source: Le Phare\nLe port dort.\n\nFin.",                /* a line that is no header */
    "Source: Le Phare\nDate: 2020",                           /* no empty line */
    "Question: pourquoi\nRéponse: parce que\n\nFin.",         /* no known key */
    "Le ministre a dit ceci: Source, disait-il.\n\nLe port.", /* a sentence with a colon */
    "Source\n\nLe port dort.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CadDocument) document = read_text (texts[i]);

    g_assert_cmpuint (document->body, ==, 0);
    g_assert_null (document->source);
    g_assert_null (document->date);
  }
}

static void
test_header_date_in_words (void)
{
  g_autoptr (CadDocument) document = read_text ("Source: Le Phare\nDate: hier soir\n\nLe port.");

  g_assert_null (document->date);
  g_assert_cmpstr (document->source, ==, "Le Phare");
}

static void
test_codepoints (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CadDocument) document = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "€");
  document = read_bytes (text->str, text->len);
  for (gsize offset = 0; offset <= text->len; offset += 97)
    if (((guchar) text->str[offset] & 0xC0) != 0x80)
      g_assert_cmpuint (cad_document_codepoints (document, offset), ==, g_utf8_strlen (text->str, offset));
  g_assert_cmpuint (cad_document_codepoints (document, text->len + 10), ==, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/one-text-in-five-encodings", test_encodings);
  g_test_add_func ("/document/a-few-broken-bytes-stay-utf-8-and-are-counted", test_few_broken_bytes);
  g_test_add_func ("/document/a-letter-cut-off-at-the-end-stays-utf-8", test_cut_off_letter);
  g_test_add_func ("/document/surrogates-pair-or-are-replaced", test_surrogates);
  g_test_add_func ("/document/a-nul-in-text-is-replaced-not-the-end", test_nul);
  g_test_add_func ("/document/a-binary-file-is-no-text", test_binary);
  g_test_add_func ("/document/an-empty-text-is-a-text", test_empty);
  g_test_add_func ("/document/a-leading-date-is-no-body", test_date_line);
  g_test_add_func ("/document/a-header-block-fills-the-fields", test_header_block);
  g_test_add_func ("/document/a-colon-alone-makes-no-header-block", test_no_header_block);
  g_test_add_func ("/document/a-date-in-words-stays-unknown", test_header_date_in_words);
  g_test_add_func ("/document/code-points-before-any-byte", test_codepoints);
  return g_test_run ();
}
