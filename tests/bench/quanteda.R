# SPDX-License-Identifier: MIT
# quanteda.R FOLDER WORDS - counts the words of a list, by their stems, in the articles of a folder: what bench.sh compares with
suppressPackageStartupMessages(library(quanteda))
arguments <- commandArgs(TRUE)
files <- list.files(arguments[1], pattern = "[.]txt$", recursive = TRUE, full.names = TRUE)
texts <- vapply(files, function(file) readChar(file, file.size(file), useBytes = TRUE), "")
Encoding(texts) <- "UTF-8"
words <- unique(char_wordstem(char_tolower(readLines(arguments[2], encoding = "UTF-8")), "french"))
articles <- tokens_wordstem(tokens_tolower(tokens(corpus(texts), remove_punct = TRUE)), "french")
found <- tokens_lookup(articles, dictionary(list(words = words)), valuetype = "fixed", case_insensitive = FALSE)
cat(sum(ntoken(found)), "\n")
