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
