/* SPDX-License-Identifier: MIT
 * chart-tags.c - labels of points on a map, put where they hide neither points nor each other */
#include "chart-tags.h"

#include "chart-colour.h"

#define HEIGHT       17.0
#define GAP          5.0
#define RING_WIDTH   13.0
#define RINGS        11
#define REPAIRS      3
#define LEADER_RING  1
#define LEADER_STEPS 24
#define LEADER_GAP   3.0   /* between a line and the label it leads to */
#define CROSSING     150.0 /* what a line through a label costs, in square pixels */
#define STRAYING     60.0  /* and one through another point */

/* Where a label can lie: steps to the right and down from its point; the first is liked best. */
static const struct {
  double x, y;
} directions[] = { { 1, 0 },     { -1, 0 },     { 0, -1 },    { 0, 1 },   { 0.8, -0.8 }, { -0.8, -0.8 },
                   { 0.8, 0.8 }, { -0.8, 0.8 }, { 1, -0.5 },  { 1, 0.5 }, { -1, -0.5 },  { -1, 0.5 },
                   { 0.4, -1 },  { 0.4, 1 },    { -0.4, -1 }, { -0.4, 1 } };

typedef struct {
  CadBox box;
  gboolean ends;
  guint ring;
  double cost;
} Place;

static double
shared_area (CadBox a, CadBox b)
{
  double width = MIN (a.right, b.right) - MAX (a.left, b.left);
  double height = MIN (a.bottom, b.bottom) - MAX (a.top, b.top);

  return width > 0 && height > 0 ? width * height : 0.0;
}

static double
area_outside (CadBox box, CadBox frame)
{
  return (box.right - box.left) * (box.bottom - box.top) - shared_area (box, frame);
}

static Place
place_at (const CadTag *tag, guint direction, guint ring)
{
  double reach = tag->radius + GAP + RING_WIDTH * ring;
  double dx = directions[direction].x, dy = directions[direction].y;
  double width = cad_ink_width (tag->text, tag->left);
  double x = tag->at.x + dx * reach - (dx == 0 ? width / 2 : dx < 0 ? width : 0.0);
  double y = tag->at.y + dy * reach - (dy == 0 ? HEIGHT / 2 : dy < 0 ? HEIGHT : 0.0);

  return (Place){ { x, y, x + width, y + HEIGHT }, dx < 0, ring, ring * 8.0 + direction * 1.0 };
}

static CadSpot
leader_foot (CadSpot at, CadBox box)
{
  return (CadSpot){ CLAMP (at.x, box.left - LEADER_GAP, box.right + LEADER_GAP), CLAMP (at.y, box.top, box.bottom) };
}

/* Whether the line from @at to the label @box runs through @other. */
static gboolean
leader_crosses (CadSpot at, CadBox box, CadBox other)
{
  CadSpot foot = leader_foot (at, box);

  for (guint i = 0; i <= LEADER_STEPS; i++) {
    double x = at.x + (foot.x - at.x) * i / LEADER_STEPS, y = at.y + (foot.y - at.y) * i / LEADER_STEPS;

    if (x > other.left && x < other.right && y > other.top && y < other.bottom)
      return TRUE;
  }
  return FALSE;
}

static double
crossings (const CadTag *tag, const Place *place, const CadTag *other)
{
  double cost = 0.0;

  if (place->ring >= LEADER_RING && leader_crosses (tag->at, place->box, other->box))
    cost += CROSSING;
  if (!other->fixed && other->ring >= LEADER_RING && leader_crosses (other->at, other->box, place->box))
    cost += CROSSING;
  return cost;
}

/* A line to a label that runs through another point seems to come from there. */
static double
strays (const CadTag *tag, const Place *place, CadBox point)
{
  return place->ring >= LEADER_RING && leader_crosses (tag->at, place->box, point) ? STRAYING : 0.0;
}

/* What a label at @place would hide: points, and labels that have a place. */
static double
hidden_by (GArray *tags, guint own, const Place *place, guint placed)
{
  const CadTag *tag = &g_array_index (tags, CadTag, own);
  double area = 0.0;

  for (guint i = 0; i < tags->len; i++) {
    const CadTag *other = &g_array_index (tags, CadTag, i);
    double r = other->radius + 1.0;
    CadBox point = { other->at.x - r, other->at.y - r, other->at.x + r, other->at.y + r };

    area += shared_area (place->box, point);
    if (i != own)
      area += strays (tag, place, point);
    if (i != own && i < placed)
      area += shared_area (place->box, other->box) + crossings (tag, place, other);
  }
  return area;
}

static Place
best_place (GArray *tags, guint own, CadBox frame, guint placed)
{
  const CadTag *tag = &g_array_index (tags, CadTag, own);
  Place best = { .cost = G_MAXDOUBLE };

  for (guint ring = 0; ring < RINGS; ring++) {
    for (guint direction = 0; direction < G_N_ELEMENTS (directions); direction++) {
      Place place = place_at (tag, direction, ring);

      place.cost += 2.0 * hidden_by (tags, own, &place, placed) + 20.0 * area_outside (place.box, frame);
      if (place.cost < best.cost)
        best = place;
    }
  }
  return best;
}

/* A label that still lies on an earlier one is left out. */
static void
find_crowded (GArray *tags, CadBox frame)
{
  for (guint i = 0; i < tags->len; i++) {
    CadTag *tag = &g_array_index (tags, CadTag, i);

    tag->crowded = !tag->fixed && area_outside (tag->box, frame) > 0.0;
    for (guint j = 0; j < i && !tag->fixed; j++) {
      const CadTag *earlier = &g_array_index (tags, CadTag, j);

      tag->crowded |= !earlier->crowded && shared_area (tag->box, earlier->box) > 0.0;
    }
  }
}

static void
put (CadTag *tag, const Place *place)
{
  tag->box = place->box;
  tag->ends = place->ends;
  tag->ring = place->ring;
}

void
cad_tags_place (GArray *tags, CadBox frame)
{
  for (guint round = 0; round <= REPAIRS; round++) {
    for (guint i = 0; i < tags->len; i++) {
      CadTag *tag = &g_array_index (tags, CadTag, i);

      if (tag->fixed)
        continue;
      Place place = best_place (tags, i, frame, round == 0 ? i : tags->len);

      put (tag, &place);
    }
  }
  find_crowded (tags, frame);
}

void
cad_tag_paint (const CadTag *tag, CadCanvas *canvas, guint32 colour)
{
  double y = (tag->box.top + tag->box.bottom) / 2;
  CadSpot at = { tag->ends ? tag->box.right : tag->box.left, y };

  if (tag->ring >= LEADER_RING)
    cad_canvas_line (canvas, tag->at, leader_foot (tag->at, tag->box), CAD_COLOUR_PALE);
  cad_canvas_text (canvas, tag->ends ? tag->right : tag->left, at, colour, tag->text);
}
