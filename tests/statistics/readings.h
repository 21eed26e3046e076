/* SPDX-License-Identifier: MIT
 * readings.h - articles as the reader gives them, made without reading: every mention is written down or drawn */
#pragma once

#include <string.h>

#include <cadrage/tally.h>

/* A lexicon with two choices of three wordings, a loaded group and two actors. */
static inline CadLexicon *
lexicon_of (const char *id, const char *sha256)
{
  CadLexicon *lexicon = g_new0 (CadLexicon, 1);

  lexicon->id = g_strdup (id);
  lexicon->language = g_strdup ("fr");
  lexicon->version = 3;
  lexicon->sha256 = g_strdup (sha256);
  lexicon->choices = g_ptr_array_new ();
  lexicon->loaded = g_ptr_array_new ();
  lexicon->actors = g_ptr_array_new ();
  for (guint c = 0; c < 2; c++) {
    CadChoice *choice = g_new0 (CadChoice, 1);

    choice->id = g_strdup_printf ("choice-%u", c);
    choice->wordings = g_ptr_array_new ();
    for (guint w = 0; w < 3; w++) {
      CadWording *wording = g_new0 (CadWording, 1);

      wording->id = g_strdup_printf ("wording-%u", w);
      g_ptr_array_add (choice->wordings, wording);
    }
    g_ptr_array_add (lexicon->choices, choice);
  }
  CadWording *group = g_new0 (CadWording, 1);

  group->id = g_strdup ("group");
  g_ptr_array_add (lexicon->loaded, group);
  for (guint a = 0; a < 2; a++) {
    CadTermSet *actor = g_new0 (CadTermSet, 1);

    actor->id = g_strdup_printf ("actor-%u", a);
    g_ptr_array_add (lexicon->actors, actor);
  }
  return lexicon;
}

static inline void
lexicon_clear (CadLexicon *lexicon)
{
  for (guint c = 0; c < lexicon->choices->len; c++) {
    CadChoice *choice = lexicon->choices->pdata[c];

    for (guint w = 0; w < choice->wordings->len; w++) {
      g_free (((CadWording *) choice->wordings->pdata[w])->id);
      g_free (choice->wordings->pdata[w]);
    }
    g_ptr_array_unref (choice->wordings);
    g_free (choice->id);
    g_free (choice);
  }
  for (guint a = 0; a < lexicon->actors->len; a++) {
    g_free (((CadTermSet *) lexicon->actors->pdata[a])->id);
    g_free (lexicon->actors->pdata[a]);
  }
  g_free (((CadWording *) lexicon->loaded->pdata[0])->id);
  g_free (lexicon->loaded->pdata[0]);
  g_ptr_array_unref (lexicon->choices);
  g_ptr_array_unref (lexicon->actors);
  g_ptr_array_unref (lexicon->loaded);
  g_free (lexicon->id);
  g_free (lexicon->language);
  g_free (lexicon->sha256);
  g_free (lexicon);
}

/* An article whose one sentence is its whole text. */
typedef struct {
  CadDocument document;
  CadTokens tokens;
  CadToken token;
  guint32 sentences[2];
  CadReading reading;
} Article;

static inline Article *
article_new (const char *source, const char *id, const char *text, gsize length)
{
  Article *article = g_new0 (Article, 1);

  article->document.id = g_strdup (id);
  article->document.source = g_strdup (source);
  article->document.text = g_memdup2 (text, length + 1);
  article->document.length = length;
  article->token.len = MIN (length, G_MAXUINT16);
  article->sentences[1] = 1;
  article->tokens = (CadTokens){ .document = &article->document,
                                 .tokens = &article->token,
                                 .sentences = article->sentences,
                                 .n_tokens = 1,
                                 .n_sentences = 1,
                                 .words = 100 };
  article->reading = (CadReading){ .document = &article->document,
                                   .tokens = &article->tokens,
                                   .mentions = g_array_new (FALSE, TRUE, sizeof (CadReadMention)) };
  return article;
}

static inline void
article_free (Article *article)
{
  g_free (article->document.id);
  g_free (article->document.source);
  g_free (article->document.date);
  g_free (article->document.title);
  g_free (article->document.text);
  g_array_unref (article->reading.mentions);
  g_free (article);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Article, article_free)

/* Appends a mention of a wording by the outlet itself; the caller may change it. */
static inline CadReadMention *
article_mention (Article *article, guint16 choice, guint16 wording, CadSpan span)
{
  CadReadMention mention = { .side = -1 };

  mention.mention.choice = choice;
  mention.mention.wording = wording;
  mention.mention.span = span;
  mention.voice.confidence = 100;
  g_array_append_val (article->reading.mentions, mention);
  return &g_array_index (article->reading.mentions, CadReadMention, article->reading.mentions->len - 1);
}

/* The span of @needle in the article's text. */
static inline CadSpan
article_span (const Article *article, const char *needle)
{
  const char *found = strstr (article->document.text, needle);

  g_assert_nonnull (found);
  return (CadSpan){ (guint32) (found - article->document.text), (guint32) strlen (needle) };
}

/* An article with up to thirty mentions of every kind, the same for the same number. */
static inline Article *
article_drawn (guint32 number)
{
  static const char text[] =
      "Le ministère « libère » la région, disait-on ;\n\nl’autre camp | parlait à 100 % d’occupation.";
  static const char *const verbs[] = { NULL, "dire", "affirmer|%" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autofree char *source = g_strdup_printf ("journal %c|", "CABD"[number % 4]);
  g_autofree char *id = g_strdup_printf ("%u/article\t%u.txt", number % 3, number);
  Article *article = article_new (source, id, text, strlen (text));
  guint n = g_rand_int_range (rand, 0, 30);

  article->document.date = number % 3 > 0 ? g_strdup_printf ("2020-%02u", 1 + number % 12) : NULL;
  article->document.title = number % 2 > 0 ? g_strdup_printf ("Titre %u\nà %% lire", number) : NULL;
  article->tokens.words = 10 * number;
  article->tokens.repaired = number % 2;
  article->document.replaced = number % 5;
  article->reading.marks.doubtful = number % 7;
  for (guint i = 0; i < n; i++) {
    gboolean loaded = g_rand_int_range (rand, 0, 5) == 0;
    CadReadMention *mention = article_mention (article, loaded ? CAD_LOADED : g_rand_int_range (rand, 0, 2),
                                               loaded ? 0 : g_rand_int_range (rand, 0, 3),
                                               article_span (article, i % 2 ? "libère" : "région"));

    mention->voice.kind = g_rand_int_range (rand, 0, CAD_N_VOICES);
    mention->voice.stance = g_rand_int_range (rand, 0, CAD_N_STANCES);
    mention->voice.verb = verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))];
    mention->voice.rule = mention->voice.kind == CAD_VOICE_OWN ? NULL : "incise|%";
    mention->side = g_rand_int_range (rand, -1, 2);
    if (mention->side >= 0 || g_rand_boolean (rand))
      mention->voice.speaker = article_span (article, "ministère");
  }
  return article;
}
