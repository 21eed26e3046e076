/* SPDX-License-Identifier: MIT
 * copies-text.c - the texts that articles share, for a reader at a terminal */
#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "dispatches.h"
#include "numbers.h"
#include "screen.h"

#define DATE_COLUMNS   11
#define SOURCE_COLUMNS 28

static void
add_member (const CadCard *card, const CadCopy *copy)
{
  const char *interface = card->report->settings.interface;
  g_autofree char *date = cad_screen_clean (copy->date, -1);
  g_autofree char *source = cad_dispatch_source (copy);
  g_autofree char *percent = cad_number_percent (interface, copy->likeness);
  g_autofree char *id = cad_screen_clean (copy->id, -1);

  g_string_append (card->out, "  ");
  cad_screen_fit (card->out, date, DATE_COLUMNS);
  cad_screen_fit (card->out, source, SOURCE_COLUMNS);
  g_string_append (card->out, "  ");
  cad_screen_fit_right (card->out, percent, 6);
  g_string_append_printf (card->out, "  %s\n", id);
}

/* One side: what it says, in whose article, then the sentence. */
static void
add_side (const CadCard *card, const CadVariant *variant, guint side, const CadCopy *copy)
{
  g_autofree char *source = cad_dispatch_source (copy);
  g_autofree char *label = cad_dispatch_side (variant, side, card->report->settings.interface);
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), source, label);
  g_autofree char *sentence = cad_screen_clean (variant->sides[side].sentence, -1);

  cad_card_paragraph (card, 4, line);
  cad_screen_style (card->out, card->terminal, "2");
  cad_card_paragraph (card, 6, sentence);
  cad_screen_style (card->out, card->terminal, "0");
}

static void
add_variant (const CadCard *card, const CadDispatch *dispatch, guint i)
{
  const CadVariant *variant = cad_dispatch_variant (dispatch, i);

  cad_card_paragraph (card, 2, cad_dispatch_subject (variant, card->report->settings.interface));
  add_side (card, variant, 0, cad_dispatch_member (dispatch, 0));
  add_side (card, variant, 1, cad_dispatch_other (dispatch, i));
}

static void
add_dispatch (const CadCard *card, const CadDispatch *dispatch)
{
  g_autofree char *summary = cad_dispatch_summary (dispatch, card->report->settings.interface);
  g_autofree char *title = g_strdup_printf ("%u. %s", dispatch->index + 1, summary);

  cad_card_heading (card, title);
  for (guint i = 0; i < dispatch->cluster->members->len; i++)
    add_member (card, cad_dispatch_member (dispatch, i));
  for (guint i = 0; i < dispatch->n_variants; i++)
    add_variant (card, dispatch, i);
}

static void
add_summary (const CadCard *card, const CadShared *shared)
{
  const char *interface = card->report->settings.interface;
  guint n = shared->copies->clusters->len;
  g_autofree char *clusters = cad_number_count (interface, n);
  g_autofree char *articles = cad_number_count (interface, shared->copies->articles->len);
  g_autofree char *repeated = cad_number_count (interface, cad_shared_repeated (shared));
  g_autofree char *line = g_strdup_printf (ngettext ("%s shared text among %s articles; %s repeat another source’s.",
                                                     "%s shared texts among %s articles; %s repeat another source’s.",
                                                     n),
                                           clusters, articles, repeated);

  cad_card_paragraph (card, 0, line);
}

GString *
cad_render_copies_text (const CadShared *shared, const char *interface, const CadTerminal *terminal)
{
  const CadReport plain = { .settings = { .interface = interface } };
  const CadCard card = { .out = g_string_new (NULL), .report = &plain, .terminal = terminal };
  CadDispatch dispatch = { .shared = shared };

  add_summary (&card, shared);
  while (cad_dispatch_next (&dispatch))
    add_dispatch (&card, &dispatch);
  return card.out;
}
