# Two invented dispatches of the sample corpus are printed by three outlets each, which change words in them.
$ cadrage corpus copies $CORPUS | grep -v '^      '
> 2 shared texts among 36 articles; 4 repeat another source’s.
> 
> 1. 3 articles · 3 sources · credited to Agence Méridienne
>   2023-09-24 Agence Méridienne               100%  agence-meridienne/2023-09-24-martakert.txt
>   2023-09-25 Agence caspienne                 60%  agence-caspienne/2023-09-25-aghdere.txt
>   2023-09-25 Le Courrier du massif            67%  courrier-du-massif/2023-09-25-martakert.txt
>   Aghdara or Martakert
>     Agence Méridienne: Martakert (own voice)
>     Agence caspienne: Aghdara (own voice)
>   Naming Azerbaijan’s military action
>     Agence Méridienne: military operation (own voice)
>     Agence caspienne: counter-terrorism (own voice)
>   Naming the territory
>     Agence Méridienne: Nagorno-Karabakh (own voice)
>     Agence caspienne: Karabakh region (of Azerbaijan) (own voice)
>   Naming land changing hands to Azerbaijan
>     Agence Méridienne: control (attributed)
>     Agence caspienne: liberation (attributed)
>   Naming Azerbaijan’s military action
>     Agence Méridienne: military operation (own voice)
>     Le Courrier du massif: aggression (own voice)
>   Naming the territory
>     Agence Méridienne: Nagorno-Karabakh (own voice)
>     Le Courrier du massif: Artsakh (own voice)
>   Naming land changing hands to Azerbaijan
>     Agence Méridienne: control (attributed)
>     Le Courrier du massif: occupation or annexation by Azerbaijan (attributed)
> 
> 2. 3 articles · 3 sources · credited to Radio Volga
>   2023-10-09 Radio Volga                     100%  radio-volga/2023-10-09-pont.txt
>   2023-10-10 L’Observateur de l’Est           87%  observateur-de-lest/2023-10-10-pont.txt
>   2023-10-11 La Semaine atlantique            58%  semaine-atlantique/2023-10-11-pont.txt
>   Naming the Russian force
>     Radio Volga: soldiers of peace (own voice)
>     L’Observateur de l’Est: soldiers of peace (distanced)
>   Naming the Russian force
>     Radio Volga: soldiers of peace (own voice)
>     La Semaine atlantique: peacekeeping force (own voice)
>   Naming Azerbaijan’s military action
>     Radio Volga: military operation (own voice)
>     La Semaine atlantique: offensive (own voice)
>   Naming the territory
>     Radio Volga: Karabakh (own voice)
>     La Semaine atlantique: Nagorno-Karabakh (own voice)

$ cadrage corpus copies -f tsv $CORPUS | cut -f 1-5,7,9,10
> cluster	articles	sources	agencies	source	date	first	likeness
> 1	3	3	Agence Méridienne	Agence Méridienne	2023-09-24	true	1
> 1	3	3	Agence Méridienne	Agence caspienne	2023-09-25	false	0.597484
> 1	3	3	Agence Méridienne	Le Courrier du massif	2023-09-25	false	0.668874
> 2	3	3	Radio Volga	Radio Volga	2023-10-09	true	1
> 2	3	3	Radio Volga	L’Observateur de l’Est	2023-10-10	false	0.873239
> 2	3	3	Radio Volga	La Semaine atlantique	2023-10-11	false	0.576923

$ cadrage corpus copies -f tsv --wordings $CORPUS | cut -f 1,2,4,10,19 | head -3
> cluster	kind	choice	first_voice	text
> 1	wording	place-martakert	own	Aghdere
> 1	wording	military-action	own	mesures antiterroristes

$ cadrage corpus copies -f json $CORPUS | grep -c '"kind": "voice"'
> 1

# The order in which articles come makes no difference.
$ cadrage corpus convert $CORPUS -o a.jsonl; sort -r a.jsonl >b.jsonl
  cadrage corpus copies -f json a.jsonl >a.json; cadrage corpus copies -f json b.jsonl >b.json; cmp a.json b.json

# Without shared text there is nothing to show.
$ printf '{"source": "G", "text": "Rien à dire."}\n{"source": "H", "text": "Encore moins à dire."}\n' >c.jsonl; cadrage corpus copies c.jsonl
> 0 shared texts among 2 articles; 0 repeat another source’s.
? 1

$ cadrage corpus copies - </dev/null
2> cadrage: shared texts are found by reading twice: name a file instead of standard input or a pipe
? 2
