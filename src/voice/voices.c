/* SPDX-License-Identifier: MIT
 * voices.c - the voices of a document: paragraph by paragraph, sentence by sentence */
#include "page.h"

#define FAR_AWAY     400 /* tokens: speakers farther from the next mention than that are not looked for */
#define CARRIED_OVER 2   /* sentences that a quotation without a cue may stand behind its speaker */

typedef struct {
  Page page;
  GArray *spans;
  GArray *voices;
  guint next; /* of @spans */
} Work;

const char *
cad_voice_name (CadVoiceKind kind)
{
  static const char *const names[] = { "own",       "quoted",  "partial", "attributed",
                                       "distanced", "hearsay", "denied",  "named" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == CAD_N_VOICES);
  return names[kind];
}

CadVoiceGroup
cad_voice_group (CadVoiceKind kind)
{
  static const CadVoiceGroup groups[] = { CAD_VOICES_OWN,        CAD_VOICES_ATTRIBUTED, CAD_VOICES_ATTRIBUTED,
                                          CAD_VOICES_ATTRIBUTED, CAD_VOICES_HEDGED,     CAD_VOICES_HEDGED,
                                          CAD_VOICES_ATTRIBUTED, CAD_VOICES_NAMED };

  G_STATIC_ASSERT (G_N_ELEMENTS (groups) == CAD_N_VOICES);
  return groups[kind];
}

static guint32
token_end (const Page *page, guint32 i)
{
  return page->tokens->tokens[i].start + page->tokens->tokens[i].len;
}

/* The tokens of the next span that lies before token @end, from @from on. */
static gboolean
next_mention (Work *work, guint32 *from, guint32 end, Range *mention)
{
  const Page *page = &work->page;
  const CadSpan *span;
  guint32 i = *from;

  if (work->next >= work->spans->len)
    return FALSE;
  span = &g_array_index (work->spans, CadSpan, work->next);
  while (i < end && token_end (page, i) <= span->start)
    i++;
  *from = i;
  if (i >= end)
    return FALSE;
  *mention = (Range){ i, i };
  while (mention->last + 1 < end && page->tokens->tokens[mention->last + 1].start < cad_span_end (*span))
    mention->last++;
  return TRUE;
}

static void
decide_mentions (Work *work)
{
  guint32 from = work->page.macro.first;
  Range mention;

  while (next_mention (work, &from, work->page.macro.last + 1, &mention)) {
    CadVoice voice = { .confidence = 80, .rule = "own" };

    page_decide (&work->page, mention, &voice);
    g_array_append_val (work->voices, voice);
    work->next++;
  }
}

/* Cues inside a quotation: for incises between its marks and for quotations in it. Who speaks in there is not remembered. */
static void
read_inside (Page *page, guint32 number)
{
  const Quote quote = g_array_index (page->quotes, Quote, number);
  Range macro = page->macro, speaker = page->speaker, actor = page->actor, subject = page->subject;
  guint32 level = page->level, first = quote.inside.first;

  page->level = number;
  for (guint32 i = first; i <= quote.inside.last; i++) {
    if (i < quote.inside.last && !(page->tokens->tokens[i + 1].flags & CAD_TOKEN_SENTENCE))
      continue;
    page->macro = (Range){ first, i };
    page->actor = NO_RANGE;
    page_add_verbs (page);
    first = i + 1;
  }
  page->level = level;
  page->macro = macro;
  page->speaker = speaker;
  page->actor = actor;
  page->subject = subject;
}

/* Sees what the sentence at work holds. */
static void
survey (Page *page)
{
  page->classes = page->phrases = 0;
  page->colon = FALSE;
  for (guint32 i = page->macro.first; i <= page->macro.last; i++) {
    const Unit *unit = unit_at (page, i);

    page->classes |= unit->classes;
    page->colon |= is_mark (page, i, CAD_MARK_COLON);
    if (unit->phrase != NULL)
      page->phrases |= phrase_bit (unit->phrase->kind);
  }
}

static void
read_macro (Work *work, Range macro, guint32 *quote)
{
  Page *page = &work->page;
  Range before = page->actor;

  page->macro = macro;
  page->level = 0;
  page->prior = page->speaker_age <= CARRIED_OVER ? page->speaker : NO_RANGE;
  page->subject = NO_RANGE;
  page->speaker_age++;
  if (page->cues != NULL) {
    survey (page);
    page_add_verbs (page);
    page_add_frames (page);
    page_add_names (page);
    page_add_doubts (page);
    page_add_hearsay (page);
    for (; *quote < page->quotes->len && g_array_index (page->quotes, Quote, *quote).inside.first <= macro.last;
         (*quote)++)
      if (g_array_index (page->quotes, Quote, *quote).words >= 4)
        read_inside (page, *quote);
    page->level = 0;
    if (range_is_empty (page->actor) || page->actor.first == before.first) {
      Range subject = page_main_subject (page);

      if (page_can_speak (page, subject) && !page_is_pronoun (page, subject))
        page->actor = subject;
    }
  }
  page_sort_scopes (page);
  decide_mentions (work);
}

static void
read_paragraph (Work *work, guint32 first, guint32 end)
{
  Page *page = &work->page;
  const CadSpan *next = work->next < work->spans->len ? &g_array_index (work->spans, CadSpan, work->next) : NULL;
  guint32 near = MIN (end + FAR_AWAY, page->tokens->n_tokens), quote = 1;

  page->base = first;
  page->end = end;
  if (next == NULL || page->tokens->tokens[near - 1].start < next->start) {
    page_pass_quotes (page);
    return;
  }
  page_read_units (page);
  page_pair_quotes (page);
  page_split_macros (page);
  for (guint m = 0; m < page->macros->len; m++) {
    g_array_set_size (page->scopes, 0);
    read_macro (work, g_array_index (page->macros, Range, m), &quote);
  }
}

/* Are dashes at the head of sentences turns of a talk? Two of them, one a question. */
static gboolean
is_dialogue (const CadTokens *tokens)
{
  guint turns = 0, questions = 0;
  gboolean turn = FALSE;

  if (tokens->dashes < 2)
    return FALSE;
  for (guint32 i = 0; i < tokens->n_tokens; i++) {
    const CadToken *token = &tokens->tokens[i];

    if (token->kind != CAD_TOKEN_MARK)
      continue;
    if (token->mark == CAD_MARK_DASH && tokens->document->text[token->start] != '-' &&
        (token->flags & (CAD_TOKEN_SENTENCE | CAD_TOKEN_PARAGRAPH) ||
         (i > 0 && tokens->tokens[i - 1].kind == CAD_TOKEN_MARK && tokens->tokens[i - 1].mark == CAD_MARK_QUESTION))) {
      turn = TRUE;
      turns++;
    } else if (token->mark == CAD_MARK_QUESTION) {
      questions += turn;
    } else if (token->mark == CAD_MARK_PERIOD) {
      turn = FALSE;
    }
  }
  return turns >= 2 && questions > 0;
}

static void
work_init (Work *work, const CadTokens *tokens, const CadLanguage *language)
{
  Quote nobody = { 0 };
  Page *page = &work->page;

  page->tokens = tokens;
  page->cues = language->cues;
  page->found = g_array_new (FALSE, FALSE, sizeof (Quote));
  page->quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  g_array_append_val (page->quotes, nobody);
  page->macros = g_array_new (FALSE, FALSE, sizeof (Range));
  page->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  page->reaches = g_array_new (FALSE, FALSE, sizeof (guint32));
  page->subject = page->speaker = page->actor = page->open_speaker = page->prior = NO_RANGE;
  page->dialogue = is_dialogue (tokens);
}

static void
work_clear (Work *work)
{
  g_array_unref (work->page.found);
  g_array_unref (work->page.quotes);
  g_array_unref (work->page.macros);
  g_array_unref (work->page.scopes);
  g_array_unref (work->page.reaches);
  g_free (work->page.units);
}

void
cad_voices_find (const CadTokens *tokens, GArray *spans, const CadLanguage *language, GArray *voices,
                 CadMarkCounts *marks)
{
  Work work = { .spans = spans, .voices = voices };

  g_array_set_size (voices, 0);
  work_init (&work, tokens, language);
  for (guint p = 0; p < tokens->n_paragraphs; p++)
    if (tokens->paragraphs[p] < tokens->paragraphs[p + 1])
      read_paragraph (&work, tokens->paragraphs[p], tokens->paragraphs[p + 1]);
  while (voices->len < spans->len) {
    CadVoice own = { .confidence = 80, .rule = "own" };

    g_array_append_val (voices, own);
  }
  if (marks != NULL)
    *marks = work.page.marks;
  work_clear (&work);
}
