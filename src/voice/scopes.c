/* SPDX-License-Identifier: MIT
 * scopes.c - what reporting verbs put under somebody's name: who, and by which construction */
#include "page.h"

void
page_add_scope (Page *page, const Scope *scope)
{
  Scope added = *scope;

  if (range_is_empty (added.reach) || added.reach.first > added.reach.last)
    return;
  added.level = page->level;
  if (range_is_empty (added.speaker) && (added.kind == SCOPE_ATTRIBUTED || added.kind == SCOPE_DENIED))
    added.confidence = added.confidence > 15 ? added.confidence - 15 : 0;
  if (added.flags & CAD_VOICE_CARRIED)
    added.confidence = added.confidence > 15 ? added.confidence - 15 : 0;
  g_array_append_val (page->scopes, added);
  if (added.incise && page->level != 0) {
    Quote *quote = &g_array_index (page->quotes, Quote, page->level);

    quote->has_incise = TRUE;
    quote->incise = added;
  }
}

/* A comma at @comma, and then a verb: the clause that a parenthesis interrupted goes on. */
static gboolean
is_verb_behind_comma (const Page *page, guint32 comma)
{
  guint64 verb = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_FINITE) |
                 cad_bit (CAD_CLASS_CONDITIONAL) | cad_bit (CAD_CLASS_MODAL);
  guint64 light = cad_bit (CAD_CLASS_CLITIC) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_ADVERB);
  guint32 next;

  if (comma == NOWHERE || !is_mark (page, comma, CAD_MARK_COMMA))
    return FALSE;
  next = page_next (page, comma);
  for (guint n = 0; n < 3 && next != NOWHERE; n++, next = page_next (page, next))
    if (is_any (page, next, verb))
      return TRUE;
    else if (!is_any (page, next, light))
      return FALSE;
  return FALSE;
}

/* The token behind the name that ends at @last, past « à plusieurs reprises », « mardi ». */
static guint32
behind_name (const Page *page, guint32 last)
{
  guint32 i = page_next (page, last);

  return i != NOWHERE ? page_skip_insertions (page, i) : NOWHERE;
}

/* « , confirme le palais, », « , a répliqué l'université. »: the inversion proves that any noun speaks, unless the verb
 * takes nouns for what it judges, or another verb follows (« il entre, annonce la fin et repart »). */
static gboolean
is_inverted_subject (const Page *page, const Cue *cue, Range name)
{
  guint32 behind = range_is_empty (name) ? NOWHERE : page_next (page, name.last);
  gboolean says = cue->verb->kind == CAD_CUE_SAY || cue->verb->kind == CAD_CUE_BELIEVE ||
                  cue->verb->kind == CAD_CUE_MANNER || cue->verb->kind == CAD_CUE_PERCEIVE;

  if (range_is_empty (name) || !says || cue->negated || !is_any (page, name.first, cad_bit (CAD_CLASS_DETERMINER)) ||
      is_any (page, name.first, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO)))
    return FALSE;
  behind = behind != NOWHERE ? page_skip_insertions (page, behind) : NOWHERE;
  return behind == NOWHERE || is_mark (page, behind, CAD_MARK_COMMA) || is_mark (page, behind, CAD_MARK_PERIOD) ||
         is_mark (page, behind, CAD_MARK_SEMICOLON);
}

/* « L'ennemi, a affirmé le commandant, a été chassé »: behind the name at @i, does the interrupted clause find its verb? */
static gboolean
goes_on_with_verb (const Page *page, const Cue *cue, guint32 i)
{
  Range name = is_word (page, i) ? page_name_right (page, i) : NO_RANGE;

  return !range_is_empty (name) && (page_can_speak (page, name) || is_inverted_subject (page, cue, name)) &&
         is_verb_behind_comma (page, behind_name (page, name.last));
}

/* « , a indiqué la Défense arménienne », « », a-t-il dit »: is there a clause before and a name or pronoun behind? */
static gboolean
has_clause_before (const Page *page, const Cue *cue, guint32 comma)
{
  guint32 begin = page_clause_begin (page, comma), next = page_next (page, cue->group.last);
  guint64 clause = cad_bit (CAD_CLASS_PRONOUN) | (page->level != 0 ? cad_bit (CAD_CLASS_FIRST_PERSON) : 0);

  if (cue->inverted || page_has_verb (page, begin, comma))
    return TRUE;
  if (next != NOWHERE && goes_on_with_verb (page, cue, next))
    return TRUE;
  for (guint32 i = begin; i != NOWHERE && i < comma; i = page_next (page, i))
    if (is_any (page, i, clause) && !is_joined (page, i))
      return TRUE;
  for (guint32 i = begin; i != NOWHERE && i < comma; i = page_next (page, i))
    if (is_any (page, i, cad_bit (CAD_CLASS_PARTICIPLE)) || is_quote (page, i))
      return next != NOWHERE && (cue->verb->kind == CAD_CUE_SAY || is_quote (page, i) ||
                                 is_any (page, next, cad_bit (CAD_CLASS_PLACE) | cad_bit (CAD_CLASS_AGENCY)));
  return FALSE;
}

static gboolean
that_follows (const Page *page, guint32 i, guint within)
{
  for (guint n = 0; n < within && i != NOWHERE; n++, i = page_next (page, i))
    if (is_any (page, i, cad_bit (CAD_CLASS_THAT)) || is_mark (page, i, CAD_MARK_COLON))
      return TRUE;
    else if (is_mark (page, i, CAD_MARK_COMMA) || is_mark (page, i, CAD_MARK_PERIOD))
      return FALSE;
  return FALSE;
}

/* The name behind an inverted verb, past « à l'AFP », « dans un communiqué ». */
static Range
inverted_name (const Page *page, const Cue *cue)
{
  guint32 i = page_next (page, cue->group.last);

  i = i != NOWHERE ? page_skip_insertions (page, i) : i;
  if (i != NOWHERE && is_mark (page, i, CAD_MARK_COMMA)) {
    guint32 j = page_next (page, i);

    for (guint n = 0; n < 6 && j != NOWHERE && !is_mark (page, j, CAD_MARK_COMMA); n++)
      j = page_next (page, j);
    i = j != NOWHERE && is_mark (page, j, CAD_MARK_COMMA) ? page_next (page, j) : NOWHERE;
  }
  if (i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION)) &&
      !is_capital (page, i)) {
    guint32 j = page_next (page, i);

    for (guint n = 0; n < 10 && j != NOWHERE && is_word (page, j); n++, j = page_next (page, j)) {
      guint32 before = page_previous (page, j);

      if (n > 0 && is_any (page, j, cad_bit (CAD_CLASS_DETERMINER)) &&
          !is_any (page, j, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO)) &&
          !is_any (page, before, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION)))
        return page_name_right (page, j);
    }
    return NO_RANGE;
  }
  return i == NOWHERE || !is_word (page, i) ? NO_RANGE : page_name_right (page, i);
}

/* « affirme-t-on à Bakou »: those at the place speak. */
static Range
speaker_of_one (const Page *page, const Cue *cue)
{
  guint32 i = page_next (page, cue->group.last), next = i != NOWHERE ? page_next (page, i) : NOWHERE;

  if (next == NOWHERE || !is_any (page, i, cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION)))
    return NO_RANGE;
  return page_name_right (page, next);
}

typedef struct {
  guint32 before; /* the comma or mark before the verb, or its subject */
  Range speaker;
  guint32 end; /* last token of the incise */
} Incise;

/* « Si Bakou attaque, Erevan répliquera »: behind the first comma stands the main clause, no incise. */
static gboolean
opens_with_condition (const Page *page, guint32 comma)
{
  guint32 i = page_previous (page, comma);

  if (!is_any (page, page->macro.first,
               cad_bit (CAD_CLASS_IF) | cad_bit (CAD_CLASS_WITHOUT) | cad_bit (CAD_CLASS_SUBORDINATOR)))
    return FALSE;
  for (guint n = 0; n < LONGEST_SCOPE && i != NOWHERE; n++, i = page_previous (page, i))
    if (is_mark (page, i, CAD_MARK_COMMA))
      return FALSE;
  return TRUE;
}

/* « “…,” Aliyev said »: the name stands between the mark and the verb. */
static gboolean
read_plain_incise (const Page *page, const Cue *cue, Incise *incise)
{
  guint32 last = page_previous (page, cue->group.first), next = page_next (page, cue->group.last);
  Range name = last != NOWHERE && is_word (page, last) ? page_name_left (page, last) : NO_RANGE;
  guint32 before = range_is_empty (name) ? NOWHERE : page_previous (page, name.first);

  if (before == NOWHERE || !(is_quote (page, before) || is_mark (page, before, CAD_MARK_COMMA)))
    return FALSE;
  next = next != NOWHERE ? page_skip_insertions (page, next) : next;
  if (!is_quote (page, before) && next != NOWHERE && is_word (page, next) &&
      !is_any (page, next, cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_ON)))
    return FALSE;
  if (!is_quote (page, before) && opens_with_condition (page, before))
    return FALSE;
  if (!is_quote (page, before) && !page_has_verb (page, page_clause_begin (page, before), before) &&
      !is_verb_behind_comma (page, next))
    return FALSE;
  *incise = (Incise){ before, name, cue->group.last };
  return TRUE;
}

/* « », a-t-il dit », « » a-t-il dit »: is the token at @i a mark, or a comma behind one? */
static gboolean
is_behind_quote (const Page *page, guint32 i)
{
  guint32 before = is_mark (page, i, CAD_MARK_COMMA) ? page_previous (page, i) : i;

  return before != NOWHERE && is_quote (page, before);
}

static gboolean
read_incise (const Page *page, const Cue *cue, Incise *incise)
{
  guint32 before = page_previous (page, cue->group.first), next = page_next (page, cue->group.last);
  gboolean after_quote;

  if (!cue->verb->incise || cue->tense != CAD_TENSE_FINITE || cue->passive || before == NOWHERE)
    return FALSE;
  if (next != NOWHERE && that_follows (page, next, 7))
    return FALSE;
  after_quote = is_behind_quote (page, before);
  if (!after_quote && !is_mark (page, before, CAD_MARK_COMMA) && !is_mark (page, before, CAD_MARK_DASH) &&
      !(cue->inverted && is_mark (page, before, CAD_MARK_QUESTION)))
    return read_plain_incise (page, cue, incise);
  if (!after_quote && !has_clause_before (page, cue, before))
    return FALSE;
  incise->before = before;
  if (cue->inverted && is_any (page, cue->pronoun, cad_bit (CAD_CLASS_ONE)))
    incise->speaker = speaker_of_one (page, cue);
  else if (cue->inverted)
    incise->speaker = (Range){ cue->pronoun, cue->pronoun };
  else
    incise->speaker = inverted_name (page, cue);
  if (range_is_empty (incise->speaker) && !cue->inverted && (!after_quote || cue->verb->frames == 0))
    return FALSE;
  if (!after_quote && !cue->inverted && !page_can_speak (page, incise->speaker) &&
      !is_inverted_subject (page, cue, incise->speaker))
    return FALSE;
  incise->end = MAX (cue->group.last, range_is_empty (incise->speaker) ? 0 : incise->speaker.last);
  return TRUE;
}

/* Where what an incise interrupts goes on, or NOWHERE when nothing does. */
static guint32
resumption (const Page *page, const Incise *incise)
{
  guint32 comma = behind_name (page, incise->end), next;

  if (comma == NOWHERE || !is_mark (page, comma, CAD_MARK_COMMA))
    return NOWHERE;
  next = page_next (page, comma);
  if (next == NOWHERE)
    return NOWHERE;
  if (is_quote (page, next) || is_any (page, next, cad_bit (CAD_CLASS_THAT)))
    return next;
  return page_has_verb (page, page_clause_begin (page, incise->before), incise->before) ? NOWHERE : next;
}

/* « « Nous avons fui », raconte Anna, une rescapée »: behind marks nothing but a verb at @from goes on with what they hold. */
static gboolean
is_apposed (const Page *page, const Incise *incise, guint32 from)
{
  guint64 goes_on = cad_bit (CAD_CLASS_INFINITIVE) | cad_bit (CAD_CLASS_THAT);

  return is_behind_quote (page, incise->before) && !is_quote (page, from) && !is_any (page, from, goes_on) &&
         !is_verb_behind_comma (page, page_previous (page, from));
}

static void
remember_speaker (Page *page, Range speaker, guint32 flags)
{
  if (range_is_empty (speaker))
    return;
  page->subject = speaker;
  if (flags & CAD_VOICE_RELAY)
    return;
  if (page_is_pronoun (page, speaker))
    page_set_pronoun (page, speaker);
  else
    page_set_speaker (page, speaker);
}

static void
add_incise (Page *page, const Cue *cue, Incise *incise)
{
  guint32 next = resumption (page, incise);
  Scope scope = {
    .rule = "incise", .incise = TRUE, .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_INCISE, .confidence = 97
  };

  scope.speaker = page_refine_speaker (page, incise->speaker, &scope.flags);
  if (range_is_empty (scope.speaker))
    scope.flags |= CAD_VOICE_ANONYMOUS;
  if (scope.flags & CAD_VOICE_RELAY)
    scope.priority = PRIORITY_FRAME - 1;
  scope.cue = cue->group;
  scope.verb = cue->verb->lemma;
  scope.stance = cue->verb->stance;
  scope.reach = (Range){ page_clause_begin (page, incise->before), incise->before };
  page_add_scope (page, &scope);
  if (next != NOWHERE) {
    scope.kind = is_apposed (page, incise, next) ? SCOPE_QUOTES : SCOPE_ATTRIBUTED;
    scope.reach = (Range){ next, page_reach_end (page, next) };
    page_add_scope (page, &scope);
  }
  remember_speaker (page, scope.speaker, scope.flags);
}

static gboolean
is_reported (const Page *page, guint32 i)
{
  for (guint s = page->scopes->len; s > 0 && page->scopes->len - s < 16; s--) {
    const Scope *scope = &g_array_index (page->scopes, Scope, s - 1);

    if (scope->level == page->level && scope->kind != SCOPE_QUOTES && range_holds (scope->reach, i))
      return TRUE;
  }
  return FALSE;
}

/* « après que Bakou a lancé une offensive et a exigé … »: whoever did the first did the second too, unless the first is
 * only reported. */
static Range
coordinated_subject (const Page *page, guint32 and)
{
  guint64 auxiliary = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE);
  guint32 i = page_previous (page, and);

  for (guint n = 0; n < 24 && i != NOWHERE; n++, i = page_previous (page, i)) {
    Range name;

    if (is_mark (page, i, CAD_MARK_SEMICOLON) || is_reported (page, i))
      return NO_RANGE;
    if (!is_any (page, i, auxiliary) || is_joined (page, i))
      continue;
    name = page_previous (page, i) != NOWHERE ? page_name_left (page, page_previous (page, i)) : NO_RANGE;
    if (!range_is_empty (name))
      return page_can_speak (page, name) ? name : NO_RANGE;
  }
  return NO_RANGE;
}

/* « Affirmant que la ville tient, le maire a refusé »: the first noun behind a comma that has a verb, or can speak. */
static Range
subject_behind_comma (const Page *page, guint32 from)
{
  guint64 begins = cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CAPITAL) | cad_bit (CAD_CLASS_PRONOUN);
  guint32 i = from;

  for (guint n = 0; n < 80 && i != NOWHERE; n++, i = page_next (page, i)) {
    guint32 next = page_next (page, i), behind;
    Range name;

    if (!is_mark (page, i, CAD_MARK_COMMA) || next == NOWHERE || !is_word (page, next) ||
        !is_any (page, next, begins) || is_any (page, next, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO)))
      continue;
    name = page_name_right (page, next);
    behind = range_is_empty (name) ? NOWHERE : page_next (page, name.last);
    if (behind != NOWHERE && (page_can_speak (page, name) || page_is_pronoun (page, name) ||
                              page_has_verb (page, behind, MIN (behind + 3, page->macro.last))))
      return name;
  }
  return NO_RANGE;
}

/* Who speaks by a verb that stands before what it reports; FALSE when nobody reports (« je pense que »). */
static gboolean
find_subject (const Page *page, const Cue *cue, Range *subject)
{
  guint32 before = page_previous (page, cue->group.first);
  Range name;

  *subject = NO_RANGE;
  if (cue->inverted && is_any (page, cue->pronoun, cad_bit (CAD_CLASS_FIRST_PERSON)))
    return FALSE;
  if (cue->inverted)
    return FALSE;
  if (before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_FIRST_PERSON)) && !is_joined (page, before))
    return FALSE;
  if (before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_ONE)))
    return cue->verb->kind == CAD_CUE_SAY;
  if (cue->tense == CAD_TENSE_GERUND && before == NOWHERE) {
    *subject = subject_behind_comma (page, cue->group.last);
    if (!range_is_empty (*subject))
      return TRUE;
  }
  if (cue->tense == CAD_TENSE_INFINITIVE ||
      (cue->tense == CAD_TENSE_GERUND && (before == NOWHERE || !is_word (page, before)))) {
    *subject = !range_is_empty (page->subject) ? page->subject : page_main_subject (page);
    if (range_is_empty (*subject) && before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_OF)) &&
        page_previous (page, before) != NOWHERE)
      *subject = page_name_left (page, page_previous (page, before)); /* « Et le général d'ajouter » */
    return TRUE;
  }
  if (before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_THAT)))
    return FALSE;
  if (before == page->macro.first && is_any (page, before, cad_bit (CAD_CLASS_RELATIVE)))
    return FALSE; /* « Qui aurait cru que … ? » */
  name = before != NOWHERE ? page_name_left (page, before) : NO_RANGE;
  if (range_is_empty (name) && before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_AND)))
    name = coordinated_subject (page, before);
  if (range_is_empty (name))
    name = page->subject;
  if (range_is_empty (name) && before != NOWHERE)
    name = page_main_subject (page);
  *subject = name;
  return TRUE;
}

/* « commence à revendiquer »: a demand that is only an infinitive is a doing, not a saying, unless a clause follows. */
static gboolean
is_intention (const Page *page, const Cue *cue)
{
  guint32 next = page_next (page, cue->group.last);

  return cue->tense == CAD_TENSE_INFINITIVE && cue->verb->kind == CAD_CUE_DIRECT && !that_follows (page, next, 7);
}

/* « comme l'a reconnu le ministre »: a source like « selon le ministre ». */
static gboolean
add_as_said (Page *page, const Cue *cue)
{
  guint32 as = page_previous (page, cue->group.first);
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_FRAME };
  Range name;

  if (as == NOWHERE || !is_any (page, as, cad_bit (CAD_CLASS_AS)) ||
      !is_any (page, cue->group.first, cad_bit (CAD_CLASS_CLITIC)) || cue->passive)
    return FALSE;
  name = inverted_name (page, cue);
  if (!page_can_speak (page, name))
    return FALSE;
  scope.cue = (Range){ as, cue->group.last };
  scope.stance = cue->verb->stance;
  scope.verb = cue->verb->lemma;
  page_place_source (page, &scope, name);
  return TRUE;
}

/* « , c'est du moins ce qu'affirme l'opposition », « , à ce que dit le maire »: an incise at the end. */
static gboolean
add_tail (Page *page, const Cue *cue)
{
  guint32 that = page_previous (page, cue->group.first), i, what = NOWHERE, be = NOWHERE;
  Range name = NO_RANGE;

  if (that != NOWHERE && is_word (page, that) && !is_any (page, that, cad_bit (CAD_CLASS_THAT))) {
    name = page_name_left (page, that);
    that = range_is_empty (name) ? NOWHERE : page_previous (page, name.first);
  }
  if (that == NOWHERE || !is_any (page, that, cad_bit (CAD_CLASS_THAT)) || cue->passive)
    return FALSE;
  what = page_previous (page, that);
  if (what == NOWHERE || !is_any (page, what, cad_bit (CAD_CLASS_WHAT)))
    return FALSE;
  i = page_previous (page, what);
  for (guint n = 0; n < 6 && i != NOWHERE && is_word (page, i); n++, i = page_previous (page, i))
    be = is_any (page, i, cad_bit (CAD_CLASS_BE)) || (n == 0 && is_any (page, i, cad_bit (CAD_CLASS_TO))) ? i : be;
  if (be == NOWHERE || i == NOWHERE || !is_mark (page, i, CAD_MARK_COMMA))
    return FALSE;
  Incise incise = { i, range_is_empty (name) ? inverted_name (page, cue) : name, cue->group.last };

  if (range_is_empty (incise.speaker))
    return FALSE;
  add_incise (page, cue, &incise);
  return TRUE;
}

/* « As the ministry said, … », « comme Bakou l'affirme, … ». */
static gboolean
add_as_subject_says (Page *page, const Cue *cue, Range subject)
{
  guint32 as = range_holds (page->macro, subject.first) ? page_previous (page, subject.first) : NOWHERE;
  guint32 next = page_next (page, cue->group.last);
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_FRAME };

  if (as == NOWHERE || !is_any (page, as, cad_bit (CAD_CLASS_AS)) || cue->verb->kind != CAD_CUE_SAY ||
      (next != NOWHERE && !is_mark (page, next, CAD_MARK_COMMA) && !is_mark (page, next, CAD_MARK_PERIOD)))
    return FALSE;
  scope.cue = (Range){ as, cue->group.last };
  scope.stance = cue->verb->stance;
  scope.verb = cue->verb->lemma;
  page_place_source (page, &scope, subject);
  return TRUE;
}

/* « Moscou, qui dit avoir libéré la ville, y a installé »: the clause of the verb ends with the next comma. */
static gboolean
is_in_relative (const Page *page, const Cue *cue)
{
  guint32 before = page_previous (page, cue->group.first),
          comma = before != NOWHERE ? page_previous (page, before) : NOWHERE;

  return comma != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_RELATIVE)) &&
         is_mark (page, comma, CAD_MARK_COMMA);
}

static void
add_cue (Page *page, const Cue *cue)
{
  Incise incise;
  Range subject, speaker;
  guint32 flags = 0;
  gboolean governs;

  if (add_as_said (page, cue) || add_tail (page, cue))
    return;
  if (read_incise (page, cue, &incise)) {
    if (!cue->inverted || !is_any (page, cue->pronoun, cad_bit (CAD_CLASS_FIRST_PERSON)))
      add_incise (page, cue, &incise);
    return;
  }
  if (!find_subject (page, cue, &subject) || is_intention (page, cue))
    return;
  if (add_as_subject_says (page, cue, subject))
    return;
  page->in_relative = is_in_relative (page, cue);
  governs = page_govern (page, cue, subject);
  page->in_relative = FALSE;
  if (!governs)
    return;
  speaker = page_refine_speaker (page, subject, &flags);
  if (!cue->passive && cue->tense != CAD_TENSE_PARTICIPLE)
    remember_speaker (page, speaker, flags);
}

void
page_add_verbs (Page *page)
{
  page->subject = NO_RANGE;
  if (page->level == 0 && !(page->classes & cad_bit (CAD_CLASS_CUE)))
    return;
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i)) {
    Cue cue;

    if (is_any (page, i, cad_bit (CAD_CLASS_CUE)) && page_read_cue (page, i, &cue))
      add_cue (page, &cue);
  }
}
