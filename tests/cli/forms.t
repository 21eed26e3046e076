#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# forms.t - one article in every form, and in every encoding that the form can be in, gives the same mentions and the same tally.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use Cwd qw(abs_path);
use Encode qw(encode);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Unicode::Normalize qw(NFC NFD);

my $root = abs_path(dirname(abs_path($0)) . '/../..');
my $program = abs_path($ENV{CADRAGE} // "$root/build/cadrage");
die "Bail out! no program at $program\n" unless -x $program;
$ENV{CADRAGE_DATA_DIR} //= "$root/lexicons";
$ENV{LC_ALL} = 'C.UTF-8';
my $scratch = tempdir(CLEANUP => 1);

# Without ’ “ ” and €, which ISO-8859-15 either lacks or has elsewhere than Windows-1252; with œ, which has a place in both.
my @paragraphs = (
  "Le ministère affirme que Bakou a libéré deux villages. « Nous menons une opération antiterroriste », a déclaré la "
    . "porte-parole du chef des manœuvres.",
  "L'armée occupe la vallée depuis l'été, selon plusieurs témoins, et les soldats de maintien de la paix n'ont rien vu."
);
my ($first, $second) = @paragraphs;
my ($source, $date) = ('Gazette du Col', '2023-09-19');
my $page = "<article><p>$first</p>\n<p>$second</p></article><aside><p>Lire aussi : rien.</p></aside>";
my $head = "<meta property=\"og:site_name\" content=\"$source\"><meta property=\"article:published_time\" "
  . "content=\"$date\">";

sub answer {
  my ($charset, $body) = @_;
  my $http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=$charset\r\n\r\n$body";
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://col.example/\r\nContent-Length: " . length($http)
    . "\r\n\r\n$http\r\n\r\n";
}

my %plain = (    # forms that declare no encoding
  'text' => "Source: $source\nDate: mardi 19 septembre 2023\n\n$first\n\n$second\n",
  'JSON Lines' => "{\"source\": \"$source\", \"date\": \"Tue, 19 Sep 2023 08:00:00 GMT\", \"text\": \"$first\\n\\n$second\"}\n",
  'CSV' => "Média,Date de parution,Texte\r\n$source,$date,\"$first\n\n$second\"\r\n",
  'CSV of a French spreadsheet' => "Média;Date;Texte\r\n\"$source\";\"19/09/2023\";\"$first\n\n$second\"\r\n",
  'TSV' => "source\tdate\ttext\n$source\t20230919\t$first $second\n",
  'IRaMuTeQ' => "**** *source_X *date_20230919\n$first\n\n$second\n",
);
my %declaring = (
  'HTML page' => "<html lang=\"fr\"><head><meta charset=\"CHARSET\">$head</head><body>$page</body></html>",
  'Europresse' => "<html><meta charset=\"CHARSET\"><article><span class=\"DocPublicationName\">$source, no. 12</span>"
    . "<span class=\"DocHeader\">Monde, mardi 19 septembre 2023, p. 4</span><div class=\"docOcurrContainer\"><p>$first</p>"
    . "<p>$second</p></div></article></html>",
  'old Europresse' => "<html><meta charset=\"CHARSET\"><table><tr><td><span class='DocPublicationName'>$source</span>"
    . "<span class='DocHeader'>mardi 19 septembre 2023</span></td></tr><tr><td class='DocText'><p>$first</p><p>$second</p>"
    . "</td></tr></table></html>",
  'Factiva HTML' => "<html><meta charset=\"CHARSET\"><div class='article frArticle'><table><tr><td class='index'><b>PD</b></td>"
    . "<td>19 septembre 2023</td></tr><tr><td class=\"index\"><b>SN</b></td><td>$source</td></tr></table>"
    . "<p class='articleParagraph'>$first</p><p class='articleParagraph'>$second</p></div></html>",
  'Factiva XML' => "<?xml version=\"1.0\" encoding=\"CHARSET\"?><PPSResponse><article><accessionNo>A</accessionNo>"
    . "<publicationDate><dateTime>${date}T08:00:00</dateTime></publicationDate><sourceName>$source</sourceName>"
    . "<leadParagraph><paragraph>$first</paragraph></leadParagraph><tailParagraphs><paragraph>$second</paragraph>"
    . "</tailParagraphs></article></PPSResponse>",
  'TEI' => "<?xml version=\"1.0\" encoding=\"CHARSET\"?><text source=\"$source\" date=\"$date\"><p>$first</p><p>$second</p></text>",
);

# How letters become bytes. Names with a * only where the encoding is declared; what NFD changes is where letters stand.
my %encodings = (
  'UTF-8' => sub { encode('UTF-8', $_[0]) },
  'UTF-8 with BOM' => sub { "\xEF\xBB\xBF" . encode('UTF-8', $_[0]) },
  'UTF-16LE with BOM' => sub { "\xFF\xFE" . encode('UTF-16LE', $_[0]) },
  'UTF-16BE with BOM' => sub { "\xFE\xFF" . encode('UTF-16BE', $_[0]) },
  'UTF-16LE' => sub { encode('UTF-16LE', $_[0]) },
  'Windows-1252' => sub { encode('cp1252', $_[0]) },
  'ISO-8859-15*' => sub { encode('iso-8859-15', $_[0]) },
  'UTF-8, NFD' => sub { encode('UTF-8', NFD($_[0])) },
);

sub run {
  my ($file, @command) = @_;
  my $out = `$program @command -q -l haut-karabakh '$file' 2>'$scratch/err'`;
  utf8::decode($out);
  return $out;
}

# Without what the file's name brings; with offsets only where the form keeps the text as it is.
sub reading {
  my ($bytes, $form, $offsets) = @_;
  open my $h, '>:raw', "$scratch/the-input" or die $!;
  print $h $bytes;
  close $h;
  my @mentions = map { [split /\t/] } split /\n/, run("$scratch/the-input", 'mentions', '-f', 'tsv');
  for my $row (@mentions) {
    $row->[1] = '';
    $row->[0] =~ s/^X$/$source/;
    @$row[3, 4] = ('', '') unless $offsets;
  }
  (my $tally = run("$scratch/the-input", 'tally')) =~ s/^(article|count|speech)\|X\|/$1|$source|/mg;
  $tally =~ s/^(article|count|speech)\|([^|]*)\|[^|]*/$1|$2|/mg;
  $tally =~ s/^(!\w+|key|excerpt|total.check|~end).*\n//mg;
  $_ = NFC($_) for my @result = (join("\n", map { join "\t", @$_ } @mentions), $tally);
  return @result;
}

my ($n, $failed) = (0, 0);
my @wanted = reading(encode('UTF-8', "{\"source\": \"$source\", \"date\": \"$date\", \"text\": \"$first\\n\\n$second\"}\n"), '', 1);
my @without = reading(encode('UTF-8', "{\"source\": \"$source\", \"date\": \"$date\", \"text\": \"$first\\n\\n$second\"}\n"), '', 0);

sub difference {
  my ($want, $got) = map { { map { $_ => 1 } split /\n/ } } @_;
  return join "\n", (map { "- $_" } sort grep { !$got->{$_} } keys %$want), map { "+ $_" } sort grep { !$want->{$_} } keys %$got;
}

sub same {
  my ($name, $bytes, $form, $offsets) = @_;
  my @got = reading($bytes, $form, $offsets);
  my $want = $offsets ? \@wanted : \@without;
  my @faults = map { $got[$_] eq $want->[$_] ? () : difference($want->[$_], $got[$_]) } 0, 1;
  $n++;
  $failed += @faults > 0;
  print @faults ? "not ok" : "ok", " $n - $name gives the same mentions and the same tally\n";
  s/^/# /mg for @faults;
  print "$_\n" for @faults;
}

print "not ok 0 - the article has no four mentions\n" and exit 1 unless ($wanted[0] =~ tr/\n//) >= 4;
for my $encoding (sort keys %encodings) {
  my $encode = $encodings{$encoding};
  (my $charset = $encoding) =~ s/[*, ].*//;
  $charset =~ s/^UTF-16LE$/UTF-16/;
  my $kept = $encoding !~ /NFD/;
  for my $form ($encoding =~ /\*/ ? () : sort keys %plain) {
    my $letters = $plain{$form};
    next if $form eq 'TSV' && $encoding =~ /NFD/;
    same("$form in $encoding", $encode->($letters), $form, $kept && $form ne 'text' && $form ne 'TSV');
  }
  for my $form (sort keys %declaring) {
    (my $letters = $declaring{$form}) =~ s/CHARSET/$charset/;
    same("$form in $encoding", $encode->($letters), $form, $kept);
  }
  (my $letters = $declaring{'HTML page'}) =~ s/<meta charset="CHARSET">//;
  same("WARC in $encoding", answer($charset, $encode->($letters)), 'WARC', $kept);
}
print "1..$n\n";
exit($failed > 0);
