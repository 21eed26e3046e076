/* SPDX-License-Identifier: MIT
 * chart-colour.c - colours of leans, series and furniture, as 0xRRGGBB */
#include "chart-colour.h"

#include <math.h>

#define CONTRAST_MIN 4.5 /* WCAG 2, AA; where soft black and white both fail, black passes */

/* Told apart with every kind of colour vision: checked with Machado's matrices, smallest CIE76 distance 25.4. */
static const guint32 lean_scale[] = { 0x542788, 0x998ec3, 0xd8daeb, 0xf1a340, 0xb35806 };

/* After Okabe and Ito, without the pair of lean ends and without black. */
static const guint32 series[] = { 0x0072b2, 0xe69f00, 0x56b4e9, 0xcc79a7, 0x009e73, 0xb8bcc4, 0xf0e442, 0x7a5195 };

static guint
channel (guint32 colour, guint index)
{
  return colour >> (16 - 8 * index) & 0xff;
}

guint32
cad_colour_mix (guint32 a, guint32 b, double share)
{
  guint32 mixed = 0;

  for (guint i = 0; i < 3; i++)
    mixed = mixed << 8 | (guint32) lround (channel (a, i) + (channel (b, i) - (double) channel (a, i)) * share);
  return mixed;
}

guint32
cad_colour_lean (double lean)
{
  double place = (CLAMP (lean, -1.0, 1.0) + 1.0) * 2.0;
  guint step = MIN ((guint) place, G_N_ELEMENTS (lean_scale) - 2);

  return cad_colour_mix (lean_scale[step], lean_scale[step + 1], place - step);
}

guint32
cad_colour_tint (double lean, guint index)
{
  static const double pale_steps[] = { 0.0, 0.30, 0.14, 0.44 };
  static const double dark_steps[] = { 0.0, 0.55, 0.28, 0.80 };
  guint32 colour = cad_colour_lean (lean);

  if (fabs (lean) < 0.25)
    return cad_colour_mix (colour, 0x8a8ca3, dark_steps[index % G_N_ELEMENTS (dark_steps)]);
  return cad_colour_mix (colour, CAD_COLOUR_WHITE, pale_steps[index % G_N_ELEMENTS (pale_steps)]);
}

guint32
cad_colour_series (guint index)
{
  guint round = index / G_N_ELEMENTS (series);

  return cad_colour_mix (series[index % G_N_ELEMENTS (series)], CAD_COLOUR_WHITE, MIN (0.45 * round, 0.7));
}

static double
luminance (guint32 colour)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (guint i = 0; i < 3; i++) {
    double c = channel (colour, i) / 255.0;

    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double
cad_colour_contrast (guint32 a, guint32 b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

guint32
cad_colour_on (guint32 background)
{
  static const guint32 inks[] = { CAD_COLOUR_TEXT, CAD_COLOUR_WHITE };

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++) {
    if (cad_colour_contrast (background, inks[i]) >= CONTRAST_MIN)
      return inks[i];
  }
  return CAD_COLOUR_BLACK;
}
