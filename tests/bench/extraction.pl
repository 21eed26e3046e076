#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# extraction.pl PROGRAM [LEAST] - precision, recall and F, by words, of the main text that is taken from web pages.
# The skeletons of extraction/ are filled from paragraphs.txt: [[p N]] N paragraphs of the article, [[line N]] the same without <p>,
# [[other N]] paragraphs of something else, [[title]] a short one, [[main]]...[[/main]] what is the article's too, [[body]] the
# article once more, as a string of JSON. Headlines are the article's name, not its text: they count on neither side.
# Leaves with status 1 when F is below LEAST.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Basename qw(basename dirname);
use File::Temp qw(tempdir);

my ($program, $least) = @ARGV;
die "usage: extraction.pl PROGRAM [LEAST]\n" unless defined $program;
my $here = dirname(__FILE__);
my $scratch = tempdir(CLEANUP => 1);

sub slurp { my ($f) = @_; open my $h, '<', $f or die "$f: $!\n"; local $/; return scalar <$h>; }

my @paragraphs = grep { length > 120 } split /\n/, slurp("$here/paragraphs.txt");
my $next = 0;
sub paragraph { my $p = $paragraphs[$next++ % @paragraphs]; $p =~ s/&/&amp;/g; $p =~ s/</&lt;/g; return $p; }
sub title { return join ' ', grep { defined } (split ' ', paragraph())[0 .. 7]; }

# The page, and the words of its article.
sub fill {
  my ($page) = @_;
  my @main;
  my $article = sub { my $p = paragraph(); push @main, $p; return $p; };
  $page =~ s{\[\[(?:(p|line|other) (\d+)|(title)|main\]\](.*?)\[\[/main)\]\]}{
    defined $4 ? do { push @main, $4; $4 }
      : defined $3 ? title()
      : join '', map { $1 eq 'p' ? '<p>' . $article->() . "</p>\n" : $1 eq 'line' ? $article->() : paragraph() } 1 .. $2;
  }gse;
  my $body = join '\n\n', map { s/"/\\"/gr } @main;
  $page =~ s/\[\[body\]\]/$body/;
  return ($page, join "\n", @main);
}

sub words {
  my ($text) = @_;
  my %n;
  $text =~ s/&lt;/</g;
  $text =~ s/&amp;/&/g;
  $n{ lc $_ }++ for $text =~ /\w+/g;
  return \%n;
}

sub extracted {
  my ($page) = @_;
  open my $h, '>', "$scratch/page.html" or die $!;
  print $h $page;
  close $h;
  my $record = `$program corpus convert '$scratch/page.html' 2>/dev/null`;
  my ($text) = $record =~ /"text": "(.*)"\}/s or return '';
  $text =~ s/\\u([0-9a-fA-F]{4})/chr hex $1/ge;
  $text =~ s/\\([n"\\\/])/$1 eq 'n' ? "\n" : $1/ge;
  $text =~ s/^Un titre\s*//;
  return $text;
}

sub scores {
  my ($common, $got, $want) = @_;
  my ($p, $r) = ($got ? $common / $got : 0, $want ? $common / $want : 0);
  return ($p, $r, $p + $r > 0 ? 2 * $p * $r / ($p + $r) : 0);
}

my @all = (0, 0, 0);
my @sums = (0, 0, 0);
my @files = sort glob "$here/extraction/*.html";
die "no pages\n" unless @files;
printf "%-20s %9s %9s %9s\n", 'page', 'precision', 'recall', 'F';
for my $file (@files) {
  my ($page, $main) = fill(slurp($file));
  my ($want, $got) = (words($main), words(extracted($page)));
  my @n = (0, 0, 0);
  for my $w (keys %$got) { $n[0] += !$want->{$w} ? 0 : $want->{$w} < $got->{$w} ? $want->{$w} : $got->{$w}; $n[1] += $got->{$w}; }
  $n[2] += $_ for values %$want;
  $all[$_] += $n[$_] for 0 .. 2;
  my @s = scores(@n);
  $sums[$_] += $s[$_] for 0 .. 2;
  printf "%-20s %9.3f %9.3f %9.3f\n", basename($file, '.html'), @s;
}
my @total = scores(@all);
printf "%-20s %9.3f %9.3f %9.3f\n", 'all words', @total;
printf "%-20s %9.3f %9.3f %9.3f\n", 'mean of pages', map { $_ / @files } @sums;
exit(defined $least && $total[2] < $least);
