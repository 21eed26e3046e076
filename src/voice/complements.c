/* SPDX-License-Identifier: MIT
 * complements.c - what a reporting verb governs: a clause, an infinitive, a noun, a name given to something */
#include "page.h"

#define OBJECT_WORDS 18 /* how far the object of accuser, qualifier can reach */

typedef struct {
  Page *page;
  const Cue *cue;
  Scope scope;
  guint32 from; /* first token behind the verb and its insertions, or NOWHERE */
} Complement;

static gboolean
takes (const Complement *c, CadFrame frame)
{
  return (c->cue->verb->frames & frame) != 0;
}

static gboolean
is_noun_begin (const Page *page, guint32 i)
{
  if (page_quote_from (page, i) != 0)
    return TRUE;
  if (!is_word (page, i) || is_joined (page, i))
    return FALSE;
  if (is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)))
    return !is_any (page, i, cad_bit (CAD_CLASS_TO));
  return !is_any (page, i,
                  cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION) |
                      cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_BUT) |
                      cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_AS) | cad_bit (CAD_CLASS_SUBORDINATOR) |
                      cad_bit (CAD_CLASS_INFINITIVE) | cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_WHETHER) |
                      cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_HAVE));
}

/* Is the word written in capitals throughout, as in a headline? */
static gboolean
is_shouted (const Page *page, guint32 i)
{
  const CadToken *token = &page->tokens->tokens[i];
  const char *text = page->tokens->document->text + token->start, *second = g_utf8_next_char (text);

  return second < text + token->len && g_unichar_isupper (g_utf8_get_char (second));
}

static gboolean
is_infinitive (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_CLITIC) | cad_bit (CAD_CLASS_ADVERB);

  for (guint n = 0; n < 4 && i != NOWHERE; n++, i = page_next (page, i)) {
    if (is_any (page, i, cad_bit (CAD_CLASS_INFINITIVE)) && (!is_capital (page, i) || is_shouted (page, i)))
      return TRUE;
    if (!is_any (page, i, light))
      return FALSE;
  }
  return FALSE;
}

static gboolean
add (Complement *c, guint32 from, guint32 last, guint8 confidence)
{
  if (from == NOWHERE)
    return FALSE;
  c->scope.reach = (Range){ from, last };
  c->scope.confidence = confidence;
  page_add_scope (c->page, &c->scope);
  return TRUE;
}

static gboolean
add_clause (Complement *c, guint32 from, const char *rule, guint8 confidence)
{
  c->scope.rule = rule;
  return from != NOWHERE && add (c, from, page_reach_end (c->page, from), confidence);
}

static gboolean
add_noun (Complement *c, guint32 from, const char *rule, guint8 confidence)
{
  c->scope.rule = rule;
  return from != NOWHERE && add (c, from, page_noun_end (c->page, from), confidence);
}

/* The que that belongs to the verb: not that of « après que », nor the relative one behind an object. */
static guint32
find_that (const Complement *c)
{
  const Page *page = c->page;
  guint within = c->cue->verb->weight == CAD_WEIGHT_LOW ? 2 : 18;
  guint32 i = c->from, before = c->cue->group.last;
  guint64 verbs = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_CONDITIONAL);

  for (guint n = 0; n < within && i != NOWHERE; n++) {
    guint32 next = page_next (page, i), behind = next != NOWHERE ? page_next (page, next) : NOWHERE;

    if (is_any (page, i, cad_bit (CAD_CLASS_THAT)) && !is_any (page, before, cad_bit (CAD_CLASS_NOT_BEFORE_THAT)))
      return i;
    if (is_mark (page, i, CAD_MARK_SEMICOLON) || is_mark (page, i, CAD_MARK_COLON) || is_any (page, i, verbs))
      return NOWHERE;
    if (n == 0 && is_noun_begin (page, i) && !takes (c, CAD_FRAME_OBJECT)) {
      gboolean fact = next != NOWHERE && is_any (page, next, cad_bit (CAD_CLASS_REPORT)) && behind != NOWHERE &&
                      is_any (page, behind, cad_bit (CAD_CLASS_THAT));

      return fact ? behind : NOWHERE;
    }
    before = i;
    i = next;
  }
  return NOWHERE;
}

/* The first token from c->from on with one of @classes, inside the clause. */
static guint32
find_class (const Complement *c, guint64 classes, guint within)
{
  guint32 i = c->from;

  for (guint n = 0; n < within && i != NOWHERE; n++, i = page_next (c->page, i)) {
    if (is_any (c->page, i, classes))
      return i;
    if (is_mark (c->page, i, CAD_MARK_SEMICOLON) || is_mark (c->page, i, CAD_MARK_COLON) ||
        is_any (c->page, i, cad_bit (CAD_CLASS_THAT)))
      return NOWHERE;
  }
  return NOWHERE;
}

/* At the comma of « , qu'il méprise, »: the comma that closes it; else @i. */
static guint32
pass_relative (const Page *page, guint32 i)
{
  guint32 next = page_next (page, i);

  if (!is_mark (page, i, CAD_MARK_COMMA) || next == NOWHERE ||
      !is_any (page, next, cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_THAT)))
    return i;
  for (guint n = 0; n < 12 && next != NOWHERE; n++, next = page_next (page, next))
    if (is_mark (page, next, CAD_MARK_COMMA))
      return next;
  return i;
}

/* « accuse les dirigeants de l'enclave d'agression »: the de of the charge, not those inside the object: the one before an
 * infinitive, else before a bare noun or a quotation, else the first. */
static guint32
find_of (const Complement *c, guint64 class)
{
  const Page *page = c->page;
  guint32 i = c->from, first = NOWHERE, bare = NOWHERE;

  for (guint n = 0; n < OBJECT_WORDS && i != NOWHERE; n++, i = page_next (page, i)) {
    guint32 next;

    i = pass_relative (page, i);
    next = page_next (page, i);
    if (is_mark (page, i, CAD_MARK_SEMICOLON) || is_mark (page, i, CAD_MARK_COLON) || next == NOWHERE ||
        (n > 0 && is_any (page, i, cad_bit (CAD_CLASS_THAT))))
      break;
    if (!is_any (page, i, class))
      continue;
    if (n == 0 || is_infinitive (page, next))
      return i;
    if (first == NOWHERE)
      first = i;
    if (bare == NOWHERE && !is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) &&
        (page_quote_from (page, next) != 0 ||
         (!is_capital (page, next) && !is_any (page, next, cad_bit (CAD_CLASS_DETERMINER)))))
      bare = i;
  }
  return bare != NOWHERE ? bare : first;
}

static gboolean
govern_of (Complement *c)
{
  Page *page = c->page;
  gboolean directive = c->cue->verb->kind == CAD_CUE_DIRECT;
  gboolean object = takes (c, CAD_FRAME_OBJECT);
  guint32 of = object || directive ? find_of (c, cad_bit (CAD_CLASS_OF)) : c->from, next;

  if (of == NOWHERE || !is_any (page, of, cad_bit (CAD_CLASS_OF)))
    return FALSE;
  next = page_next (page, of);
  if (next == NOWHERE)
    return FALSE;
  if (is_infinitive (page, next))
    return add_clause (c, next, "of-infinitive", 88);
  if (directive && !object)
    return FALSE;
  if (!object && is_any (page, of, cad_bit (CAD_CLASS_DETERMINER)) && c->cue->verb->n_tail == 0 &&
      c->cue->verb->kind == CAD_CUE_SAY)
    return FALSE;
  c->scope.priority = c->cue->verb->kind == CAD_CUE_NAME ? PRIORITY_NAMING : c->scope.priority;
  return add_noun (c, next, c->cue->verb->kind == CAD_CUE_NAME ? "naming" : "of-noun", 88);
}

static gboolean
govern_to (Complement *c)
{
  guint32 to = takes (c, CAD_FRAME_OBJECT) ? find_of (c, cad_bit (CAD_CLASS_TO)) : c->from, next;

  if (to == NOWHERE || !is_any (c->page, to, cad_bit (CAD_CLASS_TO)))
    return FALSE;
  next = page_next (c->page, to);
  if (next != NOWHERE && is_infinitive (c->page, next))
    return add_clause (c, next, "to-infinitive", 88);
  if (to == c->from && c->cue->verb->kind != CAD_CUE_SAY)
    return add_noun (c, next, "to-noun", 80);
  return FALSE;
}

static gboolean
govern_as (Complement *c)
{
  guint32 as = find_class (c, cad_bit (CAD_CLASS_AS), OBJECT_WORDS);

  if (as == NOWHERE)
    return FALSE;
  c->scope.priority = PRIORITY_NAMING;
  return add_noun (c, page_next (c->page, as), "naming", 88);
}

/* « insiste sur le fait que P », « s'insurge contre l'occupation ». */
static gboolean
govern_on (Complement *c, guint64 class)
{
  guint32 on = find_class (c, class, 10), next;

  if (on == NOWHERE)
    return FALSE;
  next = page_next (c->page, on);
  return add_clause (c, next, "on-noun", 85);
}

/* « called the raid an “act of war” »: the second noun is the speaker's word. */
static gboolean
govern_adjective (Complement *c)
{
  const Page *page = c->page;
  guint32 i = c->from;

  if (i == NOWHERE)
    return FALSE;
  if (!takes (c, CAD_FRAME_NOUN))
    return add_noun (c, i, "self-description", 88);
  i = page_next (page, i);
  for (guint n = 0; n < 12 && i != NOWHERE && !is_mark (page, i, CAD_MARK_COMMA); n++, i = page_next (page, i)) {
    guint32 before = page_previous (page, i);
    guint64 leads = cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION) |
                    cad_bit (CAD_CLASS_DETERMINER);

    if (is_any (page, before, leads) || is_joined (page, i))
      continue;
    if (page_quote_from (page, i) != 0 || is_any (page, i, cad_bit (CAD_CLASS_DETERMINER))) {
      c->scope.priority = PRIORITY_NAMING;
      return add_noun (c, i, "naming", 88);
    }
  }
  return FALSE;
}

/* « ce que Bakou appelle une opération », « what Baku calls », « , que Bakou nomme »: is there a what before the subject? */
static gboolean
is_what_called (const Complement *c)
{
  const Page *page = c->page;
  guint32 i = !range_holds (page->macro, c->scope.speaker.first) ? c->cue->group.first
                                                                 : MIN (c->scope.speaker.first, c->cue->group.first);

  i = page_previous (page, i);
  for (guint n = 0; n < 4 && i != NOWHERE; n++) {
    guint32 before = page_previous (page, i);

    if (is_any (page, i, cad_bit (CAD_CLASS_WHAT) | cad_bit (CAD_CLASS_RELATIVE)))
      return TRUE;
    if (is_any (page, i, cad_bit (CAD_CLASS_THAT)) && before != NOWHERE && is_mark (page, before, CAD_MARK_COMMA))
      return TRUE;
    if (!is_any (page, i, cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_DETERMINER)))
      return FALSE;
    i = page_previous (page, i);
  }
  return FALSE;
}

/* The last token of the noun at @first..@last that stands before a finite verb. */
static guint32
before_verb (const Page *page, guint32 first, guint32 last)
{
  guint32 before = first;

  for (guint32 i = page_next (page, first); i != NOWHERE && i <= last; before = i, i = page_next (page, i))
    if (page_has_verb (page, i, i) && !is_capital (page, i) &&
        !is_any (page, before, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF)))
      return before;
  return last;
}

static gboolean
govern_what (Complement *c)
{
  const Page *page = c->page;
  guint32 i = c->from;

  if (i == NOWHERE || !is_what_called (c))
    return FALSE;
  if (is_any (page, i, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_AS) | cad_bit (CAD_CLASS_BE)))
    i = page_next (page, i);
  c->scope.priority = PRIORITY_NAMING;
  c->scope.stance = CAD_STANCE_DOUBTING;
  c->scope.rule = "what-is-called";
  return i != NOWHERE && add (c, i, before_verb (page, i, page_noun_end (page, i)), 90);
}

/* « l'aurait condamné »: the object stands before the verb. */
static gboolean
has_object (const Complement *c)
{
  for (guint32 i = c->cue->group.first; i != NOWHERE && i < c->cue->at; i = page_next (c->page, i))
    if (is_any (c->page, i, cad_bit (CAD_CLASS_OBJECT)))
      return TRUE;
  return FALSE;
}

/* A noun behind the verb is the speaker's word when the verb judges, accuses, denies, demands or names; verbs of saying
 * only report it when they do nothing else. */
static gboolean
govern_noun (Complement *c)
{
  const CadCueVerb *verb = c->cue->verb;
  gboolean strong = verb->kind == CAD_CUE_SAY || verb->kind == CAD_CUE_MANNER ? verb->weight == CAD_WEIGHT_HIGH
                    : verb->kind == CAD_CUE_PERCEIVE                          ? FALSE
                                                                              : verb->weight != CAD_WEIGHT_LOW;

  if (!strong || c->from == NOWHERE || !is_noun_begin (c->page, c->from) || has_object (c))
    return FALSE;
  if (takes (c, CAD_FRAME_AS) && find_class (c, cad_bit (CAD_CLASS_AS), OBJECT_WORDS) != NOWHERE)
    return FALSE;
  return add_noun (c, c->from, "noun", 85);
}

static gboolean
govern_bare (Complement *c)
{
  const Page *page = c->page;

  if (c->from == NOWHERE || !is_word (page, c->from) || !is_noun_begin (page, c->from) ||
      !page_has_verb (page, c->from, MIN (c->from + 16, page->macro.last)))
    return FALSE;
  return add_clause (c, c->from, "bare-clause", 80);
}

/* « affirme avoir », « claims to have ». */
static gboolean
govern_infinitive (Complement *c)
{
  if (c->from == NOWHERE)
    return FALSE;
  if (is_any (c->page, c->from, cad_bit (CAD_CLASS_INFINITIVE_MARK)))
    return add_clause (c, page_next (c->page, c->from), "infinitive", 88);
  return is_infinitive (c->page, c->from) && add_clause (c, c->from, "infinitive", 88);
}

/* Quotations among the rest of the clause are the subject's, whatever the verb does with its nouns. */
static gboolean
govern_quotes (Complement *c)
{
  const CadCueVerb *verb = c->cue->verb;

  if (c->from == NOWHERE || (verb->weight == CAD_WEIGHT_LOW && !takes (c, CAD_FRAME_NOUN)))
    return FALSE;
  c->scope.kind = SCOPE_QUOTES;
  c->scope.priority = PRIORITY_QUOTES;
  c->scope.rule = "object";
  return add (c, c->from, page_reach_end (c->page, c->from), 80);
}

typedef struct {
  Range name;  /* what the thing is called */
  Range agent; /* by whom, or nobody */
} Naming;

/* « décrit par Bakou comme une mesure », « accused by prosecutors of terrorism »: the agent stands first. */
static gboolean
read_agent_first (const Complement *c, Naming *naming)
{
  Complement behind = *c;
  guint32 link = NOWHERE;

  behind.from = page_next (c->page, c->from);
  if (takes (c, CAD_FRAME_AS))
    link = find_class (&behind, cad_bit (CAD_CLASS_AS), OBJECT_WORDS);
  if (link == NOWHERE && takes (c, CAD_FRAME_OF))
    link = find_of (&behind, cad_bit (CAD_CLASS_OF));
  if (link == NOWHERE || link == behind.from || page_next (c->page, link) == NOWHERE)
    return FALSE;
  for (guint32 i = behind.from; i != NOWHERE && i < link; i = page_next (c->page, i))
    if (is_mark (c->page, i, CAD_MARK_COMMA))
      return FALSE;
  naming->agent = (Range){ behind.from, page_previous (c->page, link) };
  naming->name = (Range){ page_next (c->page, link), page_noun_end (c->page, page_next (c->page, link)) };
  return TRUE;
}

/* Does the verb give a name to a thing: call, brand, deem, appelé? */
static gboolean
names (const Complement *c)
{
  return c->cue->verb->kind == CAD_CUE_NAME || takes (c, CAD_FRAME_ADJECTIVE) ||
         is_any (c->page, c->cue->at, cad_bit (CAD_CLASS_CALLED));
}

/* « qualifié de génocide par Erevan », « considérés comme des terroristes », « jugé frauduleux par l'opposition ». */
static gboolean
read_agent_last (const Complement *c, Naming *naming)
{
  const Page *page = c->page;
  guint64 links = (takes (c, CAD_FRAME_AS) ? cad_bit (CAD_CLASS_AS) : 0) |
                  (takes (c, CAD_FRAME_OF) ? cad_bit (CAD_CLASS_OF) : 0);
  guint32 by = find_class (c, cad_bit (CAD_CLASS_BY), OBJECT_WORDS),
          after = by != NOWHERE ? page_next (page, by) : NOWHERE;
  guint32 first = is_any (page, c->from, links) ? page_next (page, c->from) : c->from;

  if (first == NOWHERE || (first == c->from && (by == NOWHERE || !(c->cue->verb->kind == CAD_CUE_BELIEVE ||
                                                                   (names (c) && is_noun_begin (page, first))))))
    return FALSE;
  naming->agent = after != NOWHERE ? page_name_right (page, after) : NO_RANGE;
  naming->name = (Range){ first, by != NOWHERE && by > first ? page_previous (page, by) : page_noun_end (page, first) };
  return TRUE;
}

/* A name given in the passive belongs to the agent; without one only those names count that somebody must have given. */
static gboolean
govern_passive (Complement *c)
{
  const CadCueVerb *verb = c->cue->verb;
  Naming naming;

  if ((!names (c) && verb->kind != CAD_CUE_BELIEVE && verb->kind != CAD_CUE_ACCUSE) || c->from == NOWHERE)
    return FALSE;
  if (is_any (c->page, c->from, cad_bit (CAD_CLASS_BY)) ? !read_agent_first (c, &naming)
                                                        : !read_agent_last (c, &naming))
    return FALSE;
  if (range_is_empty (naming.agent) && verb->kind != CAD_CUE_NAME)
    return FALSE;
  c->scope.speaker = page_refine_speaker (c->page, naming.agent, &c->scope.flags);
  c->scope.rule = "passive-naming";
  c->scope.priority = PRIORITY_NAMING;
  return add (c, naming.name.first, naming.name.last, 85);
}

static gboolean
govern_frames (Complement *c)
{
  guint32 that = takes (c, CAD_FRAME_THAT) ? find_that (c) : NOWHERE;

  if (that != NOWHERE)
    return add_clause (c, page_next (c->page, that), "that", 93);
  if (takes (c, CAD_FRAME_INFINITIVE) && govern_infinitive (c))
    return TRUE;
  if (c->from != NOWHERE && (takes (c, CAD_FRAME_THAT) || takes (c, CAD_FRAME_WHETHER)) &&
      is_any (c->page, c->from, cad_bit (CAD_CLASS_WHETHER)))
    return add_clause (c, page_next (c->page, c->from), "whether", 85);
  if (c->cue->verb->weight == CAD_WEIGHT_LOW && !(c->cue->verb->kind == CAD_CUE_NAME || takes (c, CAD_FRAME_OF)))
    return FALSE;
  return (takes (c, CAD_FRAME_AS) && govern_as (c)) || (takes (c, CAD_FRAME_OF) && govern_of (c)) ||
         (takes (c, CAD_FRAME_TO) && govern_to (c)) ||
         (takes (c, CAD_FRAME_ON) && govern_on (c, cad_bit (CAD_CLASS_ON))) ||
         (takes (c, CAD_FRAME_AGAINST) && govern_on (c, cad_bit (CAD_CLASS_AGAINST))) ||
         (takes (c, CAD_FRAME_ADJECTIVE) && govern_adjective (c)) || (takes (c, CAD_FRAME_BARE) && govern_bare (c)) ||
         (takes (c, CAD_FRAME_GERUND) && c->from != NOWHERE && is_any (c->page, c->from, cad_bit (CAD_CLASS_GERUND)) &&
          add_clause (c, c->from, "gerund", 88)) ||
         (takes (c, CAD_FRAME_NOUN) && govern_noun (c));
}

/* « , lui aussi, », « , dans un communiqué, »: behind the second comma when what the verb governs follows it. */
static guint32
skip_parenthesis (const Complement *c)
{
  const Page *page = c->page;
  guint32 i = c->from, behind;

  if (i == NOWHERE || !is_mark (page, i, CAD_MARK_COMMA))
    return i;
  behind = page_next (page, i);
  for (guint32 j = behind, n = 0; n < 14 && j != NOWHERE; n++, j = page_next (page, j)) {
    guint32 next = page_next (page, j);

    if (!is_mark (page, j, CAD_MARK_COMMA) || next == NOWHERE)
      continue;
    if (is_any (page, next, cad_bit (CAD_CLASS_THAT)) ||
        (!page_has_verb (page, behind, j) && is_noun_begin (page, next)))
      return next;
    break;
  }
  behind = behind != NOWHERE ? page_skip_insertions (page, behind) : NOWHERE;
  return behind != NOWHERE && is_word (page, behind) && !is_any (page, behind, cad_bit (CAD_CLASS_THAT)) &&
                 is_noun_begin (page, behind)
             ? i
             : behind;
}

gboolean
page_govern (Page *page, const Cue *cue, Range speaker)
{
  gboolean denies = cue->verb->kind == CAD_CUE_DENY && cue->verb->stance != CAD_STANCE_DOUBTING && !cue->negated;
  guint32 next = page_next (page, cue->group.last);
  Complement c = { .page = page, .cue = cue };

  c.scope.kind = denies ? SCOPE_DENIED : SCOPE_ATTRIBUTED;
  c.scope.priority = denies ? PRIORITY_DENIAL : PRIORITY_VERB;
  c.scope.cue = cue->group;
  c.scope.stance = cue->verb->stance;
  c.scope.verb = cue->verb->lemma;
  c.from = next != NOWHERE ? page_skip_insertions (page, next) : NOWHERE;
  c.from = skip_parenthesis (&c);
  if (cue->passive || cue->tense == CAD_TENSE_PARTICIPLE)
    return govern_passive (&c);
  c.scope.speaker = speaker;
  if (cue->verb->kind == CAD_CUE_NAME && govern_what (&c))
    return TRUE;
  c.scope.speaker = page_refine_speaker (page, speaker, &c.scope.flags);
  if (c.from != NOWHERE && is_mark (page, c.from, CAD_MARK_COLON))
    return add_clause (&c, page_next (page, c.from), "colon", 90);
  return govern_frames (&c) | govern_quotes (&c);
}
