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

# The choice, the wording and the letters of each mention, by place.
sub mentions {
  my ($lexicon, $file) = @_;
  my ($head, @rows) = map { [split /\t/, $_, -1] } split /\n/, `'$program' mentions -l '$lexicon' -f tsv '$file' 2>/dev/null`;
  my %column = map { $head->[$_] => $_ } 0 .. $#{ $head // [] };
  return join '', map { "$_->[$column{choice}]/$_->[$column{wording}]\t$_->[$column{text}]\n" } @rows;
}

my @articles = glob("$here/articles/*.txt");
ok(@articles > 0, 'there are articles to read', "none in $here/articles");
for my $file (@articles) {
  my ($name) = $file =~ m{([^/]+)\.txt$};
  my $found = mentions('haut-karabakh', $file);
  open my $in, '<', "$here/articles/$name.expected" or die "$name.expected: $!\n";
  my $expected = do { local $/; <$in> } // '';
  ok($found eq $expected, "the article '$name' names what a reader finds in it", "found:\n${found}expected:\n$expected");
}

sub run { my ($arguments) = @_; my $said = `cd '$here' && '$program' lexicon $arguments 2>&1`; return ($? >> 8, $said); }

sub claim {
  my ($claim, $arguments, $status, @likes) = @_;
  my ($got, $said) = run($arguments);
  ok($got == $status && !(grep { $said !~ $_ } @likes), $claim, "status $got\n$said");
}

claim('list has a line for each lexicon', 'list', 0, qr/^haut-karabakh +fr +\d+ +\d+ +\d+ +\d+ +\d+ +\S/m);
claim('list as TSV has the same columns', 'list -f tsv -L fr', 0, qr/\Aid\tlanguage\tversion\tchoices\twordings\tterms\tproofs\ttitle\n/,
  qr/^haut-karabakh\tfr(\t\d+){5}\t\S/m);
claim('list as JSON has the checksum', 'list -f json', 0, qr/"sha256": "[0-9a-f]{64}"/);
claim('show goes from minus to plus', 'show --interface en haut-karabakh', 0, qr/−1 Armenian … \+1 Azerbaijani.*−1  .*\n.*−0\.5  .*\+1  /s);
claim('show writes numbers as the interface does', 'show --interface fr haut-karabakh', 0, qr/−0,5  /);
claim('check as TSV gives a line for each fault', 'check -f tsv ./bad-leans.yaml', 1, qr/^\.\/bad-leans\.yaml\t12\t20\terror\t'lean' lies/m,
  qr/\t17\t27\twarning\t/);
claim('check as JSON gives every fault', 'check -f json ./bad-leans.yaml', 1, qr/"line": 12, "column": 20/);
claim('--stems shows the stem of a word and who shares it', 'check --stems ./good-terms.yaml', 0, qr/opérations?|opération → oper/, qr/as written/);
claim('a wrong command has the nearest one', 'lits', 2, qr/did you mean 'lexicon list'/);
claim('no command is a wrong usage', '', 2, qr/say list, show, check or compile/);
claim('an unknown lexicon has the nearest one', 'check haut-karabak', 2, qr/did you mean 'haut-karabakh'/);
claim('a file that cannot be read is a failure', 'check ./nowhere.yaml', 3, qr/nowhere\.yaml/);

my $wide = "$scratch/wide.yaml";
open my $out, '>:raw', $wide or die;
print $out "lexicon: x\nlanguage: fr\nversion: 1\ntitle: x\nloaded: {a: {terms: [\"" . join(' ', ('(a|b c|d [e])') x 40) . "\"]}}\n";
close $out;
claim('a term beyond all bounds is a fault at its place', "check '$wide'", 1, qr/wide\.yaml:5:23: (?!.*wide\.yaml:5)/);
print "1..$n\n";
