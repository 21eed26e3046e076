/* SPDX-License-Identifier: MIT
 * survey.c - the damage that stays in the counts: quotation marks, words run together, encodings, agencies */
#include <cadrage/damage.h>

#include "chars.h"
#include "scanner.h"

#define DATELINE_MOST  90 /* bytes from the place to the dash */
#define DATELINE_LINES 4  /* paragraphs at the top that can hold one */
#define SUBHEAD_MOST   100

typedef enum { PAIR_GUILLEMETS, PAIR_CURLY, N_PAIRS } Pair;

typedef struct {
  guint depth, strays;
  CadSpan pending; /* the paragraph whose opening mark may be closed by a later one; len 0: none */
} Marks;

typedef struct {
  const char *text;
  GArray *damages;
  Marks pairs[N_PAIRS];
  guint straight;
  gunichar last[3]; /* the characters before, the nearest last */
  const char *word; /* where the word began */
  const char *paragraph;
  guint lines;      /* paragraphs before */
  gboolean wrapped; /* a single line break is a space */
} Survey;

static void
add (Survey *survey, CadDamageKind kind, const char *start, const char *end)
{
  CadDamage damage = { .span = { start - survey->text, end - start }, .kind = kind };

  g_array_append_val (survey->damages, damage);
}

static void
add_pending (Survey *survey, Marks *marks)
{
  const char *start = survey->text + marks->pending.start;

  if (marks->pending.len > 0)
    add (survey, CAD_DAMAGE_MARKS, start, start + marks->pending.len);
  marks->pending.len = 0;
}

static void
count_mark (Survey *survey, gunichar c)
{
  Marks *marks = &survey->pairs[c == 0x201C || c == 0x201D ? PAIR_CURLY : PAIR_GUILLEMETS];

  survey->straight += c == '"';
  if (c == 0xAB || c == 0x201C)
    marks->depth++;
  else if ((c == 0xBB || c == 0x201D) && marks->depth > 0)
    marks->depth--;
  else if (c == 0xBB || c == 0x201D)
    marks->strays++;
}

/* A quotation may run over paragraphs, each of which may open it again. */
static gboolean
close_pair (Survey *survey, Marks *marks, CadSpan paragraph, gboolean begins)
{
  gboolean unpaired = FALSE;

  if (marks->pending.len > 0 && (marks->strays > 0 || (begins && marks->depth == 0))) {
    marks->strays -= marks->strays > 0;
    marks->pending.len = 0;
  }
  unpaired = marks->strays > 0;
  if (marks->depth > 0 && !(begins && marks->pending.len > 0)) {
    add_pending (survey, marks);
    marks->pending = paragraph;
  }
  marks->depth = marks->strays = 0;
  return unpaired;
}

/* BAKOU, 3 mai (AFP) -: capitals, then a dash or a full stop behind brackets, a number or a bar. */
static const char *
dateline_end (const char *p, const char *end)
{
  const char *limit = MIN (end, p + DATELINE_MOST), *start = p;
  gboolean told = FALSE;
  guint capitals = 0;

  while (p < limit && g_unichar_isupper (g_utf8_get_char (p))) {
    p = g_utf8_next_char (p);
    capitals++;
  }
  for (; capitals >= 3 && p < limit; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean dash = (c == '-' || c == 0x2013 || c == 0x2014) && p > start && g_ascii_isspace (p[-1]);

    told |= c == ')' || c == '/' || g_ascii_isdigit (c);
    if (told && dash)
      return g_utf8_next_char (p);
    if (c == '.' && !dash)
      return told ? p + 1 : NULL;
  }
  return NULL;
}

static void
find_agency (Survey *survey, const char *start, const char *end)
{
  const char *dateline = survey->lines < DATELINE_LINES ? dateline_end (start, end) : NULL;

  if (dateline != NULL)
    add (survey, CAD_DAMAGE_AGENCY, start, dateline);
  if (end - start > 4 && end - start <= SUBHEAD_MOST && g_str_has_prefix (start, "- ") && end[-1] == '-' &&
      end[-2] == ' ')
    add (survey, CAD_DAMAGE_AGENCY, start, end);
}

static void
end_paragraph (Survey *survey, const char *end)
{
  const char *start = survey->paragraph;

  while (start < end && g_ascii_isspace (*start))
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  survey->paragraph = NULL;
  if (start == end)
    return;
  CadSpan span = { start - survey->text, end - start };
  gunichar first = g_utf8_get_char (start);
  gboolean unpaired = survey->straight % 2 == 1;

  unpaired |= close_pair (survey, &survey->pairs[PAIR_GUILLEMETS], span, first == 0xAB);
  unpaired |= close_pair (survey, &survey->pairs[PAIR_CURLY], span, first == 0x201C);
  if (unpaired)
    add (survey, CAD_DAMAGE_MARKS, start, end);
  find_agency (survey, start, end);
  survey->straight = 0;
  survey->lines++;
}

/* "auHaut", "fin.Le": small letters, perhaps the end of a sentence, and a capital without a blank between them. Names such
 * as YouTube begin with a capital, and those such as macOS go on with one. */
static gboolean
is_glued (const Survey *survey, gunichar c, const char *next)
{
  const gunichar *last = survey->last;

  if (!g_unichar_isupper (c) || c == 0xC2 || c == 0xC3 || !g_unichar_islower (last[1]))
    return FALSE;
  if (g_unichar_islower (last[2]))
    return g_unichar_islower (g_utf8_get_char (survey->word)) && g_unichar_islower (g_utf8_get_char (next));
  return (last[2] == '.' || last[2] == '!' || last[2] == '?' || last[2] == ',' || last[2] == ';') &&
         g_unichar_islower (last[0]);
}

/* UTF-8 that was read as Windows-1252 and written again. */
static gboolean
is_mojibake (gunichar before, gunichar c)
{
  return c == 0xFFFD || ((before == 0xC3 || before == 0xC2) && c >= 0x80 && c <= 0xBF) ||
         (before == 0xE2 && c == 0x20AC);
}

static const char *
word_end (const char *p)
{
  while (cad_char_is_letter (p))
    p = g_utf8_next_char (p);
  return p;
}

static void
read_char (Survey *survey, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  count_mark (survey, c);
  if (survey->word == NULL && cad_char_is_letter (p))
    survey->word = p;
  if (survey->word != NULL && is_glued (survey, c, next))
    add (survey, CAD_DAMAGE_GLUED, survey->word, word_end (p));
  if (is_mojibake (survey->last[2], c))
    add (survey, CAD_DAMAGE_MOJIBAKE, c == 0xFFFD ? p : g_utf8_prev_char (p), next);
  if (g_unichar_isspace (c))
    survey->word = NULL;
  survey->last[0] = survey->last[1];
  survey->last[1] = survey->last[2];
  survey->last[2] = c;
}

static gboolean
is_paragraph_end (const Survey *survey, const char *p)
{
  if (*p != '\n' && *p != '\r')
    return FALSE;
  if (!survey->wrapped)
    return TRUE;
  for (p++; g_ascii_isspace (*p) && *p != '\n'; p++)
    ;
  return *p == '\n';
}

/* Reads [p, end), which lies between stretches that are left out. */
static void
read_between (Survey *survey, const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p)) {
    if (survey->paragraph == NULL)
      survey->paragraph = p;
    read_char (survey, p);
    if (is_paragraph_end (survey, p))
      end_paragraph (survey, p);
  }
}

static int
by_start (gconstpointer a, gconstpointer b)
{
  const CadDamage *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

void
cad_damage_survey (const CadDocument *document, const CadTextRules *rules, GArray *damages)
{
  const char *p = document->text + document->body, *end = document->text + document->length;
  Survey survey = { .text = document->text, .damages = damages, .wrapped = cad_lines_are_wrapped (p, end) };

  cad_damage_find (document, rules, damages);
  guint n = damages->len;

  for (guint i = 0; i < n; i++) {
    const CadDamage damage = g_array_index (damages, CadDamage, i);
    const char *start = document->text + damage.span.start;

    read_between (&survey, p, start);
    if (damage.gap == CAD_GAP_PARAGRAPH && survey.paragraph != NULL)
      end_paragraph (&survey, start);
    if (damage.gap != CAD_GAP_NOTHING)
      survey.word = NULL;
    p = start + damage.span.len;
  }
  read_between (&survey, p, end);
  if (survey.paragraph != NULL)
    end_paragraph (&survey, end);
  for (guint i = 0; i < N_PAIRS; i++)
    add_pending (&survey, &survey.pairs[i]);
  g_array_sort (damages, by_start);
}
