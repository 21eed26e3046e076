/* SPDX-License-Identifier: MIT
 * page.h - the insides of the voice layer: one paragraph at work
 *
 * Words, quotations and scopes are named by the numbers of their tokens in the document. Work goes on at a level: 0 is the
 * outlet's text, where quotations are opaque; the level of a quotation is its number.
 *
 * Only sentences with a mention are read, and of those before them the ones that a rule asks for a speaker (memory.c). */
#pragma once

#include <cadrage/voices.h>

G_BEGIN_DECLS

#define NOWHERE       G_MAXUINT32
#define LONGEST_SCOPE 240 /* tokens that a cue can govern to one side */
#define LONGEST_NAME  16  /* tokens of a speaker */
#define DEEPEST       3   /* quotations in quotations */

/* Tokens, both ends included; empty when @first is NOWHERE. */
typedef struct {
  guint32 first, last;
} Range;

#define NO_RANGE ((Range){ NOWHERE, NOWHERE })

typedef struct {
  guint64 classes;         /* cad_bit (class) */
  const CadPhrase *phrase; /* the phrase that begins here, or NULL */
  guint32 entry;           /* of the cue tables, or 0 */
  guint32 quote;           /* number of the quotation it stands in; marks stand outside */
  guint16 phrase_length;   /* tokens */
  gboolean guarded;        /* inside a phrase that reports nothing */
} Unit;

typedef enum {
  SCOPE_ATTRIBUTED,
  SCOPE_DENIED,
  SCOPE_DISTANCED,
  SCOPE_HEARSAY,
  SCOPE_OWN,    /* takes what it covers out of other scopes */
  SCOPE_QUOTES, /* governs quotations only */
  SCOPE_NAMED,  /* a name as such */
} ScopeKind;

/* Later ones win over earlier ones. */
enum {
  PRIORITY_RELAY = 5,
  PRIORITY_WEAK_HEARSAY = 10,
  PRIORITY_HEARSAY = 20,
  PRIORITY_DOUBT_AFTER = 30,
  PRIORITY_QUOTES = 35,
  PRIORITY_FRAME = 40,
  PRIORITY_INCISE = 45,
  PRIORITY_VERB = 50,
  PRIORITY_DENIAL = 55,
  PRIORITY_NAMING = 65,
  PRIORITY_DOUBT = 70,
};

typedef struct {
  Range reach;
  Range cue;
  Range speaker;
  const char *rule;
  const char *verb;
  guint32 flags;
  guint32 level;
  gboolean incise;
  guint8 kind; /* ScopeKind */
  guint8 priority;
  guint8 stance;
  guint8 confidence;
} Scope;

typedef struct {
  Range inside;  /* the words between the marks */
  Range whole;   /* with the marks that are there */
  guint32 outer; /* number of the quotation around it, or 0 */
  guint words;
  guint32 flags; /* of CadVoiceFlags */
  guint8 mark;   /* CadMark of its opening */
  gboolean dash; /* a turn of an interview */
  gboolean continued;
  gboolean has_incise; /* « L'ennemi, a affirmé le commandant, a été chassé » */
  Scope incise;
} Quote;

/* A sentence with the quotations in it whole. */
typedef struct {
  Range reach;
  guint quote; /* the first quotation that begins in it or behind it: index of Page.quotes */
} Macro;

/* A paragraph near enough to a mention to be asked who speaks. */
typedef struct {
  guint32 base, end;     /* tokens [base, end) */
  guint mark;            /* of tokens->quotes: the first quotation mark at or behind @base */
  guint8 open_mark;      /* what the paragraph before left open */
  guint quote, n_quotes; /* its quotations: the first, index of Page.quotes */
  guint macro, n_macros; /* its sentences: the first, index of Page.macros; none before it is read */
} Paragraph;

/* A sentence: index of Page.paragraphs, and among those of the paragraph. */
typedef struct {
  guint paragraph, macro;
} Place;

/* Who spoke last. What is not known is what the sentences before tell. */
typedef struct {
  gboolean has_speaker, has_actor; /* are they known, be it as nobody? */
  Range speaker;                   /* the last speaker who is no relay and no pronoun */
  Range pronoun;                   /* who is the last speaker when nobody was before */
  Range actor;                     /* whom a pronoun means: the last speaker, or else the last subject that can speak */
  guint age;                       /* sentences since anybody spoke */
} Memory;

typedef struct {
  const CadTokens *tokens;
  const CadCues *cues; /* NULL: marks alone decide */
  Unit *units;         /* of all tokens; those of paragraphs that are read are valid */
  gsize room;
  GArray *paragraphs;  /* of Paragraph */
  GArray *found;       /* of Quote, as they close */
  GArray *quotes;      /* of Quote, those of a paragraph together; the first is nobody's */
  GArray *macros;      /* of Macro, those of a paragraph together */
  GArray *scopes;      /* of Scope: of the sentence at work */
  GArray *past_scopes; /* the same while looking back */
  GArray *reaches;     /* of guint32: for each scope the last token that it or one before it reaches */

  Place place; /* of the sentence at work */
  guint32 base, end;
  guint32 level;
  Range macro;
  guint mark; /* of tokens->quotes: the first quotation mark at or behind @base */

  /* What the sentence at work holds, at any level, so that nothing else is looked for. */
  guint64 classes; /* of its words */
  guint64 phrases; /* 1 << kind of its phrases */
  gboolean colon;

  Range subject;         /* of the last cue of this sentence */
  Memory before, now;    /* when this sentence began, and as it goes on */
  gboolean looks_back;   /* sentences are read only for who speaks in them */
  gboolean asks_further; /* while looking back: for what only sentences before the first one tell */
  Place known;           /* the last sentence before which all is known */
  Memory known_memory;   /* that */
  guint8 open_mark;      /* of a quotation that goes on in the next paragraph, or 0 */
  Range open_speaker;
  gboolean in_relative; /* the verb at work stands in a relative clause between commas */
  gboolean dialogue;    /* dashes at the head of sentences are turns */
  CadMarkCounts marks;
} Page;

/* A cue verb as it stands in the text. */
typedef struct {
  const CadCueVerb *verb;
  Range group;    /* with its auxiliaries, clitics, negation and tail */
  guint32 at;     /* the form itself */
  CadTense tense; /* FINITE also for compound tenses */
  gboolean negated;
  gboolean passive;
  gboolean inverted; /* a-t-il dit, dit-il */
  guint32 pronoun;   /* the inverted pronoun, or NOWHERE */
} Cue;

static inline Unit *
unit_at (const Page *page, guint32 i)
{
  return &page->units[i];
}

static inline gboolean
is_any (const Page *page, guint32 i, guint64 classes)
{
  return (unit_at (page, i)->classes & classes) != 0;
}

static inline gboolean
range_is_empty (Range range)
{
  return range.first == NOWHERE;
}

static inline gboolean
range_holds (Range range, guint32 i)
{
  return range.first != NOWHERE && i >= range.first && i <= range.last;
}

static inline gboolean
is_word (const Page *page, guint32 i)
{
  return page->tokens->tokens[i].kind == CAD_TOKEN_WORD;
}

static inline gboolean
is_quote (const Page *page, guint32 i)
{
  return page->tokens->tokens[i].kind == CAD_TOKEN_QUOTE;
}

static inline gboolean
is_mark (const Page *page, guint32 i, CadMark mark)
{
  return page->tokens->tokens[i].kind == CAD_TOKEN_MARK && page->tokens->tokens[i].mark == mark;
}

static inline gboolean
is_joined (const Page *page, guint32 i)
{
  return (page->tokens->tokens[i].flags & CAD_TOKEN_HYPHEN) != 0;
}

static inline gboolean
is_capital (const Page *page, guint32 i)
{
  return is_any (page, i, cad_bit (CAD_CLASS_CAPITAL));
}

/* units.c */

/* Makes room for the units of the document. */
void page_make_room (Page *page);

/* Reads the units of the paragraph [@base, @end). */
void page_read_units (Page *page);

/* @i, or the token behind the quotation above the page's level that holds it; NOWHERE behind the macro-sentence. */
guint32 page_behind_quote (const Page *page, guint32 i);

/* The token after (before) @i at the page's level inside the macro-sentence, or NOWHERE. */
static inline guint32
page_next (const Page *page, guint32 i)
{
  guint32 j = i + 1;

  if (j > page->macro.last)
    return NOWHERE;
  return unit_at (page, j)->quote == page->level ? j : page_behind_quote (page, j);
}

guint32 page_previous (const Page *page, guint32 i);

/* The outermost quotation above the page's level that holds @i, or 0 when @i is at the level. */
guint32 page_quote_above (const Page *page, guint32 i);

/* The number of the quotation that token @i opens or holds the first word of at the page's level, or 0. */
guint32 page_quote_from (const Page *page, guint32 i);

gboolean is_phrase (const Page *page, guint32 i, CadPhraseKind kind);

static inline gboolean
has_phrase (const Page *page, guint64 kinds)
{
  return (page->phrases & kinds) != 0;
}

static inline guint64
phrase_bit (CadPhraseKind kind)
{
  return G_GUINT64_CONSTANT (1) << kind;
}

/* quotes.c */

/* Adds the quotations of the paragraph [@base, @end), and tells its units in which one they stand. */
void page_pair_quotes (Page *page);

/* The same for a paragraph without units: only what the next one and the counts must know. */
void page_pass_quotes (Page *page);

/* sentences.c */

/* Adds the sentences of the paragraph [@base, @end), whose quotations are those from @quote on. */
void page_split_macros (Page *page, guint quote);

/* The last token that a report beginning at @from can reach; @noun: only a noun with what belongs to it. */
guint32 page_reach_end (const Page *page, guint32 from);
guint32 page_noun_end (const Page *page, guint32 from);

/* The first token behind adverbs, dates and phrases like « dans un communiqué » from @i on. */
guint32 page_skip_insertions (const Page *page, guint32 i);

/* Where the clause that holds @i begins: the sentence's first token, or the one behind its last semicolon. */
guint32 page_clause_begin (const Page *page, guint32 i);

/* Is there a finite verb in [first, last]? */
gboolean page_has_verb (const Page *page, guint32 first, guint32 last);

/* speakers.c */
Range page_name_left (const Page *page, guint32 from);
Range page_name_right (const Page *page, guint32 from);
Range page_main_subject (const Page *page);
Range page_name_at_head (const Page *page);

/* Can @name speak: a role, a government, a name? */
gboolean page_can_speak (const Page *page, Range name);
gboolean page_is_pronoun (const Page *page, Range name);

/* The name without « informations de », and whom it quotes. Flags of CadVoiceFlags are added to @flags. */
Range page_refine_speaker (Page *page, Range name, guint32 *flags);

/* memory.c */

/* Nobody has spoken: for the begin of a document. */
void page_forget (Page *page);

/* Nothing is known: for a sentence that is read without those before it. */
void page_know_nothing (Page *page);

/* The last speaker, and whom a pronoun means, here. Looks back when this sentence does not tell. */
Range page_speaker (Page *page);
Range page_actor (Page *page);

/* The last speaker when this sentence began, if not too long ago. */
Range page_prior_speaker (Page *page);

/* @speaker speaks (and is no relay), or a pronoun does that means nobody known. */
void page_set_speaker (Page *page, Range speaker);
void page_set_pronoun (Page *page, Range pronoun);

/* The sentence at work is over: its main subject is whom a pronoun means when nobody else was named. */
void page_settle_actor (Page *page);

/* macros.c */

/* Goes to the paragraph of Page.place, which is read the first time. Returns: how many sentences it has */
guint page_enter (Page *page);

/* A sentence of the paragraph. */
Range page_macro_at (const Page *page, guint macro);

/* Reads the sentence at Page.place: its scopes, and who speaks in it. */
void page_read_macro (Page *page);

/* verbs.c */
gboolean page_read_cue (const Page *page, guint32 i, Cue *cue);

/* scopes.c */
void page_add_scope (Page *page, const Scope *scope);
void page_add_verbs (Page *page);

/* complements.c */
gboolean page_govern (Page *page, const Cue *cue, Range speaker);

/* frames.c */

/* Adds @scope for a source named by @scope->cue and @name: what follows when it stands first, else what stands before. */
void page_place_source (Page *page, Scope *scope, Range name);
void page_add_frames (Page *page);

/* doubts.c */
void page_add_doubts (Page *page);
void page_add_hearsay (Page *page);

/* names.c */
void page_add_names (Page *page);

/* decide.c */

/* Puts the scopes of a sentence in the order of their places. */
void page_sort_scopes (Page *page);

/* The voice of tokens [first, last], once all scopes of their sentence are known. */
void page_decide (Page *page, Range mention, CadVoice *voice);

G_END_DECLS
