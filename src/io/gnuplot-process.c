/* SPDX-License-Identifier: MIT
 * gnuplot-process.c - a child process in a cage: no shell, no network, nothing of the user's environment, limits */
#include "gnuplot-process.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define TALK_MAX     4096
#define MEMORY_MAX   ((rlim_t) 2 << 30)
#define FILE_MAX     ((rlim_t) 256 << 20)
#define FILTER_MAX   4096
#define PAUSE_MICROS 2000

/* What the child sets before it becomes the program; made before the fork: afterwards nothing may be allocated. */
typedef struct {
  struct sock_filter instructions[FILTER_MAX];
  struct sock_fprog filter;
  rlim_t seconds;
} Bars;

typedef struct {
  GPid id;
  int talk; /* its stderr */
} Child;

void
cad_outcome_clear (CadOutcome *outcome)
{
  g_clear_pointer (&outcome->talk, g_free);
}

/* No process and no socket: what the manual calls shell escapes fails. Threads may start. */
static gboolean
add_rules (scmp_filter_ctx context)
{
  static const int forbidden[] = { SCMP_SYS (fork),   SCMP_SYS (vfork),    SCMP_SYS (socket),
                                   SCMP_SYS (ptrace), SCMP_SYS (execveat), SCMP_SYS (process_vm_writev) };
  int failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    failed |= seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), forbidden[i], 0);
  failed |= seccomp_rule_add (context, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  failed |= seccomp_rule_add (context, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  return failed == 0;
}

static gboolean
read_filter (int file, Bars *bars)
{
  gssize length;

  if (lseek (file, 0, SEEK_SET) != 0)
    return FALSE;
  length = read (file, bars->instructions, sizeof bars->instructions);
  bars->filter.filter = bars->instructions;
  bars->filter.len = (unsigned short) (MAX (length, 0) / (gssize) sizeof (struct sock_filter));
  return length > 0 && length < (gssize) sizeof bars->instructions;
}

static gboolean
forge_bars (Bars *bars, guint seconds)
{
  scmp_filter_ctx context = seccomp_init (SCMP_ACT_ALLOW);
  int file = memfd_create ("filter", MFD_CLOEXEC);
  gboolean forged = context != NULL && file >= 0 && add_rules (context) && seccomp_export_bpf (context, file) == 0 &&
                    read_filter (file, bars);

  bars->seconds = seconds;
  if (file >= 0)
    close (file);
  if (context != NULL)
    seccomp_release (context);
  return forged;
}

static void
limit (int what, rlim_t most)
{
  struct rlimit both = { most, most };

  if (setrlimit (what, &both) != 0)
    _exit (126);
}

/* Runs in the child: calls to the system only. */
static void
enter_cage (gpointer data)
{
  const Bars *bars = data;

  if (setpgid (0, 0) != 0)
    _exit (126);
  limit (RLIMIT_CPU, bars->seconds);
  limit (RLIMIT_AS, MEMORY_MAX);
  limit (RLIMIT_FSIZE, FILE_MAX);
  limit (RLIMIT_CORE, 0);
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &bars->filter) != 0)
    _exit (126);
}

static char **
clean_environment (const char *scratch)
{
  char **environment = g_new0 (char *, 4);

  environment[0] = g_strdup ("PATH=/usr/bin:/bin");
  environment[1] = g_strdup ("LC_ALL=C.UTF-8");
  environment[2] = g_strconcat ("HOME=", scratch, NULL);
  return environment;
}

static gboolean
spawn (const CadCage *cage, const char *const *arguments, Bars *bars, Child *child, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = clean_environment (cage->scratch);
  g_autoptr (GError) fault = NULL;

  g_ptr_array_add (argv, (char *) cage->program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  if (g_spawn_async_with_pipes (cage->scratch, (char **) argv->pdata, environment,
                                G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, enter_cage, bars, &child->id,
                                NULL, NULL, &child->talk, &fault))
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_CHART, _ ("cannot start %s: %s"), cage->program, fault->message);
  return FALSE;
}

/* What is beyond the bound is read and dropped, so that the child never waits for us. Returns: what read() gave */
static gssize
hear (int file, GString *talk)
{
  char block[1024];
  gssize length = read (file, block, sizeof block);

  if (length > 0)
    g_string_append_len (talk, block, MIN (length, (gssize) (TALK_MAX - MIN (talk->len, TALK_MAX))));
  return length;
}

/* The signals that end a program wait while a scratch directory stands: then we clean up and let them in. */
static gboolean
is_called_off (void)
{
  sigset_t waiting;

  sigpending (&waiting);
  return sigismember (&waiting, SIGINT) || sigismember (&waiting, SIGTERM) || sigismember (&waiting, SIGHUP);
}

/* Listens until the child has ended or its time is over. */
static void
attend (const Child *child, gint64 deadline, GString *talk, CadOutcome *outcome)
{
  gboolean talking = TRUE;
  int state = 0;

  while (waitpid (child->id, &state, WNOHANG) == 0) {
    GPollFD stream = { child->talk, G_IO_IN | G_IO_HUP, 0 };

    if (g_get_monotonic_time () > deadline || is_called_off ()) {
      outcome->late = TRUE;
      kill (-child->id, SIGKILL);
      waitpid (child->id, &state, 0);
      break;
    }
    if (!talking)
      g_usleep (PAUSE_MICROS);
    else if (g_poll (&stream, 1, 50) > 0)
      talking = hear (child->talk, talk) != 0;
  }
  outcome->status = WIFEXITED (state) ? WEXITSTATUS (state) : -1;
  while (talking && hear (child->talk, talk) > 0)
    ;
}

gboolean
cad_cage_run (const CadCage *cage, const char *const *arguments, CadOutcome *outcome, GError **error)
{
  g_autofree Bars *bars = g_new0 (Bars, 1);
  g_autoptr (GString) talk = g_string_new (NULL);
  Child child;

  *outcome = (CadOutcome){ -1, FALSE, NULL };
  if (!forge_bars (bars, cage->seconds)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_CHART, _ ("cannot confine %s on this system"), cage->program);
    return FALSE;
  }
  if (!spawn (cage, arguments, bars, &child, error))
    return FALSE;
  g_unix_set_fd_nonblocking (child.talk, TRUE, NULL);
  attend (&child, g_get_monotonic_time () + (gint64) cage->seconds * G_USEC_PER_SEC, talk, outcome);
  close (child.talk);
  g_spawn_close_pid (child.id);

  g_autofree char *valid = g_utf8_make_valid (talk->str, (gssize) talk->len);

  outcome->talk = g_strdup (g_strstrip (g_strdelimit (valid, "\n\r\t", ' ')));
  return TRUE;
}
