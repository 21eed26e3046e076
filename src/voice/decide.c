/* SPDX-License-Identifier: MIT
 * decide.c - the voice of one mention, from the quotation it stands in and the scopes that cover it */
#include "page.h"

#define SHORT_QUOTE 6   /* words: with no speaker in reach, a quotation up to here is distance, a longer one speech */
#define MOST_SCOPES 512 /* looked at for one place: no prose has as many, and the work stays linear */

/* Who is in charge of a quotation, and by what. */
typedef struct {
  const Scope *scope; /* or NULL */
  Range speaker;
  const char *rule;
  guint32 flags;
  gboolean topic;  /* only a name and a colon: « Ukraine : « opération spéciale » ou invasion ? » */
  gboolean colon;  /* stands behind a colon */
  gboolean incise; /* « », a-t-il dit » */
} Governor;

/* « a refusé de parler d'occupation »: what one denies, one does not say. */
static gboolean
refuses (const Scope *denial, const Scope *inner)
{
  return denial->kind == SCOPE_DENIED && !range_is_empty (denial->speaker) &&
         denial->speaker.first == inner->speaker.first && inner->cue.first <= denial->reach.first + 2;
}

/* Does @scope win over @other, both covering the same place? Among reports the inner one does. */
static gboolean
wins (const Scope *scope, const Scope *other)
{
  if (scope->priority >= PRIORITY_VERB && other->priority >= PRIORITY_VERB) {
    if (range_holds (other->reach, scope->cue.first))
      return !refuses (other, scope);
    if (range_holds (scope->reach, other->cue.first))
      return refuses (scope, other);
  }
  if (scope->priority != other->priority)
    return scope->priority > other->priority;
  return scope->reach.first >= other->reach.first;
}

static gboolean
is_report (const Scope *scope)
{
  return scope->kind == SCOPE_ATTRIBUTED || scope->kind == SCOPE_DENIED || scope->kind == SCOPE_QUOTES;
}

/* A word that tells the distance itself is the outlet's choice: « la République autoproclamée » as a wording. */
static gboolean
is_own_doubt (const Scope *scope, Range mention)
{
  return scope->kind == SCOPE_DISTANCED &&
         (range_holds (mention, scope->cue.first) || range_holds (scope->cue, mention.first));
}

static gint
by_reach (gconstpointer a, gconstpointer b)
{
  const Scope *x = a, *y = b;

  return x->reach.first < y->reach.first ? -1 : x->reach.first > y->reach.first;
}

void
page_sort_scopes (Page *page)
{
  guint32 farthest = 0;

  if (page->scopes->len > 1)
    g_array_sort (page->scopes, by_reach);
  g_array_set_size (page->reaches, 0);
  for (guint s = 0; s < page->scopes->len; s++) {
    farthest = MAX (farthest, g_array_index (page->scopes, Scope, s).reach.last);
    g_array_append_val (page->reaches, farthest);
  }
}

/* The number of scopes that begin at or before @i. */
static guint
scopes_up_to (const Page *page, guint32 i)
{
  guint low = 0, high = page->scopes->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (page->scopes, Scope, middle).reach.first <= i)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The scope in force at @mention at the page's level; @quote: for a quotation, that only reports govern. */
static const Scope *
find_scope (const Page *page, Range mention, gboolean quote)
{
  const Scope *best = NULL, *report = NULL;

  guint s = scopes_up_to (page, mention.last);

  for (guint n = 0; s > 0 && n < MOST_SCOPES; s--, n++) {
    const Scope *scope = &g_array_index (page->scopes, Scope, s - 1);
    gboolean covers = range_holds (scope->reach, mention.first) ||
                      (range_holds (scope->reach, mention.last) && (quote || range_holds (scope->cue, mention.first)));

    if (g_array_index (page->reaches, guint32, s - 1) < mention.first)
      break;
    if (scope->level != page->level || !covers || is_own_doubt (scope, mention))
      continue;
    if (quote ? !is_report (scope) : scope->kind == SCOPE_QUOTES)
      continue;
    if (scope->kind != SCOPE_HEARSAY && scope->kind != SCOPE_QUOTES && (report == NULL || wins (scope, report)))
      report = scope;
    if (best == NULL || wins (scope, best))
      best = scope;
  }
  return best != NULL && best->kind == SCOPE_HEARSAY && report != NULL ? report : best;
}

static guint32
token_before (const Page *page, const Quote *quote)
{
  return quote->whole.first > page->base ? quote->whole.first - 1 : NOWHERE;
}

/* « Nikol Pachinian : « … » », « Réponse de Bakou : « … » ». */
static Range
speaker_before_colon (Page *page, guint32 colon, guint32 *flags)
{
  guint32 last = colon > page->macro.first ? page_previous (page, colon) : NOWHERE;
  Range name = last != NOWHERE && is_word (page, last) ? page_name_left (page, last) : NO_RANGE;

  if (page_can_speak (page, name) && !page_has_verb (page, page_clause_begin (page, last), last))
    return page_refine_speaker (page, name, flags);
  if (!range_is_empty (page->subject))
    return page->subject;
  name = page_main_subject (page);
  if (range_is_empty (name) && !page_has_verb (page, page_clause_begin (page, colon), colon))
    name = page_name_at_head (page);
  return page_can_speak (page, name) || page_is_pronoun (page, name) ? page_refine_speaker (page, name, flags)
                                                                     : NO_RANGE;
}

/* « La grève est « une prise d'otages » pour le patronat. »: whose view it is stands behind, at the end of the clause. */
static Range
speaker_behind (Page *page, const Quote *quote, guint32 *flags)
{
  guint32 at = quote->whole.last + 1, first = at;
  Range name = NO_RANGE;

  if (at >= page->macro.last || !is_phrase (page, at, CAD_PHRASE_SOURCE_STRICT))
    return NO_RANGE;
  first = page_next (page, at + unit_at (page, at)->phrase_length - 1);
  name = first != NOWHERE && is_word (page, first) ? page_name_right (page, first) : NO_RANGE;
  first = range_is_empty (name) ? NOWHERE : page_next (page, name.last);
  if (!page_can_speak (page, name) || (first != NOWHERE && is_word (page, first)))
    return NO_RANGE;
  return page_refine_speaker (page, name, flags);
}

/* « Le maire (« … ») n'a rien ajouté »: a bracketed quotation belongs to the name before the bracket. */
static Range
speaker_before_paren (Page *page, const Quote *quote, guint32 *flags)
{
  guint32 open = token_before (page, quote), last;
  Range name;

  if (open == NOWHERE || open <= page->macro.first || !is_mark (page, open, CAD_MARK_OPEN_PAREN) ||
      quote->whole.last + 1 > page->macro.last || !is_mark (page, quote->whole.last + 1, CAD_MARK_CLOSE_PAREN))
    return NO_RANGE;
  last = page_previous (page, open);
  name = last != NOWHERE && is_word (page, last) ? page_name_left (page, last) : NO_RANGE;
  return page_can_speak (page, name) ? page_refine_speaker (page, name, flags) : NO_RANGE;
}

/* « « … » (Anna Petrova) ». */
static Range
speaker_in_parens (Page *page, const Quote *quote, guint32 *flags)
{
  guint32 open = quote->whole.last + 1, first;
  Range name;

  if (open >= page->macro.last || !is_mark (page, open, CAD_MARK_OPEN_PAREN))
    return NO_RANGE;
  first = page_next (page, open);
  name = first != NOWHERE && is_word (page, first) ? page_name_right (page, first) : NO_RANGE;
  if (range_is_empty (name) || name.last >= page->macro.last || !is_mark (page, name.last + 1, CAD_MARK_CLOSE_PAREN) ||
      !page_can_speak (page, name))
    return NO_RANGE;
  return page_refine_speaker (page, name, flags);
}

/* « La Turquie a dénoncé une « agression », l'Égypte un « crime » »: the verb is left out, its subject is not. */
static Range
gapped_speaker (const Page *page, const Quote *quote, const Scope *scope)
{
  guint32 i = token_before (page, quote), first;
  guint64 inner = cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF);

  for (guint n = 0; n < 3 && i != NOWHERE && i > page->macro.first && is_word (page, i) && is_any (page, i, inner); n++)
    i = page_previous (page, i);
  if (i == NOWHERE || !is_word (page, i) || i <= scope->cue.last)
    return NO_RANGE;
  first = i;
  for (guint n = 0; n < LONGEST_NAME; n++) {
    guint32 before = page_previous (page, first);

    if (before == NOWHERE || !is_word (page, before) || is_any (page, before, cad_bit (CAD_CLASS_AND))) {
      gboolean after_quote = before != NOWHERE && page_previous (page, before) != NOWHERE &&
                             is_quote (page, page_previous (page, before));
      Range name = { first, i };

      return after_quote && is_any (page, first, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CAPITAL)) &&
                     page_can_speak (page, name) && !page_has_verb (page, first, i)
                 ? name
                 : NO_RANGE;
    }
    first = before;
  }
  return NO_RANGE;
}

static void
take_scope (const Page *page, const Quote *quote, Governor *governor)
{
  const Scope *scope = governor->scope;
  Range gapped = scope->incise ? NO_RANGE : gapped_speaker (page, quote, scope);

  governor->speaker = range_is_empty (gapped) ? scope->speaker : gapped;
  governor->rule = range_is_empty (gapped) ? scope->rule : "gapped";
  governor->flags = scope->flags;
  governor->incise = scope->incise &&
                     (scope->reach.first == quote->whole.first ||
                      (scope->cue.first > quote->inside.last && scope->cue.first <= quote->whole.last + 3));
}

/* « Ukraine : « opération spéciale » ou invasion ? »: one word that is nobody's name nor office. */
static gboolean
is_topic (const Page *page, Range name)
{
  guint64 speaking = cad_bit (CAD_CLASS_ROLE) | cad_bit (CAD_CLASS_PLACE) | cad_bit (CAD_CLASS_AGENCY) |
                     cad_bit (CAD_CLASS_TITLE);
  guint capitals = 0;

  for (guint32 i = name.first; name.first != NOWHERE && i <= name.last; i++) {
    if (is_any (page, i, speaking) && !is_any (page, i, cad_bit (CAD_CLASS_COUNTRY)))
      return FALSE;
    capitals += is_capital (page, i) && !is_any (page, i, cad_bit (CAD_CLASS_COUNTRY));
  }
  return capitals < 2;
}

/* « Washington « condamne fermement » cette agression »: the subject says it. A single quoted verb is only distance. */
static gboolean
is_quoted_verb (const Page *page, const Quote *quote, guint32 before)
{
  guint64 verb = cad_bit (CAD_CLASS_CUE) | cad_bit (CAD_CLASS_FINITE) | cad_bit (CAD_CLASS_HAVE) |
                 cad_bit (CAD_CLASS_BE);
  Range name;

  if (quote->words < 2 || before == NOWHERE || before < page->macro.first || !is_word (page, before) ||
      !is_any (page, quote->inside.first, verb) ||
      is_any (page, before, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_PREPOSITION)))
    return FALSE;
  name = page_name_left (page, before);
  return page_can_speak (page, name) && !page_has_verb (page, page_clause_begin (page, before), before);
}

static Governor
govern_quote (Page *page, const Quote *quote)
{
  guint32 before = token_before (page, quote), behind = quote->whole.last + 1;
  Governor governor = { .speaker = NO_RANGE };

  governor.scope = find_scope (page, quote->whole, TRUE);
  governor.colon = before != NOWHERE && before >= page->macro.first && is_mark (page, before, CAD_MARK_COLON);
  if (governor.scope != NULL && range_is_empty (governor.scope->speaker) && before != NOWHERE &&
      range_holds (governor.scope->cue, before) && is_any (page, before, cad_bit (CAD_CLASS_CALLED)))
    governor.scope = NULL; /* « dite « antiterroriste » »: by nobody */
  if (governor.scope != NULL) {
    take_scope (page, quote, &governor);
    return governor;
  }
  governor.speaker = speaker_in_parens (page, quote, &governor.flags);
  if (range_is_empty (governor.speaker))
    governor.speaker = speaker_before_paren (page, quote, &governor.flags);
  if (!range_is_empty (governor.speaker)) {
    governor.rule = "parenthesis";
    return governor;
  }
  governor.speaker = speaker_behind (page, quote, &governor.flags);
  if (!range_is_empty (governor.speaker)) {
    governor.rule = "source-last";
  } else if (is_quoted_verb (page, quote, before)) {
    governor.speaker = page_refine_speaker (page, page_name_left (page, before), &governor.flags);
    governor.rule = "subject";
  } else if (governor.colon) {
    governor.speaker = speaker_before_colon (page, before, &governor.flags);
    governor.rule = "colon";
    governor.topic = range_is_empty (page->subject) && is_topic (page, governor.speaker);
  } else if (behind < page->macro.last && is_mark (page, behind, CAD_MARK_COLON) && !range_is_empty (page->subject)) {
    governor.speaker = page->subject; /* « Crimes de guerre » : Kiev accuse Moscou */
    governor.rule = "headline";
  }
  return governor;
}

static gboolean
is_final (const Page *page, guint32 i)
{
  return is_mark (page, i, CAD_MARK_PERIOD) || is_mark (page, i, CAD_MARK_QUESTION) ||
         is_mark (page, i, CAD_MARK_EXCLAMATION) || is_mark (page, i, CAD_MARK_ELLIPSIS);
}

static gboolean
all_capitals (const Page *page, const Quote *quote)
{
  for (guint32 i = quote->inside.first; i <= quote->inside.last; i++)
    if (is_word (page, i) && !is_joined (page, i) && !is_capital (page, i))
      return FALSE;
  return TRUE;
}

/* « Le régime dit « pacifier » la région »: not a name but what is said. */
static gboolean
says (const Page *page, guint32 i, const Governor *governor)
{
  guint32 before = i > page->macro.first ? page_previous (page, i) : NOWHERE;

  return governor->scope != NULL && range_holds (governor->scope->cue, i) &&
         (before == NOWHERE || !is_mark (page, before, CAD_MARK_COMMA));
}

/* « L'opération « Mur de fer » », « dit « route de la vie » », « le mot « occupation » »: a name or a word as such. */
static gboolean
is_name (const Page *page, const Quote *quote, const Governor *governor)
{
  guint32 before = token_before (page, quote);
  gboolean capital = is_capital (page, quote->inside.first);

  if (quote->words > 8)
    return FALSE;
  for (guint n = 0; n < 3 && before != NOWHERE && before >= page->macro.first && is_word (page, before);
       n++, before--) {
    if (is_phrase (page, before, CAD_PHRASE_DOUBT) ||
        (before > page->macro.first && is_phrase (page, before - 1, CAD_PHRASE_DOUBT)))
      return FALSE;
    if (is_any (page, before, cad_bit (CAD_CLASS_TITLED)))
      return capital;
    if (is_any (page, before, cad_bit (CAD_CLASS_WORD)))
      return TRUE;
    if (n == 0 && is_any (page, before, cad_bit (CAD_CLASS_CALLED)) && !says (page, before, governor))
      return capital || quote->words > 1; /* « dite « antiterroriste » » is an adjective, no name */
    if (!is_any (page, before,
                 cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CALLED) |
                     cad_bit (CAD_CLASS_ADVERB)) &&
        n > 0)
      return FALSE;
  }
  return FALSE;
}

/* « La « Journée de la Victoire » »: capitals behind an article, and no verb. */
static gboolean
is_title (const Page *page, const Quote *quote)
{
  guint32 before = token_before (page, quote);

  if (quote->words > SHORT_QUOTE || before == NOWHERE || before < page->macro.first ||
      !is_capital (page, quote->inside.first) ||
      !is_any (page, before, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_PREPOSITION)))
    return FALSE;
  for (guint32 i = quote->inside.first; i <= quote->inside.last; i++)
    if (is_any (page, i, cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_FINITE)) ||
        is_mark (page, i, CAD_MARK_COMMA))
      return FALSE;
  return TRUE;
}

/* The words of the other half of a quotation that an incise cuts: « “The invaders,” he said, “will be buried.” » */
static guint
other_half (const Page *page, const Quote *quote, const Governor *governor)
{
  const Range cue = governor->incise ? governor->scope->cue : NO_RANGE;
  guint32 i = quote->whole.last + 1;

  if (range_is_empty (cue) || cue.first < quote->whole.last)
    return 0;
  for (guint n = 0; n < LONGEST_NAME && i <= page->macro.last; n++, i++)
    if (is_quote (page, i) && i > cue.last && i < page->macro.last) {
      const Quote *other = &g_array_index (page->quotes, Quote, unit_at (page, i + 1)->quote);

      return unit_at (page, i + 1)->quote != 0 && is_mark (page, i - 1, CAD_MARK_COMMA) ? other->words : 0;
    }
  return 0;
}

/* A sentence of its own, not a fragment in somebody else's. */
static gboolean
is_full (const Page *page, const Quote *quote, const Governor *governor)
{
  gboolean capital = is_capital (page, quote->inside.first), final = is_final (page, quote->inside.last);
  gboolean head = quote->whole.first == page->macro.first;

  if (quote->dash)
    return TRUE;
  if (quote->flags & (CAD_VOICE_UNCLOSED | CAD_VOICE_STRAY) && quote->words > 5)
    return TRUE;
  if (governor->incise && capital && quote->words + other_half (page, quote, governor) >= 4)
    return TRUE;
  if (quote->words < 3)
    return governor->colon && final;
  if (final || (governor->incise && quote->words >= 4))
    return TRUE;
  if (governor->rule != NULL && governor->scope == NULL && !governor->colon)
    return capital && quote->words > 3;
  return capital &&
         (governor->colon || governor->incise || head || (governor->scope == NULL && !is_title (page, quote)));
}

static CadSpan
bytes_of (const Page *page, Range range)
{
  CadSpan none = { 0, 0 };

  return range_is_empty (range) ? none : cad_tokens_span (page->tokens, range.first, range.last);
}

static void
set_speaker (const Page *page, Range speaker, CadVoice *voice)
{
  voice->speaker = bytes_of (page, speaker);
  voice->speaker_first = range_is_empty (speaker) ? 0 : speaker.first;
  voice->speaker_last = range_is_empty (speaker) ? 0 : speaker.last;
}

static void
set_scope (const Page *page, const Scope *scope, CadVoice *voice)
{
  voice->stance = scope->stance;
  voice->cue = bytes_of (page, scope->cue);
  voice->scope = bytes_of (page, scope->reach);
  voice->verb = scope->verb;
  voice->rule = scope->rule;
  voice->confidence = scope->confidence;
  voice->flags |= scope->flags;
  set_speaker (page, scope->speaker, voice);
}

static guint8
less (guint8 confidence, gboolean doubtful)
{
  return doubtful ? confidence > 15 ? confidence - 15 : 0 : confidence;
}

static void
set_quoted (Page *page, const Quote *quote, const Governor *governor, CadVoice *voice)
{
  Range speaker = governor->speaker;

  voice->kind = CAD_VOICE_QUOTED;
  voice->confidence = 97;
  if (quote->has_incise) {
    set_scope (page, &quote->incise, voice);
    return;
  }
  if (governor->scope == NULL && governor->rule == NULL) {
    speaker = quote->dash ? NO_RANGE : quote->continued ? page->open_speaker : page_prior_speaker (page);
    voice->rule = quote->dash ? "interview" : "carried";
    voice->flags |= range_is_empty (speaker) ? 0 : CAD_VOICE_CARRIED;
    voice->confidence = less (82, range_is_empty (speaker));
  }
  set_speaker (page, speaker, voice);
}

/* What a quotation is worth by itself, when nothing outside it says more. */
static void
decide_quote (Page *page, const Quote *quote, CadVoice *voice)
{
  Governor governor = govern_quote (page, quote);
  gboolean full = is_full (page, quote, &governor);

  voice->scope = bytes_of (page, quote->whole);
  voice->cue = voice->scope;
  voice->rule = governor.rule;
  voice->flags = quote->flags | governor.flags;
  voice->confidence = 95;
  if (governor.scope != NULL)
    set_scope (page, governor.scope, voice);
  set_speaker (page, governor.speaker, voice);
  voice->rule = governor.rule;
  if (governor.scope != NULL && governor.scope->kind == SCOPE_DENIED) {
    voice->kind = CAD_VOICE_DENIED;
  } else if (is_name (page, quote, &governor)) {
    voice->kind = CAD_VOICE_NAMED;
    voice->rule = "name";
    voice->confidence = 85;
  } else if (full) {
    set_quoted (page, quote, &governor, voice);
    page->open_speaker = voice->speaker.len > 0 ? (Range){ voice->speaker_first, voice->speaker_last } : NO_RANGE;
  } else if (governor.scope != NULL || (!range_is_empty (governor.speaker) && !governor.topic)) {
    voice->kind = CAD_VOICE_PARTIAL;
  } else if (quote->words >= 2 && quote->words <= SHORT_QUOTE &&
             (all_capitals (page, quote) || is_title (page, quote))) {
    voice->kind = CAD_VOICE_NAMED;
    voice->rule = "name";
    voice->confidence = 70;
  } else if (quote->words <= SHORT_QUOTE) {
    voice->kind = CAD_VOICE_DISTANCED;
    set_speaker (page, NO_RANGE, voice);
    voice->rule = "scare-quotes";
    voice->confidence = 60;
  } else {
    set_quoted (page, quote, &governor, voice);
    voice->confidence = 55;
  }
  voice->confidence = less (voice->confidence, (quote->flags & (CAD_VOICE_UNCLOSED | CAD_VOICE_STRAY)) != 0);
}

/* Quotations in quotations: the outer one decides what it is, an inner one with a speaker of its own whose it is. */
static void
decide_nested (Page *page, const Quote *quote, CadVoice *voice)
{
  guint32 outer = quote->outer;
  Quote outermost = *quote;
  Range macro = page->macro;
  CadVoice inner = { 0 };

  page->level = 0;
  for (; outer != 0; outer = outermost.outer)
    outermost = g_array_index (page->quotes, Quote, outer);
  decide_quote (page, &outermost, voice);
  if (quote->outer == 0 || voice->kind == CAD_VOICE_NAMED)
    return;
  page->level = quote->outer;
  page->macro = g_array_index (page->quotes, Quote, page->level).inside;
  Governor governor = govern_quote (page, quote);

  if (governor.scope != NULL && !range_is_empty (governor.scope->speaker)) {
    set_scope (page, governor.scope, &inner);
    inner.kind = voice->kind == CAD_VOICE_DENIED ? CAD_VOICE_DENIED : CAD_VOICE_QUOTED;
    *voice = inner;
  }
  page->level = 0;
  page->macro = macro;
}

static CadVoiceKind
kind_of_scope (const Scope *scope)
{
  static const CadVoiceKind kinds[] = { CAD_VOICE_ATTRIBUTED, CAD_VOICE_DENIED,  CAD_VOICE_DISTANCED, CAD_VOICE_HEARSAY,
                                        CAD_VOICE_OWN,        CAD_VOICE_PARTIAL, CAD_VOICE_NAMED };

  return kinds[scope->kind];
}

/* Verb and subject of « , a affirmé le commandant, » in a quotation are the outlet's. */
static gboolean
is_in_incise (const Scope *incise, guint32 i)
{
  Range speaker = incise->speaker;

  return range_holds (incise->cue, i) ||
         (speaker.first != NOWHERE && speaker.first > incise->cue.last && range_holds (speaker, i));
}

void
page_decide (Page *page, Range mention, CadVoice *voice)
{
  guint32 first = unit_at (page, mention.first)->quote, last = unit_at (page, mention.last)->quote;
  guint32 number = first != 0 ? first : last; /* « l'opération, dite « antiterroriste » » */
  const Scope *scope;

  if (number != 0) {
    Quote quote = g_array_index (page->quotes, Quote, number); /* looking back can move the quotations */

    if (!quote.has_incise || !is_in_incise (&quote.incise, mention.first)) {
      decide_nested (page, &quote, voice);
      return;
    }
  }
  page->level = 0;
  scope = find_scope (page, mention, FALSE);
  if (scope == NULL || scope->kind == SCOPE_OWN)
    return;
  set_scope (page, scope, voice);
  voice->kind = kind_of_scope (scope);
}
