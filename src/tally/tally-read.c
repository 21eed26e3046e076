/* SPDX-License-Identifier: MIT
 * tally-read.c - reads a tally file and believes nothing: order, sums and hash are checked */
#include "store.h"

#include <string.h>

#include <cadrage/faults.h>

#include "pending.h"
#include "tally-file.h"

#define FAULTS_MOST 20

typedef struct {
  CadTally *tally;
  CadFaults *faults;
  guint line;
  GString *scratch; /* the line, unescaped in place */
  char *fields[TALLY_FIELDS];
  guint n_fields;
  guint64 value;
  CadPending *pending;
  GArray *mentions; /* of guint64, found per key */
  GArray *declared; /* of guint64, said per key plus 1; 0: nothing said */
  guint64 read[CAD_TALLY_LEXICONS], said_read[CAD_TALLY_LEXICONS];
  guint64 totals[N_TOTALS], said[N_TOTALS];
  guint said_totals; /* set of 1 << TallyTotal */
  gboolean schema, sample, ended;
  guint64 articles; /* as the schema line says */
  guint64 sum, n_lines;
} Reader;

typedef struct {
  const char *kind;
  guint n_fields; /* with the kind */
  void (*read) (Reader *reader);
} LineKind;

static void
fault (Reader *reader, const char *message)
{
  cad_faults_add (reader->faults, reader->line, 1, "%s", message);
}

/* Unescapes @field in place. */
static gboolean
unescape (char *field)
{
  char *out = field;

  for (const char *p = field; *p != '\0'; p++) {
    if (*p != '%') {
      *out++ = *p;
      continue;
    }
    if (!g_ascii_isxdigit (p[1]) || !g_ascii_isxdigit (p[2]) || (p[1] == '0' && p[2] == '0'))
      return FALSE;
    *out++ = (char) (g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]));
    p += 2;
  }
  *out = '\0';
  return TRUE;
}

/* An integer as the writer prints it: digits only, no leading zero. */
static gboolean
parse_integer (const char *text, guint64 most, guint64 *value)
{
  return g_ascii_isdigit (*text) && (*text != '0' || text[1] == '\0') &&
         g_ascii_string_to_unsigned (text, 10, 0, most, value, NULL);
}

static gboolean
number_field (Reader *reader, guint index, guint64 most, guint64 *value)
{
  if (parse_integer (reader->fields[index], most, value))
    return TRUE;
  cad_faults_add (reader->faults, reader->line, 1, "'%s' is not a number in its range", reader->fields[index]);
  return FALSE;
}

/* The index of @name among what @name_of gives for 0 to @n - 1; @n is returned for an unknown one. */
static guint
name_index (Reader *reader, const char *name, guint n, const char *(*name_of) (guint))
{
  guint index = 0;

  while (index < n && strcmp (name_of (index), name) != 0)
    index++;
  if (index == n)
    cad_faults_add (reader->faults, reader->line, 1, "unknown name '%s'", name);
  return index;
}

static const char *
voice_name (guint kind)
{
  return cad_voice_name (kind);
}

static const char *
stance_name (guint stance)
{
  return cad_stance_name (stance);
}

static int
find_article (Reader *reader)
{
  int index = cad_tally_find_article (reader->tally, reader->fields[1], reader->fields[2]);

  if (index < 0)
    cad_faults_add (reader->faults, reader->line, 1, "article '%s' of source '%s' is counted but not listed",
                    reader->fields[2], reader->fields[1]);
  return index;
}

static gboolean
intern_side (Reader *reader, const char *name, guint16 *side)
{
  guint32 index = cad_tally_intern_side (reader->tally, name);

  *side = index;
  if (index > G_MAXUINT16)
    fault (reader, "more than 65,535 sides");
  return index <= G_MAXUINT16;
}

static guint32
intern_key (Reader *reader, guint first, gboolean loaded)
{
  char **fields = reader->fields + first;
  guint32 key = cad_tally_intern_key (reader->tally, &(CadKey){ fields[0], fields[1], fields[2], loaded });

  if (key >= reader->mentions->len) {
    g_array_set_size (reader->mentions, key + 1);
    g_array_set_size (reader->declared, key + 1);
  }
  return key;
}

/* The lexicons are listed later in the file, so that they are entered by their id first. */
static int
intern_lexicon (Reader *reader, const char *id)
{
  int index = cad_tally_find_lexicon (reader->tally, id);

  if (index >= 0)
    return index;
  if (reader->tally->lexicons->len == CAD_TALLY_LEXICONS) {
    cad_faults_add (reader->faults, reader->line, 1, "more than %d lexicons", CAD_TALLY_LEXICONS);
    return -1;
  }
  cad_tally_add_lexicon (reader->tally, &(CadTallyLexicon){ (char *) id, NULL, 0, NULL });
  return reader->tally->lexicons->len - 1;
}

static void
read_article (Reader *reader)
{
  char **fields = reader->fields;
  g_auto (GStrv) ids = g_strsplit (fields[5], ",", -1);

  if (reader->value > G_MAXUINT32) {
    fault (reader, "too many words");
    return;
  }
  if (cad_tally_find_article (reader->tally, fields[1], fields[2]) >= 0) {
    cad_faults_add (reader->faults, reader->line, 1, "article '%s' of source '%s' is there twice", fields[2],
                    fields[1]);
    return;
  }
  guint32 source = cad_tally_intern_source (reader->tally, fields[1]);
  CadArticle *article = cad_tally_article (reader->tally, cad_tally_intern_article (reader->tally, source, fields[2]));

  cad_article_describe (&article->date, fields[3]);
  cad_article_describe (&article->title, fields[4]);
  article->words = reader->value;
  reader->totals[TOTAL_ARTICLES]++;
  reader->totals[TOTAL_WORDS] += reader->value;
  for (guint i = 0; ids[i] != NULL; i++) {
    int index = intern_lexicon (reader, ids[i]);

    if (index < 0)
      return;
    article->lexicons |= G_GUINT64_CONSTANT (1) << index;
    reader->read[index]++;
  }
}

static void
read_count (Reader *reader)
{
  char **fields = reader->fields;
  int article = find_article (reader);
  CadCount count = { .n = reader->value };

  count.voice = name_index (reader, fields[6], CAD_N_VOICES, voice_name);
  count.stance = name_index (reader, fields[7], CAD_N_STANCES, stance_name);
  if (reader->value == 0 || reader->value > G_MAXUINT32)
    fault (reader, "a count must be from 1 to 4,294,967,295");
  else if (article >= 0 && intern_side (reader, fields[8], &count.side)) {
    count.key = intern_key (reader, 3, FALSE);
    g_array_index (reader->mentions, guint64, count.key) += count.n;
    reader->totals[TOTAL_COUNTS] += count.n;
    cad_pending_count (reader->pending, article, count);
  }
}

static char *
copy_field (const char *field)
{
  return *field != '\0' ? g_strdup (field) : NULL;
}

/* The mention must lie inside the sentence, on the borders of characters. */
static gboolean
check_place (const char *sentence, guint64 start, guint64 len)
{
  gsize length = strlen (sentence);

  return start <= length && len <= length - start && ((guchar) sentence[start] & 0xC0) != 0x80 &&
         ((guchar) sentence[start + len] & 0xC0) != 0x80;
}

static void
read_excerpt (Reader *reader)
{
  char **fields = reader->fields;
  guint64 offset, start, len, confidence, repaired;
  int article = find_article (reader);
  CadExcerpt place = { .hash = reader->value, .article = article };

  place.voice = name_index (reader, fields[6], CAD_N_VOICES, voice_name);
  place.stance = name_index (reader, fields[7], CAD_N_STANCES, stance_name);
  if (article < 0 || !number_field (reader, 8, G_MAXUINT32, &offset) ||
      !number_field (reader, 9, G_MAXUINT32, &start) || !number_field (reader, 10, G_MAXUINT32, &len) ||
      !number_field (reader, 11, 100, &confidence) || !number_field (reader, 12, 1, &repaired))
    return;
  if (!check_place (fields[18], start, len) ||
      (*fields[2] != CAD_BLOCK_MARK && place.hash != cad_excerpt_hash (fields[2], offset))) {
    fault (reader, "the excerpt's place does not fit its sentence or its hash");
    return;
  }
  place.key = intern_key (reader, 3, FALSE);
  place.offset = offset;
  place.start = start;
  place.len = len;
  place.confidence = confidence;
  place.repaired = repaired != 0;
  place.speaker = copy_field (fields[13]);
  place.verb = copy_field (fields[14]);
  place.cue = copy_field (fields[15]);
  place.side = copy_field (fields[16]);
  place.rule = copy_field (fields[17]);
  place.sentence = g_strdup (fields[18]);
  cad_sample_take (reader->tally, g_memdup2 (&place, sizeof place));
}

static void
read_key (Reader *reader)
{
  const char *kind = reader->fields[4];
  gboolean loaded = strcmp (kind, "loaded") == 0;
  guint32 key = intern_key (reader, 1, loaded);

  if (!loaded && strcmp (kind, "wording") != 0)
    cad_faults_add (reader->faults, reader->line, 1, "'%s' is neither 'wording' nor 'loaded'", kind);
  ((CadKey *) reader->tally->keys->pdata[key])->loaded = loaded;
  if (g_array_index (reader->declared, guint64, key) != 0)
    fault (reader, "the key is there twice");
  g_array_index (reader->declared, guint64, key) = reader->value + 1;
  if (g_array_index (reader->mentions, guint64, key) != reader->value)
    cad_faults_add (reader->faults, reader->line, 1,
                    "the articles hold %" G_GUINT64_FORMAT " mentions of '%s', this line says %" G_GUINT64_FORMAT,
                    g_array_index (reader->mentions, guint64, key), reader->fields[3], reader->value);
}

static void
read_lexicon (Reader *reader)
{
  char **fields = reader->fields;
  guint64 version;
  int index = intern_lexicon (reader, fields[1]);

  if (index < 0 || !number_field (reader, 3, G_MAXUINT32, &version))
    return;
  CadTallyLexicon *lexicon = reader->tally->lexicons->pdata[index];

  if (*lexicon->sha256 != '\0')
    cad_faults_add (reader->faults, reader->line, 1, "two versions of lexicon '%s' are mixed", fields[1]);
  else if (*fields[4] == '\0')
    fault (reader, "the lexicon has no hash");
  else if (reader->value != reader->read[index])
    cad_faults_add (reader->faults, reader->line, 1,
                    "%" G_GUINT64_FORMAT " articles were read with lexicon '%s', this line says %" G_GUINT64_FORMAT,
                    reader->read[index], fields[1], reader->value);
  g_free (lexicon->language);
  g_free (lexicon->sha256);
  lexicon->language = g_strdup (fields[2]);
  lexicon->sha256 = g_strdup (fields[4]);
  lexicon->version = version;
}

static void
read_quality (Reader *reader)
{
  int index = find_article (reader);
  const char *name = reader->fields[3];

  if (index < 0)
    return;
  CadArticle *article = cad_tally_article (reader->tally, index);
  guint32 *fact = strcmp (name, TALLY_REPAIRED) == 0   ? &article->repaired
                  : strcmp (name, TALLY_DOUBTFUL) == 0 ? &article->doubtful_marks
                  : strcmp (name, TALLY_REPLACED) == 0 ? &article->replaced
                                                       : NULL;

  if (fact == NULL || *fact != 0 || reader->value == 0 || reader->value > G_MAXUINT32) {
    fault (reader, "unknown, doubled or empty fact of an article");
    return;
  }
  *fact = reader->value;
  reader->totals[TOTAL_QUALITY] += reader->value;
}

static void
read_sample (Reader *reader)
{
  if (reader->sample || reader->value > G_MAXUINT32 || strcmp (reader->fields[1], "excerpts") != 0)
    fault (reader, "unknown or doubled sample");
  reader->sample = TRUE;
  reader->tally->excerpts_per_cell = reader->value;
}

static void
read_schema (Reader *reader)
{
  if (reader->schema)
    fault (reader, "the schema is there twice");
  else if (strcmp (reader->fields[1], TALLY_SCHEMA) != 0)
    cad_faults_add (reader->faults, reader->line, 1, "schema %s is unknown; this program reads schema " TALLY_SCHEMA,
                    reader->fields[1]);
  reader->schema = TRUE;
  reader->articles = reader->value;
}

static void
read_speech (Reader *reader)
{
  char **fields = reader->fields;
  int article = find_article (reader);
  CadSpeech speech = { .n = reader->value };

  speech.stance = name_index (reader, fields[4], CAD_N_STANCES, stance_name);
  if (reader->value == 0 || reader->value > G_MAXUINT32)
    fault (reader, "a count must be from 1 to 4,294,967,295");
  else if (article >= 0 && intern_side (reader, fields[3], &speech.side)) {
    speech.verb = cad_tally_intern_verb (reader->tally, fields[5]);
    reader->totals[TOTAL_SPEECHES] += speech.n;
    cad_pending_speech (reader->pending, article, speech);
  }
}

static void
read_total (Reader *reader)
{
  for (guint i = 0; i < N_TOTALS; i++)
    if (strcmp (reader->fields[1], cad_tally_totals[i]) == 0) {
      if (reader->said_totals >> i & 1)
        fault (reader, "the total is there twice");
      reader->said_totals |= 1u << i;
      reader->said[i] = reader->value;
      return;
    }
  cad_faults_add (reader->faults, reader->line, 1, "unknown total '%s'", reader->fields[1]);
}

static void
read_end (Reader *reader)
{
  g_autofree char *sum = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", reader->sum);

  reader->ended = TRUE;
  if (reader->value != reader->n_lines)
    cad_faults_add (reader->faults, reader->line, 1,
                    "the file has %" G_GUINT64_FORMAT " lines before its end, this line says %" G_GUINT64_FORMAT,
                    reader->n_lines, reader->value);
  else if (strcmp (sum, reader->fields[1]) != 0)
    fault (reader, "the file is damaged: its lines are not those that were written");
}

static const LineKind line_kinds[] = {
  { "article", 6, read_article }, { "count", 9, read_count },     { "excerpt", 19, read_excerpt },
  { "key", 5, read_key },         { "lexicon", 5, read_lexicon }, { "quality", 4, read_quality },
  { "sample", 2, read_sample },   { "schema", 2, read_schema },   { "speech", 6, read_speech },
  { "total", 2, read_total },     { TALLY_END, 2, read_end },
};

/* Cuts the line in scratch into its fields and its value. */
static gboolean
split_line (Reader *reader)
{
  char *line = reader->scratch->str, *tab = strchr (line, '\t');

  reader->n_fields = 0;
  if (tab == NULL || strlen (line) != reader->scratch->len || !g_utf8_validate (line, -1, NULL))
    return FALSE;
  *tab = '\0';
  if (!parse_integer (tab + 1, G_MAXUINT64, &reader->value))
    return FALSE;
  for (char *field = line; field != NULL && reader->n_fields < TALLY_FIELDS;) {
    char *bar = strchr (field, '|');

    if (bar != NULL)
      *bar++ = '\0';
    reader->fields[reader->n_fields++] = field;
    if (!unescape (field))
      return FALSE;
    field = bar;
  }
  return TRUE;
}

static void
read_line (Reader *reader)
{
  if (reader->ended) {
    fault (reader, "there is more after the end line");
    return;
  }
  if (!split_line (reader)) {
    fault (reader, "not a line of a tally");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (line_kinds); i++)
    if (strcmp (reader->fields[0], line_kinds[i].kind) == 0) {
      if (line_kinds[i].n_fields != reader->n_fields)
        cad_faults_add (reader->faults, reader->line, 1, "a line '%s' has %u fields, this one has %u",
                        line_kinds[i].kind, line_kinds[i].n_fields, reader->n_fields);
      else
        line_kinds[i].read (reader);
      return;
    }
  cad_faults_add (reader->faults, reader->line, 1, "unknown kind of line '%s'", reader->fields[0]);
}

/* Bytewise, the shorter first: strictly rising lines also mean that no line is there twice. */
static gboolean
is_after (const char *line, gsize length, const char *previous, gsize previous_length)
{
  int order = memcmp (line, previous, MIN (length, previous_length));

  return order > 0 || (order == 0 && length > previous_length);
}

static void
read_lines (Reader *reader, const char *text, gsize length)
{
  const char *previous = "", *end = text + length;
  gsize previous_length = 0;

  while (text < end && cad_faults_count (reader->faults, CAD_FAULT_ERROR) < FAULTS_MOST) {
    const char *newline = memchr (text, '\n', end - text);
    gsize n = (newline != NULL ? newline : end) - text;

    reader->line++;
    if (newline == NULL)
      fault (reader, "the last line has no end: the file is truncated");
    else if (!is_after (text, n, previous, previous_length))
      fault (reader, "the lines are not sorted, or one is there twice");
    g_string_truncate (reader->scratch, 0);
    g_string_append_len (reader->scratch, text, n);
    read_line (reader);
    if (!reader->ended) {
      reader->sum += cad_tally_line_hash (text, n);
      reader->n_lines++;
    }
    previous = text;
    previous_length = n;
    text += n + (newline != NULL);
  }
}

static void
check_totals (Reader *reader)
{
  for (guint i = 0; i < N_TOTALS; i++)
    if (!(reader->said_totals >> i & 1) || reader->said[i] != reader->totals[i])
      cad_faults_add (reader->faults, 0, 0,
                      "its lines hold %" G_GUINT64_FORMAT " %s, its total says %" G_GUINT64_FORMAT, reader->totals[i],
                      cad_tally_totals[i], reader->said[i]);
  if (!reader->schema || reader->articles != reader->totals[TOTAL_ARTICLES])
    cad_faults_add (reader->faults, 0, 0, "its schema line is missing or counts other articles");
  if (!reader->sample)
    cad_faults_add (reader->faults, 0, 0, "its sample line is missing");
}

/* What was used must have been listed. */
static void
check_lists (Reader *reader)
{
  for (guint i = 0; i < reader->tally->keys->len; i++)
    if (g_array_index (reader->declared, guint64, i) == 0)
      cad_faults_add (reader->faults, 0, 0, "wording '%s' is counted but not listed",
                      ((const CadKey *) reader->tally->keys->pdata[i])->wording);
  for (guint i = 0; i < reader->tally->lexicons->len; i++) {
    const CadTallyLexicon *lexicon = reader->tally->lexicons->pdata[i];

    if (*lexicon->sha256 == '\0')
      cad_faults_add (reader->faults, 0, 0, "lexicon '%s' is used but not listed", lexicon->id);
  }
}

CadTally *
cad_tally_read (const char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (CadTally) tally = cad_tally_new (G_MAXUINT);
  g_autoptr (CadFaults) faults = cad_faults_new (file, NULL, 0);
  g_autoptr (GString) scratch = g_string_new (NULL);
  g_autoptr (CadPending) pending = cad_pending_new ();
  g_autoptr (GArray) mentions = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_autoptr (GArray) declared = g_array_new (FALSE, TRUE, sizeof (guint64));
  Reader reader = {
    .tally = tally,
    .faults = faults,
    .scratch = scratch,
    .pending = pending,
    .mentions = mentions,
    .declared = declared,
  };

  read_lines (&reader, text, length);
  if (!reader.ended && cad_faults_count (faults, CAD_FAULT_ERROR) == 0)
    cad_faults_add (faults, reader.line + 1, 1, "the end line is missing: the file is truncated");
  if (cad_faults_count (faults, CAD_FAULT_ERROR) == 0) {
    check_totals (&reader);
    check_lists (&reader);
  }
  if (!cad_faults_propagate (faults, error))
    return NULL;
  cad_pending_settle (pending, tally);
  cad_tally_finish (tally);
  return g_steal_pointer (&tally);
}
