#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# renderings.t - page, TSV, JSON, Markdown and LaTeX of one report say the same numbers
use strict;
use warnings;
use utf8;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use JSON::PP;

binmode STDOUT, ":encoding(UTF-8)";

my $here = dirname(__FILE__);
my $program = $ENV{CADRAGE} // "$here/../../build/cadrage";
$ENV{CADRAGE_DATA_DIR} //= "$here/../../lexicons";
my $folder = tempdir(CLEANUP => 1) . '/report';
system($program, 'report', "$here/../corpus", '-l', 'haut-karabakh', '--interface', 'en', '--no-charts', '--quiet', '-o', $folder) == 0
  or die "no report\n";

sub slurp { my ($name) = @_; open my $h, '<:encoding(UTF-8)', "$folder/$name" or die "$name: $!"; local $/; return <$h>; }
sub rows {
  my ($name) = @_;
  my ($head, @lines) = split /\n/, slurp("tables/$name");
  my @names = split /\t/, $head;
  return map { my %row; @row{@names} = split /\t/, $_, -1; \%row } @lines;
}

my $json = JSON::PP->new->decode(slurp('report.json'));
my $page = slurp('index.html');
my $markdown = slurp('report.md');
$markdown =~ s/\\(?=[\\|`*_\[\]<>~#&])//g;
my ($n, @faults) = (0);

sub same { my ($what, $x, $y) = @_; $n++; push @faults, "$what: " . ($x // 'null') . ' is not ' . ($y // 'null') if ($x // '') ne ($y // ''); }
# TSV has the digits of JSON; where there is no value, one is empty and the other null
sub percent { my ($share) = @_; return sprintf('%.0f', 100 * $share) . '%'; }
sub signed { my ($x) = @_; my $s = sprintf '%+.2f', $x; $s =~ s/^-/−/; return $s =~ /^.0\.00$/ ? '0.00' : $s; }

my %tsv = map { join("\t", @$_{qw(source choice wording voice)}) => $_ } rows('shares.tsv');
my @sources = map { $_->{source} } @{ $json->{sources} };
for my $c (0 .. $#{ $json->{choices} }) {
  my $choice = $json->{choices}[$c];
  for my $w (0 .. $#{ $choice->{wordings} }) {
    my $wording = $choice->{wordings}[$w];
    for my $s (0 .. $#sources) {
      my $own = $wording->{sources}[$s]{own};
      my $row = $tsv{ join "\t", $sources[$s], $choice->{choice}, $wording->{wording}, 'own' } or die "no row\n";
      my $what = "$sources[$s], $wording->{wording}";
      same("$what: $_ in TSV and JSON", $row->{$_}, $own->{$_}) for qw(n total articles share low high);
      my ($cell) = $page =~ m{<td id="c$c-s$s-w$w"(.*?)</td>}s or die "no cell\n";
      my ($value) = $cell =~ /data-v="([^"]*)"/;
      same("$what: share in JSON and page", defined $own->{share} ? sprintf('%.4g', $own->{share}) : undef, defined $value ? sprintf('%.4g', $value) : undef);
      next unless $own->{total};
      $cell =~ s/<[^>]*>//g;
      same("$what: counts in page", index($cell, "$own->{n}/$own->{total}") >= 0 ? 'said' : $cell, 'said');
      my $words = sprintf '%d/%d %s [%.0f–%.0f]', @$own{qw(n total)}, percent($own->{share}), 100 * $own->{low}, 100 * $own->{high};
      same("$what: share in Markdown", $markdown =~ /\Q| $words\E/ ? 'said' : $words, 'said');
    }
  }
}

%tsv = map { join("\t", @$_{qw(source axis voice)}) => $_ } rows('leans.tsv');
for my $axis (@{ $json->{leans} }) {
  for my $source (@{ $axis->{sources} }) {
    for my $voice (qw(own reported)) {
      my $row = $tsv{ join "\t", $source->{source}, $axis->{axis}, $voice } or die "no row\n";
      same("$source->{source}, $axis->{axis}: $_", $row->{$_}, $source->{$voice}{$_}) for qw(lean low high mentions choices verdict);
    }
    my $lean = $source->{own}{lean};
    next unless defined $lean;
    my $words = signed($lean);
    same("$source->{source}: lean in Markdown", $markdown =~ /\| \Q$source->{source}\E \| [^|]* \| \Q$words\E \|/ ? 'said' : $words, 'said');
    same("$source->{source}: lean in page", index($page, "<b>$words</b>") >= 0 ? 'said' : $words, 'said');
  }
}

my %period = map { join("\t", @$_{qw(period source name)}) => $_ } grep { $_->{figure} eq 'lean' } rows('timeline.tsv');
for my $axis (@{ $json->{timeline}{leans} }) {
  for my $source (@{ $axis->{sources} }) {
    for my $lean (@{ $source->{periods} }) {
      my $row = $period{ join "\t", $lean->{period}, $source->{source} // '', $axis->{axis} } or die "no row\n";
      same("$lean->{period}: $_", $row->{ $_ eq 'lean' ? 'value' : $_ }, $lean->{$_}) for qw(lean low high choices verdict);
      my $words = join ' | ', $source->{source} // 'all sources', $lean->{period}, signed($lean->{lean});
      same("$lean->{period} in Markdown", index($markdown, "| $words |") >= 0 ? 'said' : $words, 'said');
    }
  }
}

my %pair = map { join("\t", @$_{qw(a b)}) => $_ } rows('distances.tsv');
for my $distance (map { @{ $_->{pairs} } } @{ $json->{distances} }) {
  my $row = $pair{ join "\t", @$distance{qw(a b)} } or die "no row\n";
  same("$distance->{a} and $distance->{b}: $_", $row->{$_}, $distance->{$_}) for qw(choices mentions distance low high);
  my $words = sprintf '%.2f', $distance->{distance};
  same('distance in page', $page =~ m{\Q$distance->{b}\E</td><td [^>]*><b>\Q$words\E</b>} ? 'said' : $words, 'said');
}

my @latex = glob "$folder/tables/*.tex";
my @odd = grep { my $text = slurp('tables/' . (split m{/})[-1]); my @begin = $text =~ /\\begin\{/g; my @end = $text =~ /\\end\{/g; @begin != 2 || @end != 2 || $text =~ /(?<!\\)_/ } @latex;

print "1..3\n";
print $n > 1500 && !@faults ? '' : 'not ', "ok 1 - page, TSV, JSON and Markdown agree on $n numbers\n";
print "# $_\n" for @faults[0 .. ($#faults > 9 ? 9 : $#faults)];
print scalar(keys %period) && scalar(keys %pair) ? '' : 'not ', "ok 2 - there are periods and pairs to compare\n";
print @latex > 10 && !@odd ? '' : 'not ', "ok 3 - each LaTeX table is whole and escaped\n";
print "# @odd\n" if @odd;
exit($n > 1500 && !@faults && keys %period && keys %pair && @latex > 10 && !@odd ? 0 : 1);
