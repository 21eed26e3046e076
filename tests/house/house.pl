#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# house.pl ROOT [BUILD] - holds the code against docs/layers.txt and docs/contributing.md; prints TAP.
# Without BUILD the checks that need objects or a compiler are left out. A check that finds nothing to check fails.
use strict;
use warnings;
use open qw(:std :utf8);

my ($root, $build) = @ARGV;
die "usage: house.pl ROOT [BUILD]\n" unless defined $root;
my $n = 0;

sub slurp { my ($f) = @_; open my $h, '<', $f or die "$f: $!"; local $/; my $t = <$h>; return $t; }

sub claim {
  my ($name, $checked, @faults) = @_;
  $n++;
  push @faults, "nothing was checked" unless $checked;
  print @faults ? "not ok" : "ok", " $n - $name ($checked checked)\n";
  print "# $_\n" for @faults;
}

my (%layer_of, %may, %outside, @layers, %pure);
for (split /\n/, slurp("$root/docs/layers.txt")) {
  next if /^#|^\s*$/;
  my ($name, $rest) = /^(\w+):\s*(.*)$/ or die "layers.txt: $_";
  if ($name eq 'pure') { $pure{$_} = 1 for split ' ', $rest; next; }
  my ($own, $may, $out) = map { [split ' ', $_ // ''] } split /\|/, $rest, 3;
  push @layers, $name;
  $layer_of{$_} = $name for @$own;
  $may{$name} = { map { $_ => 1 } @$may, $name };
  $outside{$_} = $name for @$out;
}

my @headers = sort glob "$root/include/cadrage/*.h";
my @sources = sort map { glob "$root/src/$_/*.c" } @layers;
my @inner = sort map { glob "$root/src/$_/*.h" } @layers;

# --- layers
my (@faults, $checked);
for my $file (@headers, @sources, @inner) {
  my ($layer, $header);
  if ($file =~ m{include/cadrage/(.*)\.h$}) { $header = $1; $layer = $layer_of{$header}; }
  else { ($layer) = $file =~ m{src/(\w+)/}; }
  (my $short = $file) =~ s{^\Q$root\E/}{};
  unless ($layer) { push @faults, "$short: not named in docs/layers.txt"; next; }
  my $line = 0;
  for (split /\n/, slurp($file)) {
    $line++;
    if (/^#include <cadrage\/(.+)\.h>/) {
      $checked++;
      my $to = $layer_of{$1};
      if (!$to) { push @faults, "$short:$line: header $1.h is in no layer"; }
      elsif (!$may{$layer}{$to}) { push @faults, "$short:$line: $layer includes $1.h of $to"; }
    }
    push @faults, "$short:$line: leaves its folder: $1" if /^#include "([^"]*\/[^"]*)"/;
  }
}
claim('layers include downwards only', $checked, @faults);

# --- no include cycle among the public headers
my %includes = map { my $f = $_; my ($h) = /(\w+)\.h$/; $h => [slurp($f) =~ /^#include <cadrage\/(\w+)\.h>/mg] } @headers;
my (%state, @cycle);
sub visit {
  my ($h, @path) = @_;
  return if ($state{$h} // 0) == 2;
  if (($state{$h} // 0) == 1) { push @cycle, join(' -> ', @path, $h); return; }
  $state{$h} = 1;
  visit($_, @path, $h) for @{ $includes{$h} // [] };
  $state{$h} = 2;
}
visit($_) for sort keys %includes;
claim('headers have no include cycle', scalar(keys %includes), @cycle);

# --- outside libraries in one file each, in their layer
(@faults, $checked) = ((), 0);
@faults = ();
my %named;
for my $file (@headers, @sources, @inner) {
  for my $lib (keys %outside) {
    push @{ $named{$lib} }, $file if slurp($file) =~ /^#include <\Q$lib\E/m;
  }
}
for my $lib (sort keys %outside) {
  my @files = @{ $named{$lib} // [] };
  $checked += @files;
  push @faults, "$lib is named in " . scalar(@files) . " files: @files" if @files > 1;
  push @faults, "$lib is named outside $outside{$lib}: $_" for grep { !m{/src/$outside{$lib}/} } @files;
}
claim('each outside library is named in one file', $checked, @faults);

# --- style: sizes, goto, macros, variables
my (@long, @params, @goto, @macros, @vars, @files, @lines);
my $functions = 0;
for my $file (@sources, @inner) {
  (my $short = $file) =~ s{^\Q$root\E/}{};
  my @text = split /\n/, slurp($file);
  push @files, "$short: " . scalar(@text) . " lines" if @text > 600;
  push @lines, "$short: no SPDX line on top" unless @text && $text[0] =~ /SPDX-License-Identifier: MIT/;
  my ($start, $head, $depth_macro);
  for my $i (0 .. $#text) {
    my $l = $text[$i];
    push @goto, "$short:" . ($i + 1) if $l =~ /^\s*goto\s/;
    push @macros, "$short:" . ($i + 1) . ": $l" if $l =~ /^#define \w+\(/;
    if ($l =~ /^(static\s+)?(?!const|typedef|extern|struct\s+\w+\s*\{|union|enum|G_|return|static const|static inline)[\w\s\*]+\s\**\w+(\[[^\]]*\])*(\s*=.*)?;?$/
        && $l =~ /[;=]/ && $l !~ /\(/ && $l !~ /^(static )?const\b/ && $l !~ /\*const\b/) {
      push @vars, "$short:" . ($i + 1) . ": $l" if $l =~ /^static\s/ || $l =~ /^\w[\w\s\*]+\s\**\w+(\[\w*\])?(\s*=|;)/ && $l !~ /^(typedef|struct|enum|union|\}|return)/;
    }
    if ($l eq '{' && $i > 0) {
      $start = $i;
      my $j = $i - 1;
      $j-- while $j > 0 && $text[$j] !~ /^\w+ \(/;
      $head = join ' ', @text[$j .. $i - 1];
    }
    if ($l eq '}' && defined $start) {
      $functions++;
      my $size = $i - $start - 1;
      my ($name) = ($head // '') =~ /^(\w+) \(/;
      $name //= '?';
      push @long, "$short: $name has $size lines" if $size > 60;
      my ($args) = ($head // '') =~ /^\w+ \((.*)\)\s*$/;
      if (defined $args) {
        1 while $args =~ s/\([^()]*\)//g;
        my $count = () = $args =~ /,/g;
        next if $args =~ /^GMarkupParseContext \*/; # GLib fixed what this callback takes
        push @params, "$short: $name takes " . ($count + 1) . " parameters" if $count + 1 > 5;
      }
      undef $start;
    }
  }
}
claim('functions have 60 lines at most', $functions, @long);
claim('functions take 5 parameters at most', $functions, @params);
claim('files have 600 lines at most', scalar(@sources), @files);
claim('no goto', scalar(@sources), @goto);
claim('no function-like macros', scalar(@sources), @macros);
claim('no mutable variables at file scope', scalar(@sources), @vars);
claim('files begin with their licence', scalar(@sources), @lines);

# --- what needs a compiler or objects
if (defined $build) {
  my $cflags = `pkg-config --cflags glib-2.0`;
  chomp $cflags;
  (@faults, $checked) = ();
  $checked = 0;
  for my $header (@headers) {
    my ($name) = $header =~ m{([^/]+)$};
    $checked++;
    my $out = `echo '#include <cadrage/$name>' | cc -xc -std=gnu11 -fsyntax-only -I$root/include $cflags - 2>&1`;
    push @faults, "$name: $out" if $?;
  }
  claim('each header compiles alone', $checked, @faults);

  my %forbidden = map { $_ => 1 } qw(printf vprintf fprintf puts putchar fputs fputc fwrite exit _exit abort open open64 openat fopen fopen64
    read write close getenv secure_getenv time clock clock_gettime gettimeofday localtime gmtime system popen fork execve socket
    stdout stderr stdin rand srand random
    g_print g_printerr g_getenv g_setenv g_file_get_contents g_file_set_contents g_get_real_time g_get_monotonic_time
    g_date_time_new_now_local g_date_time_new_now_utc g_open g_fopen g_dir_open g_spawn_sync g_random_int g_random_double
    g_get_home_dir g_get_tmp_dir g_get_current_dir setlocale);
  (@faults, $checked) = ();
  $checked = 0;
  for my $layer (sort keys %pure) {
    for my $object (sort glob "$build/obj/src/$layer/*.o") {
      $checked++;
      for (split /\n/, `nm -u $object`) {
        my ($symbol) = /U (\w+)/ or next;
        $symbol =~ s/^__(\w+)_chk$/$1/;
        push @faults, "$object uses $symbol" if $forbidden{$symbol};
      }
    }
  }
  claim('pure layers touch no file, clock, terminal or environment', $checked, @faults);
}
print "1..$n\n";
