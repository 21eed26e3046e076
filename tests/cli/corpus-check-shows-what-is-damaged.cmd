# What was read, by file and by source, and every fault with its place; nothing is changed.
$ printf '{"source": "Gazette", "date": "hier", "text": "Il dit « oui.\\nLire aussi : rien\\nfinLe cafÃ©"}\n{"text": 3}\n' >a.jsonl
  cadrage corpus check a.jsonl
> a.jsonl (JSON Lines): 2 announced, 1 read, 1 refused, 1 with a date that is not understood
>   1 paragraphs with unpaired quotation marks
>   1 words run together
>   1 signs of a wrong encoding
>   1 lines that are no article (Lire aussi ...)
> 
> Gazette: 1 article
> 
> a.jsonl:2: refused: no string 'text' in the object
> a.jsonl:1: the date 'hier' is not understood and was left empty
? 1

$ printf '{"source": "G", "date": "16 décembre 2020", "text": "Rien à dire."}\n' >b.jsonl; cadrage corpus check -f tsv b.jsonl
>~ ^b.jsonl	JSON Lines	1	1	0	0	0	0	0	0	0	0	0	0	0	0$
