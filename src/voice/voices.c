/* SPDX-License-Identifier: MIT
 * voices.c - the voices of a document: paragraph by paragraph, sentence by sentence */
#include "page.h"

#define FAR_AWAY 400 /* tokens: speakers farther from the next mention than that are not looked for */

struct _CadVoices {
  Page page;
  const GArray *spans; /* of the document at work */
  guint next;          /* of @spans */
  GArray *found;       /* of CadVoice: those of @spans so far */
};

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

/* The next mention that has no voice yet, or NULL. */
static const CadSpan *
next_span (const CadVoices *voices)
{
  return voices->next < voices->spans->len ? &g_array_index (voices->spans, CadSpan, voices->next) : NULL;
}

/* Does the next mention begin behind token @last? */
static gboolean
is_behind (const CadVoices *voices, guint32 last)
{
  const CadSpan *span = next_span (voices);

  return span == NULL || token_end (&voices->page, last) <= span->start;
}

/* The tokens of @span, the first at or behind token @from. */
static Range
tokens_of (const Page *page, const CadSpan *span, guint32 from)
{
  Range mention = { from, from };

  while (token_end (page, mention.first) <= span->start)
    mention.first++;
  mention.last = mention.first;
  while (mention.last < page->macro.last && page->tokens->tokens[mention.last + 1].start < cad_span_end (*span))
    mention.last++;
  return mention;
}

static void
decide_mentions (CadVoices *voices)
{
  Page *page = &voices->page;
  Range mention = page->macro;

  page_sort_scopes (page);
  while (!is_behind (voices, page->macro.last)) {
    CadVoice voice = { .confidence = 80, .rule = "own" };

    mention = tokens_of (page, next_span (voices), mention.first);
    page_decide (page, mention, &voice);
    g_array_append_val (voices->found, voice);
    voices->next++;
  }
}

static void
read_paragraph (CadVoices *voices, guint32 base, guint32 end)
{
  Page *page = &voices->page;
  guint32 near = MIN (end + FAR_AWAY, page->tokens->n_tokens);
  Paragraph paragraph = { .base = base, .end = end, .mark = page->mark, .open_mark = page->open_mark };
  const CadSpan *next = next_span (voices);
  guint n_macros;

  page->base = base;
  page->end = end;
  if (next == NULL || page->tokens->tokens[near - 1].start < next->start) {
    page_pass_quotes (page);
    return;
  }
  g_array_append_val (page->paragraphs, paragraph);
  if (is_behind (voices, end - 1)) {
    page_pass_quotes (page);
    return;
  }
  page->place.paragraph = page->paragraphs->len - 1;
  n_macros = page_enter (page);
  for (page->place.macro = 0; page->place.macro < n_macros; page->place.macro++) {
    if (is_behind (voices, page_macro_at (page, page->place.macro).last))
      continue;
    page_know_nothing (page);
    page_read_macro (page);
    decide_mentions (voices);
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

CadVoices *
cad_voices_new (const CadLanguage *language)
{
  CadVoices *voices = g_new0 (CadVoices, 1);
  Page *page = &voices->page;
  Quote nobody = { 0 };

  page->cues = language->cues;
  page->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  page->found = g_array_new (FALSE, FALSE, sizeof (Quote));
  page->quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  g_array_append_val (page->quotes, nobody);
  page->macros = g_array_new (FALSE, FALSE, sizeof (Macro));
  page->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  page->past_scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  page->reaches = g_array_new (FALSE, FALSE, sizeof (guint32));
  return voices;
}

void
cad_voices_free (CadVoices *voices)
{
  if (voices == NULL)
    return;
  g_array_unref (voices->page.paragraphs);
  g_array_unref (voices->page.found);
  g_array_unref (voices->page.quotes);
  g_array_unref (voices->page.macros);
  g_array_unref (voices->page.scopes);
  g_array_unref (voices->page.past_scopes);
  g_array_unref (voices->page.reaches);
  g_free (voices->page.units);
  g_free (voices);
}

static void
begin (CadVoices *voices, const CadTokens *tokens)
{
  Page *page = &voices->page;

  page->tokens = tokens;
  page->mark = 0;
  page->open_mark = 0;
  page->open_speaker = NO_RANGE;
  page->marks = (CadMarkCounts){ 0 };
  g_array_set_size (page->paragraphs, 0);
  g_array_set_size (page->quotes, 1);
  g_array_set_size (page->macros, 0);
  page_forget (page);
  voices->next = 0;
  if (voices->spans->len == 0)
    return;
  page_make_room (page);
  page->dialogue = is_dialogue (tokens);
}

void
cad_voices_find (CadVoices *voices, const CadTokens *tokens, const GArray *spans, GArray *found, CadMarkCounts *marks)
{
  const CadVoice own = { .confidence = 80, .rule = "own" };

  voices->spans = spans;
  voices->found = found;
  g_array_set_size (found, 0);
  begin (voices, tokens);
  for (guint p = 0; p < tokens->n_paragraphs; p++)
    if (tokens->paragraphs[p] < tokens->paragraphs[p + 1])
      read_paragraph (voices, tokens->paragraphs[p], tokens->paragraphs[p + 1]);
  while (found->len < spans->len)
    g_array_append_val (found, own);
  if (marks != NULL)
    *marks = voices->page.marks;
}
