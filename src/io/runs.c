/* SPDX-License-Identifier: MIT
 * runs.c - sorted runs of counts in files without names */
#include <cadrage/runs.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "output-write.h"
#include "tape.h"

#define BLOCK_BYTES ((gsize) 64 << 10) /* of each file, when they are added up */

/* A file, made of fan^level tallies. */
typedef struct {
  int descriptor;
  guint level;
} Run;

struct _CadRuns {
  char *folder;
  gsize limit;
  guint fan;
  GMutex lock;     /* of all that follows */
  GArray *files;   /* of Run; levels do not rise */
  GError *failure; /* the first */
};

CadRuns *
cad_runs_new (const CadRunRules *rules)
{
  CadRuns *runs = g_new0 (CadRuns, 1);

  g_return_val_if_fail (rules->fan >= 2, NULL);
  runs->folder = g_strdup (rules->folder);
  runs->limit = rules->limit;
  runs->fan = rules->fan;
  runs->files = g_array_new (FALSE, FALSE, sizeof (Run));
  g_mutex_init (&runs->lock);
  return runs;
}

/* Closes the files from @first on. */
static void
drop (CadRuns *runs, guint first)
{
  for (guint i = first; i < runs->files->len; i++)
    close (g_array_index (runs->files, Run, i).descriptor);
  g_array_set_size (runs->files, first);
}

void
cad_runs_free (CadRuns *runs)
{
  if (runs == NULL)
    return;
  drop (runs, 0);
  g_array_unref (runs->files);
  g_clear_error (&runs->failure);
  g_mutex_clear (&runs->lock);
  g_free (runs->folder);
  g_free (runs);
}

static gboolean
fail (const CadRuns *runs, int code, GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("cannot write a temporary file in '%s': %s"), runs->folder,
               g_strerror (code));
  return FALSE;
}

/* Where the file system has no files without names the name is taken away at once. */
static int
open_nameless (const CadRuns *runs, GError **error)
{
  int descriptor = g_open (runs->folder, O_RDWR | O_TMPFILE | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0) {
    g_autofree char *path = g_build_filename (runs->folder, "cadrage-XXXXXX", NULL);

    descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0)
      g_unlink (path);
    else
      fail (runs, errno, error);
  }
  return descriptor;
}

typedef struct {
  const CadRuns *runs;
  int descriptor;
} Target;

static gboolean
take (const char *bytes, gsize length, gpointer data, GError **error)
{
  const Target *target = data;
  int code = cad_output_write (target->descriptor, bytes, length);

  return code == 0 || fail (target->runs, code, error);
}

/* Returns: (transfer full) of CadTape: the files from @first on */
static GPtrArray *
tapes_from (const CadRuns *runs, guint first)
{
  GPtrArray *tapes = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_tape_free);

  for (guint i = first; i < runs->files->len; i++)
    g_ptr_array_add (
        tapes, cad_tape_new_open (g_array_index (runs->files, Run, i).descriptor, _ ("a temporary file"), BLOCK_BYTES));
  return tapes;
}

/* Makes one file of the last ones, as long as there are enough of one level. The lock is held. */
static gboolean
settle (CadRuns *runs, GError **error)
{
  while (runs->files->len >= runs->fan) {
    guint first = runs->files->len - runs->fan, level = g_array_index (runs->files, Run, runs->files->len - 1).level;

    if (g_array_index (runs->files, Run, first).level != level)
      break;
    g_autoptr (GPtrArray) tapes = tapes_from (runs, first);
    Target target = { runs, open_nameless (runs, error) };

    if (target.descriptor < 0)
      return FALSE;
    if (!cad_tapes_merge (tapes, &(CadSumRules){ .mode = CAD_SUM_COMBINE }, take, &target, error)) {
      close (target.descriptor);
      return FALSE;
    }
    drop (runs, first);
    g_array_append_val (runs->files, ((Run){ target.descriptor, level + 1 }));
  }
  return TRUE;
}

/* Takes a whole file over, or the @failure to write it. */
static void
enter (CadRuns *runs, int descriptor, GError *failure)
{
  g_mutex_lock (&runs->lock);
  if (failure == NULL) {
    g_array_append_val (runs->files, ((Run){ descriptor, 0 }));
    settle (runs, &failure);
  } else if (descriptor >= 0) {
    close (descriptor);
  }
  if (runs->failure == NULL)
    runs->failure = failure;
  else
    g_clear_error (&failure);
  g_mutex_unlock (&runs->lock);
}

gboolean
cad_runs_add (CadRuns *runs, const CadTally *tally, GError **error)
{
  GError *failure = NULL;

  if (!cad_runs_check (runs, error))
    return FALSE;
  Target target = { runs, open_nameless (runs, &failure) };

  if (target.descriptor >= 0)
    cad_tally_write_to (tally, CAD_TALLY_RUN, take, &target, &failure);
  enter (runs, target.descriptor, failure);
  return cad_runs_check (runs, error);
}

gboolean
cad_runs_offer (CadRuns *runs, const CadTally *tally, gboolean *put, GError **error)
{
  *put = cad_tally_size (tally) > runs->limit;
  return !*put || cad_runs_add (runs, tally, error);
}

gboolean
cad_runs_check (CadRuns *runs, GError **error)
{
  g_mutex_lock (&runs->lock);
  gboolean fine = runs->failure == NULL;

  if (!fine && error != NULL)
    *error = g_error_copy (runs->failure);
  g_mutex_unlock (&runs->lock);
  return fine;
}

gboolean
cad_runs_are_empty (CadRuns *runs)
{
  return runs->files->len == 0;
}

gboolean
cad_runs_sum (CadRuns *runs, CadSumSink sink, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) tapes = tapes_from (runs, 0);

  return cad_runs_check (runs, error) &&
         cad_tapes_merge (tapes, &(CadSumRules){ .mode = CAD_SUM_RUNS }, sink, data, error);
}
