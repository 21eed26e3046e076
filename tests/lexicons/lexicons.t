#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# lexicons.t - every shipped lexicon, every form of a term and the examples of the documentation hold their own proofs
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $here = dirname(abs_path($0));
my $root = abs_path("$here/../..");
my $program = $ENV{CADRAGE} // "$root/build/cadrage";
die "Bail out! no program at $program\n" unless -x $program;
$ENV{CADRAGE_DATA_DIR} //= "$root/lexicons";
$ENV{LC_ALL} = 'C.UTF-8';
delete $ENV{LANGUAGE};

my $scratch = tempdir(CLEANUP => 1);
my $n = 0;

sub ok { my ($fine, $claim, $why) = @_; $n++; print $fine ? '' : 'not ', "ok $n - $claim\n"; print map { "# $_\n" } split /\n/, $why unless $fine; }

# The first YAML example of a page of the documentation.
sub example {
  my ($page) = @_;
  open my $in, '<:raw', "$root/$page" or return;
  local $/;
  return <$in> =~ /^```yaml\n(.*?)^```/ms ? $1 : undef;
}

sub check {
  my ($claim, $file) = @_;
  my $said = `'$program' lexicon check '$file' 2>&1`;
  ok($? == 0 && $said =~ /[1-9]\d* proofs, 0 faults$/m, $claim, $said);
}

my @shipped = map { s{^\Q$root\E/lexicons/(.*)\.yaml$}{$1}r } glob("$root/lexicons/[a-z][a-z]/*.yaml");
ok(@shipped > 0, 'there are shipped lexicons', 'none found below lexicons/');
check("the shipped lexicon $_ has no fault", $_) for @shipped;
check('every form of a term finds what is promised', "$here/good-terms.yaml");
for my $page ('docs/lexicon-format.md', 'lexicons/README.md') {
  my $yaml = example($page);
  open my $out, '>:raw', "$scratch/example.yaml" or die;
  print $out $yaml // '';
  close $out;
  check("the example of $page has no fault", "$scratch/example.yaml");
}
for my $file (glob("$here/bad-*.yaml")) {
  my ($name) = $file =~ m{([^/]+)$};
  my $said = `cd '$here' && '$program' lexicon check './$name' 2>&1`;
  ok($? >> 8 == 1 && $said =~ /\Q$name\E/, "$name fails the check", $said);
}
print "1..$n\n";
