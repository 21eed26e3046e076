#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# generate.pl FOLDER MEGABYTES [SEED] - a corpus of articles of 2-6 kB for timing, always the same for one seed.
#
# Articles are built from whole paragraphs, 92 % of general news (paragraphs.txt) and 8 % of the sample corpus, so that quotation
# marks, elisions and reporting verbs stay as people write them. Resampling alone would freeze the vocabulary: unseen words take the place of content words at the pace of
# Heaps' law V = 20.8 n^0.537 (fitted on French press text) - inflected verbs of the language pack, derived nouns and adjectives,
# invented names - and come back with Zipf's frequencies.
use strict;
use warnings;
use utf8;
no warnings 'portable';
use Encode qw(encode_utf8);
use File::Basename qw(dirname);
use File::Path qw(make_path);

my ($out, $megabytes, $seed) = @ARGV;
die "usage: generate.pl FOLDER MEGABYTES [SEED]\n" unless defined $megabytes;
my $here = dirname(__FILE__);
my $state = $seed // 20201216;

# A small generator of our own: perl's rand differs between builds (xorshift, Marsaglia 2003).
sub draw {
  $state ^= ($state << 13) & 0xffffffffffffffff;
  $state ^= $state >> 7;
  $state ^= ($state << 17) & 0xffffffffffffffff;
  return ($state >> 11) / 9007199254740992;
}
sub pick { return $_[0][int(draw() * @{ $_[0] })]; }

sub lines { my ($f) = @_; open my $h, '<:encoding(UTF-8)', $f or die "$f: $!"; chomp(my @l = <$h>); return @l; }

my (@conflict, %seen);
for my $file (sort glob "$here/../corpus/*/*.txt") {
  push @conflict, grep { length >= 60 } lines($file);
}
my @general = grep { length >= 60 } lines("$here/paragraphs.txt");
die "no paragraphs to build from\n" unless @conflict && @general;
for my $paragraph (@conflict, @general) { $seen{ lc $_ } = 1 for $paragraph =~ /(\w+)/g; }

# Unseen words, in an order that does not depend on hashes.
my @forms = grep { /^\p{Ll}{5,16}$/ && !$seen{$_} } map { (split /\t/)[0] } grep { !/^#/ } lines("$here/../../lexicons/languages/fr/forms.tsv");
my @roots = qw(administr organis négoci constru produ transform consult destin observ represent écon polit soci cultur industr
  agricol médic scienc technic litt philosoph histor géograph mathémat chim biolog physi psycho démograph juridic financ commerc
  touris sport mus théâtr cinémat photograph archit urban climat énerg nuclé marit ferrov aéro automob inform électr mécan);
my @endings = qw(ation ations ement ements eur eurs euse euses isme ismes iste istes ique iques able ables ité ités el elle els elles
  if ive ifs ives age ages ant ante ants antes ien ienne iens iennes oire oires aire aires eux esque ure ures ement);
my @derived = map { my $r = $_; map { "$r$_" } @endings } @roots;
my (@fresh, %known);
for my $word (@forms, @derived) { push @fresh, $word unless $seen{$word} || $known{$word}++; }
for my $i (reverse 1 .. $#fresh) { my $j = int(draw() * ($i + 1)); @fresh[$i, $j] = @fresh[$j, $i]; }
my @onsets = qw(b br c ch d dr f g gr j k l m n p r s st t tr v z);
my @vowels = qw(a e i o u ou an en on ai é);
my @codas = ('', '', 'n', 'r', 's', 'l', 'v', 'k');
sub name { return ucfirst join '', map { pick(\@onsets) . pick(\@vowels) . pick(\@codas) } 1 .. 2 + int(draw() * 2); }

my (@urn, $words);
$words = 0;
# A word introduced already (the early ones oftener), or a new one when Heaps' law has room for it.
sub replacement {
  if (@urn < 20.8 * $words**0.537) {
    my $word = @fresh && draw() < 0.6 ? pop @fresh : name();
    push @urn, $word;
    return $word;
  }
  return $urn[int(@urn**draw()) - 1];
}

my $bytes = 0;
my $article = 0;
my $goal = $megabytes * 1_000_000;
open my $records, '>:raw', (make_path($out), "$out/all.jsonl")[-1] or die "$out: $!";
while ($bytes < $goal) {
  my $source = sprintf 'outlet%02d', int(20 * draw()**1.5);
  my $date = sprintf '%d-%02d-%02d', 2019 + int(draw() * 5), 1 + int(draw() * 12), 1 + int(draw() * 28);
  my $length = 2000 + int(4000 * draw());
  my $text = '';
  while (length $text < $length) {
    my $paragraph = draw() < 0.08 ? pick(\@conflict) : pick(\@general);
    $words += 45;
    $paragraph =~ s/(?<![\w’'-])(\p{Ll}{6,})(?![\w’'-])/draw() < 0.08 ? replacement() : $1/ge;
    $text .= "$paragraph\n\n";
  }
  my $raw = encode_utf8($text);
  make_path("$out/folder/$source") unless -d "$out/folder/$source";
  open my $h, '>:raw', sprintf('%s/folder/%s/%s-%07d.txt', $out, $source, $date, ++$article) or die $!;
  print $h $raw;
  close $h;
  (my $json = $text) =~ s/(["\\])/\\$1/g;
  $json =~ s/\n/\\n/g;
  print $records encode_utf8(qq({"id":"$article","source":"$source","date":"$date","language":"fr","text":"$json"}\n));
  $bytes += length $raw;
}
close $records;
printf "%d articles, %d bytes, %d introduced words\n", $article, $bytes, scalar @urn;
