#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# readme.t - every ```console block of README.md and docs/LISEZMOI.md prints what it says.
# A line `$ COMMAND` is run by sh at the top of the tree; `...` alone on a line stands for lines left out.
# With --write the blocks are filled in anew; what stood behind `...` stays left out from there on.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $root = abs_path(dirname(abs_path($0)) . '/../..');
my $program = abs_path($ENV{CADRAGE} // "$root/build/cadrage");
die "Bail out! no program at $program\n" unless -x $program;
$ENV{PATH} = dirname($program) . ":$ENV{PATH}";
$ENV{CADRAGE_DATA_DIR} //= "$root/lexicons";
$ENV{LC_ALL} = 'C.UTF-8';
$ENV{COLUMNS} = 96;
delete $ENV{$_} for qw(LANGUAGE NO_COLOR LANG);
my $scratch = tempdir(CLEANUP => 1);
my $write = @ARGV && $ARGV[0] eq '--write';

sub slurp { my ($f) = @_; open my $h, '<:raw', $f or die "$f: $!"; local $/; return <$h>; }

# Reports go to a folder of ours, whatever the text calls it.
sub run {
  my ($command) = @_;
  (my $real = $command) =~ s{-o (\w+)/}{-o $scratch/$1/}g;
  chdir $root or die $!;
  my $out = `{ $real
} 2>&1`;
  $out =~ s/\Q$scratch\E\///g;
  return $out;
}

sub matches {
  my ($want, $got) = @_;
  my $pattern = join '', map { $_ eq '...' ? "(?:.*\n)*?" : "\Q$_\E\n" } split /\n/, $want;
  return $got =~ /^$pattern$/;
}

my $n = 0;
for my $name ('README.md', 'docs/LISEZMOI.md') {
  my $text = slurp("$root/$name");
  my $blocks = 0;
  $text =~ s{```console\n(.*?)```}{
    my $block = $1;
    my ($command, $want) = $block =~ /^\$ ((?:[^\n]*\\\n)*[^\n]*)\n(.*)$/s;
    my $got = run($command);
    $blocks++;
    if ($write) {
      my @kept;
      my @lines = split /\n/, $got;
      if ($want =~ /^((?:.*\n)*?)\.\.\.\n$/ && $1 ne '') { my $head = () = $1 =~ /\n/g; @lines = (@lines[0 .. ($head <= $#lines ? $head : $#lines + 1) - 1], '...'); }
      "```console\n\$ $command\n" . join('', map { "$_\n" } @lines) . "```";
    } else {
      $n++;
      my $fine = matches($want, $got);
      print $fine ? 'ok' : 'not ok', " $n - $name: $command\n";
      print map { "# $_\n" } split /\n/, $got unless $fine;
      "```console\n$block```";
    }
  }ges;
  if ($write) { open my $h, '>:raw', "$root/$name" or die $!; print $h $text; }
  elsif (!$blocks) { print 'not ok ', ++$n, " - $name has examples\n"; }
}
print "1..$n\n" unless $write;
