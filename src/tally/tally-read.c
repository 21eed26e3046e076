/* SPDX-License-Identifier: MIT
 * tally-read.c - fills a tally from lines that the audit judges; what they name must be there */
#include "store.h"

#include <string.h>

#include <cadrage/faults.h>
#include <cadrage/lines.h>

#include "pending.h"
#include "tally-file.h"

#define FAULTS_MOST 20

typedef struct {
  CadTally *tally;
  CadFaults *faults;
  CadTallyAudit *audit;
  guint line;
  GString *scratch;
  char *fields[CAD_LINE_FIELDS]; /* unescaped, in scratch */
  guint64 value;
  CadPending *pending;
} Reader;

static void
fault (Reader *reader, const char *message)
{
  cad_faults_add (reader->faults, reader->line, 1, "%s", message);
}

static gboolean
number_field (Reader *reader, guint index, guint64 most, guint64 *value)
{
  if (g_ascii_string_to_unsigned (reader->fields[index], 10, 0, most, value, NULL))
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

/* The article whose id is field @id. */
static int
find_article (Reader *reader, guint id)
{
  int index = cad_tally_find_article (reader->tally, reader->fields[1], reader->fields[id]);

  if (index < 0)
    cad_faults_add (reader->faults, reader->line, 1, "article '%s' of source '%s' is counted but not listed",
                    reader->fields[id], reader->fields[1]);
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

  return cad_tally_intern_key (reader->tally, &(CadKey){ fields[0], fields[1], fields[2], loaded });
}

static void
read_lexicon (Reader *reader)
{
  char **fields = reader->fields;
  guint64 version;

  if (!number_field (reader, 3, G_MAXUINT32, &version) || cad_tally_find_lexicon (reader->tally, fields[1]) >= 0)
    return;
  if (reader->tally->lexicons->len == CAD_TALLY_LEXICONS)
    cad_faults_add (reader->faults, reader->line, 1, "more than %d lexicons", CAD_TALLY_LEXICONS);
  else
    cad_tally_add_lexicon (reader->tally,
                           &(CadTallyLexicon){ fields[1], fields[2], version, fields[4], reader->value });
}

static void
read_part (Reader *reader)
{
  cad_faults_add (reader->faults, reader->line, 1,
                  "these are the counts of part %s of %s; add all parts up with `cadrage merge` first",
                  reader->fields[3], reader->fields[2]);
}

static void
read_sample (Reader *reader)
{
  guint64 size;

  if (number_field (reader, 1, G_MAXUINT32, &size))
    reader->tally->excerpts_per_cell = size;
}

static void
read_article (Reader *reader)
{
  char **fields = reader->fields;
  g_auto (GStrv) ids = g_strsplit (fields[5], ",", -1);

  if (cad_tally_find_article (reader->tally, fields[1], fields[2]) >= 0) {
    cad_faults_add (reader->faults, reader->line, 1, "article '%s' of source '%s' is there twice", fields[2],
                    fields[1]);
    return;
  }
  guint32 source = cad_tally_intern_source (reader->tally, fields[1]);
  CadArticle *article = cad_tally_article (reader->tally, cad_tally_intern_article (reader->tally, source, fields[2]));

  cad_article_describe (&article->date, fields[3]);
  cad_article_describe (&article->title, fields[4]);
  article->texts = 1;
  article->words = reader->value;
  for (guint i = 0; ids[i] != NULL; i++) {
    int index = cad_tally_find_lexicon (reader->tally, ids[i]);

    if (index >= 0)
      article->lexicons |= G_GUINT64_CONSTANT (1) << index;
  }
}

static void
read_count (Reader *reader)
{
  char **fields = reader->fields;
  int article = find_article (reader, 2);
  CadCount count = { .n = reader->value };

  count.voice = name_index (reader, fields[6], CAD_N_VOICES, voice_name);
  count.stance = name_index (reader, fields[7], CAD_N_STANCES, stance_name);
  if (article >= 0 && intern_side (reader, fields[8], &count.side)) {
    count.key = intern_key (reader, 3, FALSE);
    cad_pending_count (reader->pending, article, count);
  }
}

static char *
text_or_null (char *field)
{
  return *field != '\0' ? field : NULL;
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
  guint64 hash, offset, start, len, confidence, repaired;
  int article = find_article (reader, 7);
  CadExcerpt place = { .article = article };

  place.voice = name_index (reader, fields[5], CAD_N_VOICES, voice_name);
  place.stance = name_index (reader, fields[12], CAD_N_STANCES, stance_name);
  if (article < 0 || place.voice == CAD_N_VOICES || place.stance == CAD_N_STANCES ||
      !number_field (reader, 9, G_MAXUINT32, &start) || !number_field (reader, 10, G_MAXUINT32, &len) ||
      !number_field (reader, 11, G_MAXUINT32, &offset) || !number_field (reader, 13, 100, &confidence) ||
      !number_field (reader, 14, 1, &repaired))
    return;
  if (!g_ascii_string_to_unsigned (fields[6], 16, 0, G_MAXUINT64, &hash, NULL) || strlen (fields[6]) != 16 ||
      !check_place (fields[8], start, len) ||
      (*fields[7] != CAD_BLOCK_MARK && hash != cad_excerpt_hash (fields[7], offset))) {
    fault (reader, "the excerpt's place does not fit its sentence or its hash");
    return;
  }
  place.key = intern_key (reader, 2, FALSE);
  place.hash = hash;
  place.offset = offset;
  place.start = start;
  place.len = len;
  place.confidence = confidence;
  place.repaired = repaired != 0;
  place.sentence = fields[8];
  place.speaker = text_or_null (fields[15]);
  place.verb = text_or_null (fields[16]);
  place.cue = text_or_null (fields[17]);
  place.side = text_or_null (fields[18]);
  place.rule = text_or_null (fields[19]);
  cad_sample_take (reader->tally, &place);
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
}

static void
read_quality (Reader *reader)
{
  int index = find_article (reader, 2);
  const char *name = reader->fields[3];

  if (index < 0)
    return;
  CadArticle *article = cad_tally_article (reader->tally, index);
  guint64 *fact = strcmp (name, TALLY_REPAIRED) == 0   ? &article->repaired
                  : strcmp (name, TALLY_DOUBTFUL) == 0 ? &article->doubtful_marks
                  : strcmp (name, TALLY_REPLACED) == 0 ? &article->replaced
                  : strcmp (name, TALLY_TEXTS) == 0    ? &article->texts
                                                       : NULL;

  if (fact == NULL)
    cad_faults_add (reader->faults, reader->line, 1, "unknown fact '%s' of an article", name);
  else
    *fact = reader->value;
}

static void
read_speech (Reader *reader)
{
  char **fields = reader->fields;
  int article = find_article (reader, 2);
  CadSpeech speech = { .n = reader->value };

  speech.stance = name_index (reader, fields[4], CAD_N_STANCES, stance_name);
  if (article >= 0 && intern_side (reader, fields[3], &speech.side)) {
    speech.verb = cad_tally_intern_verb (reader->tally, fields[5]);
    cad_pending_speech (reader->pending, article, speech);
  }
}

static void (*const readers[CAD_N_LINES]) (Reader *reader) = {
  [CAD_LINE_LEXICON] = read_lexicon, [CAD_LINE_PART] = read_part,       [CAD_LINE_SAMPLE] = read_sample,
  [CAD_LINE_ARTICLE] = read_article, [CAD_LINE_COUNT] = read_count,     [CAD_LINE_EXCERPT] = read_excerpt,
  [CAD_LINE_KEY] = read_key,         [CAD_LINE_QUALITY] = read_quality, [CAD_LINE_SPEECH] = read_speech,
};

static gboolean
read_line (Reader *reader, const char *text, gsize length)
{
  CadTallyLine line;

  if (!cad_tally_line_parse (&line, text, length, reader->faults, reader->line))
    return FALSE;
  cad_tally_audit_take (reader->audit, &line, reader->line);
  if (readers[line.kind] == NULL)
    return TRUE;
  reader->value = line.value;
  cad_tally_line_fields (&line, reader->scratch, reader->fields);
  readers[line.kind](reader);
  return TRUE;
}

/* Until a line that cannot be one: those behind it would only repeat the complaint. */
static void
read_lines (Reader *reader, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean fine = TRUE;

  while (fine && text < end && cad_faults_count (reader->faults, CAD_FAULT_ERROR) < FAULTS_MOST) {
    const char *newline = memchr (text, '\n', end - text);
    gsize n = (newline != NULL ? newline : end) - text;

    reader->line++;
    if (newline == NULL)
      fault (reader, "the last line has no end: the file is truncated");
    fine = read_line (reader, text, n);
    text += n + (newline != NULL);
  }
}

CadTally *
cad_tally_read (const char *file, const char *text, gsize length, GError **error)
{
  g_autoptr (CadTally) tally = cad_tally_new (G_MAXUINT);
  g_autoptr (CadFaults) faults = cad_faults_new (file, NULL, 0);
  g_autoptr (CadTallyAudit) audit = cad_tally_audit_new (faults, FALSE);
  g_autoptr (CadPending) pending = cad_pending_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  Reader reader = { .tally = tally, .faults = faults, .audit = audit, .pending = pending, .scratch = scratch };

  read_lines (&reader, text, length);
  cad_tally_audit_end (audit, reader.line);
  if (!cad_faults_propagate (faults, error))
    return NULL;
  cad_pending_settle (pending, tally);
  cad_tally_finish (tally);
  return g_steal_pointer (&tally);
}
