/* SPDX-License-Identifier: MIT
 * agencies.c - the names of agencies, and where a text credits one */
#include <cadrage/agencies.h>

#include <string.h>

#include <cadrage/cues.h>

#include "cues-table.h"

#define BRACKET_TOKENS  6  /* from the name to its bracket or dash */
#define DATELINE_TOKENS 24 /* in which a dateline ends */
#define LINE_WORDS      8  /* of a line of credits */
#define LINES           2  /* at the begin and at the end */

/* One way to write an agency. */
typedef struct {
  const char *agency; /* of the agencies' set */
  char **words;       /* normalised */
  guint32 *flags;     /* of CadWordFlags, by word: what the word must have */
} Name;

struct _CadAgencies {
  GHashTable *agencies; /* set of char*, owned */
  GHashTable *names;    /* first word -> GPtrArray of Name, owned */
  GHashTable *before;   /* set of char*, owned: words that stand before a credit */
};

static void
name_free (gpointer data)
{
  Name *name = data;

  g_strfreev (name->words);
  g_free (name->flags);
  g_free (name);
}

CadAgencies *
cad_agencies_new (void)
{
  CadAgencies *agencies = g_new0 (CadAgencies, 1);

  agencies->agencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  agencies->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  agencies->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return agencies;
}

void
cad_agencies_free (CadAgencies *agencies)
{
  if (agencies == NULL)
    return;
  g_hash_table_unref (agencies->names);
  g_hash_table_unref (agencies->agencies);
  g_hash_table_unref (agencies->before);
  g_free (agencies);
}

/* "AFP" wants capitals, "Tass" a capital, "agence" nothing. */
static guint32
flags_of (const char *word)
{
  const char *second = g_utf8_next_char (word);

  if (!g_unichar_isupper (g_utf8_get_char (word)))
    return 0;
  return *second != '\0' && g_unichar_isupper (g_utf8_get_char (second)) ? CAD_WORD_CAPITALS : CAD_WORD_CAPITAL;
}

/* Cuts a name as the tokeniser cuts a text: at blanks, hyphens, dots and behind apostrophes. */
static char **
cut (const char *name)
{
  g_autoptr (GString) spaced = g_string_new (name);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_string_replace (spaced, "’", "'", 0);
  g_string_replace (spaced, "'", "' ", 0);
  g_auto (GStrv) parts = g_strsplit_set (spaced->str, " -.", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

void
cad_agencies_add (CadAgencies *agencies, const char *name, const char *agency)
{
  g_auto (GStrv) written = cut (name);
  guint n = g_strv_length (written);
  gpointer known = NULL;

  if (n == 0)
    return;
  if (!g_hash_table_lookup_extended (agencies->agencies, agency, &known, NULL)) {
    known = g_strdup (agency);
    g_hash_table_add (agencies->agencies, known);
  }
  Name *added = g_new0 (Name, 1);

  added->agency = known;
  added->words = g_new0 (char *, n + 1);
  added->flags = g_new0 (guint32, n);
  for (guint i = 0; i < n; i++) {
    added->words[i] = cad_text_normalise (written[i], -1);
    added->flags[i] = flags_of (written[i]);
  }
  GPtrArray *names = g_hash_table_lookup (agencies->names, added->words[0]);

  if (names == NULL) {
    names = g_ptr_array_new_with_free_func (name_free);
    g_hash_table_insert (agencies->names, g_strdup (added->words[0]), names);
  }
  g_ptr_array_add (names, added);
}

static void
read_row (CadTable *table, gpointer data)
{
  static const char *const kinds[] = { "name", "before", NULL };
  CadAgencies *agencies = data;
  int kind = cad_table_choice (table, 0, kinds);

  if (kind < 0)
    return;
  if (table->cells[1][0] == '\0')
    cad_table_fault (table, 1, "words are missing");
  else if ((kind == 0) != (table->cells[2][0] != '\0'))
    cad_table_fault (table, 2, kind == 0 ? "the agency is missing" : "words that stand before a credit name no agency");
  else if (kind == 0)
    cad_agencies_add (agencies, table->cells[1], table->cells[2]);
  else
    g_hash_table_add (agencies->before, cad_text_normalise (table->cells[1], -1));
}

CadAgencies *
cad_agencies_parse (const char *id, CadLanguageSource source, gpointer data, GString *report)
{
  static const char *const columns[] = { "kind", "words", "agency", NULL };
  static const CadTableShape shape = { "agencies", columns, read_row };
  g_autoptr (GBytes) bytes = source ("agencies.tsv", data);

  if (bytes == NULL)
    return NULL;
  CadAgencies *agencies = cad_agencies_new ();
  g_autofree char *shown = g_strdup_printf ("%s/agencies.tsv", id);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (CadFaults) faults = cad_faults_new (shown, text, length);
  CadTable table = { .faults = faults };

  cad_table_read (bytes, &shape, &table, agencies);
  cad_cues_report (report, faults);
  return agencies;
}

/* Whether the words of @name stand from token @first on. */
static gboolean
stands_at (const Name *name, const CadTokens *tokens, guint first)
{
  for (guint i = 0; name->words[i] != NULL; i++) {
    const CadWord *word = first + i < tokens->n_tokens ? cad_tokens_word (tokens, first + i) : NULL;

    if (word == NULL || strcmp (word->norm, name->words[i]) != 0 || (word->flags & name->flags[i]) != name->flags[i])
      return FALSE;
  }
  return TRUE;
}

/* The longest name that begins at token @first, or NULL; @last is its last token. */
static const Name *
find_name (const CadAgencies *agencies, const CadTokens *tokens, guint first, guint *last)
{
  const CadWord *word = cad_tokens_word (tokens, first);
  const GPtrArray *names = word != NULL ? g_hash_table_lookup (agencies->names, word->norm) : NULL;
  const Name *best = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++) {
    const Name *name = names->pdata[i];
    guint n = g_strv_length (name->words);

    if ((best == NULL || first + n - 1 > *last) && stands_at (name, tokens, first)) {
      best = name;
      *last = first + n - 1;
    }
  }
  return best;
}

static gboolean
is_mark (const CadTokens *tokens, guint index, CadMark mark)
{
  return tokens->tokens[index].kind == CAD_TOKEN_MARK && tokens->tokens[index].mark == mark;
}

/* Whether @mark stands near behind token @last. */
static gboolean
is_near_behind (const CadTokens *tokens, guint last, CadMark mark)
{
  for (guint i = last + 1; i < tokens->n_tokens && i <= last + BRACKET_TOKENS; i++)
    if (is_mark (tokens, i, mark))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_brackets (const CadTokens *tokens, guint first, guint last)
{
  for (guint i = first; i > 0 && first - i < BRACKET_TOKENS; i--)
    if (is_mark (tokens, i - 1, CAD_MARK_OPEN_PAREN))
      return is_near_behind (tokens, last, CAD_MARK_CLOSE_PAREN);
  return FALSE;
}

static gboolean
is_before (const CadAgencies *language, const CadWord *word)
{
  return word != NULL && language != NULL && g_hash_table_contains (language->before, word->norm);
}

/* A short line at the begin or end that is no sentence: "AFP", "Avec AFP et Reuters", "Source : TASS". */
static gboolean
is_in_line (const CadAgencies *language, const CadTokens *tokens, guint first)
{
  guint paragraph = cad_tokens_paragraph (tokens, first), words = 0;
  guint start = tokens->paragraphs[paragraph], end = tokens->paragraphs[paragraph + 1];
  gboolean begins = TRUE;

  if (paragraph >= LINES && paragraph + LINES < tokens->n_paragraphs)
    return FALSE;
  for (guint i = start; i < end && words <= LINE_WORDS; i++)
    words += tokens->tokens[i].kind == CAD_TOKEN_WORD;
  if (words > LINE_WORDS || is_mark (tokens, end - 1, CAD_MARK_PERIOD))
    return FALSE;
  for (guint i = start; i < first; i++)
    begins = begins && (tokens->tokens[i].kind != CAD_TOKEN_WORD || is_before (language, cad_tokens_word (tokens, i)));
  return begins || (first > start && is_before (language, cad_tokens_word (tokens, first - 1)));
}

static gboolean
is_credit (const CadAgencies *language, const CadTokens *tokens, guint first, guint last)
{
  return is_in_brackets (tokens, first, last) ||
         (last < DATELINE_TOKENS && is_near_behind (tokens, last, CAD_MARK_DASH) &&
          cad_tokens_sentence (tokens, last) == 0) ||
         is_in_line (language, tokens, first);
}

void
cad_agencies_credited (const CadAgencies *agencies, const CadAgencies *language, const CadTokens *tokens,
                       GPtrArray *credits)
{
  for (guint i = 0; i < tokens->n_tokens; i++) {
    guint last = i;
    const Name *name = find_name (agencies, tokens, i, &last);

    if (name != NULL && is_credit (language, tokens, i, last) &&
        !g_ptr_array_find_with_equal_func (credits, name->agency, g_str_equal, NULL))
      g_ptr_array_add (credits, (gpointer) name->agency);
    i = last;
  }
}

const char *
cad_agencies_named (const CadAgencies *agencies, const char *name)
{
  g_auto (GStrv) written = cut (name);
  g_auto (GStrv) norms = g_new0 (char *, g_strv_length (written) + 1);

  for (guint i = 0; written[i] != NULL; i++)
    norms[i] = cad_text_normalise (written[i], -1);
  const GPtrArray *names = norms[0] != NULL ? g_hash_table_lookup (agencies->names, norms[0]) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++) {
    const Name *known = names->pdata[i];

    if (g_strv_equal ((const char *const *) known->words, (const char *const *) norms))
      return known->agency;
  }
  return NULL;
}
