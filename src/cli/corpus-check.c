/* SPDX-License-Identifier: MIT
 * corpus-check.c - cadrage corpus check: what was read, what is damaged and where, what sources repeat */
#include "corpus-parts.h"

#include <string.h>

#include <cadrage/names.h>

#define EXCERPT_MOST  90 /* bytes */
#define CLOSING_LEAST 20
#define CLOSING_MOST  4000

/* What articles of one source have in common that is perhaps none of theirs. It stays in the counts, since an article's counts
 * must depend on that article alone. */
typedef enum { REPEAT_TITLES, REPEAT_CLOSINGS, N_REPEATS } Repeat;

static const char *const repeat_names[N_REPEATS] = { "titles", "closings" };

/* How often, and the first place. */
typedef struct {
  guint n;
  char *example;
} Finding;

typedef struct {
  Finding damages[CAD_N_DAMAGES], repeats[N_REPEATS];
  guint left_out; /* words */
} FileDamage;

typedef struct {
  guint articles;
  char *first, *last; /* dates */
} Source;

/* One that was met, in the file numbered so. */
typedef struct {
  guint file;
  guint64 hash;
} Met;

typedef struct {
  const CliOptions *options;
  CliReaders *readers;
  GArray *files;                 /* of FileDamage, as the audit's files */
  GHashTable *sources;           /* name -> Source, owned */
  GHashTable *counts[N_REPEATS]; /* hash with its source -> how many */
  GArray *met[N_REPEATS];        /* of Met */
  GArray *damages;               /* of CadDamage: those of one article */
} Check;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->first);
  g_free (source->last);
  g_free (source);
}

static void
file_clear (gpointer data)
{
  FileDamage *file = data;

  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    g_free (file->damages[i].example);
  for (guint i = 0; i < N_REPEATS; i++)
    g_free (file->repeats[i].example);
}

static void
add_source (Check *check, const CadDocument *document)
{
  const char *name = document->source != NULL ? document->source : "";
  Source *source = g_hash_table_lookup (check->sources, name);

  if (source == NULL) {
    source = g_new0 (Source, 1);
    g_hash_table_insert (check->sources, g_strdup (name), source);
  }
  source->articles++;
  if (document->date == NULL)
    return;
  if (source->first == NULL || strcmp (document->date, source->first) < 0) {
    g_free (source->first);
    source->first = g_strdup (document->date);
  }
  if (source->last == NULL || strcmp (document->date, source->last) > 0) {
    g_free (source->last);
    source->last = g_strdup (document->date);
  }
}

static FileDamage *
file_of (Check *check, guint file)
{
  if (check->files->len <= file)
    g_array_set_size (check->files, file + 1);
  return &g_array_index (check->files, FileDamage, file);
}

/* The line of @offset in the article's text. */
static guint
line_of (const CadDocument *document, gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    line += document->text[i] == '\n';
  return line;
}

/* Where the record stands ("corpus.jsonl:12"), or the line of a text that is a file of its own. */
static char *
place_of (const CadDocument *document, gsize offset)
{
  const char *place = document->place != NULL ? document->place : document->id;
  const char *colon = strrchr (place, ':');

  if (colon != NULL && colon[1] != '\0' && colon[1 + strspn (colon + 1, "0123456789")] == '\0')
    return g_strdup (place);
  return g_strdup_printf ("%s:%u", place, line_of (document, offset));
}

static char *
example_of (const CadDocument *document, CadSpan span)
{
  const char *text = document->text + span.start;
  gsize length = MIN (span.len, EXCERPT_MOST);
  g_autofree char *place = place_of (document, span.start);

  while (length < span.len && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  g_autofree char *shown = g_strndup (text, length);

  for (char *p = shown; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_strdup_printf ("%s: %s%s", place, g_strstrip (shown), length < span.len ? " …" : "");
}

static void
add_finding (Finding *finding, const CadDocument *document, CadSpan span)
{
  finding->n++;
  if (finding->example == NULL)
    finding->example = example_of (document, span);
}

/* Counts @span of the text, or @title, among those of its source. */
static void
add_repeat (Check *check, Repeat repeat, const CadDocument *document, guint file, CadSpan span)
{
  const char *source = document->source != NULL ? document->source : "";
  guint64 seed = cad_hash64 (source, strlen (source), 0);
  Met met = { file, cad_hash64 (document->text + span.start, span.len, seed) };
  gpointer key = GSIZE_TO_POINTER (met.hash);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (check->counts[repeat], key)) + 1;

  g_hash_table_insert (check->counts[repeat], key, GUINT_TO_POINTER (n));
  g_array_append_val (check->met[repeat], met);
  if (n == 2 && file_of (check, file)->repeats[repeat].example == NULL)
    file_of (check, file)->repeats[repeat].example = example_of (document, span);
}

/* The body without what is left out at its end. */
static CadSpan
own_text (const CadDocument *document, const GArray *damages)
{
  gsize end = document->length, start = document->body;

  for (guint i = damages->len + 1; i-- > 0;) {
    while (end > start && g_ascii_isspace (document->text[end - 1]))
      end--;
    const CadDamage *damage = i > 0 ? &g_array_index (damages, CadDamage, i - 1) : NULL;

    if (damage != NULL && cad_damage_is_left_out (damage->kind) && cad_span_end (damage->span) == end)
      end = damage->span.start;
  }
  while (start < end && g_ascii_isspace (document->text[start]))
    start++;
  return (CadSpan){ start, end - start };
}

/* The first and the last paragraph, when there are two. */
static void
add_repeats (Check *check, const CadDocument *document, guint file)
{
  CadSpan own = own_text (document, check->damages);
  const char *text = document->text + own.start;
  const char *first = memchr (text, '\n', own.len), *last = memrchr (text, '\n', own.len);

  if (first == NULL)
    return;
  CadSpan title = { own.start, first - text };
  CadSpan closing = { own.start + (last + 1 - text), own.len - (last + 1 - text) };

  if (title.len >= CLOSING_LEAST && title.len <= CLOSING_MOST)
    add_repeat (check, REPEAT_TITLES, document, file, title);
  if (closing.len >= CLOSING_LEAST && closing.len <= CLOSING_MOST)
    add_repeat (check, REPEAT_CLOSINGS, document, file, closing);
}

static gboolean
add_article (Check *check, const CadDocument *document, guint file, GError **error)
{
  const CadTextRules *rules = cli_readers_rules (check->readers, document, error);
  FileDamage *damaged = file_of (check, file);

  if (rules == NULL)
    return FALSE;
  cad_damage_survey (document, rules, check->damages);
  for (guint i = 0; i < check->damages->len; i++) {
    const CadDamage *damage = &g_array_index (check->damages, CadDamage, i);

    add_finding (&damaged->damages[damage->kind], document, damage->span);
  }
  damaged->left_out += cad_damage_words (document, check->damages);
  add_source (check, document);
  return TRUE;
}

static void
count_repeats (Check *check, guint n_files)
{
  g_array_set_size (check->files, MAX (check->files->len, n_files + 1));
  for (guint i = 0; i < N_REPEATS; i++)
    for (guint j = 0; j < check->met[i]->len; j++) {
      const Met *met = &g_array_index (check->met[i], Met, j);
      gpointer n = g_hash_table_lookup (check->counts[i], GSIZE_TO_POINTER (met->hash));

      g_array_index (check->files, FileDamage, met->file).repeats[i].n += GPOINTER_TO_UINT (n) > 1;
    }
}

static void
write_plain (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
}

static void
file_tsv (GString *out, const CadCorpusFile *file, const FileDamage *damage)
{
  write_plain (out, file->name);
  g_string_append_printf (out, "\t%s\t%u\t%u\t%u\t%u\t%u\t%u\t%u", file->format, file->announced, file->read,
                          file->refused, file->empty, file->duplicate, file->damaged, file->undated);
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    g_string_append_printf (out, "\t%u", damage->damages[i].n);
  for (guint i = 0; i < N_REPEATS; i++)
    g_string_append_printf (out, "\t%u", damage->repeats[i].n);
  g_string_append_printf (out, "\t%u\n", damage->left_out);
}

static void
check_tsv (GString *out, const Check *check, const CadCorpusAudit *audit)
{
  g_string_append (out, "file\tformat\tannounced\tread\trefused\tempty\tduplicate\tdamaged\tundated");
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    g_string_append_printf (out, "\t%s", cad_damage_name (i));
  for (guint i = 0; i < N_REPEATS; i++)
    g_string_append_printf (out, "\t%s", repeat_names[i]);
  g_string_append (out, "\tleft-out\n");
  for (guint i = 0; i < audit->files->len; i++)
    file_tsv (out, audit->files->pdata[i], &g_array_index (check->files, FileDamage, i));
}

static const char *
damage_label (CadDamageKind kind, guint n)
{
  switch (kind) {
  case CAD_DAMAGE_MARKS:
    return ngettext ("paragraph with unpaired quotation marks", "paragraphs with unpaired quotation marks", n);
  case CAD_DAMAGE_GLUED:
    return ngettext ("word run together with another", "words run together with others", n);
  case CAD_DAMAGE_MOJIBAKE:
    return ngettext ("sign of a wrong encoding", "signs of a wrong encoding", n);
  case CAD_DAMAGE_AGENCY:
    return ngettext ("dateline or subhead of an agency", "datelines or subheads of agencies", n);
  case CAD_DAMAGE_BOILERPLATE:
    return ngettext ("line of the site, left out", "lines of the site, left out", n);
  case CAD_DAMAGE_HEADLINES:
    return ngettext ("headline repeated, left out", "headlines repeated, left out", n);
  case CAD_DAMAGE_MARKUP:
    return ngettext ("piece of HTML or XPath, left out", "pieces of HTML or XPath, left out", n);
  default:
    return ngettext ("link or name of a picture, left out", "links or names of pictures, left out", n);
  }
}

static const char *
repeat_label (Repeat repeat, guint n)
{
  return repeat == REPEAT_TITLES
             ? ngettext ("first line that its source repeats", "first lines that their sources repeat", n)
             : ngettext ("closing paragraph that its source repeats", "closing paragraphs that their sources repeat",
                         n);
}

static void
finding_text (GString *out, const Finding *finding, const char *label)
{
  if (finding->n == 0)
    return;
  g_string_append_printf (out, "  %u %s\n", finding->n, label);
  if (finding->example == NULL)
    return;
  g_string_append (out, "    ");
  write_plain (out, finding->example);
  g_string_append_c (out, '\n');
}

static void
file_text (GString *out, const CadCorpusFile *file, const FileDamage *damage)
{
  write_plain (out, file->name);
  g_string_append_printf (out, _ (" (%s): %u announced, %u read"), file->format, file->announced, file->read);
  const struct {
    guint n;
    const char *label;
  } counts[] = { { file->refused, _ ("refused") },
                 { file->empty, _ ("empty") },
                 { file->duplicate, _ ("seen before") },
                 { file->damaged, _ ("damaged") },
                 { file->undated, _ ("with a date that is not understood") } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].n > 0)
      g_string_append_printf (out, ", %u %s", counts[i].n, counts[i].label);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    finding_text (out, &damage->damages[i], damage_label (i, damage->damages[i].n));
  for (guint i = 0; i < N_REPEATS; i++)
    finding_text (out, &damage->repeats[i], repeat_label (i, damage->repeats[i].n));
  if (damage->left_out > 0)
    g_string_append_printf (out,
                            ngettext ("  %u word is no text of an article and is not counted\n",
                                      "  %u words are no text of an article and are not counted\n", damage->left_out),
                            damage->left_out);
}

static void
sources_text (GString *out, const Check *check)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (check->sources), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next) {
    const Source *source = g_hash_table_lookup (check->sources, l->data);
    const char *name = l->data;

    write_plain (out, *name != '\0' ? name : _ ("(no source)"));
    g_string_append_printf (out, ngettext (": %u article", ": %u articles", source->articles), source->articles);
    if (source->first != NULL)
      g_string_append_printf (out, ", %s – %s", source->first, source->last);
    g_string_append_c (out, '\n');
  }
}

static void
messages_text (GString *out, const GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++) {
    write_plain (out, messages->pdata[i]);
    g_string_append_c (out, '\n');
  }
}

static void
check_text (GString *out, const Check *check, const CadCorpusAudit *audit)
{
  for (guint i = 0; i < audit->files->len; i++)
    file_text (out, audit->files->pdata[i], &g_array_index (check->files, FileDamage, i));
  if (audit->ignored > 0)
    g_string_append_printf (out,
                            ngettext ("%u other file of the folders is no article by its name\n",
                                      "%u other files of the folders are no articles by their names\n", audit->ignored),
                            audit->ignored);
  g_string_append_c (out, '\n');
  sources_text (out, check);
  if (audit->messages->len + audit->remarks->len > 0)
    g_string_append_c (out, '\n');
  messages_text (out, audit->messages);
  messages_text (out, audit->remarks);
}

static gboolean
is_sound (const Check *check, const CadCorpusAudit *audit)
{
  guint sum = audit->messages->len + audit->refused + audit->undated;

  for (guint i = 0; i < check->files->len; i++) {
    const FileDamage *file = &g_array_index (check->files, FileDamage, i);

    for (guint j = 0; j < CAD_N_DAMAGES; j++)
      sum += file->damages[j].n;
    for (guint j = 0; j < N_REPEATS; j++)
      sum += file->repeats[j].n;
  }
  return sum == 0;
}

static void
check_init (Check *check, const CliOptions *options, CliKnowledge *knowledge)
{
  check->options = options;
  check->readers = cli_readers_new (knowledge);
  check->files = g_array_new (FALSE, TRUE, sizeof (FileDamage));
  g_array_set_clear_func (check->files, file_clear);
  check->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free);
  check->damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  for (guint i = 0; i < N_REPEATS; i++) {
    check->counts[i] = g_hash_table_new (NULL, NULL);
    check->met[i] = g_array_new (FALSE, FALSE, sizeof (Met));
  }
}

static void
check_clear (Check *check)
{
  for (guint i = 0; i < N_REPEATS; i++) {
    g_hash_table_unref (check->counts[i]);
    g_array_unref (check->met[i]);
  }
  g_array_unref (check->damages);
  g_hash_table_unref (check->sources);
  g_array_unref (check->files);
  cli_readers_free (check->readers);
}

static CliStatus
print_check (Check *check, const CadCorpus *corpus)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);
  g_autoptr (GString) out = g_string_new (NULL);

  count_repeats (check, audit->files->len);
  if (cli_is_format (check->options, "tsv"))
    check_tsv (out, check, audit);
  else
    check_text (out, check, audit);
  CliStatus status = cli_print (check->options, out);

  return status != CLI_DONE ? status : is_sound (check, audit) ? CLI_DONE : CLI_NOTHING;
}

static gboolean
read_articles (Check *check, CadCorpus *corpus, GError **error)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);
  guint duplicates = 0;
  CadDocument *next;

  cad_corpus_want_duplicates (corpus);
  while ((next = cad_corpus_next (corpus, error)) != NULL) {
    g_autoptr (CadDocument) document = next;

    if (!add_article (check, document, audit->files->len, error))
      return FALSE;
    /* an article that comes twice repeats all of its paragraphs */
    if (audit->duplicate == duplicates)
      add_repeats (check, document, audit->files->len);
    duplicates = audit->duplicate;
  }
  return TRUE;
}

CliStatus
cli_corpus_check (const CliOptions *options, CadCorpus *corpus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliKnowledge) knowledge = cli_knowledge_new (options, &error);
  Check check = { 0 };

  if (knowledge == NULL)
    return cli_fail (error);
  check_init (&check, options, knowledge);
  read_articles (&check, corpus, &error);
  CliStatus status = error != NULL ? cli_fail (error) : print_check (&check, corpus);

  check_clear (&check);
  return status;
}
