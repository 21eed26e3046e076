#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# cli.t - runs the .cmd files of this folder, each a claim (its name) with commands and what they must print.
#
#   $ COMMAND        run by sh in a fresh folder of its own; $CORPUS is the sample corpus, $TESTS this folder's parent
#   > LINE           the standard output is exactly these lines
#   >~ REGEX         a line of the standard output matches
#   >!~ REGEX        no line of the standard output matches
#   2> LINE, 2>~ REGEX, 2>!~ REGEX   the same for standard error, which must be empty when nothing is said of it
#   ? STATUS         the exit status (0 when nothing is said)
use strict;
use warnings;
use open qw(:std :utf8);
use Cwd qw(abs_path);
use File::Basename qw(dirname basename);
use File::Temp qw(tempdir);

my $here = dirname(abs_path($0));
my $program = $ENV{CADRAGE} // "$here/../../build/cadrage";
die "Bail out! no program at $program\n" unless -x $program;
$ENV{PATH} = dirname($program) . ":$ENV{PATH}";
$ENV{CADRAGE} = abs_path($program);
$ENV{CORPUS} = abs_path("$here/../corpus");
$ENV{TESTS} = abs_path("$here/..");
$ENV{CADRAGE_DATA_DIR} //= abs_path("$here/../../lexicons");
$ENV{XDG_CACHE_HOME} //= tempdir(CLEANUP => 1);
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{COLUMNS} = 100;
delete $ENV{$_} for qw(LANGUAGE NO_COLOR LANG);

sub slurp { my ($f) = @_; open my $h, '<:raw', $f or return ''; local $/; my $t = <$h> // ''; utf8::decode($t); return $t; }

sub cases {
  my ($file) = @_;
  my @cases;
  for (split /\n/, slurp($file)) {
    next if /^#|^\s*$/;
    if (/^\$ (.*)/) { push @cases, { command => $1, status => 0, exact => {1 => undef, 2 => undef}, like => [] }; next; }
    my $case = $cases[-1] or die "$file: a line before any command: $_\n";
    if (/^\? (\d+)$/) { $case->{status} = $1; }
    elsif (/^(2?)>(!?)~ (.*)$/) { push @{ $case->{like} }, [$1 ? 2 : 1, $2 ? 0 : 1, $3]; }
    elsif (/^(2?)>(?: (.*))?$/) { push @{ $case->{exact}{$1 ? 2 : 1} }, $2 // ''; }
    elsif (/^  (.*)/) { $case->{command} .= "\n$1"; }
    else { die "$file: not understood: $_\n"; }
  }
  return @cases;
}

sub faults {
  my ($case, $scratch) = @_;
  my @faults;
  my $status = system('sh', '-c', "cd '$scratch' && { $case->{command}\n} >'$scratch/.out' 2>'$scratch/.err'");
  $status = $status & 127 ? 128 + ($status & 127) : $status >> 8;
  my %text = (1 => slurp("$scratch/.out"), 2 => slurp("$scratch/.err"));
  push @faults, "exit status $status, not $case->{status}" if $status != $case->{status};
  for my $stream (1, 2) {
    my $want = $case->{exact}{$stream};
    my @likes = grep { $_->[0] == $stream } @{ $case->{like} };
    if (defined $want) {
      my $expected = join('', map { "$_\n" } @$want);
      push @faults, "stream $stream is:\n$text{$stream}instead of:\n$expected" if $text{$stream} ne $expected;
    } elsif ($stream == 2 && !@likes && $text{2} ne '') {
      push @faults, "unexpected on standard error:\n$text{2}";
    }
    for my $like (@likes) {
      my $found = grep { /$like->[2]/ } split /\n/, $text{$stream};
      push @faults, ($like->[1] ? 'no line' : 'a line') . " of stream $stream matches $like->[2]; it is:\n$text{$stream}"
        if !!$found != !!$like->[1];
    }
  }
  return @faults;
}

my @files = @ARGV ? @ARGV : sort glob "$here/*.cmd";
my $n = 0;
for my $file (@files) {
  my $scratch = tempdir(CLEANUP => 1);
  my @cases = cases($file);
  my @faults = @cases ? () : ('no command in it');
  for my $case (@cases) {
    push @faults, map { "\$ $case->{command}\n$_" } faults($case, $scratch);
  }
  (my $claim = basename($file, '.cmd')) =~ s/-/ /g;
  $n++;
  print @faults ? 'not ok' : 'ok', " $n - $claim\n";
  for (@faults) { s/^/# /mg; print "$_\n"; }
}
print "not ok ", ++$n, " - there are commands to test\n" unless @files;
print "1..$n\n";
