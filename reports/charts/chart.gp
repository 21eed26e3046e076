# SPDX-License-Identifier: MIT
# chart.gp - paints one chart: what stands where, in which colour and with which words is in the data files beside it
load 'numbers.gp'
if (!exists('family')) { family = 'DejaVu Sans' }
if (!exists('vector')) { vector = 1 }

set encoding utf8
set datafile separator "\t"
set datafile commentschars ""
unset border
unset tics
unset key
unset colorbox
set lmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set bmargin at screen 0
set xrange [0:width]
set yrange [height:0]
set style fill solid 1.0 noborder

# Measured: a disc of size 1 has a radius of 3.025 px in a PNG and of 4.5 px in an SVG, which also sets the foot of a text 0.2445
# of its size below the middle, 0.13 of it too high.
mark = vector ? 1 / 4.5 : 1 / 3.025
drop(px) = vector ? 0.13 * px : 0.0

set multiplot
if (sheets & 1) { plot 'boxes.tsv' using 1:2:3:4:5:6:7 with boxxyerror lc rgb variable }
if (sheets & 2) { plot 'bands.tsv' using 1:2:3 with filledcurves closed lc rgb variable }
if (sheets & 4) { plot 'lines.tsv' using 1:2:3:4:5 with vectors nohead lw 1 lc rgb variable }
if (sheets & 8) { plot 'strokes.tsv' using 1:2:3:4:5 with vectors nohead lw 2 lc rgb variable }
if (sheets & 16) { plot 'discs.tsv' using 1:2:($3 * mark):4 with points pt 7 ps variable lc rgb variable }
if (sheets & 32) { plot 'triangles.tsv' using 1:2:($3 * mark):4 with points pt 9 ps variable lc rgb variable }
if (sheets & 64) { plot 'title.tsv' using 1:($2 + drop(20)):4:3 with labels left tc rgb variable font family.':Bold,15' }
if (sheets & 128) { plot 'text-left.tsv' using 1:($2 + drop(14.67)):4:3 with labels left tc rgb variable font family.',11' }
if (sheets & 256) { plot 'text-right.tsv' using 1:($2 + drop(14.67)):4:3 with labels right tc rgb variable font family.',11' }
if (sheets & 512) { plot 'small-left.tsv' using 1:($2 + drop(13.33)):4:3 with labels left tc rgb variable font family.',10' }
if (sheets & 1024) { plot 'small-centre.tsv' using 1:($2 + drop(13.33)):4:3 with labels center tc rgb variable font family.',10' }
if (sheets & 2048) { plot 'small-right.tsv' using 1:($2 + drop(13.33)):4:3 with labels right tc rgb variable font family.',10' }
if (sheets & 4096) { plot 'tiny-centre.tsv' using 1:($2 + drop(12)):4:3 with labels center tc rgb variable font family.',9' }
if (sheets & 8192) { plot 'strong-left.tsv' using 1:($2 + drop(13.33)):4:3 with labels left tc rgb variable font family.':Bold,10' }
if (sheets & 16384) { plot 'strong-right.tsv' using 1:($2 + drop(13.33)):4:3 with labels right tc rgb variable font family.':Bold,10' }
if (sheets & 32768) { plot 'italic-left.tsv' using 1:($2 + drop(13.33)):4:3 with labels left tc rgb variable font family.':Italic,10' }
if (sheets & 65536) { plot 'italic-right.tsv' using 1:($2 + drop(13.33)):4:3 with labels right tc rgb variable font family.':Italic,10' }
if (sheets & 131072) { plot 'slant.tsv' using 1:($2 + drop(13.33)):4:3 with labels left rotate by 40 tc rgb variable font family.',10' }
unset multiplot
