#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# oracles.t - known-correct statistics through the program: count tables in, JSON out. The oracles lie in CADRAGE_ORACLES or
# beside the repository; without them everything is skipped.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use JSON::PP;

my $here = dirname(abs_path($0));
my $root = abs_path("$here/../..");
my $program = $ENV{CADRAGE} // "$root/build/cadrage";
die "Bail out! no program at $program\n" unless -x $program;
$ENV{CADRAGE_DATA_DIR} //= "$root/lexicons";
$ENV{LC_ALL} = 'C.UTF-8';

my $oracles = $ENV{CADRAGE_ORACLES} // "$root/../shared/oracles";
unless (-d $oracles) {
  print "1..0 # SKIP no $oracles; set CADRAGE_ORACLES to the folder of the oracles\n";
  exit;
}
my $scratch = tempdir(CLEANUP => 1);
my ($n, $checks, @faults) = (0, 0);

# --- reading and running

sub oracle {
  my ($name) = @_;
  open my $file, '<', "$oracles/$name" or die "$oracles/$name: $!\n";
  my @rows = map { chomp; [split_csv($_)] } <$file>;
  my $head = shift @rows;
  return map { my $row = $_; +{ map { $head->[$_] => $row->[$_] } 0 .. $#$head } } grep { @$_ } @rows;
}

sub split_csv {
  my ($line) = @_;
  $line =~ s/\r$//;
  my @fields;
  while ($line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/g) {
    my ($quoted, $plain, $end) = ($1, $2, $3);
    push @fields, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
    last if $end eq '';
  }
  return @fields;
}

sub run {
  my ($rows, @arguments) = @_;
  open my $file, '>', "$scratch/counts.tsv" or die;
  print $file map { join("\t", @$_) . "\n" } @$rows;
  close $file;
  return decode_output($program, 'compare', @arguments, '-f', 'json', '-q');
}

sub decode_output {
  my (@command) = @_;
  open my $out, '-|', @command or die;
  local $/;
  my $json = <$out>;
  close $out or die "@command: exit status $?\n";
  die "not a number in the output\n" if $json =~ /\b(?:nan|inf)\b/i;
  return JSON::PP->new->decode($json);
}

sub compare { my ($rows, $a, $b, @more) = @_; return run($rows, '--corpus', "$scratch/counts.tsv", @more, $a, $b); }

# --- checking

sub near {
  my ($what, $found, $expected, $absolute, $relative) = @_;
  my $allowed = ($absolute // 0) + ($relative // 0) * abs($expected eq 'NA' ? 0 : $expected);
  $checks++;
  push @faults, "$what: found " . ($found // 'null') . ", expected $expected" unless defined $found && abs($found - $expected) <= $allowed;
}

sub claim {
  my ($claim, $code) = @_;
  ($checks, @faults) = (0);
  eval { $code->(); 1 } or push @faults, $@;
  push @faults, 'nothing was checked' unless $checks;
  $n++;
  print @faults ? 'not ok' : 'ok', " $n - $claim ($checks figures)\n";
  print map { "# $_\n" } @faults > 20 ? (@faults[0 .. 19], '...') : @faults;
}

my @wordings = ([qw(source choice wording n)]);
my @loaded = ([qw(source choice wording n words)]);

# --- the claims

claim 'shares have Wilson\'s intervals', sub {
  my @rows = @wordings;
  my @cases = grep { $_->{conf} < 0.96 && $_->{conf} > 0.94 } oracle('proportion_intervals.csv');
  for my $i (0 .. $#cases) {
    my $case = $cases[$i];
    push @rows, [$_, "c$i", 'x', $case->{x}], [$_, "c$i", 'y', $case->{n} - $case->{x}] for qw(A B);
  }
  for my $choice (@{ compare(\@rows, 'A', 'B')->{choices} }) {
    my $case = $cases[ substr $choice->{choice}, 1 ];
    my $share = $choice->{wordings}[0]{a};
    near("share $case->{x}/$case->{n}", $share->{share}, $case->{p}, 1e-12);
    near("low of $case->{x}/$case->{n}", $share->{low}, $case->{wilson_lo}, 1e-9);
    near("high of $case->{x}/$case->{n}", $share->{high}, $case->{wilson_hi}, 1e-9);
  }
};

claim 'differences have Newcombe\'s intervals', sub {
  my @rows = @wordings;
  my @cases = oracle('newcombe_difference.csv');
  for my $i (0 .. $#cases) {
    my $case = $cases[$i];
    for my $s (1, 2) {
      push @rows, [$s, "c$i", 'x', $case->{"x$s"}], [$s, "c$i", 'y', $case->{"n$s"} - $case->{"x$s"}];
    }
  }
  for my $choice (@{ compare(\@rows, 1, 2)->{choices} }) {
    my $case = $cases[ substr $choice->{choice}, 1 ];
    my $difference = $choice->{wordings}[0]{difference};
    near("difference $choice->{choice}", $difference->{value}, $case->{diff}, 1e-9);
    near("low of $choice->{choice}", $difference->{low}, $case->{newcombe10_lo}, 1e-9);
    near("high of $choice->{choice}", $difference->{high}, $case->{newcombe10_hi}, 1e-9);
  }
};

sub check_keyness {
  my ($what, $row, $case) = @_;
  near("$what chi2", $row->{chi2}, $case->{chi2}, 1e-14, 1e-10);
  near("$what chi2_yates", $row->{chi2_yates}, $case->{chi2_yates}, 1e-14, 1e-10);
  near("$what g2", $row->{g2}, $case->{sign} * $case->{G2_4cell}, 1e-12, 1e-10);
  near("$what fisher", $row->{fisher}, $case->{fisher_two_sided}, 0, 1e-7);
  near("$what log_ratio", $row->{log_ratio}, $case->{log_ratio_half}, 1e-12, 1e-10);
  near("$what specificity", abs $row->{specificity},
    -($row->{specificity} > 0 ? $case->{hyper_upper_log10} : $case->{hyper_lower_log10}), 1e-8, 1e-8);
}

claim 'keyness of small tables, empty cells among them', sub {
  for my $case (oracle('keyness_small.csv')) {
    my $what = "$case->{f1}/$case->{n1} v $case->{f2}/$case->{n2}";
    my @rows = (@loaded, ['A', 'word', '', $case->{f1}, $case->{n1}], ['B', 'word', '', $case->{f2}, $case->{n2}]);
    push @rows, map { ['A', "filler $_", '', 1, $case->{n1}] } 1 .. 12; # the oracle's family is its thirteen tables
    my ($row) = grep { $_->{term} eq 'word' } @{ compare(\@rows, 'A', 'B', '--loaded')->{loaded} };
    check_keyness($what, $row, $case);
    near("$what p_chi2", $row->{p_chi2}, $case->{p_chi2}, 1e-14, 1e-8);
    near("$what p_g2", $row->{p_g2}, $case->{p_G2}, 1e-14, 1e-8);
    near("$what lrc", $row->{lrc}, $case->{LRC_95_corpora}, 1e-9);
    if ($case->{fisher_cond_OR} eq 'Inf') {
      $checks++;
      push @faults, "$what: the odds ratio is not said to be infinite"
        unless !defined $row->{odds_ratio} && $row->{odds_ratio_infinite};
    } else {
      near("$what odds_ratio", $row->{odds_ratio}, $case->{fisher_cond_OR}, 1e-9, 1e-4);
    }
  }
};

my @congress;
push @congress, ['R', $_->{phrase}, '', $_->{R}, 69508], ['D', $_->{phrase}, '', $_->{D}, 105733] for oracle('congress109_counts.csv');

claim 'keyness of a thousand phrases of the Congressional Record, with q', sub {
  my %row = map { $_->{term} => $_ } @{ compare([@loaded, @congress], 'R', 'D', '--loaded')->{loaded} };
  for my $case (oracle('keyness_congress109.csv')) {
    check_keyness($case->{phrase}, $row{ $case->{phrase} }, $case);
    near("$case->{phrase} q", $row{ $case->{phrase} }{q}, $case->{q_bh_fisher}, 0, 1e-7);
  }
  for my $case (oracle('fightin_words_congress109.csv')) {
    near("$case->{phrase} log_odds", $row{ $case->{phrase} }{log_odds}, $case->{delta_pool}, 1e-9);
    near("$case->{phrase} z", $row{ $case->{phrase} }{z}, $case->{z_pool}, 1e-9);
  }
};

claim 'totals of the user\'s give the published ranking of partisan phrases', sub {
  my $loaded = compare([@loaded, @congress], 'R', 'D', '--loaded', '--totals', '80000,98160')->{loaded};
  my @published = oracle('published_gs_top10.csv');
  for my $party ('R', 'D') {
    my $sign = $party eq 'R' ? 1 : -1;
    my %chi2 = map { $_->{term} => $_->{chi2} } grep { $_->{g2} * $sign > 0 } @$loaded;
    for my $case (grep { $_->{party} eq $party } @published) {
      near("rank of $case->{phrase}", $chi2{ $case->{phrase} }, $case->{chi2_totals_80000_98160}, 0, 1e-10);
      my $rank = 1 + grep { ($_ =~ tr/././) == 1 && $chi2{$_} > $chi2{ $case->{phrase} } } keys %chi2;
      near("rank of $case->{phrase}", $rank, $case->{rank_chi2_totals_80000_98160});
    }
  }
};

claim 'specificities of Robespierre\'s speeches, as TXM prints them', sub {
  my %parts;
  push @{ $parts{ $_->{part} } }, $_ for oracle('specificities_robespierre.csv');
  for my $part (sort keys %parts) {
    my @rows = @loaded;
    for my $case (@{ $parts{$part} }) {
      push @rows, ['part', $case->{word}, '', $case->{f}, $case->{t}],
        ['rest', $case->{word}, '', $case->{F} - $case->{f}, $case->{T} - $case->{t}];
    }
    my %row = map { $_->{term} => $_ } @{ compare(\@rows, 'part', 'rest', '--loaded')->{loaded} };
    near("$_->{word} in $part", $row{ $_->{word} }{specificity}, $_->{specificity}, 1e-4) for @{ $parts{$part} };
  }
};

claim 'divergences of the shares as they are', sub {
  my @cases = oracle('jensen_shannon.csv');
  my @rows = @wordings;
  for my $i (0 .. $#cases) {
    my @a = split ' ', $cases[$i]{counts_a};
    my @b = split ' ', $cases[$i]{counts_b};
    push @rows, ['A', "c$i", "w$_", $a[$_]], ['B', "c$i", "w$_", $b[$_]] for 0 .. $#a;
  }
  for my $choice (@{ compare(\@rows, 'A', 'B')->{choices} }) {
    my $case = $cases[ substr $choice->{choice}, 1 ];
    near("$case->{case} divergence", $choice->{divergence}, $case->{jsd_bits}, 1e-12);
    near("$case->{case} distance", $choice->{distance}, $case->{js_distance_base2}, 1e-12);
  }
};

claim 'shares are resampled by articles, not by mentions', sub {
  my @rows = ([qw(source article choice wording n)]);
  for my $row (oracle('bootstrap_input_article_counts.csv')) {
    push @rows, [$row->{outlet}, $row->{article}, 'marks', 'quoted', $row->{quoted}],
      [$row->{outlet}, $row->{article}, 'marks', 'plain', $row->{total} - $row->{quoted}];
  }
  my @cases = oracle('cluster_bootstrap.csv');
  for my $i (0 .. $#cases) {
    my $other = $cases[ $i == 0 ? 1 : 0 ];
    my $choice = compare(\@rows, $cases[$i]{outlet}, $other->{outlet})->{choices}[0];
    my ($wording) = grep { $_->{wording} eq 'quoted' } @{ $choice->{wordings} };
    near("$cases[$i]{outlet} share", $wording->{a}{share}, $cases[$i]{share}, 1e-12);
    near("$cases[$i]{outlet} low", $wording->{a}{low}, $cases[$i]{boot100k_lo}, $cases[$i]{tol_endpoint_B2000});
    near("$cases[$i]{outlet} high", $wording->{a}{high}, $cases[$i]{boot100k_hi}, $cases[$i]{tol_endpoint_B2000});
  }
};

claim 'Krippendorff\'s alpha of his own data', sub {
  my @said = ([qw(1 2 3 3 2 1 4 1 2 . . .)], [qw(1 2 3 3 2 2 4 1 2 5 . 3)], [qw(. 3 3 3 2 3 4 2 2 5 1 .)], [qw(1 2 3 3 2 4 4 1 2 5 1 .)]);
  open my $file, '>', "$scratch/codes.tsv" or die;
  print $file "unit\tcoder\tvalue\n";
  for my $coder (0 .. 3) {
    print $file join("\t", $_ + 1, "ABCD" =~ /^.{$coder}(.)/, $said[$coder][$_] =~ tr/.//dr), "\n" for 0 .. 11;
  }
  close $file;
  my $json = decode_output($program, 'agreement', '-f', 'json', "$scratch/codes.tsv");
  my %alpha = map { $_->{metric} => $_ } @{ $json->{alphas} };
  near("alpha $_->{metric}", $alpha{ $_->{metric} }{alpha}, $_->{alpha}, 1e-9) for oracle('krippendorff_alpha.csv');
};

sub ca_table {
  my ($name) = @_;
  open my $file, '<', "$oracles/ca_table_$name.csv" or die;
  my @lines = map { chomp; [split_csv($_)] } <$file>;
  my (undef, @columns) = @{ shift @lines };
  my @rows = @wordings;
  for my $line (@lines) {
    my ($row, @counts) = @$line;
    push @rows, [$row, 'table', $columns[$_], $counts[$_]] for 0 .. $#columns;
  }
  return \@rows;
}

sub check_point {
  my ($what, $point, $case, $signs) = @_;
  near("$what mass", $point->{mass}, $case->{mass}, 1e-10);
  near("$what inertia", $point->{inertia}, $case->{inertia}, 1e-10);
  near("$what distance", $point->{distance}, $case->{chidist}, 1e-10);
  for my $axis (0, 1) {
    next unless defined $case->{ 'F' . ($axis + 1) } && $case->{ 'F' . ($axis + 1) } ne 'NA';
    near("$what principal", $point->{principal}[$axis] * $signs->[$axis], $case->{ 'F' . ($axis + 1) }, 1e-10);
    near("$what standard", $point->{standard}[$axis] * $signs->[$axis], $case->{ 'S' . ($axis + 1) }, 1e-10);
  }
  near("$what cos2", $point->{cos2}[0], $case->{cos2_1}, 1e-10);
  near("$what contribution", $point->{contribution}[0], $case->{ctr_1}, 1e-10);
}

for my $table (qw(smoke robespierre caith children)) {
  claim "correspondence analysis of the table $table", sub {
    my $map = run(ca_table($table), '--all', "$scratch/counts.tsv")->{correspondence};
    for my $case (grep { $_->{table} eq $table } oracle('ca_eigenvalues.csv')) {
      near("axis $case->{axis}", $map->{axes}[ $case->{axis} - 1 ]{eigenvalue}, $case->{eigenvalue}, 1e-10);
      near('inertia', $map->{inertia}, $case->{total_inertia}, 1e-10);
    }
    my %points = ((map { ("row $_->{source}" => $_) } @{ $map->{rows} }), (map { ("column $_->{wording}" => $_) } @{ $map->{columns} }));
    my @cases = grep { $_->{table} eq $table } oracle('ca_coordinates.csv');
    my @signs = map {
      my $f = "F$_";
      my ($far) = sort { abs($b->{$f}) <=> abs($a->{$f}) } grep { ($_->{$f} // 'NA') ne 'NA' } @cases;
      !defined $far || $far->{$f} * $points{($far->{kind} =~ /^col/ ? "column" : "row") . " $far->{name}"}{principal}[ $_ - 1 ] > 0 ? 1 : -1;
    } 1, 2;
    for my $case (@cases) {
      my $kind = $case->{kind} =~ /^col/ ? 'column' : 'row';
      my $point = $points{"$kind $case->{name}"} or die "no $kind '$case->{name}'\n";
      check_point("$kind $case->{name}", $point, $case, \@signs);
    }
  };
}

print "1..$n\n";
