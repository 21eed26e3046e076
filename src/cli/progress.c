/* SPDX-License-Identifier: MIT
 * progress.c - how far a long corpus is read, on a terminal */
#include "work.h"

#include <unistd.h>

#define FIRST_SHOWN (G_USEC_PER_SEC)     /* shorter work is over before anybody asks */
#define RENEWED     (G_USEC_PER_SEC / 4) /* between two lines */
#define CLEAR       "\r\033[K"

struct _CliProgress {
  const CadCorpus *corpus;
  gint64 start, next;
  gboolean shown;
};

/* Results that come bit by bit to the same terminal would stand behind the line. */
static gboolean
is_in_the_way (const CliPass *pass)
{
  return pass->work->emit != NULL && cli_is_standard_output (pass->options) && isatty (STDOUT_FILENO);
}

CliProgress *
cli_progress_new (const CliPass *pass)
{
  if (pass->options->quiet || !isatty (STDERR_FILENO) || g_strcmp0 (g_getenv ("TERM"), "dumb") == 0 ||
      is_in_the_way (pass))
    return NULL;
  CliProgress *progress = g_new0 (CliProgress, 1);

  progress->corpus = pass->corpus;
  progress->start = g_get_monotonic_time ();
  progress->next = progress->start + FIRST_SHOWN;
  return progress;
}

/* "40 s", "3 min", "2 h 5 min" */
static char *
duration (double seconds)
{
  guint minutes = seconds / 60 + 0.5;

  if (seconds < 90)
    return g_strdup_printf (_ ("%u s"), (guint) (seconds + 0.5));
  if (minutes < 90)
    return g_strdup_printf (_ ("%u min"), minutes);
  return g_strdup_printf (_ ("%u h %u min"), minutes / 60, minutes % 60);
}

static void
show (const CliProgress *progress, double seconds)
{
  const CadCorpusAudit *audit = cad_corpus_audit (progress->corpus);
  double megabytes = audit->bytes / 1e6, share = cad_corpus_share_read (progress->corpus);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", audit->read), audit->read);
  g_autofree char *speed = g_strdup_printf (_ ("%.0f MB, %.0f MB/s"), megabytes, megabytes / seconds);
  g_autofree char *left = share > 0 ? duration (seconds / share * (1 - share)) : NULL;

  g_autofree char *line = left != NULL ? g_strdup_printf (_ ("%s, %s, %s left"), articles, speed, left)
                                       : g_strdup_printf ("%s, %s", articles, speed);

  g_printerr ("%s%s", CLEAR, line);
}

void
cli_progress_tick (CliProgress *progress)
{
  gint64 now = progress != NULL ? g_get_monotonic_time () : 0;

  if (progress == NULL || now < progress->next)
    return;
  show (progress, (now - progress->start) / (double) G_USEC_PER_SEC);
  progress->next = now + RENEWED;
  progress->shown = TRUE;
}

void
cli_progress_end (CliProgress *progress)
{
  if (progress != NULL && progress->shown)
    g_printerr ("%s", CLEAR);
  g_free (progress);
}
