#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# charts.t - draws every chart for 2, 6 and 60 sources, with long and hostile names, and lets a browser measure whether
# labels overlap or are cut off; skipped without gnuplot, node, a browser or the packages
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Temp qw(tempdir);

my $here = abs_path(dirname(__FILE__));
my $build = abs_path($ENV{BUILD} // "$here/../../build");
my $program = $ENV{CADRAGE} // "$build/cadrage";
my $browser = "$build/browser";
$ENV{CADRAGE_DATA_DIR} //= "$here/../../lexicons";

sub skip { print "1..0 # SKIP $_[0]\n"; exit 0 }
sub has { return grep { -x "$_/$_[0]" } split /:/, $ENV{PATH} }
has('node') or skip('node is not installed');
has('gnuplot') or skip('gnuplot is not installed');
-x '/usr/bin/chromium' || -x '/usr/bin/chromium-headless-shell' or skip('no chromium');
-d "$browser/node_modules/playwright-core" or skip('playwright-core is not installed');

my @hostile = ('`touch canary`', '$(touch canary)', '!touch canary', '<touch canary', '# no comment', '"unpaired', 'back\\slash \\n \\101',
  '</text><script>alert(1)</script>', ']]> &amp; <b>', 'Независимая газета Северного Кавказа и Закавказья, вечерняя',
  'Հայաստանի Հանրապետության ամենօրյա անկախ լրագիր և հանդես', 'The Intergalactic Observatory of Unreasonably Long Media Names', 'W' x 48,
  'Ω≈ç√∫˜µ≤≥÷ 新華社通信 وكالة الأنباء סוכנות');
# over twelve months; choice => wordings that appear; one wording of the first choice is missing everywhere
my @choices = (['territory-taken', qw(liberation reconquest return control capture)], ['military-action', qw(counter-terrorism counter-offensive offensive attack aggression)],
  ['territory-name', qw(karabakh-region karabakh nagorno-karabakh artsakh)], ['place-shusha', qw(azerbaijani armenian)], ['captives', qw(criminals prisoners hostages)]);

sub counts {
  my ($n, $names) = @_;
  my $text = "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\tdate\n";
  my $state = 11;
  for my $s (0 .. $n - 1) {
    my $name = $names->($s);
    for my $a (0 .. 7) {
      next if $s % 5 == 4 && $a > 1;    # few articles
      for my $choice (@choices) {
        my ($id, @wordings) = @$choice;
        $state = ($state * 1103515245 + 12345) % 2147483648;
        my $w = $wordings[int(@wordings * ($s / $n + ($state >> 16) % 100 / 250)) % @wordings];
        $text .= join("\t", $name, "a$s-$a", 'haut-karabakh', $id, $w, $a % 3 ? 'own' : 'quoted', 1 + $a % 3, 500, sprintf('2023-%02d', 1 + ($a * 5 + $s) % 12)) . "\n";
      }
    }
  }
  return $text;
}

my $work = tempdir(CLEANUP => 1);
my @reports;
for my $n (2, 6, 60) {
  for my $kind (qw(plain hostile)) {
    my $interface = $kind eq 'plain' ? 'fr' : 'en';
    my $file = "$work/$n.tsv";
    open my $out, '>:encoding(UTF-8)', $file or die "$file: $!";
    print $out counts($n, sub { my ($s) = @_; $kind eq 'hostile' && $s < @hostile ? $hostile[$s] : "Le Journal de la Ville $s" });
    close $out;
    my $folder = "$work/$kind-$n";
    system($program, 'report', $file, '-l', 'haut-karabakh', '--interface', $interface, '--charts', '--quiet', '-o', $folder) == 0 or die "no report of $n sources\n";
    push @reports, $folder;
  }
}
copy("$here/geometry.mjs", "$browser/geometry.mjs") or die "geometry.mjs: $!";
chdir $work or die;
my $status = system('node', "$browser/geometry.mjs", @reports);
exit($status == 0 ? 0 : 1);
