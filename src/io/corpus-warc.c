/* SPDX-License-Identifier: MIT
 * corpus-warc.c - web archives: the HTML pages among their response records */
#include "pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records.h"

#define PAGE_LARGEST ((guint64) 64 << 20)
#define LINES_MOST   1000

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
  CadPages *pages; /* of the present record, or NULL */
  guint others;    /* records that are no HTML page with status 200 */
} Warc;

/* What the headers of a record, and of the answer in it, say. */
typedef struct {
  char *type, *uri, *date, *content_type, *encoding, *transfer;
  guint64 length;
  gboolean has_length;
  guint line;
} Record;

static void
record_clear (Record *record)
{
  g_free (record->type);
  g_free (record->uri);
  g_free (record->date);
  g_free (record->content_type);
  g_free (record->encoding);
  g_free (record->transfer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

static void
warc_close (CadCorpusInput *input)
{
  Warc *warc = (Warc *) input;

  cad_pages_free (warc->pages);
  cad_record_file_free (warc->file);
  g_free (warc);
}

static void
take_header (Record *record, const char *line)
{
  struct {
    const char *name;
    char **place;
  } headers[] = { { "WARC-Type", &record->type }, { "WARC-Target-URI", &record->uri }, { "WARC-Date", &record->date } };
  const char *colon = strchr (line, ':');

  if (colon == NULL)
    return;
  g_autofree char *name = g_strndup (line, colon - line);
  g_autofree char *value = g_strstrip (g_strdup (colon + 1));

  if (g_ascii_strcasecmp (name, "Content-Length") == 0)
    record->has_length = g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &record->length, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if (g_ascii_strcasecmp (name, headers[i].name) == 0 && *headers[i].place == NULL)
      *headers[i].place = g_steal_pointer (&value);
}

/* From the line WARC/1.1 to the empty line; FALSE at the end or with @error. */
static gboolean
read_record_head (Warc *warc, Record *record, GError **error)
{
  gsize length = 0;
  gboolean inside = FALSE;
  char *line;

  for (guint i = 0; i < LINES_MOST && (line = cad_record_file_next (warc->file, '\0', &length, error)) != NULL; i++) {
    if (!inside && g_str_has_prefix (line, "WARC/")) {
      inside = TRUE;
      record->line = cad_record_file_line (warc->file);
    } else if (inside && length == 0) {
      return TRUE;
    } else if (inside) {
      take_header (record, line);
    }
  }
  return FALSE;
}

static char *
header_value (const char *head, const char *name)
{
  gsize n = strlen (name);

  for (const char *line = head; line != NULL; line = strchr (line, '\n')) {
    line += *line == '\n';
    if (g_ascii_strncasecmp (line, name, n) == 0 && line[n] == ':') {
      char *value = g_strstrip (g_strndup (line + n + 1, strcspn (line + n + 1, "\r\n")));

      for (char *p = value; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      return value;
    }
  }
  return NULL;
}

/* Chunks: a size in hexadecimal, so many bytes, again, until a size of 0. In place; gives the new length. */
static gsize
join_chunks (char *bytes, gsize length)
{
  gsize at = 0, out = 0;

  while (at < length) {
    const char *end = memchr (bytes + at, '\n', length - at);
    guint64 size = g_ascii_strtoull (bytes + at, NULL, 16);

    if (end == NULL || size == 0)
      break;
    at = end + 1 - bytes;
    size = MIN (size, length - at);
    memmove (bytes + out, bytes + at, size);
    out += size;
    at += size;
    while (at < length && (bytes[at] == '\r' || bytes[at] == '\n'))
      at++;
  }
  return out;
}

static gboolean
is_plain (const char *encoding)
{
  return encoding == NULL || g_str_equal (encoding, "identity");
}

/* Zeros and all, and one behind. */
static char *
copy_of (const char *bytes, gsize length)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, bytes, length);
  copy[length] = '\0';
  return copy;
}

/* The body as the page was written. Returns: (transfer full) or NULL with @error */
static char *
body_of (const Record *record, const char *id, char *body, gsize *length, GError **error)
{
  if (record->transfer != NULL && strstr (record->transfer, "chunked") != NULL)
    *length = join_chunks (body, *length);
  gboolean packed = *length >= 2 && memcmp (body, "\x1f\x8b", 2) == 0;

  if (is_plain (record->encoding) || (!packed && strstr (record->encoding, "gzip") != NULL))
    return copy_of (body, *length);
  if (!packed) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("Content-Encoding '%s' is not read"), record->encoding);
    return NULL;
  }
  g_autoptr (CadStream) stream = cad_stream_new_bytes (id, body, *length, error);

  return stream != NULL && cad_stream_next (stream, error) ? cad_stream_read_all (stream, PAGE_LARGEST, length, error)
                                                           : NULL;
}

static char *
charset_of (const char *type)
{
  const char *found = type != NULL ? strstr (type, "charset=") : NULL;

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += *found == '"';
  return g_strndup (found, strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_"));
}

static void
refuse (CadCorpus *corpus, const char *id, const char *why)
{
  cad_corpus_counts (corpus)->announced++;
  cad_corpus_counts (corpus)->refused++;
  cad_corpus_note (corpus, _ ("%s: refused: %s"), id, why);
}

/* Splits the answer; FALSE when it is no HTML page. */
static gboolean
read_answer (Record *record, char *bytes, gsize length, char **body, gsize *body_length)
{
  char *end = g_strstr_len (bytes, length, "\r\n\r\n");
  gsize gap = 4;

  if (end == NULL) {
    end = g_strstr_len (bytes, length, "\n\n");
    gap = 2;
  }
  if (end == NULL || !g_str_has_prefix (bytes, "HTTP/") || strstr (bytes, " 200") == NULL ||
      strstr (bytes, " 200") > bytes + 12)
    return FALSE;
  *end = '\0';
  *body = end + gap;
  *body_length = length - (end + gap - bytes);
  record->content_type = header_value (bytes, "Content-Type");
  record->encoding = header_value (bytes, "Content-Encoding");
  record->transfer = header_value (bytes, "Transfer-Encoding");
  return record->content_type != NULL && strstr (record->content_type, "html") != NULL;
}

static void
read_page (Warc *warc, CadCorpus *corpus, Record *record, char *bytes)
{
  g_autoptr (GError) error = NULL;
  char *packed = NULL;
  gsize length = 0;
  g_autofree char *id = record->uri != NULL
                            ? g_utf8_make_valid (record->uri, -1)
                            : g_strdup_printf ("%s:%u", cad_record_file_name (warc->file), record->line);

  if (!read_answer (record, bytes, record->length, &packed, &length)) {
    warc->others++;
    return;
  }
  g_autofree char *charset = charset_of (record->content_type);
  g_autofree char *body = body_of (record, id, packed, &length, &error);
  const CadPageSource source = {
    .name = id, .url = record->uri, .date = record->date, .charset = charset, .kind = CAD_PAGE_HTML
  };

  if (body != NULL)
    warc->pages = cad_pages_new (corpus, &source, body, length, &error);
  if (warc->pages == NULL)
    refuse (corpus, id, error != NULL ? error->message : _ ("damaged"));
}

static gboolean
read_record (Warc *warc, CadCorpus *corpus, GError **error)
{
  g_auto (Record) record = { 0 };

  if (!read_record_head (warc, &record, error))
    return FALSE;
  gboolean wanted = g_strcmp0 (record.type, "response") == 0;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (warc->file), record.line);

  if (!record.has_length) {
    refuse (corpus, id, _ ("no Content-Length"));
    return TRUE;
  }
  if (!wanted || record.length > PAGE_LARGEST) {
    if (wanted)
      refuse (corpus, id, _ ("larger than 64 MB"));
    warc->others += !wanted;
    return cad_record_file_skip (warc->file, record.length, error);
  }
  char *bytes = cad_record_file_bytes (warc->file, record.length, error);

  if (bytes != NULL)
    read_page (warc, corpus, &record, bytes);
  else
    refuse (corpus, id, _ ("the file ends inside this record"));
  return bytes != NULL;
}

static CadDocument *
warc_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Warc *warc = (Warc *) input;
  gboolean inside = FALSE;
  CadDocument *document = warc->pages != NULL ? cad_pages_next (warc->pages, corpus, &inside) : NULL;

  *more = TRUE;
  if (document != NULL || inside)
    return document;
  g_clear_pointer (&warc->pages, cad_pages_free);
  *more = read_record (warc, corpus, error);
  if (!*more && warc->others > 0)
    cad_corpus_remark (corpus, _ ("%s: %u records are no pages and were passed over"),
                       cad_record_file_name (warc->file), warc->others);
  return NULL;
}

static const CadCorpusClass warc_class = { "WARC", warc_next, warc_close };

CadCorpusInput *
cad_corpus_warc_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  Warc *warc = g_new0 (Warc, 1);

  (void) corpus;
  (void) error;
  warc->input.class = &warc_class;
  warc->file = cad_record_file_new (stream);
  return &warc->input;
}
