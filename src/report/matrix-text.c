/* SPDX-License-Identifier: MIT
 * matrix-text.c - several sources at once for a reader at a terminal */
#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "labels.h"
#include "matrix.h"
#include "numbers.h"
#include "screen.h"

#define CELL      5  /* columns of a distance */
#define NAME_MOST 24 /* columns of a name */

static int
source_at (const CadMatrix *matrix, guint i)
{
  return g_array_index (matrix->sources, int, i);
}

static guint
name_width (const CadCard *card, const CadMatrix *matrix)
{
  guint width = 0;

  for (guint i = 0; i < matrix->sources->len; i++) {
    g_autofree char *name = cad_label_source (card->report, source_at (matrix, i));

    width = MAX (width, cad_screen_width (name));
  }
  return MIN (width, NAME_MOST);
}

static void
add_name (const CadCard *card, const CadMatrix *matrix, guint place, guint width)
{
  g_autofree char *name = cad_label_source (card->report, source_at (matrix, matrix->order[place]));

  g_string_append_printf (card->out, "%3u ", place + 1);
  cad_screen_fit (card->out, name, width);
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/* The lower triangle, neighbours of the tree beside each other; as many columns as the terminal has. */
static void
add_triangle (const CadCard *card, const CadMatrix *matrix)
{
  guint width = name_width (card, matrix), n = matrix->sources->len;
  guint shown = MIN (n, (card->terminal->columns - width - 4) / (CELL + 1));
  const char *interface = card->report->settings.interface;

  g_string_append_printf (card->out, "%*s", (int) width + 4, "");
  for (guint j = 0; j + 1 < shown; j++)
    g_string_append_printf (card->out, " %*u", CELL, j + 1);
  end_line (card->out);
  for (guint i = 0; i < n; i++) {
    add_name (card, matrix, i, width);
    for (guint j = 0; j < MIN (i, shown); j++) {
      guint a = matrix->order[i], b = matrix->order[j];
      double value = cad_matrix_distance (matrix, a, b)->value;
      g_autofree char *number = cad_number_decimal (interface, value, 2, CAD_NUMBER_PLAIN);
      g_autofree char *marked = g_strconcat (number, cad_matrix_is_insufficient (matrix, a, b) ? "?" : " ", NULL);

      cad_screen_fit_right (card->out, marked, CELL + 1);
    }
    end_line (card->out);
  }
}

static void
add_neighbours (const CadCard *card, const CadMatrix *matrix)
{
  const char *interface = card->report->settings.interface;

  cad_card_heading (card, _ ("Clusters (average linkage), nearest first"));
  for (guint step = 0; step + 1 < matrix->sources->len; step++) {
    const CadMerge *merge = &matrix->merges[step];
    const guint sides[] = { merge->left, merge->right };
    g_autofree char *height = cad_number_decimal (interface, merge->height, 2, CAD_NUMBER_PLAIN);
    g_autoptr (GString) line = g_string_new (height);

    for (guint side = 0; side < 2; side++) {
      g_autoptr (GArray) members = cad_matrix_members (matrix, sides[side]);

      g_string_append (line, side == 0 ? "  " : "  |  ");
      for (guint i = 0; i < members->len; i++) {
        g_autofree char *name = cad_label_source (card->report, source_at (matrix, g_array_index (members, guint, i)));

        g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", name);
      }
    }
    cad_card_paragraph (card, 2, line->str);
  }
}

static void
add_contests (const CadCard *card, const CadMatrix *matrix)
{
  static const char *const words[] = { N_ ("insufficient evidence"), N_ ("no clear difference"),
                                       N_ ("the sources differ") };
  const char *interface = card->report->settings.interface;

  cad_card_heading (card, _ ("Do the sources word it alike?"));
  for (guint c = 0; c < card->report->choices->len; c++) {
    const CadChoiceTable *table = g_ptr_array_index (card->report->choices, c);
    const CadContest *contest = &matrix->contests[c];
    g_autofree char *p = cad_number_p (interface, contest->p), *q = cad_number_p (interface, contest->q);
    g_autofree char *test = contest->test == CAD_TEST_NONE
                                ? g_strdup ("")
                                : g_strdup_printf (_ (" · p %s, q %s, %u sources (%s)"), p, q, contest->sources,
                                                   contest->test == CAD_TEST_PERMUTATION
                                                       ? _ ("articles permuted")
                                                       : _ ("mentions taken for independent"));
    g_autofree char *line = g_strdup_printf ("%s: %s%s", cad_label_choice (card->report, table->choice),
                                             _ (words[cad_matrix_verdict (contest)]), test);

    cad_card_paragraph (card, 2, line);
  }
}

static void
add_point (const CadCard *card, const char *name, const CadPoint *point, guint n_axes)
{
  const char *interface = card->report->settings.interface;

  if (!(point->mass > 0))
    return;
  g_string_append (card->out, "  ");
  cad_screen_fit (card->out, name, card->terminal->columns / 3);
  for (guint i = 0; i < MIN (n_axes, 2); i++) {
    g_autofree char *place = cad_number_decimal (interface, point->principal[i], 2, CAD_NUMBER_SIGNED);
    g_autofree char *part = cad_number_percent (interface, point->contribution[i]);

    cad_screen_fit_right (card->out, place, 9);
    cad_screen_fit_right (card->out, part, 7);
  }
  end_line (card->out);
}

/* The first two axes; the rest is in the machine formats. */
static void
add_map (const CadCard *card, const CadMatrix *matrix)
{
  const CadCorrespondence *map = matrix->map;
  const char *interface = card->report->settings.interface;

  cad_card_heading (card, _ ("Correspondence analysis: place on the first two axes, contribution to them"));
  if (map == NULL) {
    cad_card_paragraph (card, 2, _ ("insufficient evidence"));
    return;
  }
  for (guint i = 0; i < MIN (map->n_axes, 2); i++) {
    g_autofree char *part = cad_number_percent (interface, map->eigenvalues[i] / map->total);
    g_autofree char *line = g_strdup_printf (_ ("axis %u: %s of the inertia"), i + 1, part);

    cad_card_paragraph (card, 2, line);
  }
  for (guint i = 0; i < matrix->sources->len; i++) {
    g_autofree char *name = cad_label_source (card->report, source_at (matrix, i));

    add_point (card, name, &map->rows[i], map->n_axes);
  }
  for (guint i = 0; i < matrix->columns->len; i++) {
    const CadMatrixColumn *column = &g_array_index (matrix->columns, CadMatrixColumn, i);
    const CadWording *wording = g_ptr_array_index (column->table->choice->wordings, column->wording);
    g_autofree char *name = g_strdup_printf ("“%s”", cad_label_wording (card->report, wording));

    add_point (card, name, &map->columns[i], map->n_axes);
  }
}

GString *
cad_render_matrix_text (const CadReport *report, GArray *sources, const CadTerminal *terminal)
{
  g_autoptr (CadMatrix) matrix = cad_matrix_new (report, sources);
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };

  cad_card_warnings (&card);
  cad_card_heading (&card,
                    _ ("Framing distances (0: the same words, 1: never the same word; ?: insufficient evidence)"));
  add_triangle (&card, matrix);
  add_neighbours (&card, matrix);
  add_contests (&card, matrix);
  add_map (&card, matrix);
  cad_card_correction (&card);
  return card.out;
}
