/* SPDX-License-Identifier: MIT
 * workers.c - pieces of a corpus handed to threads; what they put out comes in the order of the corpus */
#include "work.h"

#define AHEAD_BATCHES 4                  /* a thread: nobody gets further ahead of the slowest batch */
#define AHEAD_BYTES   (64 * 1024 * 1024) /* nor than this, when more than one batch is under way */

/* Some articles that follow each other. */
typedef struct {
  CadCorpus *piece; /* owned */
  gsize bytes;      /* of texts that wait in it */
  GString *out;
  GError *error; /* of the article that failed; those after it were not read */
  guint foreign, off_topic, cleaned;
  guint64 left_out; /* words */
  gboolean done;
} Batch;

typedef struct {
  CliCrew *crew;
  CliReaders *readers;
  gpointer state;
  GThread *thread; /* NULL: the caller's own */
} Worker;

/* The ring holds batches @head to @tail: up to @next they were taken by a worker, and those at its head leave it once they
 * are done. */
struct _CliCrew {
  CliPass *pass;
  guint jobs;
  GPtrArray *workers; /* of Worker, owned; the first is the caller */
  CliProgress *progress;
  GMutex lock;   /* of all that follows, and of what @pass and its corpus count */
  GCond ready;   /* a batch waits for a worker, or no more will come */
  GCond retired; /* a batch has left the ring */
  Batch **ring;
  guint room;
  guint64 head, next, tail;
  gsize ahead; /* bytes of the texts in the ring */
  guint idle;  /* workers that wait */
  gboolean closed;
  GError *error; /* the first in the order of the corpus */
};

static Batch *
batch_new (CadCorpus *piece)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->piece = piece;
  batch->bytes = cad_corpus_held (piece);
  batch->out = g_string_new (NULL);
  return batch;
}

static void
batch_free (Batch *batch)
{
  cad_corpus_free (batch->piece);
  g_string_free (batch->out, TRUE);
  g_clear_error (&batch->error);
  g_free (batch);
}

static void
read_article (const Worker *worker, Batch *batch, CadDocument *document)
{
  const CliPass *pass = worker->crew->pass;
  GPtrArray *lexicons = NULL;
  CadReader *reader = cli_readers_find (worker->readers, document, &lexicons, &batch->error);

  if (reader == NULL) {
    batch->foreign += batch->error == NULL;
    return;
  }
  if (pass->source != NULL) {
    g_free (document->source);
    document->source = g_strdup (pass->source);
  }
  const CadReading *reading = cad_reader_read (reader, document);

  batch->off_topic += reading->off_topic > 0;
  batch->cleaned += reading->left_out > 0;
  batch->left_out += reading->left_out;
  pass->work->article (worker->state, reading, lexicons, batch->out);
}

static void
read_batch (const Worker *worker, Batch *batch)
{
  gboolean going = TRUE;

  while (going) {
    g_autoptr (CadDocument) document = cad_corpus_next (batch->piece, &batch->error);

    if (batch->error == NULL && cli_pass_accepts (worker->crew->pass, batch->piece, &batch->error) && document != NULL)
      read_article (worker, batch, document);
    going = document != NULL && batch->error == NULL;
  }
}

static void
put_out (CliCrew *crew, Batch *batch)
{
  CliPass *pass = crew->pass;

  pass->foreign += batch->foreign;
  pass->off_topic += batch->off_topic;
  pass->cleaned += batch->cleaned;
  pass->left_out += batch->left_out;
  if (pass->work->check != NULL && !pass->work->check (pass->data, &crew->error))
    return;
  if (pass->work->emit != NULL && !pass->work->emit (pass->data, batch->out, &crew->error))
    return;
  crew->error = g_steal_pointer (&batch->error);
  cad_corpus_join (pass->corpus, g_steal_pointer (&batch->piece));
}

/* Lets those batches go that nothing before them holds up. The lock is held, so that they are put out one by one. */
static void
retire (CliCrew *crew)
{
  for (; crew->head < crew->next && crew->ring[crew->head % crew->room]->done; crew->head++) {
    Batch *batch = crew->ring[crew->head % crew->room];

    if (crew->error == NULL)
      put_out (crew, batch);
    crew->ahead -= batch->bytes;
    batch_free (batch);
  }
  if (crew->workers->len > 1) /* else nobody waits, and waking nobody is a system call an article */
    g_cond_signal (&crew->retired);
}

/* Works off the next batch; the lock is held before and after. */
static void
take_next (CliCrew *crew, const Worker *worker)
{
  Batch *batch = crew->ring[crew->next++ % crew->room];
  gboolean wanted = crew->error == NULL;

  g_mutex_unlock (&crew->lock);
  if (wanted)
    read_batch (worker, batch);
  g_mutex_lock (&crew->lock);
  batch->done = TRUE;
  retire (crew);
}

static gpointer
run_worker (gpointer data)
{
  const Worker *worker = data;
  CliCrew *crew = worker->crew;

  g_mutex_lock (&crew->lock);
  for (;;) {
    crew->idle++;
    while (crew->next == crew->tail && !crew->closed)
      g_cond_wait (&crew->ready, &crew->lock);
    crew->idle--;
    if (crew->next == crew->tail)
      break;
    take_next (crew, worker);
  }
  g_mutex_unlock (&crew->lock);
  cli_readers_free (worker->readers); /* each its own, at the same time */
  return NULL;
}

static Worker *
add_worker (CliCrew *crew)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->crew = crew;
  worker->readers = cli_readers_new (crew->pass->knowledge);
  worker->state = crew->pass->work->begin (crew->pass->data);
  g_ptr_array_add (crew->workers, worker);
  return worker;
}

/* One more thread, when all are busy; where the system gives none the work is done by those there are. */
static void
hire (CliCrew *crew)
{
  if (crew->idle > 0 || crew->workers->len >= crew->jobs)
    return;
  Worker *worker = add_worker (crew);

  worker->thread = g_thread_try_new ("worker", run_worker, worker, NULL);
  if (worker->thread == NULL)
    crew->jobs = crew->workers->len;
}

CliCrew *
cli_crew_new (CliPass *pass)
{
  CliCrew *crew = g_new0 (CliCrew, 1);

  crew->pass = pass;
  crew->progress = cli_progress_new (pass);
  crew->jobs = pass->options->jobs;
  crew->workers = g_ptr_array_new_with_free_func (g_free);
  crew->room = crew->jobs > 1 ? AHEAD_BATCHES * crew->jobs : 1;
  crew->ring = g_new (Batch *, crew->room);
  g_mutex_init (&crew->lock);
  g_cond_init (&crew->ready);
  g_cond_init (&crew->retired);
  add_worker (crew);
  return crew;
}

static gboolean
is_full (const CliCrew *crew, gsize bytes)
{
  return crew->tail - crew->head == crew->room || (crew->ahead > 0 && crew->ahead + bytes > AHEAD_BYTES);
}

/* While there is no room for @batch the caller does a worker's work. The lock is held. */
static void
submit (CliCrew *crew, Batch *batch)
{
  while (is_full (crew, batch->bytes))
    if (crew->next < crew->tail)
      take_next (crew, crew->workers->pdata[0]);
    else
      g_cond_wait (&crew->retired, &crew->lock);
  crew->ahead += batch->bytes;
  crew->ring[crew->tail++ % crew->room] = batch;
}

gboolean
cli_crew_add (CliCrew *crew, CadCorpus *piece)
{
  g_mutex_lock (&crew->lock);
  submit (crew, batch_new (piece));
  if (crew->jobs == 1)
    take_next (crew, crew->workers->pdata[0]);
  else
    hire (crew);
  if (crew->idle > 0)
    g_cond_signal (&crew->ready);
  cli_progress_tick (crew->progress);
  gboolean wanted = crew->error == NULL;

  g_mutex_unlock (&crew->lock);
  return wanted;
}

/* The caller helps with what is left. */
static void
close_ring (CliCrew *crew)
{
  g_mutex_lock (&crew->lock);
  crew->closed = TRUE;
  g_cond_broadcast (&crew->ready);
  while (crew->next < crew->tail)
    take_next (crew, crew->workers->pdata[0]);
  g_mutex_unlock (&crew->lock);
}

gboolean
cli_crew_finish (CliCrew *crew, GError **error)
{
  close_ring (crew);
  cli_progress_end (crew->progress);
  /* Readers go before the states are put together, which takes room too. */
  for (guint i = 0; i < crew->workers->len; i++) {
    Worker *worker = crew->workers->pdata[i];

    if (worker->thread != NULL)
      g_thread_join (worker->thread);
    else
      cli_readers_free (worker->readers);
  }
  for (guint i = 0; i < crew->workers->len; i++)
    crew->pass->work->end (crew->pass->data, ((const Worker *) crew->workers->pdata[i])->state);
  gboolean fine = crew->error == NULL;

  if (!fine)
    g_propagate_error (error, g_steal_pointer (&crew->error));
  g_ptr_array_unref (crew->workers);
  g_free (crew->ring);
  g_mutex_clear (&crew->lock);
  g_cond_clear (&crew->ready);
  g_cond_clear (&crew->retired);
  g_free (crew);
  return fine;
}
