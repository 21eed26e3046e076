/* SPDX-License-Identifier: MIT
 * cli.h - what the commands share: options, messages, exit statuses, the way from names to knowledge */
#pragma once

#include <glib/gi18n-lib.h>

#include <cadrage/corpus.h>
#include <cadrage/library.h>
#include <cadrage/render.h>
#include <cadrage/runs.h>
#include <cadrage/shelf.h>

G_BEGIN_DECLS

typedef enum {
  CLI_DONE = 0,
  CLI_NOTHING = 1, /* no mention; a check that found faults */
  CLI_USAGE = 2,
  CLI_FAILED = 3,
  CLI_GO_ON = -1,
} CliStatus;

/* A command's page of help and what it takes. */
typedef struct {
  const char *name;
  const char *help;           /* N_() text: what it does, an example, its options; at most one screen */
  const char *const *formats; /* NULL-terminated, the default first; NULL: no -f */
  const GOptionEntry *own;    /* options of this command alone, or NULL */
  gboolean reads_corpora;     /* takes the options that name columns too */
} CliUsage;

/* The options that mean the same everywhere. */
typedef struct {
  GStrv lexicons;
  char *language;
  char *format;
  char *output;
  char *interface; /* "fr" or "en", never NULL after parsing */
  char *color;
  gint64 seed;
  gboolean quiet, strict;
  gboolean no_clean;        /* also what is no text of an article is counted */
  CadCorpusOptions columns; /* which hold what, in corpora that are tables; its strings are owned */
  int jobs;                 /* threads, at least 1 after parsing */
  gboolean once;            /* each shared text counts once; for commands that have --once */
  GStrv arguments;          /* what is left on the command line */
} CliOptions;

void cli_options_clear (CliOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOptions, cli_options_clear)

/* Parses @argv (argv[0] is the command's name). Returns CLI_GO_ON, or the status to leave with (help was shown, or the
 * usage was wrong and has been said). Binds the messages to the interface's language. */
CliStatus cli_options_parse (CliOptions *options, const CliUsage *usage, int argc, char **argv);

/* The options of @columns, without those that the command has as its @own (or NULL). */
void cli_columns_add (GOptionContext *context, CadCorpusOptions *columns, const GOptionEntry *own);
void cli_columns_clear (CadCorpusOptions *columns);

/* Opens the corpus of @paths with the columns that the options name. @any_source: nobody asks for the articles' sources. */
CadCorpus *cli_corpus_open (const CliOptions *options, const char *const *paths, gboolean any_source, GError **error);

/* Whether the file at @path begins as a tally does. */
gboolean cli_is_tally (const char *path);

/* Settles the interface's language before any option is read: from the locale. */
void cli_interface_init (void);

/* `cadrage: message` on standard error. */
void cli_warn (const CliOptions *options, const char *format, ...) G_GNUC_PRINTF (2, 3);
CliStatus cli_fail (const GError *error);
CliStatus cli_usage_error (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Whether the results go to standard output: nothing, or -, was said with -o. */
gboolean cli_is_standard_output (const CliOptions *options);

/* Writes @bytes to standard output, or to @options->output by a temporary file and a rename. */
CliStatus cli_print (const CliOptions *options, const GString *bytes);

/* The same for a result that is not held in memory: bit by bit to standard output, or to a file that takes its place at the
 * end. */
typedef struct _CliPrinter CliPrinter;

/* Returns: (transfer full) or NULL with @error when the file cannot be written */
CliPrinter *cli_printer_new (const CliOptions *options, GError **error);
gboolean cli_printer_add (CliPrinter *printer, const char *bytes, gsize length, GError **error);

/* Whether nobody sees what was added before the result is whole. */
gboolean cli_printer_is_hidden (const CliPrinter *printer);

/* The result is whole. */
gboolean cli_printer_end (CliPrinter *printer, GError **error);

/* Leaves no file behind when the result was not ended; what is not hidden still gets what was added. */
void cli_printer_free (CliPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliPrinter, cli_printer_free)

/* The terminal that standard output is (or the defaults of a pipe: 80 columns, no colour). */
void cli_terminal (const CliOptions *options, CadTerminal *terminal);

gboolean cli_is_format (const CliOptions *options, const char *format);

/* Lexicons and packs by language, loaded when the first text of a language comes. */
typedef struct _CliKnowledge CliKnowledge;

CliKnowledge *cli_knowledge_new (const CliOptions *options, GError **error);

/* Whether a command that ends frees what is large: only builds that look for leaks do, since the end of the process does it too. */
gboolean cli_frees_at_end (void);

/* For the end of a command. */
void cli_knowledge_free (CliKnowledge *knowledge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliKnowledge, cli_knowledge_free)

/* Warns, once for each, of the languages that texts were read in without a pack. */
void cli_knowledge_remark (CliKnowledge *knowledge);

/* One worker's readers over the knowledge that all workers share. */
typedef struct _CliReaders CliReaders;

/* Borrows @knowledge. Returns: (transfer full) */
CliReaders *cli_readers_new (CliKnowledge *knowledge);
void cli_readers_free (CliReaders *readers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliReaders, cli_readers_free)

/* The reader for @document's language, or NULL without @error when no lexicon is in that language; *@lexicons are those it
 * reads with (of const CadLexicon, borrowed). */
CadReader *cli_readers_find (CliReaders *readers, const CadDocument *document, GPtrArray **lexicons, GError **error);

/* What is known of how @document's language cuts words, whether there are lexicons or not. Returns: (transfer none) or NULL with
 * @error */
const CadTextRules *cli_readers_rules (CliReaders *readers, const CadDocument *document, GError **error);

/* Loads the lexicons named with -l, and those of the language named with -L, before any text needs them. */
gboolean cli_knowledge_load (CliKnowledge *knowledge, GError **error);

/* All lexicons used so far (of const CadLexicon), in order of their ids. Returns: (transfer container) */
GPtrArray *cli_knowledge_lexicons (const CliKnowledge *knowledge);

/* What a command does with the articles of a corpus. Several workers read at a time, each with a state of its own, so that
 * nothing is locked; what they put out comes in the order of the corpus whatever their number. */
typedef struct {
  /* Returns: (transfer full) a worker's state. Called by the thread that reads the corpus. */
  gpointer (*begin) (gpointer data);
  /* Called by the worker, with the lexicons as the mentions number them; what is to be put out is appended to @out. */
  void (*article) (gpointer state, const CadReading *reading, GPtrArray *lexicons, GString *out);
  /* Puts out what some articles gave, one call at a time; FALSE with @error to stop. NULL: nothing is put out. */
  gboolean (*emit) (gpointer data, const GString *out, GError **error);
  /* Takes @state when all is read, one after another in no order that means anything. Called by the thread of @begin. */
  void (*end) (gpointer data, gpointer state);
  gboolean is_slow; /* one article is work enough to hand over on its own */
  /* FALSE with @error when the work has failed, so that reading stops; NULL: it cannot. One call at a time. */
  gboolean (*check) (gpointer data, GError **error);
} CliWork;

/* One way through a corpus. */
typedef struct {
  const CliOptions *options;
  CliKnowledge *knowledge;
  CadCorpus *corpus;
  const char *source; /* the source of every article, whatever the corpus says, or NULL */
  const CliWork *work;
  gpointer data;       /* of @work */
  GHashTable *surplus; /* or NULL: the copies to leave out, by key (copies.h); those left out are taken from it */
  guint repeated;      /* articles left out as copies */
  guint foreign;       /* articles in languages without lexicon, counted on the way */
  guint off_topic;     /* articles that are not about what a lexicon is about */
  guint cleaned;       /* articles with words that are no text of theirs (damage.h), */
  guint64 left_out;    /* and those words */
} CliPass;

/* Reads all articles with the threads that the options allow, and says on standard error what was refused. */
gboolean cli_read_corpus (CliPass *pass, GError **error);

/* The counts of a command: of texts read now, of tallies and of count tables. */
typedef struct {
  const CliOptions *options;
  CliKnowledge *knowledge; /* owned */
  CadTally *tally;         /* owned */
  GPtrArray *outlines;     /* of CadLexicon, owned: of counts that no lexicon at hand names */
  guint blocks; /* in which each source's articles are put together, 0: they stay apart; set before anything is added */
  CadRuns *runs; /* owned, or NULL; set before anything is added: where the counts of texts go when they are too many */
  gboolean wants_sha256;  /* set before anything is added; it costs as much as the counting */
  GString *sha256;        /* of every input, in order, owned; empty unless wanted */
  GHashTable *taken;      /* set of checksums of the tallies and tables, owned */
  guint64 fingerprint;    /* of the texts, when only a part of them is counted */
  GHashTable *surplus;    /* owned, or NULL: the copies that are not counted (copies.h) */
  CadReportCorpus corpus; /* what became of the articles of all texts */
  GPtrArray *messages;    /* of char*, owned: those of @corpus */
  GPtrArray *files;       /* of CadReportFile, owned: those of @corpus */
  GError *mixed;          /* owned, or NULL: the texts were counted with another lexicon than a tally before them */
} CliCount;

gboolean cli_count_init (CliCount *count, const CliOptions *options, guint excerpts_per_cell, GError **error);
void cli_count_clear (CliCount *count);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliCount, cli_count_clear)

/* Counts @paths (NULL-terminated), all as articles of @source when that is not NULL; a tally or table then holds one source. */
gboolean cli_count_add (CliCount *count, const char *const *paths, const char *source, GError **error);

/* Whether @path is a tally or a table of counts, not texts. */
gboolean cli_holds_counts (const char *path);

/* Ends the counting: sorts, and gives the lexicons of the counts (of const CadLexicon, borrowed).
 * Returns: (transfer container) or NULL with @error, also when there is no mention at all (CAD_ERROR_NOTHING) */
GPtrArray *cli_count_finish (CliCount *count, GError **error);

/* The lexicon @id, loading it when no text has needed it yet. Returns: (transfer none) or NULL with @error */
const CadLexicon *cli_knowledge_lexicon (CliKnowledge *knowledge, const char *id, const char *language, GError **error);

/* The commands; argv[0] is the command's name. */
int cli_score (int argc, char **argv);
int cli_compare (int argc, char **argv);
int cli_report (int argc, char **argv);
int cli_mentions (int argc, char **argv);
int cli_timeline (int argc, char **argv);
int cli_tally (int argc, char **argv);
int cli_merge (int argc, char **argv);
int cli_lexicon (int argc, char **argv);
int cli_corpus (int argc, char **argv);
int cli_agreement (int argc, char **argv);

G_END_DECLS
