# What was read, by file and by source, and every fault with its place; nothing is changed.
$ printf '{"source": "Gazette", "date": "hier", "text": "Il dit « oui.\\nLire aussi : rien\\nla finLe cafÃ©"}\n{"text": 3}\n' >a.jsonl
  cadrage corpus check a.jsonl
> a.jsonl (JSON Lines): 2 announced, 1 read, 1 refused, 1 with a date that is not understood
>   1 paragraph with unpaired quotation marks
>     a.jsonl:1: Il dit « oui.
>   1 word run together with another
>     a.jsonl:1: finLe
>   1 sign of a wrong encoding
>     a.jsonl:1: Ã©
>   1 line of the site, left out
>     a.jsonl:1: Lire aussi : rien
>   3 words are no text of an article and are not counted
> 
> Gazette: 1 article
> 
> a.jsonl:2: refused: its text is no string
> a.jsonl:1: the date 'hier' is not understood and was left empty
? 1

$ printf '{"source": "G", "date": "16 décembre 2020", "text": "Rien à dire."}\n' >b.jsonl; cadrage corpus check -f tsv b.jsonl
>~ ^b.jsonl	JSON Lines	1	1	0	0	0	0	0	0	0	0	0	0	0	0	0	0	0	0$

# What a source repeats is shown and stays in the counts; each kind has its first place with its words.
$ for i in 1 2; do printf '{"id": "a%s", "source": "G", "text": "La vallée en direct\\n<p>Le jour %s.</p> Voir http://a.example/x.jpg\\nLa vallée en direct\\nMerci de vos messages à tous."}\n' $i $i; done >c.jsonl
  cadrage corpus check c.jsonl | sed -n '2,$p'
>   2 headlines repeated, left out
>     c.jsonl:1: La vallée en direct
>   4 pieces of HTML or XPath, left out
>     c.jsonl:1: <p>
>   2 links or names of pictures, left out
>     c.jsonl:1: http://a.example/x.jpg
>   2 first lines that their sources repeat
>     c.jsonl:2: La vallée en direct
>   2 closing paragraphs that their sources repeat
>     c.jsonl:2: Merci de vos messages à tous.
>   22 words are no text of an article and are not counted
> 
> G: 2 articles

# The lines of a text are its file's.
$ printf 'La ville.\n\nSuite.\nPartagez votre avis\n' >d.txt; cadrage corpus check d.txt
> d.txt (text): 1 announced, 1 read
>   1 line of the site, left out
>     d.txt:4: Partagez votre avis
>   3 words are no text of an article and are not counted
> 
> (no source): 1 article
? 1
