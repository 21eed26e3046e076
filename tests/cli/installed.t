#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# installed.t - an installed cadrage starts from lexicons that were compiled when it was built; whatever becomes of these files, the
# results are those of the lexicons as they are now, and nothing but the user's cache is ever written.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

my $root = abs_path(dirname(abs_path($0)) . '/../..');
my $build = abs_path($ENV{BUILD} // "$root/build");
my $stage = tempdir(CLEANUP => 1);
my $prefix = "$stage/usr/local";
my $compiled = "$prefix/lib/cadrage/compiled";
my $lexicon = "$prefix/share/cadrage/lexicons/fr/haut-karabakh.yaml";
my $cadrage = "$prefix/bin/cadrage";
delete @ENV{qw(CADRAGE_DATA_DIR CADRAGE_CACHE LANGUAGE LANG)};
$ENV{LC_ALL} = 'C.UTF-8';
my $n = 0;

sub ok { my ($fine, $name) = @_; printf "%s %d - %s\n", $fine ? 'ok' : 'not ok', ++$n, $name; }
sub spew { my ($file, $text) = @_; open my $h, '>:raw', $file or die "$file: $!"; print $h $text; close $h; }
sub slurp { my ($file) = @_; open my $h, '<:raw', $file or die "$file: $!"; local $/; return <$h>; }

# What was built is copied, nothing is built anew.
sub make {
  my ($target) = @_;
  system('make', '-s', '-C', $root, '-o', 'all', $target, "BUILD=$build", "DESTDIR=$stage", 'PREFIX=/usr/local',
         'LIBDIR=/usr/local/lib') == 0 or die "Bail out! make $target\n";
}

sub listing { my ($folder) = @_; return scalar `cd '$folder' && find . -type f -exec md5sum {} + | sort`; }

# The output of `cadrage mentions` over the text, and how many files it left in a cache that was empty.
sub first_start {
  my ($options, $environment) = @_;
  my $home = tempdir(DIR => $stage, CLEANUP => 1);
  my $out = `$environment XDG_CACHE_HOME='$home' '$cadrage' mentions -f tsv $options '$stage/text.txt' 2>&1`;
  return ($out, scalar(() = glob "$home/cadrage/*"));
}

sub same_as_uncached {
  my ($options) = @_;
  my ($want) = first_start($options, 'CADRAGE_CACHE=off');
  my ($got, $left) = first_start($options, '');
  return ($got eq $want, $left, $got);
}

print "TAP version 13\n";
spew("$stage/text.txt", "Au Karabakh, l\x{e2}\x{80}\x{99}arm\x{c3}\x{a9}e azerba\x{c3}\x{af}djanaise a lib\x{c3}\x{a9}r\x{c3}\x{a9} Choucha, et verlani la ville.\n");
umask 077;
make('install');
umask 022;
my @files = glob "$compiled/*";
ok(@files > 0, 'make install puts compiled lexicons below LIBDIR');
ok(!(grep { (stat)[2] & 022 } @files), 'others cannot write them');
ok(!(grep { !((stat)[2] & 04) } @files, $lexicon, $compiled), 'and can read them and the lexicons, whatever the umask was');

for my $options ('', '-l haut-karabakh', '-l fr/general') {
  my ($same, $left, $out) = same_as_uncached($options);
  ok($same && $out =~ /\n/ && $left == 0, "a first start with '$options' compiles nothing and finds the same");
}
my $before = listing($prefix);
my ($together, $kept) = same_as_uncached('-l fr/general -l haut-karabakh');
ok($together && $kept > 0, 'other lexicons together are compiled, with the pack that is');
ok(listing($prefix) eq $before, 'nothing is written where the program lies');

{
  my $again = tempdir(DIR => $stage, CLEANUP => 1);
  system("MALLOC_PERTURB_=85 '$cadrage' lexicon compile '$again'") == 0 or die "Bail out! lexicon compile\n";
  ok(listing($again) eq listing($compiled), 'compiled again they are the same bytes');
}

# --- a shipped lexicon is edited, then it is as before
my $shipped = slurp($lexicon);
(my $edited = $shipped) =~ s/^( *)terms: \[=Choucha/$1terms: [verlani, =Choucha/m or die 'Bail out! the lexicon has changed';
spew($lexicon, $edited);
my ($same, $left, $out) = same_as_uncached('-l haut-karabakh');
ok($same && $left > 0 && $out =~ /verlani/, 'an edited lexicon counts at once');
spew($lexicon, $shipped);
($same, $left, $out) = same_as_uncached('-l haut-karabakh');
ok($same && $left == 0 && $out !~ /\tverlani\t/, 'and no more when it is taken back');

# --- the files are spoilt one way or another
my %kept = map { $_ => slurp($_) } @files;
my %spoil = (
  'cut' => sub { substr $_[0], 0, length($_[0]) / 2 },
  'empty' => sub { '' },
  'foreign' => sub { 'something else' x 100 },
  'of another program' => sub { my $t = $_[0]; substr($t, 8, 1) ^= "\x01"; $t },
  'changed in one bit' => sub { my $t = $_[0]; substr($t, -9, 1) ^= "\x10"; $t },
  'of the other byte order' => sub { my $t = $_[0]; substr($t, 0, 8) = reverse substr($t, 0, 8); $t },
);
for my $how (sort keys %spoil) {
  spew($_, $spoil{$how}->($kept{$_})) for @files;
  ($same, $left, $out) = same_as_uncached('-l haut-karabakh');
  ok($same && $left > 0 && $out !~ /cadrage:/, "compiled lexicons that are $how are passed over without a word");
}
spew($_, $kept{$_}) for @files;
chmod 0666, @files;
($same, $left) = same_as_uncached('-l haut-karabakh');
ok($same && $left > 0, 'those that others can write are not believed');
chmod 0644, @files;

make('uninstall');
my @left = grep { !m{/locale/} } glob("$prefix/{bin,lib,share}/cadrage* $prefix/share/man/man1/*");
ok(!@left, 'make uninstall leaves nothing of it');
print "1..$n\n";
