/* SPDX-License-Identifier: MIT
 * cues.h - the tables of a language pack that tell voices: word classes, reporting verbs, frames; for the voice layer */
#pragma once

#include <cadrage/faults.h>
#include <cadrage/flat.h>
#include <cadrage/language.h>
#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

/* How a reporting verb stands to what it reports. */
typedef enum {
  CAD_STANCE_NONE, /* no reporting verb */
  CAD_STANCE_NEUTRAL,
  CAD_STANCE_ASSERTING,
  CAD_STANCE_DOUBTING,
  CAD_STANCE_ENDORSING,
  CAD_STANCE_ADMITTING,
  CAD_STANCE_PRESUPPOSING, /* accuser, condamner, saluer: the fact is taken for granted */
  CAD_STANCE_DENYING,
  CAD_N_STANCES
} CadStance;

/* "neutral", "asserting" ... ("" for none). The names are the machine formats' and the tables'. */
const char *cad_stance_name (CadStance stance);

/* Classes of words, as bits. Those of words.tsv come first, in the order of their names in cues.c; then those that the
 * form of a word or the other tables give. */
typedef enum {
  CAD_CLASS_DETERMINER,
  CAD_CLASS_OF,           /* de, of */
  CAD_CLASS_TO,           /* à, to */
  CAD_CLASS_PREPOSITION,  /* dans, avec, during; not of and to */
  CAD_CLASS_HAVE,         /* auxiliary avoir, have */
  CAD_CLASS_BE,           /* auxiliary être, be */
  CAD_CLASS_CLITIC,       /* stands between subject and verb */
  CAD_CLASS_REFLEXIVE,    /* se */
  CAD_CLASS_PRONOUN,      /* subject of the third person */
  CAD_CLASS_FIRST_PERSON, /* je, nous, I, we, and the second */
  CAD_CLASS_ONE,          /* on */
  CAD_CLASS_NEGATION,
  CAD_CLASS_THAT,     /* que, that */
  CAD_CLASS_RELATIVE, /* qui, dont, who */
  CAD_CLASS_AND,      /* et, ou, and */
  CAD_CLASS_BUT,      /* mais, or, but */
  CAD_CLASS_ADVERB,
  CAD_CLASS_AS, /* comme, as */
  CAD_CLASS_ON, /* sur, on */
  CAD_CLASS_AGAINST,
  CAD_CLASS_BY,              /* par, by */
  CAD_CLASS_WHETHER,         /* si, comment, whether, how */
  CAD_CLASS_INFINITIVE_MARK, /* to */
  CAD_CLASS_NOT_BEFORE_THAT, /* après, parce: the que behind them reports nothing */
  CAD_CLASS_SUBORDINATOR,    /* lorsque, alors, while */
  CAD_CLASS_TIME,            /* mardi, hier, Tuesday */
  CAD_CLASS_ROLE,            /* nouns for those who speak */
  CAD_CLASS_PLACE,           /* capitals that stand for their governments */
  CAD_CLASS_AGENCY,          /* media that relay */
  CAD_CLASS_DOCUMENT,
  CAD_CLASS_ANONYMOUS,        /* sources, témoins */
  CAD_CLASS_REPORT,           /* nouns of saying: affirmation, claim */
  CAD_CLASS_WORD,             /* nouns for words: mot, terme, expression */
  CAD_CLASS_TITLED,           /* nouns that carry a title in marks: opération, film */
  CAD_CLASS_CALLED,           /* dit, baptisé, surnommé, dubbed */
  CAD_CLASS_DENIAL,           /* nouns of denial: démenti */
  CAD_CLASS_UNTRUE,           /* faux, infondé, false */
  CAD_CLASS_MODAL,            /* pourrait, devrait, may */
  CAD_CLASS_TITLE,            /* M., Mme, général: before a name */
  CAD_CLASS_NOUNLIKE,         /* forms of verbs that are mostly nouns: no cue behind a determiner */
  CAD_CLASS_CARRIER,          /* informations, propos: of whom is what counts */
  CAD_CLASS_WHAT,             /* ce, what */
  CAD_CLASS_EVALUATION,       /* serait utile, possible: no hearsay */
  CAD_CLASS_MODAL_PARTICIPLE, /* aurait pu, dû, fallu: no hearsay */
  CAD_CLASS_IF,               /* si, s': makes a conditional hypothetical */
  CAD_CLASS_WITHOUT,          /* sans: the same at the head of a sentence */
  CAD_CLASS_FINITE,           /* verbs that are no cues, finite */
  CAD_CLASS_TRIGGER,          /* nouns of rumour and suspicion that make any conditional hearsay */
  CAD_CLASS_PRENOMINAL,       /* nouvelle, première: adjectives between determiner and noun */
  CAD_CLASS_COUNTRY,          /* Ukraine: before a colon a topic, not a speaker */
  CAD_CLASS_OBJECT,           /* l', les: clitics that are the object of their verb */
  CAD_CLASS_CLOSING_AND,      /* et: behind it a clause that still depends repeats its que */
  CAD_N_WORD_CLASSES,
  CAD_CLASS_INFINITIVE = CAD_N_WORD_CLASSES, /* from here on by endings.tsv */
  CAD_CLASS_PARTICIPLE,
  CAD_CLASS_GERUND,
  CAD_N_ENDING_CLASSES,
  CAD_CLASS_CONDITIONAL = CAD_N_ENDING_CLASSES, /* conditional.tsv */
  CAD_CLASS_CUE,                                /* a form of a reporting verb */
  CAD_CLASS_STARTS,                             /* begins a phrase */
  CAD_CLASS_CAPITAL,
  CAD_N_CLASSES
} CadClass;

/* The bit of @class. */
static inline guint64
cad_bit (CadClass class)
{
  return G_GUINT64_CONSTANT (1) << class;
}

typedef enum {
  CAD_CUE_SAY,
  CAD_CUE_BELIEVE,
  CAD_CUE_DIRECT,
  CAD_CUE_ACCUSE,
  CAD_CUE_NAME,
  CAD_CUE_VALUE,
  CAD_CUE_PERCEIVE,
  CAD_CUE_MANNER,
  CAD_CUE_DENY,
  CAD_N_CUE_KINDS
} CadCueKind;

/* What a reporting verb takes. */
typedef enum {
  CAD_FRAME_THAT = 1 << 0,
  CAD_FRAME_INFINITIVE = 1 << 1,
  CAD_FRAME_NOUN = 1 << 2,
  CAD_FRAME_OF = 1 << 3,
  CAD_FRAME_TO = 1 << 4,
  CAD_FRAME_AS = 1 << 5,
  CAD_FRAME_ON = 1 << 6,
  CAD_FRAME_AGAINST = 1 << 7,
  CAD_FRAME_WHETHER = 1 << 8,
  CAD_FRAME_QUOTE = 1 << 9,
  CAD_FRAME_GERUND = 1 << 10,
  CAD_FRAME_OBJECT = 1 << 11,    /* a person before the rest: informer X que, accuser X de */
  CAD_FRAME_BARE = 1 << 13,      /* a clause without that: officials said rebels had fled */
  CAD_FRAME_ADJECTIVE = 1 << 12, /* se dire prêt, call X Y: what follows the object is the speaker's word */
} CadFrame;

/* How much a verb needs before it counts. */
typedef enum { CAD_WEIGHT_LOW, CAD_WEIGHT_MIDDLE, CAD_WEIGHT_HIGH } CadWeight;

typedef enum {
  CAD_TENSE_FINITE = 1 << 0,
  CAD_TENSE_INFINITIVE = 1 << 1,
  CAD_TENSE_PARTICIPLE = 1 << 2, /* past */
  CAD_TENSE_GERUND = 1 << 3,
} CadTense;

#define CAD_TAIL_WORDS 3

typedef struct {
  char *lemma;
  guint8 kind;   /* CadCueKind */
  guint8 stance; /* CadStance */
  guint8 weight; /* CadWeight */
  gboolean incise;
  gboolean reflexive;
  guint32 frames;
  guint32 tail[CAD_TAIL_WORDS]; /* words that follow: faire *savoir* */
  guint n_tail;
} CadCueVerb;

/* A word as a form of a verb. */
typedef struct {
  guint32 verb;   /* index of verbs */
  guint32 tenses; /* of CadTense */
  guint32 next;   /* the word as a form of another verb: index of forms, or 0 */
} CadCueForm;

/* What a phrase of frames.tsv does. */
typedef enum {
  CAD_PHRASE_SOURCE,        /* selon: what X says */
  CAD_PHRASE_SOURCE_STRICT, /* pour: only with somebody who can speak and a comma */
  CAD_PHRASE_NO_SOURCE,     /* selon que, en vertu de */
  CAD_PHRASE_INSERTION,     /* dans un communiqué: may stand between verb and complement */
  CAD_PHRASE_RUMOUR,        /* paraît-il, reportedly: the clause is hearsay */
  CAD_PHRASE_RUMOUR_THAT,   /* il paraît que: what follows is hearsay */
  CAD_PHRASE_REPORT_THAT,   /* il a été annoncé que: attributed to nobody */
  CAD_PHRASE_DOUBT,         /* soi-disant, prétendu: the words that follow */
  CAD_PHRASE_DOUBT_AFTER,   /* présumé, entre guillemets: the word before */
  CAD_PHRASE_PRETEXT,       /* sous prétexte de: what follows */
  CAD_PHRASE_QUOTED_BY,     /* cité par: the relay follows */
  CAD_PHRASE_QUOTING,       /* citant: the source follows */
  CAD_PHRASE_ASKED_BY,      /* interrogé par */
  CAD_PHRASE_BREAK,         /* ends what is reported */
  CAD_PHRASE_GUARD,         /* no cue inside */
  CAD_PHRASE_HYPOTHESIS,    /* au cas où: conditionals are no hearsay */
  CAD_PHRASE_PRONOUN,       /* ce dernier */
  CAD_PHRASE_UNTRUE,        /* ne correspond pas à la réalité */
  CAD_PHRASE_CALLED,        /* du nom de: a name follows */
  CAD_PHRASE_ACCUSED,       /* est accusé de: attributed, to "par X" or nobody */
  CAD_PHRASE_NAME_BEFORE,   /* est le nom de, en russe: the name before is given as a name */
  CAD_PHRASE_KNOWN,         /* known to: by whom, and then as what */
  CAD_PHRASE_VIEW,          /* y voit: what follows is the subject's view */
  CAD_N_PHRASE_KINDS
} CadPhraseKind;

typedef struct {
  guint8 kind;   /* CadPhraseKind */
  guint8 stance; /* CadStance */
  guint line;
} CadPhrase;

/* Returns: (transfer full) NULL when the source has none of the tables; faults are added to @report */
CadCues *cad_cues_parse (const char *id, CadLanguageSource source, gpointer data, GString *report);
void cad_cues_free (CadCues *cues);

/* Lays @cues flat, and reads them back. Returns: (transfer full) NULL after a fault */
void cad_cues_put (const CadCues *cues, GByteArray *out);
CadCues *cad_cues_read (CadFlat *flat);

/* Adds what is wrong in one file to the report of the pack. */
void cad_cues_report (GString *report, const CadFaults *faults);

/* The class bits of a word, and the number of its entry (0: it has none). */
guint64 cad_cues_classes (const CadCues *cues, const CadWord *word, guint32 *entry);

/* What @entry is a form of, one after the other, or NULL. */
const CadCueForm *cad_cues_first_form (const CadCues *cues, guint32 entry);
const CadCueForm *cad_cues_next_form (const CadCues *cues, const CadCueForm *form);
const CadCueVerb *cad_cues_verb (const CadCues *cues, guint32 verb);

/* Phrases are a tree of words: the node that @entry leads to from @node (0: the root), or 0. */
guint32 cad_cues_step (const CadCues *cues, guint32 node, guint32 entry);

/* The phrase that ends at @node, or NULL. */
const CadPhrase *cad_cues_phrase (const CadCues *cues, guint32 node);

G_END_DECLS
