# Rewrites the pages of one DocC catalogue in a copy of the package: links as files have them become DocC's.
#
#     perl links.pl ROOT COPY CATALOGUE
#
# ROOT is the checkout, where images are taken from; CATALOGUE is a path inside COPY. A link to a page of any catalogue
# becomes one to its place on the site, with its heading; a link to anything else becomes its text; an image is copied
# into the catalogue.
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Copy qw(copy);

my ($root, $copy, $catalogue) = @ARGV;

# A heading's anchor as DocC makes it; in lower case it is that of Markdown.
sub anchor {
  my ($heading) = @_;
  $heading =~ s/^\s+|\s+$//g;
  $heading =~ s/[^\w\s-]//g;
  $heading =~ s/\s/-/g;
  return $heading;
}

# The anchor on the site of a heading that a link names as Markdown does.
sub site_anchor {
  my ($page, $wanted) = @_;
  open(my $in, '<', $page) or die "$page: $!\n";
  while (<$in>) {
    next unless /^#+\s+(.*)/;
    my $anchor = anchor($1);
    return $anchor if lc($anchor) eq $wanted;
  }
  die "$page: no heading is #$wanted\n";
}

# What a link to a file or heading becomes; nothing when it leads out of the catalogues.
sub site_link {
  my ($page, $target) = @_;
  return $target if $target =~ m{^[a-z]+:}i;
  my ($path, $wanted) = $target =~ /^([^#]*)(?:#(.*))?$/;
  my $file = $path eq '' ? $page : abs_path(dirname($page) . "/$path");
  return undef unless defined $file && $file =~ m{/([^/]+)\.docc/([^/]+)\.md$};
  my ($module, $name) = ($1, $2);
  my $link = '/documentation/' . lc($module) . ($name eq $module ? '' : '/' . lc($name));
  return defined $wanted ? "$link#" . site_anchor($file, $wanted) : $link;
}

for my $page (glob("$copy/$catalogue/*.md")) {
  open(my $in, '<', $page) or die "$page: $!\n";
  my $text = do { local $/; <$in> };
  close $in;
  # Blocks of code stay as they are.
  my $done = '';
  for my $part (split /(^```.*?^```$)/ms, $text) {
    next if $part =~ /^```/;
    # DocC wants the entries of a list of topics without words of their own.
    $part =~ s/^- \[[^\]]*\]\(([\w-]+)\.md\)$/- <doc:$1>/mg;
    $part =~ s{!\[([^\]]*)\]\(([^)]+)\)}{
      my ($words, $image) = ($1, $2);
      my $name = basename($image);
      my $from = "$root/" . dirname(substr($page, length("$copy/"))) . "/$image";
      copy($from, "$copy/$catalogue/$name") or die "$from: $!\n";
      "![$words]($name)"
    }ge;
    $part =~ s{(?<!!)\[([^\]]*)\]\(([^)]+)\)}{
      my ($words, $link) = ($1, site_link($page, $2));
      defined $link ? "[$words]($link)" : $words
    }ge;
  } continue {
    $done .= $part;
  }
  open(my $out, '>', $page) or die "$page: $!\n";
  print $out $done;
  close $out;
}
