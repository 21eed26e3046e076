#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# progress.t - a terminal sees how far a long corpus is read; a file, a pipe and a quiet terminal see nothing
use strict;
use warnings;
use Cwd qw(abs_path);
use Fcntl;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $here = dirname(abs_path($0));
my $program = $ENV{CADRAGE} // "$here/../../build/cadrage";
die "Bail out! no program at $program\n" unless -x $program;
$ENV{CADRAGE_DATA_DIR} //= abs_path("$here/../../lexicons");
$ENV{LC_ALL} = 'C.UTF-8';
delete $ENV{$_} for qw(LANGUAGE LANG);
$ENV{TERM} = 'xterm';

my $n = 0;
sub ok { my ($fine, $claim) = @_; $n++; print $fine ? '' : 'not ', "ok $n - $claim\n"; return $fine; }

# The master and the path of a new terminal, without IO::Pty (the numbers are TIOCSPTLCK and TIOCGPTN of Linux).
sub terminal {
  sysopen my $master, '/dev/ptmx', O_RDWR | O_NOCTTY or return;
  my ($unlock, $number) = (pack('i', 0), pack('I', 0));
  ioctl $master, 0x40045431, $unlock or return;
  ioctl $master, 0x80045430, $number or return;
  return ($master, '/dev/pts/' . unpack 'I', $number);
}

my $scratch = tempdir(CLEANUP => 1);
open my $article, '<', (sort glob "$here/../corpus/*/*.txt")[0] or die "Bail out! no sample corpus\n";
my $text = do { local $/; <$article> };
$text =~ s/([\\"])/\\$1/g;
$text =~ s/\n/\\n/g;

# Runs `cadrage @command` on records that come slowly through a pipe; its talk goes to the file $errors, its result to $out.
sub run {
  my ($errors, $out, @command) = @_;
  my $child = open my $in, '|-';
  die "cannot fork: $!" unless defined $child;
  if ($child == 0) {
    open STDERR, '>', $errors or die "$errors: $!";
    open STDOUT, '>', $out or die "$out: $!";
    exec $program, @command, '-l', 'haut-karabakh', '-' or die;
  }
  $in->autoflush;
  for my $i (0 .. 2) {
    print $in "{\"id\": \"$i\", \"source\": \"A\", \"text\": \"$text\"}\n" x 200;
    select undef, undef, undef, 0.7;
  }
  close $in;
  return $?;
}

my ($master, $path) = terminal();
if (!$master) {
  ok(1, 'a terminal sees how far the reading is # SKIP no terminal can be made here');
} else {
  open my $keep, '<', $path or die "Bail out! $path: $!\n";
  my $status = run($path, "$scratch/out", 'tally');
  sysread $master, my $seen, 65536;
  ok($status == 0 && $seen =~ /\r\e\[K\d+ articles?, \d+ MB, \d+ MB\/s/, 'a terminal sees how far the reading is')
    or print "# status $status, seen: ", $seen =~ s/[\r\e]/?/gr, "\n";
  ok($seen =~ /\r\e\[K\z/, 'nothing of it stays');
  fcntl $master, F_SETFL, O_NONBLOCK;
  run($path, "$scratch/out", 'tally', '-q');
  ok(!sysread($master, $seen, 65536), 'a quiet terminal sees nothing');
  run($path, "$scratch/out", 'mentions');
  ok(sysread($master, $seen, 65536) && $seen =~ /MB/, 'so it is when results come bit by bit to a file');
  run($path, $path, 'mentions', '--choice', 'territory-taken', '--voice', 'denied');
  sysread $master, $seen, 65536;
  ok($seen !~ /MB\/s/, 'nothing stands between results on the terminal itself');
}
ok(run("$scratch/errors", "$scratch/out", 'tally') == 0 && -z "$scratch/errors", 'a file sees nothing');
print "1..$n\n";
