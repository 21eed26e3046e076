/* SPDX-License-Identifier: MIT
 * audit.c - whether lines are a whole tally: nothing lost, doubled, changed or mixed. Memory does not grow with the articles */
#include <cadrage/lines.h>

#include <string.h>

#include "tally-file.h"

typedef struct {
  guint64 counted, said;
  gboolean listed;
} KeySum;

struct _CadTallyAudit {
  CadFaults *faults;
  gboolean added_up;
  GString *previous; /* key of the line before */
  GString *name;     /* scratch for look-ups */
  GHashTable *keys;  /* "LEXICON|CHOICE|WORDING" -> KeySum, owned */
  GHashTable *read;  /* lexicon id -> articles said to be read with it, as guint64, owned */
  char *lexicon;     /* field of the lexicon line before, or NULL */
  guint64 totals[N_TOTALS], said[N_TOTALS];
  guint said_totals; /* set of 1 << TallyTotal */
  guint schemas, samples;
  guint64 articles[2]; /* as the schema and the sample say */
  guint64 lines;
  gboolean ended;
};

CadTallyAudit *
cad_tally_audit_new (CadFaults *faults, gboolean added_up)
{
  CadTallyAudit *audit = g_new0 (CadTallyAudit, 1);

  audit->faults = faults;
  audit->added_up = added_up;
  audit->previous = g_string_new (NULL);
  audit->name = g_string_new (NULL);
  audit->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  audit->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return audit;
}

void
cad_tally_audit_free (CadTallyAudit *audit)
{
  if (audit == NULL)
    return;
  g_string_free (audit->previous, TRUE);
  g_string_free (audit->name, TRUE);
  g_hash_table_unref (audit->keys);
  g_hash_table_unref (audit->read);
  g_free (audit->lexicon);
  g_free (audit);
}

/* The bytes of fields @first to @last as they are escaped, in scratch. */
static const char *
fields (CadTallyAudit *audit, const CadTallyLine *line, guint first, guint last)
{
  guint32 start = line->ends[first - 1] + 1;

  g_string_truncate (audit->name, 0);
  g_string_append_len (audit->name, line->text + start, line->ends[last] - start);
  return audit->name->str;
}

static gboolean
add_total (CadTallyAudit *audit, TallyTotal total, guint64 value, guint number)
{
  if (value <= TALLY_MOST - audit->totals[total]) {
    audit->totals[total] += value;
    return TRUE;
  }
  cad_faults_add (audit->faults, number, 1, "the %s add up to more than %" G_GUINT64_FORMAT, cad_tally_totals[total],
                  TALLY_MOST);
  return FALSE;
}

static KeySum *
key_sum (CadTallyAudit *audit, const char *name)
{
  KeySum *sum = g_hash_table_lookup (audit->keys, name);

  if (sum == NULL) {
    sum = g_new0 (KeySum, 1);
    g_hash_table_insert (audit->keys, g_strdup (name), sum);
  }
  return sum;
}

static void
take_lexicon (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  const char *id = fields (audit, line, 1, 1);

  if (audit->lexicon != NULL && strcmp (audit->lexicon, id) == 0)
    cad_faults_add (audit->faults, number, 1, "two versions of lexicon '%s' are mixed", id);
  if (line->ends[4] == line->ends[3] + 1)
    cad_faults_add (audit->faults, number, 1, "the lexicon has no hash");
  g_free (audit->lexicon);
  audit->lexicon = g_strdup (id);
  g_hash_table_insert (audit->read, g_strdup (id), g_memdup2 (&line->value, sizeof line->value));
}

static void
take_schema (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  const char *schema = fields (audit, line, 1, 1);

  if (strcmp (schema, TALLY_SCHEMA) != 0)
    cad_faults_add (audit->faults, number, 1, "schema %s is unknown; this program reads schema " TALLY_SCHEMA, schema);
  audit->schemas++;
  audit->articles[0] = line->value;
}

/* Each lexicon that an article names must be listed; blocks say only their texts how many they are. */
static void
take_article (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  const char *id = line->text + line->ends[1] + 1;
  gboolean block = g_str_has_prefix (id, "%1F");
  g_auto (GStrv) lexicons = g_strsplit (fields (audit, line, 5, 5), ",", -1);

  add_total (audit, TOTAL_ARTICLES, !block, number);
  add_total (audit, TOTAL_WORDS, line->value, number);
  for (guint i = 0; lexicons[i] != NULL; i++)
    if (!g_hash_table_contains (audit->read, lexicons[i]))
      cad_faults_add (audit->faults, number, 1, "lexicon '%s' is used but not listed", lexicons[i]);
}

static void
take_count (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  if (line->value == 0)
    cad_faults_add (audit->faults, number, 1, "a count must be from 1 on");
  if (add_total (audit, TOTAL_COUNTS, line->value, number))
    key_sum (audit, fields (audit, line, 3, 5))->counted += line->value;
}

static void
take_key (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  KeySum *sum = key_sum (audit, fields (audit, line, 1, 3));

  if (sum->listed)
    cad_faults_add (audit->faults, number, 1, "the key is there twice");
  sum->listed = TRUE;
  sum->said = line->value;
  if (sum->counted != sum->said)
    cad_faults_add (audit->faults, number, 1,
                    "the articles hold %" G_GUINT64_FORMAT " mentions of '%s', this line says %" G_GUINT64_FORMAT,
                    sum->counted, fields (audit, line, 3, 3), sum->said);
}

static void
take_quality (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  gboolean block = g_str_has_prefix (line->text + line->ends[1] + 1, "%1F");

  if (line->value == 0)
    cad_faults_add (audit->faults, number, 1, "a fact of an article must be from 1 on");
  else if (strcmp (fields (audit, line, 3, 3), TALLY_TEXTS) == 0)
    add_total (audit, TOTAL_ARTICLES, line->value - !block, number);
  else
    add_total (audit, TOTAL_QUALITY, line->value, number);
}

static void
take_total (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  const char *name = fields (audit, line, 1, 1);
  TallyTotal total = 0;

  while (total < N_TOTALS && strcmp (name, cad_tally_totals[total]) != 0)
    total++;
  if (total == N_TOTALS) {
    cad_faults_add (audit->faults, number, 1, "unknown total '%s'", name);
    return;
  }
  audit->said_totals |= 1u << total;
  audit->said[total] = line->value;
}

static void
take_end (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  audit->ended = TRUE;
  if (audit->added_up ? line->value < audit->lines : line->value != audit->lines)
    cad_faults_add (audit->faults, number, 1,
                    "the file has %" G_GUINT64_FORMAT " lines before its end, this line says %" G_GUINT64_FORMAT,
                    audit->lines, line->value);
}

static void
take_kind (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  switch (line->kind) {
  case CAD_LINE_LEXICON:
    take_lexicon (audit, line, number);
    break;
  case CAD_LINE_SAMPLE:
    audit->samples++;
    audit->articles[1] += line->value;
    break;
  case CAD_LINE_SCHEMA:
    take_schema (audit, line, number);
    break;
  case CAD_LINE_ARTICLE:
    take_article (audit, line, number);
    break;
  case CAD_LINE_COUNT:
    take_count (audit, line, number);
    break;
  case CAD_LINE_EXCERPT:
    if (line->value != cad_tally_excerpt_check (line->text, line->length))
      cad_faults_add (audit->faults, number, 1, "the excerpt is damaged: it is not what was written");
    break;
  case CAD_LINE_KEY:
    take_key (audit, line, number);
    break;
  case CAD_LINE_QUALITY:
    take_quality (audit, line, number);
    break;
  case CAD_LINE_SPEECH:
    add_total (audit, TOTAL_SPEECHES, line->value, number);
    break;
  case CAD_LINE_TOTAL:
    take_total (audit, line, number);
    break;
  case CAD_LINE_END:
    take_end (audit, line, number);
    break;
  default:
    break;
  }
}

/* Rising keys, so that no line is there twice; the schema stands before everything that depends on it. */
static void
check_order (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  gsize common = MIN (line->length, audit->previous->len);
  int order = memcmp (line->text, audit->previous->str, common);

  if (audit->ended)
    cad_faults_add (audit->faults, number, 1, "there is more after the end line");
  else if (order < 0 || (order == 0 && line->length <= audit->previous->len))
    cad_faults_add (audit->faults, number, 1, "the lines are not sorted, or one is there twice");
  else if (line->kind > CAD_LINE_SCHEMA && audit->schemas == 0 && audit->lines == 0)
    cad_faults_add (audit->faults, number, 1,
                    "no schema comes before this line: not a tally, or one of an older version; count the texts again");
  g_string_truncate (audit->previous, 0);
  g_string_append_len (audit->previous, line->text, line->length);
}

void
cad_tally_audit_take (CadTallyAudit *audit, const CadTallyLine *line, guint number)
{
  check_order (audit, line, number);
  if (line->kind < CAD_LINE_TOTAL && line->kind != CAD_LINE_EXCERPT)
    audit->totals[TOTAL_CHECK] += cad_tally_check (line->text, line->length, line->value);
  take_kind (audit, line, number);
  audit->lines++;
}

static void
check_totals (CadTallyAudit *audit)
{
  gboolean alike = TRUE;

  for (TallyTotal i = 0; i < N_TOTALS; i++) {
    if (i == TOTAL_CHECK || (audit->said_totals >> i & 1 && audit->said[i] == audit->totals[i]))
      continue;
    cad_faults_add (audit->faults, 0, 0, "its lines hold %" G_GUINT64_FORMAT " %s, its total says %" G_GUINT64_FORMAT,
                    audit->totals[i], cad_tally_totals[i], audit->said[i]);
    alike = FALSE;
  }
  if (alike && (!(audit->said_totals >> TOTAL_CHECK & 1) ||
                (guint32) audit->said[TOTAL_CHECK] != (guint32) audit->totals[TOTAL_CHECK]))
    cad_faults_add (audit->faults, 0, 0, "it is damaged: its lines are not those that were written");
  if (audit->schemas == 0 || audit->articles[0] != audit->said[TOTAL_ARTICLES])
    cad_faults_add (audit->faults, 0, 0, "its schema line is missing or counts other articles");
  if (audit->samples == 0 || audit->articles[1] != audit->said[TOTAL_ARTICLES])
    cad_faults_add (audit->faults, 0, 0, "its sample line is missing or counts other articles");
}

static void
check_lists (CadTallyAudit *audit)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, audit->keys);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!((KeySum *) value)->listed)
      cad_faults_add (audit->faults, 0, 0, "wording '%s' is counted but not listed", (char *) name);
  g_hash_table_iter_init (&iter, audit->read);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (*(guint64 *) value > audit->said[TOTAL_ARTICLES])
      cad_faults_add (audit->faults, 0, 0, "more articles were read with lexicon '%s' than there are", (char *) name);
}

void
cad_tally_audit_end (CadTallyAudit *audit, guint lines)
{
  if (cad_faults_count (audit->faults, CAD_FAULT_ERROR) > 0)
    return;
  if (!audit->ended) {
    cad_faults_add (audit->faults, lines + 1, 1, "the end line is missing: the file is truncated");
    return;
  }
  check_totals (audit);
  check_lists (audit);
}
